// Citations in carried text after renumbering: 本法第十二条 becomes 本法第十三条 when 第十二条 did. Quoted text of the
// decision is already written in final numbers and stays as it is. A citation is recognised on the whole words of its 款 or
// 项, before it is asked which of their characters were carried. Every rewriting is listed, for a person to confirm:
// decisions ask for it in four characters (作相应调整) or not at all.

import { type CarriedNumbers, carriedNumbers, numbersToCarry } from './carry'
import {
  type Holder,
  isArticle,
  keyOf,
  type Piece,
  printed,
  type Run,
  type WorkArticle,
  type Working,
  wordsOf,
} from './working'

/** One carried citation that was renumbered. */
export interface CitationRewrite {
  /** Article (final number) that holds it; empty outside articles. */
  readonly article: string
  readonly from: string
  readonly to: string
}

/** Renumber carried citations. Linear in the text. */
export function carryWorking(working: Working): CitationRewrite[] {
  const now = numbersNow(working)
  const rewrites: CitationRewrite[] = []
  const isMoved = [...now].some(([old, current]) => old !== current)
  if (!isMoved) return rewrites
  for (const article of working.articles)
    for (const piece of article.pieces) carryPiece(piece, article, now, rewrites)
  carryMatters(working.root, now, rewrites)
  return rewrites
}

/** Old printed number → final printed number; of a split article the first part. */
function numbersNow(working: Working): CarriedNumbers {
  const own = (article: WorkArticle, origin: string) =>
    article.old !== undefined && keyOf(article.old) === origin
  const pairs = working.articles.flatMap((article) =>
    [...article.origins].map((origin) => ({
      origin,
      now: printed(article.now),
      isOwn: own(article, origin),
    })),
  )
  const first = [...pairs.filter(({ isOwn }) => isOwn), ...pairs.filter(({ isOwn }) => !isOwn)]
  return carriedNumbers(first.map(({ origin, now }) => [printed(numberOf(origin)), now]))
}

function numberOf(origin: string): { n: number; sub?: number } {
  const [n, sub] = origin.split('-').map(Number)
  return { n: n ?? 0, ...(sub === undefined ? {} : { sub }) }
}

function carryPiece(
  piece: Piece,
  article: WorkArticle,
  now: CarriedNumbers,
  rewrites: CitationRewrite[],
): void {
  piece.runs = carryRuns(piece.runs, now, (from, to) =>
    rewrites.push({ article: printed(article.now), from, to }),
  )
  for (const child of piece.children) carryPiece(child, article, now, rewrites)
}

function carryMatters(holder: Holder, now: CarriedNumbers, rewrites: CitationRewrite[]): void {
  for (const child of holder.children) {
    if (isArticle(child)) continue
    if (child.kind === 'division') carryMatters(child, now, rewrites)
    else if (child.node.type !== 'title' && child.node.type !== 'longTitle' && child.node.type !== 'toc') {
      child.runs.forEach((runs, k) => {
        child.runs[k] = carryRuns(runs, now, (from, to) => rewrites.push({ article: '', from, to }))
      })
    }
  }
}

function carryRuns(
  runs: readonly Run[],
  now: CarriedNumbers,
  said: (from: string, to: string) => void,
): Run[] {
  const changes = numbersToCarry(wordsOf(runs), now)
  if (changes.length === 0) return [...runs]
  let offset = 0
  return runs.map((run) => {
    const from = offset
    offset += run.text.length
    if (run.isFresh) return run
    let carried = ''
    let at = 0
    for (const change of changes) {
      if (change.start < from || change.end > offset) continue
      carried += run.text.slice(at, change.start - from) + change.to
      at = change.end - from
      said(change.from, change.to)
    }
    return { ...run, text: carried + run.text.slice(at) }
  })
}
