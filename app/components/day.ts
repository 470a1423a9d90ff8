// Days as the interface prints them, in Asia/Shanghai whatever the server's clock zone: 2026年11月27日（周五）.

import type { Language } from '~/language'

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const chinaMs = 8 * 3_600_000
const dayMs = 86_400_000

/** The day of an instant, with year and weekday. */
export function dayText(ms: number, language: Language): string {
  const day = new Date(ms + chinaMs)
  const weekday = weekdays[language][day.getUTCDay()]
  return language === 'zh'
    ? `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日（周${weekday}）`
    : `${weekday} ${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`
}

/** 2026-11-22, for names of versions and tables. */
export function isoDay(ms: number): string {
  return new Date(ms + chinaMs).toISOString().slice(0, 10)
}

/** Day and minute of an instant, 2026-11-27 09:05. */
export function instantText(ms: number): string {
  return new Date(ms + chinaMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** The last day of a period that ends at 24:00, which is 0:00 of the day after. */
export function lastDayText(endsAt: number, language: Language): string {
  return dayText(endsAt - 1, language)
}

/** Whole days left, 1 on the last one. */
export function daysLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / dayMs))
}
