// Decides an appeal against a comment's not being shown. Whoever took that decision does not decide the appeal; granting
// it publishes the comment in the same transaction, upholding the decision needs an answer that the author can read.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { dutyOf } from './duty.server'
import { writeModeration } from './moderate-comment.server'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

export interface AppealDecision {
  readonly consultationId: string
  readonly appealId: string
  readonly isGranted: boolean
  readonly answer: string
}

const longestAnswer = 500

/** Decide it. Refuses who decided before, and what is decided already. */
export async function decideAppeal(ctx: Context, actor: Actor, input: AppealDecision): Promise<void> {
  const { consultationId, appealId, isGranted } = input
  const answer = input.answer.trim()
  const appeal = await ctx.database.prisma.appeal.findUnique({
    where: { id: appealId },
    include: { comment: { select: { consultation: { select: { id: true, regionCode: true } } } } },
  })
  const { regionCode, id } = appeal?.comment.consultation ?? {}
  if (!appeal || id !== consultationId || !can(actor, 'comment:moderate', { regionCode })) throw forbidden()
  const against = await ctx.database.prisma.moderation.findUniqueOrThrow({
    where: { id: appeal.moderationId },
  })
  if (!can(actor, 'appeal:decide', { regionCode, proposerId: against.byId })) throw ownDecision()
  if (!isGranted && answer === '') throw needsAnswer()
  if ([...answer].length > longestAnswer) throw tooLong()
  const decided = await ctx.change(async ({ tx, record }) => {
    const { count } = await tx.appeal.updateMany({
      where: { id: appealId, decidedAt: null },
      data: { decidedById: actor.id ?? '', decidedAt: new Date(ctx.clock.now()), isGranted, answer },
    })
    if (count === 0) throw decidedAlready()
    record({
      type: 'comment.appealDecided',
      by: actingAs(actor),
      ref: [appeal.commentId, dutyOf(ctx, appealId, actor.id ?? '')],
      committed: { words: { appeal: appealId, isGranted, answer } },
    })
    if (!isGranted) return 0
    return writeModeration({ ctx, tx, record }, actor, {
      consultationId,
      commentIds: [appeal.commentId],
      state: 'published',
      reason: '',
      note: answer,
    })
  })
  if (decided > 0) await ctx.search.refresh({ consultationId })
}

function ownDecision(): Refusal {
  return new Refusal('forbidden', {
    zh: '不公开的决定是您作的，异议要由另一个人来看。没有改动，请转给同事。',
    en: 'You took the decision that is appealed, so somebody else must decide the appeal. Nothing was changed; hand it to a colleague.',
  })
}

function needsAnswer(): Refusal {
  return new Refusal(
    'invalid',
    {
      zh: '维持不公开，要写明理由，提出人在回执上看得到。没有改动。',
      en: 'Upholding the decision needs a reason; the author reads it on the receipt. Nothing was changed.',
    },
    'answer',
  )
}

function tooLong(): Refusal {
  return new Refusal(
    'invalid',
    {
      zh: `答复最多${longestAnswer}字，请写短一些。写的字还在。`,
      en: `An answer has at most ${longestAnswer} characters; make it shorter. Your words are still here.`,
    },
    'answer',
  )
}

function decidedAlready(): Refusal {
  return new Refusal('conflict', {
    zh: '这份异议已经有人作了决定，没有改动。请看下面的决定。',
    en: 'Somebody has decided this appeal already; nothing was changed. See the decision below.',
  })
}
