// Somebody thinks the same as a published comment. One support for each account or device and comment; a second one
// changes nothing. It is counted beside the comment and moves it nowhere.

import { createHmac } from 'node:crypto'
import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { stageOf } from '~/domain/consultation'
import { forbidden, Refusal } from './refusal'

export interface SupportAsked {
  readonly consultationId: string
  readonly commentId: string
  /** Account of who is signed in, else a random id that the device keeps. */
  readonly supporter: { readonly personId: string } | { readonly deviceId: string }
}

/** Returns the place of the comment, to come back to. */
export async function supportComment(
  ctx: Context,
  actor: Actor,
  asked: SupportAsked,
): Promise<{ eId: string; isRepeat: boolean }> {
  const comment = await ctx.database.prisma.comment.findUnique({
    where: { id: asked.commentId },
    include: { consultation: true },
  })
  const consultation = comment?.consultation
  if (!comment || !consultation?.publishedAt || comment.consultationId !== asked.consultationId)
    throw unknown()
  if (comment.state !== 'published' || !consultation.showsComments) throw unknown()
  if (!can(actor, 'comment:submit', { isPublished: true, regionCode: consultation.regionCode }))
    throw forbidden()
  const stage = stageOf(
    {
      status: consultation.status,
      opensAt: consultation.opensAt.getTime(),
      closesAt: consultation.closesAt.getTime(),
      outcomePublishedAt: consultation.outcomePublishedAt?.getTime(),
    },
    ctx.clock.now(),
  )
  if (stage !== 'open') {
    throw new Refusal('closed', {
      zh: '这次征求意见现在不接收附议，没有记下。',
      en: 'This consultation takes no support now; nothing was noted.',
    })
  }
  const supporter = supporterHash(ctx, asked.supporter)
  const key = { commentId_supporter: { commentId: comment.id, supporter } }
  const known = await ctx.database.prisma.support.findUnique({ where: key })
  if (known) return { eId: comment.anchorEId, isRepeat: true }
  return ctx.change(async ({ tx, record }) => {
    // Writers of one process queue in `change`; two processes meet at the unique key, and one of them fails loudly.
    await tx.support.create({
      data: { id: ctx.ids.next(), commentId: comment.id, supporter, createdAt: new Date(ctx.clock.now()) },
    })
    await tx.comment.update({ where: { id: comment.id }, data: { supports: { increment: 1 } } })
    await tx.articleCount.updateMany({
      where: { consultationId: consultation.id, eId: comment.anchorEId },
      data: { supports: { increment: 1 } },
    })
    record({
      type: 'comment.supported',
      by: 'personId' in asked.supporter ? 'resident' : 'anonymous',
      ref: [comment.id],
    })
    return { eId: comment.anchorEId, isRepeat: false }
  })
}

/** Keyed, so that nobody who holds the table can try out accounts or devices. */
function supporterHash(ctx: Context, supporter: SupportAsked['supporter']): string {
  const who = 'personId' in supporter ? `person ${supporter.personId}` : `device ${supporter.deviceId}`
  return createHmac('sha256', ctx.secrets.receipt).update(`support ${who}`).digest('hex')
}

function unknown(): Refusal {
  return new Refusal('not-found', {
    zh: '没有这条意见，或者它没有公开。没有记下。',
    en: 'There is no such published comment; nothing was noted.',
  })
}
