// How alike two articles are: weighted character bigrams (grams.ts). An inverted index yields only pairs that share something;
// the full matrix of 1,260 × 1,260 articles took 10 s, the sparse one takes tens of milliseconds.

import { type Grams, type Lexicon, overlapOf } from './grams'

/** A possible pair of an old and a new article (indexes in their versions). */
export interface Edge {
  readonly from: number
  readonly to: number
  readonly score: number
  /** Weight of what both have, where it was counted: a later pass refuses by it without counting again. */
  readonly overlap?: number
}

/** All pairs whose score reaches `floor`, sorted by old then new index. Cost: shared postings, not n × m. */
export function candidateEdges(lexicon: Lexicon, floor: number): Edge[] {
  const { starts, articles, counts } = postingsOf(lexicon)
  const { weights } = lexicon
  const masses = Float64Array.from(lexicon.to, (grams) => grams?.mass ?? 0)
  const roots = masses.map(Math.sqrt)
  const overlap = new Float64Array(lexicon.to.length)
  const touched = new Int32Array(lexicon.to.length)
  const edges: Edge[] = []
  lexicon.from.forEach((grams, index) => {
    if (!grams) return
    let reached = 0
    for (let k = 0; k < grams.ids.length; k += 1) {
      const id = grams.ids[k] ?? 0
      const weight = weights[id] ?? 0
      if (weight === 0) continue
      const count = grams.counts[k] ?? 0
      const end = starts[id + 1] ?? 0
      for (let p = starts[id] ?? 0; p < end; p += 1) {
        const other = articles[p] ?? 0
        const before = overlap[other] ?? 0
        if (before === 0) {
          touched[reached] = other
          reached += 1
        }
        // Nine bigrams of ten stand once in an article.
        overlap[other] = before + (count === 1 ? weight : weight * Math.min(count, counts[p] ?? 0))
      }
    }
    const first = edges.length
    const root = Math.sqrt(grams.mass)
    for (let t = 0; t < reached; t += 1) {
      const other = touched[t] ?? 0
      const shared = overlap[other] ?? 0
      overlap[other] = 0
      const mass = masses[other] ?? 0
      // `scoreOf` below the floor, by a hair: calling it for every reached article made five megabytes of numbers.
      const isFar =
        2.01 * shared < floor * (grams.mass + mass) && 0.76 * shared < floor * root * (roots[other] ?? 0)
      if (isFar) continue
      const score = scoreOf(shared, grams.mass, mass)
      if (score >= floor) edges.push({ from: index, to: other, score, overlap: shared })
    }
    // One of fifty reached articles is left: sorting all of them took two thirds of this function's time.
    sortFrom(edges, first)
  })
  return edges
}

function sortFrom(edges: Edge[], first: number): void {
  if (edges.length < first + 2) return
  const row = edges.splice(first).sort((a, b) => a.to - b.to)
  for (const edge of row) edges.push(edge)
}

/** For each bigram the new articles that have it: `articles` and `counts` from `starts[id]` to before `starts[id + 1]`. */
interface Postings {
  readonly starts: Int32Array
  readonly articles: Int32Array
  readonly counts: Int32Array
}

/** Three arrays and not a list a bigram: half of two unrelated texts' bigrams occur once. */
function postingsOf({ to, weights }: Lexicon): Postings {
  const starts = new Int32Array(weights.length + 1)
  for (const grams of to) if (grams) for (const id of grams.ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < weights.length; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const next = starts.slice()
  const total = starts[weights.length] ?? 0
  const articles = new Int32Array(total)
  const counts = new Int32Array(total)
  to.forEach((grams, index) => {
    if (!grams) return
    for (let k = 0; k < grams.ids.length; k += 1) {
      const id = grams.ids[k] ?? 0
      const at = next[id] ?? 0
      articles[at] = index
      counts[at] = grams.counts[k] ?? 0
      next[id] = at + 1
    }
  })
  return { starts, articles, counts }
}

/** Similarity of one pair, 0 to 1. */
export function pairScore(a: Grams | undefined, b: Grams | undefined, weights: Float64Array): number {
  return a && b ? scoreOf(overlapOf(a, b, weights), a.mass, b.mass) : 0
}

// Dice judges equals; containment finds the short article within the long one, damped by the length ratio so
// that a boilerplate clause does not claim a whole article.
function scoreOf(overlap: number, a: number, b: number): number {
  if (overlap <= 0) return 0
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  return Math.min(1, Math.max((2 * overlap) / (a + b), 0.75 * (overlap / small) * Math.sqrt(small / large)))
}
