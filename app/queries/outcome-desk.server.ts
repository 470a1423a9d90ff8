// The page on which the report is prepared and published: the sum, what still waits, who prepared it, who may publish.

import type { Context } from '~/adapters/context.server'
import { publishersOf } from '~/commands/approve-consultation.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { type Balance, balanceOf } from '~/domain/adoption'
import { type Stage, stageOf } from '~/domain/consultation'
import { excerpt, fateCountsOf } from './disposition-queue.server'
import { waitingComments } from './outcome-facts.server'

export interface OutcomeDesk {
  readonly consultation: { readonly id: string; readonly title: string }
  readonly stage: Stage
  readonly balance: Balance
  readonly waiting: readonly { readonly key: string; readonly label: string }[]
  readonly note: string
  readonly preparedBy: string
  readonly preparedAt: number
  readonly publishedAt: number
  readonly publishers: readonly string[]
  readonly may: { readonly prepare: boolean; readonly publish: boolean; readonly isOwn: boolean }
}

/** The report as the desk sees it. */
export async function outcomeDesk(ctx: Context, actor: Actor, consultationId: string): Promise<OutcomeDesk> {
  const { prisma } = ctx.database
  const row = await prisma.consultation.findUnique({
    where: { id: consultationId },
    include: { counts: true },
  })
  const subject = { regionCode: row?.regionCode }
  const isStaff = can(actor, 'disposition:read', subject)
  if (!row?.publishedAt || !isStaff) throw forbidden()
  const report = await prisma.outcomeReport.findUnique({ where: { consultationId } })
  const preparer = report ? await prisma.person.findUnique({ where: { id: report.preparedById } }) : null
  const waiting = await waitingComments(ctx, consultationId)
  const times = { opensAt: row.opensAt.getTime(), closesAt: row.closesAt.getTime() }
  const publishedAt = row.outcomePublishedAt?.getTime() ?? 0
  const isOpenCase = publishedAt === 0
  return {
    consultation: { id: row.id, title: row.title },
    stage: stageOf(
      { status: row.status, ...times, outcomePublishedAt: publishedAt || null },
      ctx.clock.now(),
    ),
    balance: balanceOf(row.counts?.comments ?? 0, fateCountsOf(row.counts)),
    waiting: waiting.map(({ id, text }) => ({ key: `c-${id}`, label: excerpt(text) })),
    note: report?.note ?? '',
    preparedBy: preparer?.name ?? '',
    preparedAt: report?.preparedAt.getTime() ?? 0,
    publishedAt,
    publishers: (await publishersOf(ctx, row.regionCode))
      .filter(({ id }) => id !== report?.preparedById)
      .slice(0, 3)
      .map(({ name }) => name),
    may: {
      prepare: isOpenCase && can(actor, 'outcome:prepare', subject),
      publish:
        isOpenCase &&
        report !== null &&
        can(actor, 'outcome:publish', { ...subject, proposerId: report.preparedById }),
      isOwn: report?.preparedById === actor.id,
    },
  }
}
