// What the pictures of a consultation show: comments by day, by station, by article, and what they want. Four counts in the
// database; the maintained counters say how many there are in all, and every picture sums to that number.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { placeName } from '~/domain/comment'
import { addDays, type Day, dayOf, daysBetween, lastDayOf } from '~/domain/consultation'

export interface DeskCharts {
  readonly id: string
  readonly title: string
  readonly comments: number
  readonly closesAt: number
  /** Every day from the first to the last with a comment, or to the end of the period. */
  readonly days: readonly { readonly day: Day; readonly online: number; readonly station: number }[]
  /** By region and name, never ranked; comments that came through no station are `noStation`. */
  readonly stations: readonly { readonly id: string; readonly name: string; readonly comments: number }[]
  readonly noStation: number
  readonly articles: readonly ArticleFigures[]
}

export interface ArticleFigures {
  readonly eId: string
  readonly number: string
  readonly comments: number
  readonly people: number
  readonly stance: StanceFigures
}

export interface StanceFigures {
  readonly change: number
  readonly oppose: number
  readonly support: number
  readonly unclear: number
}

/** More days than this are shown to the last ones only: a draft that stays open for a year is no picture by day. */
const mostDays = 120

/** The figures; refuses who is not of the staff of its region. */
export async function deskCharts(ctx: Context, actor: Actor, id: string): Promise<DeskCharts> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id },
    include: {
      counts: true,
      articleCounts: true,
      version: {
        include: { articles: { orderBy: { ordinal: 'asc' }, select: { eId: true, number: true } } },
      },
    },
  })
  if (!row || !can(actor, 'comment:read', { regionCode: row.regionCode })) throw forbidden()
  const [byDay, stations, byStance] = await Promise.all([
    countByDay(ctx, id),
    countByStation(ctx, id),
    countByStance(ctx, id),
  ])
  const counted = new Map(row.articleCounts.map((count) => [count.eId, count]))
  const numbers = new Map(row.version.articles.map(({ eId, number }) => [eId, number]))
  const others = [...counted.keys()].filter((eId) => !numbers.has(eId)).sort()
  const comments = row.counts?.comments ?? 0
  return {
    id,
    title: row.title,
    comments,
    closesAt: row.closesAt.getTime(),
    days: daysOf(byDay, { from: dayOf(row.opensAt.getTime()), to: lastDayOf(row.closesAt.getTime()) }),
    stations,
    noStation: comments - stations.reduce((sum, station) => sum + station.comments, 0),
    articles: [...others, ...numbers.keys()].map((eId) => ({
      eId,
      number: numbers.get(eId) ?? placeName(eId) ?? eId,
      comments: counted.get(eId)?.texts ?? 0,
      people: counted.get(eId)?.people ?? 0,
      stance: byStance.get(eId) ?? { change: 0, oppose: 0, support: 0, unclear: 0 },
    })),
  }
}

type DayCount = { day: Day; online: number; station: number }

/** Days in Asia/Shanghai, which has no summer time. */
function countByDay(ctx: Context, consultationId: string): Promise<DayCount[]> {
  return ctx.database.driver.query<DayCount>(
    `SELECT to_char(c."receivedAt" + interval '8 hours', 'YYYY-MM-DD') AS day,
       count(*) FILTER (WHERE s."stationId" IS NULL)::int AS online,
       count(*) FILTER (WHERE s."stationId" IS NOT NULL)::int AS station
     FROM "Comment" c JOIN "Submission" s ON s."id" = c."submissionId"
     WHERE c."consultationId" = $1 AND c."state" <> 'undone' GROUP BY 1 ORDER BY 1`,
    [consultationId],
  )
}

/** From the first day that counts to the last, those without a comment too: a gap in a picture over time is a lie. */
function daysOf(counts: readonly DayCount[], period: { readonly from: Day; readonly to: Day }): DayCount[] {
  const known = new Map(counts.map((count) => [count.day, count]))
  const from = [period.from, counts[0]?.day ?? period.from].sort()[0] ?? period.from
  const to = [period.to, counts.at(-1)?.day ?? period.to].sort()[1] ?? period.to
  const all = Math.max(0, daysBetween(from, to)) + 1
  const first = all > mostDays ? addDays(to, 1 - mostDays) : from
  return Array.from({ length: Math.min(all, mostDays) }, (_, at) => {
    const day = addDays(first, at)
    return known.get(day) ?? { day, online: 0, station: 0 }
  })
}

function countByStation(ctx: Context, consultationId: string) {
  return ctx.database.driver.query<{ id: string; name: string; comments: number }>(
    `SELECT t."id", t."name", count(*)::int AS comments
     FROM "Submission" s JOIN "Comment" c ON c."submissionId" = s."id" JOIN "Station" t ON t."id" = s."stationId"
     WHERE s."consultationId" = $1 AND c."state" <> 'undone' GROUP BY t."id", t."name", t."regionCode" ORDER BY t."regionCode", t."name"`,
    [consultationId],
  )
}

async function countByStance(ctx: Context, consultationId: string): Promise<Map<string, StanceFigures>> {
  const rows = await ctx.database.driver.query<{ eId: string; stance: string; comments: number }>(
    `SELECT "anchorEId" AS "eId", "stance", count(*)::int AS comments FROM "Comment"
     WHERE "consultationId" = $1 AND "state" <> 'undone' GROUP BY 1, 2`,
    [consultationId],
  )
  const found = new Map<string, StanceFigures>()
  for (const { eId, stance, comments } of rows) {
    const before = found.get(eId) ?? { change: 0, oppose: 0, support: 0, unclear: 0 }
    const known = Object.hasOwn(before, stance) ? (stance as keyof StanceFigures) : 'unclear'
    found.set(eId, { ...before, [known]: before[known] + comments })
  }
  return found
}
