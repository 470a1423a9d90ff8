// Closes comments without an answer of their own: merged into another comment, which answers for them, out of the draft's
// scope, or spam. Each keeps its row, its words and its place in the count; the reason is kept and published.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { settlements } from '~/domain/adoption'
import { ledgerRole } from './disposition-target.server'
import { recountFates } from './recount-fates.server'
import { forbidden, Refusal } from './refusal'

export interface SettlementInput {
  readonly consultationId: string
  readonly commentIds: readonly string[]
  readonly as: string
  /** For `merged`: the comment that answers for them. */
  readonly mergedIntoId?: string
  readonly reason: string
}

const mostAtOnce = 500

/** Settle comments; what they were merged into before goes along. Returns how many. */
export async function settleComments(ctx: Context, actor: Actor, input: SettlementInput): Promise<number> {
  const ids = await openComments(ctx, actor, input)
  const as = settlements.find((known) => known === input.as)
  if (!as) throw refuse('as', '请选一种：合并、范围外或者垃圾。', 'Choose one: merged, out of scope or spam.')
  const reason = input.reason.trim()
  if (reason === '')
    throw refuse('settledReason', '请写明理由，公众看得到。', 'State the reason; the public reads it.')
  const mergedIntoId = as === 'merged' ? await mergeTarget(ctx, input) : null
  const now = new Date(ctx.clock.now())
  await ctx.change(async ({ tx, record }) => {
    const row = { settledAs: as, settledReason: reason, settledById: actor.id ?? null, settledAt: now }
    await tx.comment.updateMany({
      where: { id: { in: ids } },
      data: { ...row, mergedIntoId, lockVersion: { increment: 1 } },
    })
    // A chain of merges is cut short: whatever was merged into these now points where they point.
    if (mergedIntoId)
      await tx.comment.updateMany({ where: { mergedIntoId: { in: ids } }, data: { mergedIntoId } })
    await recountFates(tx, input.consultationId)
    for (const id of ids) {
      record({
        type: 'comment.settled',
        by: ledgerRole(actor),
        ref: mergedIntoId ? [id, mergedIntoId] : [id],
        committed: { words: { as, reason } },
      })
    }
  })
  return ids.length
}

/** Take settlements back: the comments wait for an answer again. */
export async function unsettleComments(
  ctx: Context,
  actor: Actor,
  input: Pick<SettlementInput, 'consultationId' | 'commentIds'>,
): Promise<number> {
  const ids = await openComments(ctx, actor, input)
  await ctx.change(async ({ tx, record }) => {
    await tx.comment.updateMany({
      where: { id: { in: ids } },
      data: {
        settledAs: null,
        mergedIntoId: null,
        settledReason: '',
        settledById: null,
        settledAt: null,
        lockVersion: { increment: 1 },
      },
    })
    await recountFates(tx, input.consultationId)
    for (const id of ids) record({ type: 'comment.reopened', by: ledgerRole(actor), ref: [id] })
  })
  return ids.length
}

async function openComments(
  ctx: Context,
  actor: Actor,
  { consultationId, commentIds }: Pick<SettlementInput, 'consultationId' | 'commentIds'>,
): Promise<string[]> {
  const consultation = await ctx.database.prisma.consultation.findUnique({ where: { id: consultationId } })
  const regionCode = consultation?.regionCode
  if (!consultation || !can(actor, 'disposition:propose', { regionCode })) throw forbidden()
  if (consultation.outcomePublishedAt) {
    throw new Refusal('closed', {
      zh: '采纳情况已经公布，意见的去向不能再改，没有执行。',
      en: 'The outcome is published: fates cannot be changed any more. Nothing was done.',
    })
  }
  const ids = [...new Set(commentIds)]
  if (ids.length === 0) throw refuse('commentIds', '请先选意见。', 'Choose comments first.')
  if (ids.length > mostAtOnce) {
    throw refuse(
      'commentIds',
      `一次最多${mostAtOnce}条，请分几次。`,
      `At most ${mostAtOnce} at once: do it in parts.`,
    )
  }
  const rows = await ctx.database.prisma.comment.findMany({
    where: { id: { in: ids }, consultationId, state: { not: 'undone' } },
    select: { id: true },
  })
  if (rows.length !== ids.length) {
    throw refuse(
      'commentIds',
      '有的意见不属于这次征求意见，没有执行。',
      'Some comments belong elsewhere; nothing was done.',
    )
  }
  return ids
}

async function mergeTarget(ctx: Context, input: SettlementInput): Promise<string> {
  const target = await ctx.database.prisma.comment.findUnique({ where: { id: input.mergedIntoId ?? '' } })
  if (
    !target ||
    target.state === 'undone' ||
    target.consultationId !== input.consultationId ||
    input.commentIds.includes(target.id)
  ) {
    throw refuse(
      'mergedIntoId',
      '请选一条别的意见，由它代为答复。没有合并。',
      'Choose another comment of this consultation to answer for them. Nothing was merged.',
    )
  }
  if (target.settledAs) {
    throw refuse(
      'mergedIntoId',
      '那条意见自己已经合并或者归为范围外、垃圾，不能再代别的意见答复。没有合并。',
      'That comment was itself merged, out of scope or spam and cannot answer for others. Nothing was merged.',
    )
  }
  return target.id
}

const refuse = (field: string, zh: string, en: string) => new Refusal('invalid', { zh, en }, field)
