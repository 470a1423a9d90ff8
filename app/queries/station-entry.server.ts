// What the page for typing comments shows: the draft's articles to choose from by number, and whose desk it is.

import type { Context } from '~/adapters/context.server'
import { type EntryArticle, type EntryPlace, readEntryPlace } from '~/commands/enter-comments.server'
import { type Actor, can } from '~/domain/access'
import { mayAct, stageOf } from '~/domain/consultation'
import { ownComments } from './own-comments.server'
import { meetingRows } from './station-meetings.server'

export interface StationEntryView {
  readonly title: string
  readonly stationName: string
  readonly typist: string
  readonly articles: readonly EntryArticle[]
  readonly closesAt: number
  /** After the close: what is entered is marked as late. */
  readonly isLate: boolean
  readonly isTaken: boolean
  readonly meetings: readonly { readonly id: string; readonly name: string; readonly comments: number }[]
  /** What this clerk typed last, newest first. */
  readonly last: readonly LastEntry[]
  /** Whether the clerk may take an own entry back. */
  readonly mayUndo: boolean
}

export interface LastEntry {
  readonly submissionId: string
  readonly receipt: string
  readonly receivedAt: number
  readonly comments: readonly { readonly number: string; readonly eId: string; readonly text: string }[]
}

/** As many comments as the eye takes in while typing the next. */
const lastShown = 8

/** Refuses those who may not enter comments for the station. */
export async function stationEntry(ctx: Context, actor: Actor, place: EntryPlace): Promise<StationEntryView> {
  const { articles, typist } = await readEntryPlace(ctx, actor, place)
  const task = await ctx.database.prisma.consultationStation.findUniqueOrThrow({
    where: { consultationId_stationId: place },
    include: { consultation: true, station: { select: { name: true } } },
  })
  const { consultation, station } = task
  const [meetings, last] = await Promise.all([
    meetingRows(ctx, place),
    ownComments(ctx, { ...place, typedById: actor.id ?? '', importBatchId: null }, undefined, lastShown),
  ])
  const closesAt = consultation.closesAt.getTime()
  const stage = stageOf(
    {
      status: consultation.status,
      opensAt: consultation.opensAt.getTime(),
      closesAt,
      outcomePublishedAt: consultation.outcomePublishedAt?.getTime(),
    },
    ctx.clock.now(),
  )
  const isLate = mayAct(stage, 'enter-late')
  return {
    title: consultation.title,
    stationName: station.name,
    typist,
    articles,
    closesAt,
    isLate,
    isTaken: isLate || mayAct(stage, 'enter'),
    meetings: meetings.map(({ id, name, comments }) => ({ id, name, comments })),
    last: bySubmission(last.items),
    mayUndo: can(actor, 'comment:withdraw', { stationId: place.stationId }),
  }
}

function bySubmission(comments: Awaited<ReturnType<typeof ownComments>>['items']): LastEntry[] {
  const entries = new Map<string, LastEntry>()
  for (const { submissionId, receipt, receivedAt, number, eId, text } of comments) {
    const before = entries.get(submissionId)?.comments ?? []
    entries.set(submissionId, {
      submissionId,
      receipt,
      receivedAt,
      comments: [...before, { number, eId, text }],
    })
  }
  return [...entries.values()]
}
