// What others have said on the same place, close to what somebody is typing: offered for support, never instead of
// submitting. The index of what stands names the candidates among all comments of the place, and the words themselves
// decide; while it is being filled the newest few hundred are read instead. Nothing of what was typed is kept.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { similarComments } from '~/domain/comment'
import { consultationHead } from './consultation-head.server'

export interface SimilarComment {
  readonly id: string
  readonly text: string
  readonly supports: number
}

/** Candidates of the index, and copies of each: the first of them may not be published, or be taken back. */
const candidates = 40
const copiesOfEach = 3
/** The newest comments are read in any case, since the index takes them a moment later. */
const newest = 20
const newestWithoutIndex = 300
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
  const text = asked.text.slice(0, 10_000)
  const { index, isComplete } = ctx.standing.of(asked.id)
  const found = index.nearestOn(asked.eId, text, candidates, copiesOfEach)
  const where = { consultationId: asked.id, anchorEId: asked.eId, state: 'published' }
  const select = { id: true, text: true, supports: true } as const
  const { comment } = ctx.database.prisma
  const [named, recent] = await Promise.all([
    found.length > 0 ? comment.findMany({ where: { ...where, id: { in: [...found] } }, select }) : [],
    comment.findMany({
      where,
      orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      select,
      take: isComplete ? newest : newestWithoutIndex,
    }),
  ])
  const rows = new Map([...named, ...recent].map((row) => [row.id, row]))
  return onePerText(similarComments(text, [...rows.values()], offered * copiesOfEach)).slice(0, offered)
}

/** Of the same words only the comment that most people support: three copies of one letter are one offer. */
function onePerText(rows: readonly SimilarComment[]): readonly SimilarComment[] {
  const best = new Map<string, SimilarComment>()
  for (const row of rows) {
    const words = row.text.replace(/\s+/gu, '')
    const known = best.get(words)
    if (known === undefined || known.supports < row.supports) best.set(words, row)
  }
  return [...best.values()]
}
