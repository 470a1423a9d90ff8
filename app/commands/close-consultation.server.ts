// Writes the close of consultations whose last day has passed. Pages and commands follow the clock and not this mark: it is
// there so that the ledger says when each one closed.

import type { Context } from '~/adapters/context.server'

/** Mark one consultation as closed. */
export async function closeConsultation(ctx: Context, consultationId: string): Promise<void> {
  await ctx.change(async ({ tx, record }) => {
    await tx.consultation.update({ where: { id: consultationId }, data: { status: 'closed' } })
    record({ type: 'consultation.closed', by: 'system', ref: [consultationId] })
  })
}

/** Mark all that are over; returns how many. Run at start and once in a while by the server. */
export async function closeDueConsultations(ctx: Context): Promise<number> {
  const due = await ctx.database.prisma.consultation.findMany({
    where: { status: { in: ['open', 'suspended'] }, closesAt: { lte: new Date(ctx.clock.now()) } },
    select: { id: true },
  })
  for (const { id } of due) await closeConsultation(ctx, id)
  return due.length
}
