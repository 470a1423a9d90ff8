// Comments with what became of each: those of one person, or those a station brought. Newest first; a page holds fifty and the
// next is asked for by the last one's id. The receipt is computed again each time, so that it can be printed again.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { receiptOf } from '~/commands/sent-before.server'
import type { AnswerFate } from '~/domain/adoption'
import { commentFates } from './comment-fates.server'

export interface OwnComment {
  readonly id: string
  readonly submissionId: string
  readonly consultationId: string
  readonly title: string
  /** Printed number; empty for the draft as a whole and other places. */
  readonly number: string
  readonly eId: string
  readonly text: string
  readonly receivedAt: number
  readonly channel: string
  readonly isLate: boolean
  /** What its readers see as the name; empty means none. */
  readonly name: string
  readonly receipt: string
  readonly outcome: AnswerFate
  readonly rationale: string
  readonly changed: readonly {
    readonly fromText: string
    readonly toText: string
    readonly articleNumber: string
  }[]
}

const pageSize = 50

/** Comments of submissions that meet the condition. */
export async function ownComments(
  ctx: Context,
  where: Prisma.SubmissionWhereInput,
  after?: string,
  size = pageSize,
): Promise<{ items: OwnComment[]; next?: string }> {
  const rows = await ctx.database.prisma.comment.findMany({
    where: { submission: where, state: { not: 'undone' } },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    include: { submission: true, consultation: { select: { title: true } } },
    take: size + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
  })
  const page = rows.slice(0, size)
  const [fates, numbers] = await Promise.all([
    commentFates(
      ctx,
      page.map(({ id }) => id),
    ),
    numbersOf(ctx, page),
  ])
  const items = page.map((row) => {
    const fate = fates.get(row.id)
    return {
      id: row.id,
      submissionId: row.submissionId,
      consultationId: row.consultationId,
      title: row.consultation.title,
      number: numbers.get(`${row.versionId} ${row.anchorEId}`) ?? '',
      eId: row.anchorEId,
      text: row.text,
      receivedAt: row.receivedAt.getTime(),
      channel: row.submission.channel,
      isLate: row.submission.isLate,
      name: row.submission.publicName,
      receipt: receiptOf(ctx, row.submissionId),
      outcome: fate?.outcome ?? 'waiting',
      rationale: fate?.answer?.rationale ?? '',
      changed: (fate?.changed ?? []).map(({ fromText, toText, articleNumber }) => ({
        fromText,
        toText,
        articleNumber,
      })),
    }
  })
  return { items, next: rows.length > size ? items.at(-1)?.id : undefined }
}

async function numbersOf(
  ctx: Context,
  rows: readonly { readonly versionId: string; readonly anchorEId: string }[],
): Promise<Map<string, string>> {
  const articles = await ctx.database.prisma.versionArticle.findMany({
    where: {
      versionId: { in: [...new Set(rows.map(({ versionId }) => versionId))] },
      eId: { in: [...new Set(rows.map(({ anchorEId }) => anchorEId))] },
    },
    select: { versionId: true, eId: true, number: true },
  })
  return new Map(articles.map(({ versionId, eId, number }) => [`${versionId} ${eId}`, number]))
}
