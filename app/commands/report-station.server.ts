// A station sends its report: it says that what it collected is complete, with a note of its own. The comments themselves are
// with the office since they were typed; the report closes the task and nothing else.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { stageOf } from '~/domain/consultation'
import type { EntryPlace } from './enter-comments.server'
import { forbidden, Refusal } from './refusal'

/** Send it once. `note` may be empty. */
export async function reportStation(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  note: string,
): Promise<void> {
  const where = { consultationId_stationId: place }
  const task = await ctx.database.prisma.consultationStation.findUnique({
    where,
    include: { consultation: true },
  })
  if (!task?.consultation.publishedAt) {
    throw new Refusal('not-found', {
      zh: '这个站点没有这次征求意见的任务。请从站点的工作台重新进入。',
      en: 'This station has no task in this consultation. Start again from the station desk.',
    })
  }
  if (!can(actor, 'report:station', { stationId: place.stationId })) throw forbidden()
  const { consultation } = task
  const now = ctx.clock.now()
  const stage = stageOf(
    {
      status: consultation.status,
      opensAt: consultation.opensAt.getTime(),
      closesAt: consultation.closesAt.getTime(),
      outcomePublishedAt: consultation.outcomePublishedAt?.getTime(),
    },
    now,
  )
  if (stage === 'reported' || stage === 'withdrawn' || stage === 'scheduled') {
    throw new Refusal('closed', {
      zh: '这次征求意见现在不需要报送，没有执行。',
      en: 'This consultation takes no report now; nothing was done.',
    })
  }
  await ctx.change(async ({ tx, record }) => {
    const { count } = await tx.consultationStation.updateMany({
      where: { ...place, reportedAt: null },
      data: {
        reportedAt: new Date(now),
        reportedById: actor.id ?? null,
        reportNote: note.trim().slice(0, 2_000),
      },
    })
    if (count === 0) throw already()
    record({
      type: 'station.reported',
      by: 'station',
      ref: [place.consultationId],
      committed: { place: { station: place.stationId, received: task.received } },
    })
  })
}

const already = () =>
  new Refusal('conflict', {
    zh: '这项任务已经报送过了，没有重复报送。之后录入的意见办公室同样看得到。',
    en: 'This task was already reported; nothing was sent twice. The office sees what is entered afterwards too.',
  })
