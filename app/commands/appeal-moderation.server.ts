// An author says why the comment should be shown after all, with the receipt as the only proof needed: one appeal for
// each decision. It changes nothing by itself; somebody other than who took the decision answers it.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { longestAppeal } from '~/domain/comment'
import { normaliseReceiptCode } from '~/domain/ledger'
import { Refusal } from './refusal'

export interface AppealInput {
  /** As the author typed it. */
  readonly code: string
  readonly commentId: string
  readonly words: string
}

/** Appeal; returns the canonical code. Whoever holds the code is its owner: no account is asked for. */
export async function appealModeration(ctx: Context, input: AppealInput): Promise<string> {
  const code = normaliseReceiptCode(input.code) ?? ''
  const words = readWords(input.words)
  const id = ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    const comment = await tx.comment.findFirst({
      where: { id: input.commentId, submission: { receiptHash: sha256Hex(code) } },
      select: {
        id: true,
        state: true,
        moderations: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1, select: { id: true } },
      },
    })
    if (!comment) throw noReceipt()
    const moderationId = comment.moderations[0]?.id
    if (!moderationId || !['held', 'refused'].includes(comment.state)) throw nothingToAppeal()
    if (await tx.appeal.findUnique({ where: { moderationId } })) throw appealedAlready()
    await tx.appeal.create({
      data: { id, commentId: comment.id, moderationId, words, createdAt: new Date(ctx.clock.now()) },
    })
    record({
      type: 'comment.appealed',
      by: 'anonymous',
      ref: [comment.id],
      committed: { words: { appeal: id, words } },
    })
  })
  return code
}

function readWords(typed: string): string {
  const words = typed.replaceAll('\r\n', '\n').trim()
  const length = [...words].length
  if (words === '' || !words.isWellFormed()) {
    throw new Refusal(
      'invalid',
      {
        zh: '请写明为什么应当公开，再提交异议。什么都还没有保存。',
        en: 'Say why it should be shown, then send the appeal. Nothing was saved.',
      },
      'appeal',
    )
  }
  if (length > longestAppeal) {
    throw new Refusal(
      'invalid',
      {
        zh: `异议最多${longestAppeal}字，现在是${length}字，请写短一些。写的字还在。`,
        en: `An appeal has at most ${longestAppeal} characters; this has ${length}. Make it shorter; your words are still here.`,
      },
      'appeal',
    )
  }
  return words
}

function noReceipt(): Refusal {
  return new Refusal('not-found', {
    zh: '没有这个回执码，请逐位核对。什么都没有改。',
    en: 'There is no such receipt. Check the 16 symbols; nothing was changed.',
  })
}

function nothingToAppeal(): Refusal {
  return new Refusal('conflict', {
    zh: '这条意见现在没有“不公开”的决定，不需要提异议。没有改动。',
    en: 'There is no decision against showing this comment now, so there is nothing to appeal. Nothing was changed.',
  })
}

function appealedAlready(): Refusal {
  return new Refusal('conflict', {
    zh: '对这个决定已经提过异议，请在这张回执上等答复。没有改动。',
    en: 'This decision was appealed already; its answer will stand on this receipt. Nothing was changed.',
  })
}
