// Days as offices count them: calendar days of Asia/Shanghai, which has had no summer time since 1991, so that a day is
// always 24 hours at UTC+8. A day is written 2026-11-27, as a date field posts it. A period ends at 24:00 of its last
// day, which is 0:00 of the day after; that instant itself is outside the period.

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000

/** The day of an instant (milliseconds since 1970 UTC). */
export function dayOf(ms: number): Day {
  return new Date(ms + shanghaiMs).toISOString().slice(0, 10)
}

/** Whether the text is a day that exists; 2026-02-30 does not. */
export function isDay(text: string): text is Day {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** 0:00 of the day, in milliseconds since 1970 UTC. The day must be one (`isDay`). */
export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiMs
}

/** 24:00 of the day. */
export function endOf(day: Day): number {
  return startOf(day) + dayMs
}

/** The day so many days later; earlier with a negative number. */
export function addDays(day: Day, days: number): Day {
  return dayOf(startOf(day) + days * dayMs)
}

/** Calendar days from one day to another, the first not counted: 11-01 to 12-01 is 30. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOf(to) - startOf(from)) / dayMs)
}

/** The last day of a period that ends at this instant. */
export function lastDayOf(closesAt: number): Day {
  return dayOf(closesAt - 1)
}

/** Saturday or Sunday. Public holidays are not known here: a person checks them. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** As notices and posters print it, always in Chinese: 2026年11月27日（周五）. */
export function chineseDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return `${year}年${month}月${date}日（周${'日一二三四五六'.charAt(weekday)}）`
}
