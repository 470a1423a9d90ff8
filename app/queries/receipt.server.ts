// What a receipt shows to whoever holds its code: the words as given, where they stand, their entry in the ledger.
// Malformed, unknown and erased codes get the same answer after the same look-up.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { normaliseReceiptCode } from '~/domain/ledger'

export interface ReceiptView {
  readonly code: string
  readonly consultation: { readonly id: string; readonly title: string }
  readonly channel: string
  readonly receivedAt: number
  readonly comments: readonly {
    readonly id: string
    readonly place: string
    readonly text: string
    readonly suggestion: string
    readonly entry?: number
  }[]
}

/** Undefined for every code that is not a receipt of ours. */
export async function receiptView(ctx: Context, typed: string): Promise<ReceiptView | undefined> {
  const code = normaliseReceiptCode(typed) ?? ''
  const submission = await ctx.database.prisma.submission.findUnique({
    where: { receiptHash: sha256Hex(code) },
    include: {
      consultation: { select: { id: true, title: true } },
      comments: { orderBy: { ordinal: 'asc' } },
    },
  })
  if (!submission) return undefined
  const articles = await ctx.database.prisma.versionArticle.findMany({
    where: {
      versionId: submission.comments[0]?.versionId ?? '',
      eId: { in: submission.comments.map(({ anchorEId }) => anchorEId) },
    },
    select: { eId: true, number: true },
  })
  const numbers = new Map(articles.map(({ eId, number }) => [eId, number]))
  return {
    code,
    consultation: submission.consultation,
    channel: submission.channel,
    receivedAt: submission.receivedAt.getTime(),
    comments: submission.comments.map(({ id, anchorEId, text, suggestion }) => ({
      id,
      place: numbers.get(anchorEId) ?? '整部草案',
      text,
      suggestion,
    })),
  }
}
