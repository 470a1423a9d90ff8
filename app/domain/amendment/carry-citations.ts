// Citations in carried text after renumbering: 本法第十二条 becomes 本法第十三条 when 第十二条 did. Quoted text of the
// decision is already written in final numbers and stays as it is. A citation is recognised on the whole words of its 款 or
// 项, before it is asked which of their characters were carried. Every rewriting is listed, for a person to confirm:
// decisions ask for it in four characters (作相应调整) or not at all.

import { findMentions } from '../comparison'
import { parseArticleNumber } from '../statute'
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
export function carryCitations(working: Working): CitationRewrite[] {
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
function numbersNow(working: Working): Map<string, string> {
  const now = new Map<string, string>()
  for (const article of working.articles) {
    for (const origin of article.origins) {
      const [n, sub] = origin.split('-').map(Number)
      const old = printed({ n: n ?? 0, ...(sub === undefined ? {} : { sub }) })
      if (article.old && keyOf(article.old) === origin) now.set(old, printed(article.now))
      else if (!now.has(old)) now.set(old, printed(article.now))
    }
  }
  return now
}

function carryPiece(
  piece: Piece,
  article: WorkArticle,
  now: ReadonlyMap<string, string>,
  rewrites: CitationRewrite[],
): void {
  piece.runs = carryRuns(piece.runs, now, (from, to) =>
    rewrites.push({ article: printed(article.now), from, to }),
  )
  for (const child of piece.children) carryPiece(child, article, now, rewrites)
}

function carryMatters(holder: Holder, now: ReadonlyMap<string, string>, rewrites: CitationRewrite[]): void {
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
  now: ReadonlyMap<string, string>,
  said: (from: string, to: string) => void,
): Run[] {
  const text = wordsOf(runs)
  const changes = findMentions(text).flatMap(({ start, end, article, internal }) => {
    const key = parseArticleNumber(article)
    const to = internal && key ? now.get(printed(key)) : undefined
    return to === undefined || to === article ? [] : [{ start, end, from: text.slice(start, end), to }]
  })
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
