// Splits and joins. An open new article is the second part of a split when it is explained by what the old
// article's first partner leaves over (residual containment). Looking at the residual, and not at the whole,
// keeps a rewritten sibling of an article from passing as its second half.

import { type Board, isOpenNew, isOpenOld, type Link } from './board'
import { type Edge, type Grams, type Lexicon, overlapOf, subtractGrams } from './similarity'
import { thresholds } from './thresholds'

/** Give open articles to an already linked one as further parts. `share` is the least residual containment. */
export function linkParts(board: Board, lexicon: Lexicon, edges: readonly Edge[], share: number): void {
  const found: Link[] = []
  for (const edge of edges) {
    const score = isOpenNew(board, edge.to)
      ? splitScore(board, lexicon, edge)
      : isOpenOld(board, edge.from)
        ? joinScore(board, lexicon, edge)
        : 0
    if (score >= share) found.push({ from: edge.from, to: edge.to, score, source: 'inferred' })
  }
  found.sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to)
  for (const part of found) {
    if (isOpenNew(board, part.to) && !isJoined(board, part.from)) {
      board.parts.push(part)
      board.settledNew.add(part.to)
    } else if (isOpenOld(board, part.from) && !isSplit(board, part.to)) {
      board.parts.push(part)
      board.settledOld.add(part.from)
    }
  }
}

function splitScore(board: Board, lexicon: Lexicon, edge: Edge): number {
  const first = board.byOld[edge.from]
  if (!first) return 0
  const others = [first.to, ...board.parts.filter((p) => p.from === edge.from).map((p) => p.to)]
  const grams = { whole: lexicon.from[edge.from], part: lexicon.to[edge.to] }
  const covered = others.map((index) => lexicon.to[index])
  return residualScore({ ...grams, covered, isNear: isNear(edge.to, others) }, lexicon.weights)
}

function joinScore(board: Board, lexicon: Lexicon, edge: Edge): number {
  const first = board.byNew[edge.to]
  if (!first) return 0
  const others = [first.from, ...board.parts.filter((p) => p.to === edge.to).map((p) => p.from)]
  const grams = { whole: lexicon.to[edge.to], part: lexicon.from[edge.from] }
  const covered = others.map((index) => lexicon.from[index])
  return residualScore({ ...grams, covered, isNear: isNear(edge.from, others) }, lexicon.weights)
}

interface Claim {
  readonly whole: Grams | undefined
  readonly covered: readonly (Grams | undefined)[]
  readonly part: Grams | undefined
  /** Whether the part stands beside the parts known so far. */
  readonly isNear: boolean
}

/** How well `part` is explained by what of `whole` is not yet covered; 0 when it adds too little to the whole. */
function residualScore({ whole, covered, part, isNear }: Claim, weights: Float64Array): number {
  if (!whole || !part || whole.mass === 0 || part.mass === 0) return 0
  let residual = whole
  for (const other of covered) if (other) residual = subtractGrams(residual, other, weights)
  const overlap = overlapOf(residual, part, weights)
  const gain = overlap / whole.mass
  if (gain < (isNear ? thresholds.nearPartGain : thresholds.partGain)) return 0
  const share = overlap / part.mass
  const fit = (2 * overlap) / (residual.mass + part.mass)
  return isNear ? Math.max(share, fit) : share - thresholds.farPart
}

/** Drafters put the parts of a split beside each other; at most one other article stands between. */
const isNear = (index: number, others: readonly number[]) =>
  others.some((other) => Math.abs(other - index) <= 2)

/** An old article that already shares its new article with others cannot also be split. */
function isJoined(board: Board, from: number): boolean {
  const to = board.byOld[from]?.to
  return board.parts.some((part) => part.to === to && part.from !== from)
}

function isSplit(board: Board, to: number): boolean {
  const from = board.byNew[to]?.from
  return board.parts.some((part) => part.from === from && part.to !== to)
}
