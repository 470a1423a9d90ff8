// A person says where one point of a split comment stands in a later version. The comment's own place stays; the point's
// way through still later versions goes on from what was said, and every word on it is kept.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { fateOf, laterVersion, placesIn, takenBack } from './correct-carry.server'
import { placedWords } from './placed-words'
import { forbidden, Refusal } from './refusal'

export interface PartPlaceCorrection {
  readonly partId: string
  readonly versionId: string
  /** Articles of that version by eId or printed number; empty says that the text is gone. */
  readonly places: readonly string[]
  readonly reason: string
}

/** Correct one point's place. Refuses articles that the version does not have, and a point that was joined again. */
export async function correctPartPlace(
  ctx: Context,
  actor: Actor,
  input: PartPlaceCorrection,
): Promise<void> {
  const part = await ctx.database.prisma.commentPart.findUnique({
    where: { id: input.partId },
    include: { comment: { include: { consultation: { select: { regionCode: true, workId: true } } } } },
  })
  const consultation = part?.comment.consultation
  const byId = actor.id
  if (!part || !consultation || byId === undefined) throw forbidden()
  if (!can(actor, 'comparison:correct', { regionCode: consultation.regionCode })) throw forbidden()
  const version = await laterVersion(ctx, consultation.workId, input.versionId)
  const eIds = placesIn(version, input.places)
  const fate = fateOf(part.anchorEId, eIds)
  const word = { versionId: version.id, fate, eIds, reason: input.reason, byId, at: ctx.clock.now() }
  await ctx.change(async ({ tx, record }) => {
    const [row] = await tx.$queryRawUnsafe<{ placed: unknown; undoneAt: Date | null; state: string }[]>(
      `SELECT p."placed", p."undoneAt", c."state" FROM "CommentPart" p JOIN "Comment" c ON c."id" = p."commentId"
       WHERE p."id" = $1 FOR UPDATE`,
      part.id,
    )
    if (!row || row.state === 'undone') throw takenBack()
    if (row.undoneAt !== null) throw joinedAgain()
    const placed = placedWords.parse(row.placed)
    const before = placed.findLast(({ versionId }) => versionId === version.id)
    await tx.commentPart.update({ where: { id: part.id }, data: { placed: [...placed, word] } })
    record({
      type: 'carry.corrected',
      by: 'drafter',
      ref: [part.commentId, version.id],
      committed: {
        words: {
          part: part.ordinal,
          fate,
          eIds,
          reason: input.reason,
          before: before ? { fate: before.fate, eIds: before.eIds } : null,
        },
      },
    })
  })
}

function joinedAgain(): Refusal {
  return new Refusal('conflict', {
    zh: '这条意见已经重新拆分或者合回，没有保存。请回到意见页看现在的各点。',
    en: 'This comment was split anew or joined again; nothing was saved. See its points on its page.',
  })
}
