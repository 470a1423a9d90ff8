// The period of a consultation and what may be done to it. 不少于三十日 is counted as offices count it: the day of
// publication is not counted, the last day is, and it ends at 24:00 (民法典 第二百零一条、第二百零二条 by analogy).
// The word of the law is 一般: a shorter period is possible with a reason and another person's approval. A published
// period may be extended and never shortened.

import { addDays, type Day, dayOf, daysBetween, endOf, isDay, startOf } from './calendar'
import type { ConsultationPolicy } from './policy'

export interface Period {
  readonly opensOn: Day
  readonly lastDay: Day
}

/** What is wrong with a period as somebody typed it. `short` needs a reason; the others cannot stand. */
export type PeriodProblem =
  | { readonly kind: 'unreadable'; readonly field: 'opensOn' | 'lastDay' }
  | { readonly kind: 'opens-in-the-past' }
  | { readonly kind: 'ends-before-it-opens' }
  | { readonly kind: 'too-long'; readonly days: number }
  | { readonly kind: 'short'; readonly days: number; readonly minDays: number; readonly earliest: Day }

/** A typing slip in the year would keep a draft open for ever. */
const longestDays = 366

/** Days of the period: the day it opens is not counted. */
export function countedDays({ opensOn, lastDay }: Period): number {
  return daysBetween(opensOn, lastDay)
}

/** The first last day that meets the policy when it opens on this day. */
export function earliestLastDay(opensOn: Day, policy: ConsultationPolicy): Day {
  return addDays(opensOn, policy.minDays)
}

/** The first problem of a period, or undefined. `today` is the day it is judged on; a past opening is a problem. */
export function periodProblem(
  period: Period,
  policy: ConsultationPolicy,
  today: Day,
): PeriodProblem | undefined {
  for (const field of ['opensOn', 'lastDay'] as const) {
    if (!isDay(period[field])) return { kind: 'unreadable', field }
  }
  if (period.opensOn < today) return { kind: 'opens-in-the-past' }
  const days = countedDays(period)
  if (days < 1) return { kind: 'ends-before-it-opens' }
  if (days > longestDays) return { kind: 'too-long', days }
  if (days >= policy.minDays) return undefined
  return { kind: 'short', days, minDays: policy.minDays, earliest: earliestLastDay(period.opensOn, policy) }
}

/** Whether a published period may end on this day instead: later than it does now, on a day that is not over. */
export function mayExtendTo(lastDay: Day, now: { readonly lastDay: Day; readonly today: Day }): boolean {
  return isDay(lastDay) && lastDay > now.lastDay && lastDay >= now.today
}

/**
 * When stations' comments are due, milliseconds: the policy's days before the close, but a station always has the day
 * of opening and the day after, and is never asked for more time than the public has.
 */
export function stationsDueAt(period: Period, policy: ConsultationPolicy): number {
  const planned = endOf(addDays(period.lastDay, -policy.stationLeadDays))
  const least = endOf(addDays(period.opensOn, 1))
  return Math.min(endOf(period.lastDay), Math.max(planned, least))
}

/** The instants of a period: it opens at 0:00 and closes at 24:00 of its last day. */
export function instantsOf({ opensOn, lastDay }: Period): { opensAt: number; closesAt: number } {
  return { opensAt: startOf(opensOn), closesAt: endOf(lastDay) }
}

/** The period of two instants. */
export function periodOf(opensAt: number, closesAt: number): Period {
  return { opensOn: dayOf(opensAt), lastDay: dayOf(closesAt - 1) }
}
