// Writes the close of consultations whose last day has passed. Pages and commands follow the clock and not this mark: it is
// there so that the ledger says when each one closed.

import type { Context } from '~/adapters/context.server'
import { isRefusal, Refusal } from './refusal'

/** Mark one consultation as closed. Refuses one that another process has marked. */
export async function closeConsultation(ctx: Context, consultationId: string): Promise<void> {
  await ctx.change(async ({ tx, record }) => {
    const { count } = await tx.consultation.updateMany({
      where: { id: consultationId, status: { in: ['open', 'suspended'] } },
      data: { status: 'closed' },
    })
    if (count === 0) throw alreadyClosed()
    record({ type: 'consultation.closed', by: 'system', ref: [consultationId] })
  })
}

/** Mark all that are over; returns how many. Run at start and once in a while by the server. */
export async function closeDueConsultations(ctx: Context): Promise<number> {
  const due = await ctx.database.prisma.consultation.findMany({
    where: { status: { in: ['open', 'suspended'] }, closesAt: { lte: new Date(ctx.clock.now()) } },
    select: { id: true },
  })
  let closed = 0
  for (const { id } of due) {
    try {
      await closeConsultation(ctx, id)
      closed++
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return closed
}

const alreadyClosed = () =>
  new Refusal('conflict', { zh: '这次征求意见已经截止。', en: 'This consultation is closed already.' })
