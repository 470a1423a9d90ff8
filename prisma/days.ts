// The days of the demonstration. Its files count days from the day of the first start, so that the open draft is open
// whenever somebody begins; here such a day becomes a moment, in the time of Asia/Shanghai.

import type { Context } from '~/adapters/context.server'

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

export interface Days {
  /** Milliseconds since 1970 UTC of 0:00 that many days from the first start. */
  start(day: number): number
  /** A moment of that day, so many minutes after 0:00. */
  at(day: number, minutes: number): number
  /** That day as 2026-12-31. */
  dated(day: number): string
  /** `{{date:adopted}}` in a text becomes the day that `dates` gives for the name. */
  write(text: string, dates: Readonly<Record<string, number>>): string
}

export function daysFrom(now: number): Days {
  const midnight = Math.floor((now + chinaMs) / dayMs) * dayMs - chinaMs
  const start = (day: number) => midnight + day * dayMs
  return {
    start,
    at: (day, minutes) => start(day) + minutes * 60_000,
    dated: (day) => new Date(start(day) + chinaMs).toISOString().slice(0, 10),
    write: (text, dates) =>
      text.replace(/\{\{date:([a-z]+)\}\}/g, (_, name: string) => {
        const day = new Date(start(dates[name] ?? 0) + chinaMs)
        return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
      }),
  }
}

/** The context at another moment: what a command writes then carries that time; the ledger keeps its own. */
export function onDay(ctx: Context, ms: number): Context {
  return { ...ctx, clock: { now: () => ms } }
}
