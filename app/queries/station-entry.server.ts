// What the page for typing comments shows: the draft's articles to choose from by number, and whose desk it is.

import type { Context } from '~/adapters/context.server'
import { type EntryArticle, type EntryPlace, readEntryPlace } from '~/commands/enter-comments.server'
import type { Actor } from '~/domain/access'
import { mayAct, stageOf } from '~/domain/consultation'

export interface StationEntryView {
  readonly title: string
  readonly stationName: string
  readonly typist: string
  readonly articles: readonly EntryArticle[]
  readonly closesAt: number
  /** After the close: what is entered is marked as late. */
  readonly isLate: boolean
  readonly isTaken: boolean
}

/** Refuses those who may not enter comments for the station. */
export async function stationEntry(ctx: Context, actor: Actor, place: EntryPlace): Promise<StationEntryView> {
  const { articles, typist } = await readEntryPlace(ctx, actor, place)
  const task = await ctx.database.prisma.consultationStation.findUniqueOrThrow({
    where: { consultationId_stationId: place },
    include: { consultation: true, station: { select: { name: true } } },
  })
  const { consultation, station } = task
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
  }
}
