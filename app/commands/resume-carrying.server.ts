// Goes on with a carrying that was cancelled or failed, from the workbench where its gap is seen. The run reads all comments
// again: what was written before is written the same, and what a person said stays.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { carryBehind } from './start-carrying.server'
import { actingAs } from './theme-change.server'

/** Start it again. Whoever may correct places may do it, whoever cancelled it. */
export async function resumeCarrying(ctx: Context, actor: Actor, consultationId: string): Promise<void> {
  const { prisma } = ctx.database
  const consultation = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true, versionId: true },
  })
  const regionCode = consultation?.regionCode
  if (!consultation || !can(actor, 'comparison:correct', { regionCode })) throw forbidden()
  const last = await prisma.jobRun.findFirst({
    where: { name: 'carry-comments', subject: consultationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, status: true },
  })
  if (last?.status !== 'cancelled' && last?.status !== 'failed') {
    throw new Refusal('conflict', {
      zh: '意见已经在移动或者已经移完，没有要继续的。',
      en: 'The comments are being carried or have been; there is nothing to go on with.',
    })
  }
  await ctx.change(async ({ record }) => record({ type: 'job.retried', by: actingAs(actor), ref: [last.id] }))
  await carryBehind(ctx, { consultationId, versionId: consultation.versionId, byId: actor.id })
}
