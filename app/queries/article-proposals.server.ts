// The concrete proposals of one article, line for line: how many people, comments and stations ask for the same change.
// Read from what the machine found in each comment; lines are never netted against each other.

import type { Context } from '~/adapters/context.server'
import { type Proposal, type ProposalOp, tallyProposals } from '~/domain/comment'

export interface ArticleProposal {
  readonly words: string
  readonly op: ProposalOp
  readonly people: number
  readonly texts: number
  readonly stations: number
  /** The first comments that ask for it. */
  readonly comments: readonly string[]
}

/** Lines shown, and comments looked at: on an article with more, the newest are left out of this table alone. */
const shownLines = 20
const readAtMost = 5_000
const shownComments = 3

/** Most people first. One query; linear in the article's comments that propose something. */
export async function articleProposals(
  ctx: Context,
  { consultationId, eId, number }: { consultationId: string; eId: string; number: string },
): Promise<ArticleProposal[]> {
  const rows = await ctx.database.prisma.$queryRawUnsafe<
    { id: string; proposals: Proposal[]; author: string; stationId: string | null }[]
  >(
    `SELECT c."id", c."proposals", coalesce(s."personId", s."id") AS "author", s."stationId"
     FROM "Comment" c JOIN "Submission" s ON s."id" = c."submissionId"
     WHERE c."consultationId" = $1 AND c."anchorEId" = $2 AND c."state" <> 'undone' AND c."proposals" <> '[]'::jsonb
     ORDER BY c."receivedAt", c."id" LIMIT ${readAtMost}`,
    consultationId,
    eId,
  )
  const stations = new Map(rows.map(({ id, stationId }) => [id, stationId]))
  const made = rows.flatMap(({ id, author, proposals }) =>
    proposals
      .filter(({ article }) => (article ?? '') === '' || article === number)
      .map(({ op, old, new: words }) => ({ op, old, new: words, article: number, comment: id, author })),
  )
  return tallyProposals(made)
    .slice(0, shownLines)
    .map(({ words, op, people, texts, comments }) => ({
      words,
      op,
      people,
      texts,
      stations: new Set(comments.flatMap((id) => stations.get(id) ?? [])).size,
      comments: comments.slice(0, shownComments),
    }))
}
