// A station's own account of one consultation: what it brought, whether it reported, and what became of each comment.

import type { Context } from '~/adapters/context.server'
import { type EntryPlace, readEntryPlace } from '~/commands/enter-comments.server'
import type { Actor } from '~/domain/access'
import { stageOf } from '~/domain/consultation'
import { type OwnComment, ownComments } from './own-comments.server'

export interface StationReport {
  readonly title: string
  readonly stationName: string
  readonly received: number
  readonly dueAt: number
  readonly reportedAt?: number
  readonly note: string
  readonly mayReport: boolean
  /** Once the outcome is public: how many changed the text, were partly adopted, were answered. */
  readonly results?: { readonly changed: number; readonly partly: number; readonly answered: number }
  readonly comments: readonly OwnComment[]
  readonly next?: string
}

/** Refuses those who may not enter comments for the station. `after` is the last comment of the page before. */
export async function stationReport(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  after?: string,
): Promise<StationReport> {
  await readEntryPlace(ctx, actor, place)
  const task = await ctx.database.prisma.consultationStation.findUniqueOrThrow({
    where: { consultationId_stationId: place },
    include: { consultation: true, station: { select: { name: true } } },
  })
  const { consultation } = task
  const stage = stageOf(
    {
      status: consultation.status,
      opensAt: consultation.opensAt.getTime(),
      closesAt: consultation.closesAt.getTime(),
      outcomePublishedAt: consultation.outcomePublishedAt?.getTime(),
    },
    ctx.clock.now(),
  )
  const { items, next } = await ownComments(ctx, place, after)
  return {
    title: consultation.title,
    stationName: task.station.name,
    received: task.received,
    dueAt: task.dueAt.getTime(),
    reportedAt: task.reportedAt?.getTime(),
    note: task.reportNote,
    mayReport: task.reportedAt === null && ['open', 'closed', 'suspended'].includes(stage),
    ...(stage === 'reported' ? { results: await resultsOf(ctx, place) } : {}),
    comments: items,
    next,
  }
}

/** Over all the station's comments, page by page; a station brings hundreds at most. */
async function resultsOf(ctx: Context, place: EntryPlace) {
  const results = { changed: 0, partly: 0, answered: 0 }
  let after: string | undefined
  do {
    const { items, next } = await ownComments(ctx, place, after)
    for (const { outcome, changed } of items) {
      if (outcome !== 'waiting') results.answered++
      if (outcome === 'partly-adopted') results.partly++
      if (changed.length > 0) results.changed++
    }
    after = next
  } while (after !== undefined)
  return results
}
