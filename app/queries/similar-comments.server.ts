// What others have said on the same place, close to what somebody is typing: offered for support, never instead of
// submitting. Reads the newest few hundred published comments of the place and keeps nothing of what was typed.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { similarComments } from '~/domain/comment'
import { consultationHead } from './consultation-head.server'

export interface SimilarComment {
  readonly id: string
  readonly text: string
  readonly supports: number
}

const looked = 300
const offered = 3

/** At most three; none where the consultation does not show what others said, or is not open. */
export async function similarOnPlace(
  ctx: Context,
  actor: Actor,
  asked: { readonly id: string; readonly eId: string; readonly text: string },
): Promise<readonly SimilarComment[]> {
  const head = await consultationHead(ctx, actor, asked.id)
  if (head?.stage !== 'open' || !head.showsComments) return []
  if (!can(actor, 'comment:read', { isPublished: true, regionCode: head.regionCode })) return []
  const rows = await ctx.database.prisma.comment.findMany({
    where: { consultationId: asked.id, anchorEId: asked.eId, state: 'published' },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, text: true, supports: true },
    take: looked,
  })
  return similarComments(asked.text.slice(0, 10_000), rows, offered)
}
