// Splits and joins. An open new article is the second part of a split when it is explained by what the old
// article's first partner leaves over (residual containment). Looking at the residual, and not at the whole,
// keeps a rewritten sibling of an article from passing as its second half.

import { type Board, isOpenNew, isOpenOld, type Link } from './board'
import { type Grams, type Lexicon, overlapOf, subtractGrams } from './grams'
import type { Edge } from './similarity'
import { thresholds } from './thresholds'

/** Give open articles to an already linked one as further parts. `share` is the least residual containment. */
export function linkParts(board: Board, lexicon: Lexicon, edges: readonly Edge[], share: number): void {
  const found: Link[] = []
  const leftOfOld = remembered((from) =>
    remainderOf(lexicon.from[from], coveredOld(board, lexicon, from), lexicon),
  )
  const leftOfNew = remembered((to) => remainderOf(lexicon.to[to], coveredNew(board, lexicon, to), lexicon))
  for (const edge of edges) {
    if (isTooLittle(edge, lexicon, share)) continue
    const score = isOpenNew(board, edge.to)
      ? partScore(leftOfOld(edge.from), { part: lexicon.to[edge.to], at: edge.to }, lexicon.weights)
      : isOpenOld(board, edge.from)
        ? partScore(leftOfNew(edge.to), { part: lexicon.from[edge.from], at: edge.from }, lexicon.weights)
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

/** Whether neither article can reach `share` as a part of the other: a part's overlap with a remainder is no more than that
 *  with the whole, and its fit reaches `share` only with this much of its own weight. Nine edges of ten end here. */
function isTooLittle({ from, to, overlap }: Edge, lexicon: Lexicon, share: number): boolean {
  if (overlap === undefined) return false
  const part = Math.min(lexicon.from[from]?.mass ?? 0, lexicon.to[to]?.mass ?? 0)
  return overlap < 0.999 * (share / (2 - share)) * part
}

/** What the partners known so far leave unexplained of an article, and where those partners stand. */
interface Remainder {
  readonly whole: Grams
  /** Weight of what is left. */
  readonly mass: number
  /** What is left; worked out when somebody may be explained by it. */
  readonly residual: () => Grams
  readonly partners: readonly number[]
}

/** An article's partners in the other version; `undefined` when it has none. */
interface Covered {
  readonly partners: readonly number[]
  readonly grams: readonly (Grams | undefined)[]
}

function coveredOld(board: Board, lexicon: Lexicon, from: number): Covered | undefined {
  const first = board.byOld[from]
  if (!first) return undefined
  const partners = [first.to, ...board.parts.filter((part) => part.from === from).map((part) => part.to)]
  return { partners, grams: partners.map((index) => lexicon.to[index]) }
}

function coveredNew(board: Board, lexicon: Lexicon, to: number): Covered | undefined {
  const first = board.byNew[to]
  if (!first) return undefined
  const partners = [first.from, ...board.parts.filter((part) => part.to === to).map((part) => part.from)]
  return { partners, grams: partners.map((index) => lexicon.from[index]) }
}

function remainderOf(
  whole: Grams | undefined,
  covered: Covered | undefined,
  { weights }: Lexicon,
): Remainder | undefined {
  if (!whole || !covered || whole.mass === 0) return undefined
  const { partners } = covered
  const [first, ...others] = covered.grams
  let known: Grams | undefined
  const residual = () => {
    known ??= covered.grams.reduce<Grams>(
      (left, other) => (other ? subtractGrams(left, other, weights) : left),
      whole,
    )
    return known
  }
  // One partner takes away what both share; for more the remainder itself must be known.
  const mass =
    others.length > 0 ? residual().mass : whole.mass - (first ? overlapOf(whole, first, weights) : 0)
  return { whole, mass, residual, partners }
}

/** One answer an article: hundreds of edges ask for the same remainder. */
function remembered<T>(compute: (index: number) => T): (index: number) => T {
  const known = new Map<number, T>()
  return (index) => {
    const old = known.get(index)
    if (old !== undefined || known.has(index)) return old as T
    const fresh = compute(index)
    known.set(index, fresh)
    return fresh
  }
}

/** How well a part is explained by what of the whole is not yet covered; 0 when it adds too little to the whole. */
function partScore(
  remainder: Remainder | undefined,
  { part, at }: { readonly part: Grams | undefined; readonly at: number },
  weights: Float64Array,
): number {
  if (!remainder || !part) return 0
  const near = isNear(at, remainder.partners)
  const least = (near ? thresholds.nearPartGain : thresholds.partGain) * remainder.whole.mass
  // Most articles leave little over, and no overlap is larger than that.
  if (remainder.mass < least) return 0
  const overlap = overlapOf(remainder.residual(), part, weights)
  if (overlap < least) return 0
  const share = overlap / part.mass
  const fit = (2 * overlap) / (remainder.mass + part.mass)
  return near ? Math.max(share, fit) : share - thresholds.farPart
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
