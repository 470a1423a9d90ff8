// How a comment is split, or could be: its words in pieces between the places where a person may cut, with what the machine
// offers; and its parts with their readings and the state of their answers.

import type { Context } from '~/adapters/context.server'
import { possibleCuts, proposalWords, readComment, suggestSplit } from '~/domain/comment'

/** The comment's parts, or where it could be split. */
export interface CommentSplit {
  readonly maySplit: boolean
  readonly lockVersion: number
  /** The words from one possible cut to the next; `isCut` where a part begins or one is suggested. */
  readonly pieces: readonly {
    readonly start: number
    readonly words: string
    readonly isCut: boolean
    /** Printed number of the article the part stands on. */
    readonly article: string
  }[]
  readonly isSplit: boolean
  /** The suggestion rests on numbers or articles and not on 另外 alone. */
  readonly isSure: boolean
  readonly suggested: number
  readonly parts: readonly {
    readonly id: string
    readonly words: string
    readonly article: string
    readonly stance: string
    readonly proposals: readonly string[]
    readonly result: string
    readonly status: string
  }[]
}

interface SplitRow {
  readonly text: string
  readonly versionId: string
  readonly lockVersion: number
  readonly parts: readonly {
    readonly id: string
    readonly start: number
    readonly end: number
    readonly anchorEId: string
    readonly dispositions: readonly { readonly result: string; readonly status: string }[]
  }[]
}

/** Read it; one query beside the row. */
export async function splitOf(
  ctx: Context,
  row: SplitRow,
  { place, maySplit }: { place: string; maySplit: boolean },
): Promise<CommentSplit> {
  const points = [...row.text]
  const suggestion = suggestSplit(row.text, place)
  const articles = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId: row.versionId, eId: { in: row.parts.map(({ anchorEId }) => anchorEId) } },
    select: { eId: true, number: true },
  })
  const numberOf = (eId: string) => articles.find((one) => one.eId === eId)?.number ?? ''
  const isSplit = row.parts.length > 0
  const begun = new Map(
    isSplit
      ? row.parts.map(({ start, anchorEId }) => [start, numberOf(anchorEId)])
      : suggestion.parts.map(({ start, article }) => [start, article]),
  )
  const starts = [...new Set([0, ...possibleCuts(row.text), ...begun.keys()])].sort((a, b) => a - b)
  return {
    maySplit,
    lockVersion: row.lockVersion,
    isSplit,
    isSure: suggestion.isSure,
    suggested: suggestion.parts.length,
    pieces: starts.map((start, index) => ({
      start,
      words: points.slice(start, starts[index + 1] ?? points.length).join(''),
      isCut: begun.has(start),
      article: begun.get(start) ?? '',
    })),
    parts: row.parts.map((part) => {
      const words = points.slice(part.start, part.end).join('')
      const article = numberOf(part.anchorEId)
      const { proposals, stance } = readComment({ text: words, article })
      const answer = part.dispositions[0]
      return {
        id: part.id,
        words,
        article,
        stance,
        proposals: proposals.filter(({ op }) => op !== 'keep' && op !== 'oppose').map(proposalWords),
        result: answer?.result ?? '',
        status: answer?.status ?? '',
      }
    }),
  }
}
