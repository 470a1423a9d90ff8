// Takes the last step on an answer back: an approval becomes a proposal again, a proposal or draft is withdrawn and the
// answer before it stands again. The withdrawn row stays in the history.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { checkLinks } from './check-links.server'
import {
  currentDisposition,
  ledgerRole,
  refuseChanged,
  type TargetRef,
  targetOf,
} from './disposition-target.server'
import { dutyOf } from './duty.server'
import { claim } from './propose-disposition.server'
import { recountFates } from './recount-fates.server'
import { forbidden, Refusal } from './refusal'

/** Undo the last step. The approver takes back an approval, the proposer the rest. */
export async function undoDisposition(
  ctx: Context,
  actor: Actor,
  ref: TargetRef,
  lockVersion?: number,
): Promise<void> {
  const target = await targetOf(ctx, actor, 'disposition:read', ref)
  const row = await currentDisposition(ctx.database.prisma, target)
  if (!row) {
    throw new Refusal('conflict', {
      zh: '这一项还没有可以撤销的步骤。',
      en: 'There is no step to undo here.',
    })
  }
  const isApproval = row.status === 'approved'
  const mine = isApproval ? row.approvedById : row.proposedById
  if (actor.id === undefined || actor.id !== mine) throw forbidden()
  await refuseChanged(ctx, row, lockVersion)
  await ctx.change(async ({ tx, record }) => {
    if (isApproval) {
      await claim(ctx, tx, row, { status: 'proposed', approvedById: null, decidedAt: null })
    } else {
      await claim(ctx, tx, row, { status: 'withdrawn' })
      await tx.disposition.updateMany({ where: { replacedById: row.id }, data: { replacedById: null } })
    }
    await recountFates(tx, target.consultationId)
    record({
      type: 'disposition.undone',
      by: ledgerRole(actor),
      ref: [row.id, dutyOf(ctx, row.id, actor.id ?? '')],
      committed: { words: { undone: row.status }, person: { id: actor.id ?? '' } },
    })
  })
  // An answer that stands again was not looked at while another stood.
  await checkLinks(ctx, target.consultationId)
}
