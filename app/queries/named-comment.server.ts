// A published comment with the name it is shown under, for the page on which somebody says that it is not theirs.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'

export interface NamedComment {
  readonly consultationId: string
  readonly title: string
  readonly eId: string
  readonly text: string
  /** Empty while it is contested, and where none was published. */
  readonly name: string
  readonly authorship: string
}

/** Undefined for what the public does not see. */
export async function namedComment(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly commentId: string },
): Promise<NamedComment | undefined> {
  const row = await ctx.database.prisma.comment.findFirst({
    where: { id: asked.commentId, consultationId: asked.consultationId, state: 'published' },
    include: {
      submission: { select: { publicName: true, authorship: true } },
      consultation: {
        select: {
          title: true,
          showsComments: true,
          outcomePublishedAt: true,
          publishedAt: true,
          regionCode: true,
        },
      },
    },
  })
  if (!row?.consultation.publishedAt) return undefined
  const { title, regionCode, showsComments, outcomePublishedAt } = row.consultation
  const isPublished = showsComments || outcomePublishedAt !== null
  if (!can(actor, 'comment:read', { isPublished, regionCode })) return undefined
  return {
    consultationId: asked.consultationId,
    title,
    eId: row.anchorEId,
    text: row.text,
    name: row.submission.publicName,
    authorship: row.submission.authorship,
  }
}
