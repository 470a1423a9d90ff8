// Citations in carried text that a person must look at: the article they name was repealed, restated as a whole, or the 款
// they name has another place now. Decisions are silent about these, and nothing is rewritten on a guess: 第四条第一款
// may mean the same rule, which is 第二款 now, or whatever stands first.

import { type CitationTarget, findCitations } from '../statute'
import { keyOf, type Piece, printed, type WorkArticle, type Working } from './working'

export interface CitationDoubt {
  /** Article (final number) that holds the citation. */
  readonly article: string
  /** As the old text prints it. */
  readonly words: string
  /** One Chinese sentence. */
  readonly reason: string
}

/** Doubtful citations of the act's own provisions. Ask before citations are renumbered. Linear in the text. */
export function doubtfulCitations(working: Working): CitationDoubt[] {
  const doubts: CitationDoubt[] = []
  const reached = new Set(working.articles.flatMap(({ origins }) => [...origins]))
  for (const article of working.articles) {
    for (const text of article.pieces.flatMap(carriedTexts)) {
      for (const citation of findCitations(text)) {
        if (citation.scope !== 'self') continue
        const reason = citation.targets.map((target) => reasonFor(working, reached, target)).find(Boolean)
        if (reason) doubts.push({ article: printed(article.now), words: citation.text, reason })
      }
    }
  }
  return doubts
}

const carriedTexts = (piece: Piece): string[] => [
  ...piece.runs.filter(({ isFresh }) => !isFresh).map(({ text }) => text),
  ...piece.children.flatMap(carriedTexts),
]

function reasonFor(
  working: Working,
  reached: ReadonlySet<string>,
  { article: number, paragraph, point }: CitationTarget,
): string | undefined {
  const cited = number ? working.byOld.get(keyOf(number)) : undefined
  if (!cited?.old) return undefined
  if (cited.isGone && !reached.has(keyOf(cited.old))) return '所引的条已经删去'
  if (paragraph === undefined && point === undefined) return undefined
  if (cited.isRestated) return '所引的条已经整条修改，款、项可能已经不同'
  return paragraph !== undefined && hasMoved(cited, paragraph) ? '所引的款已经不在原来的位置' : undefined
}

function hasMoved(article: WorkArticle, paragraph: number): boolean {
  const piece = article.oldPieces.find(({ old }) => old === paragraph)
  return piece !== undefined && article.pieces.indexOf(piece) !== paragraph - 1
}
