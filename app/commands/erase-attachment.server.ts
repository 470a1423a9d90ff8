// Takes a file away on a legal ground: its bytes, its name, what was read in it, and the opening of its entry in the
// ledger. The entry itself stays, so that every proof made before still holds and the count of files stays true.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { dropUnnamed } from './attach-files.server'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

/** Refuses without a ground. A file that is gone already is no fault. */
export async function eraseAttachment(
  ctx: Context,
  actor: Actor,
  asked: { readonly commentId: string; readonly attachmentId: string; readonly ground: string },
): Promise<void> {
  const found = await ctx.database.prisma.attachment.findUnique({
    where: { id: asked.attachmentId },
    include: {
      submission: {
        select: { consultation: { select: { regionCode: true } }, comments: { select: { id: true } } },
      },
    },
  })
  const isOfComment = found?.submission.comments.some(({ id }) => id === asked.commentId) ?? false
  const regionCode = found?.submission.consultation.regionCode
  if (!found || !isOfComment || !can(actor, 'comment:moderate', { regionCode })) throw forbidden()
  const ground = asked.ground.trim()
  if (ground === '') throw withoutGround()
  if (found.erasedAt) return
  await ctx.change(async ({ tx, record }) => {
    await tx.attachment.update({
      where: { id: found.id },
      data: { name: '', text: '', erasedAt: new Date(ctx.clock.now()) },
    })
    await tx.ledgerSecret.deleteMany({ where: { seq: found.ledgerSeq, field: 'files' } })
    record({
      type: 'comment.fileErased',
      by: actingAs(actor),
      ref: [asked.commentId, found.id],
      committed: { words: { entry: found.ledgerSeq, field: 'files', ground, by: actor.id ?? '' } },
    })
  })
  await dropUnnamed(ctx, [found.sha256])
}

const withoutGround = () =>
  new Refusal(
    'invalid',
    {
      zh: '删除文件要写明依据，例如“本人依个人信息保护法第四十七条要求删除”。没有删除。',
      en: 'Erasing needs a ground, such as a request under article 47 of the personal information law. Nothing was erased.',
    },
    'ground',
  )
