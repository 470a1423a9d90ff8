// The nearest texts of each text, by an inverted index: only texts that share a telling feature are looked at. The
// work is bounded for each text (its strongest features, each with at most so many texts), so it grows with the number
// of texts and not with its square.

import type { SparseRows } from './features'
import { type Neighbours, nearestLists } from './neighbour-lists'

/** Neighbours of one text; the measurements behind the pipeline used 15. */
const NEIGHBOURS = 15
/** Among few texts 15 would be all of them: the square root of their number, and at least this many. */
const FEWEST_NEIGHBOURS = 3
/** Below this cosine two texts have a stray word in common and no more. The hermit test notices if it falls. */
const LEAST_LIKENESS = 0.03
/** Among few texts every word seems rare, and likeness is overrated. */
const LEAST_LIKENESS_OF_FEW = 0.06
const FEW = 300
/** Strongest features a text asks by, and texts a feature answers with: together at most 48 × 1,500 steps a text. */
const ASKED_FEATURES = 48
const ANSWERS = 1500
/** Texts between two pauses. */
const STRIDE = 250

/** How many neighbours a text among `size` has. */
export const neighboursAmong = (size: number): number =>
  Math.max(1, Math.min(NEIGHBOURS, Math.max(FEWEST_NEIGHBOURS, Math.ceil(Math.sqrt(size)))))

/** The nearest texts by shared features. Yields how many texts are done, so that a server can answer others in between. */
export function* sparseNeighbours(rows: SparseRows): Generator<number, Neighbours> {
  const size = rows.offsets.length - 1
  const index = invert(rows)
  const scores = new Float64Array(size)
  const lists = nearestLists(size, neighboursAmong(size))
  const least = size < FEW ? LEAST_LIKENESS_OF_FEW : LEAST_LIKENESS
  const touched = new Int32Array(size)
  for (let text = 0; text < size; text++) {
    let found = 0
    for (const at of strongest(rows, text)) {
      const term = rows.terms[at] ?? 0
      const own = rows.weights[at] ?? 0
      const from = index.offsets[term] ?? 0
      const to = Math.min(index.offsets[term + 1] ?? 0, from + ANSWERS)
      for (let posting = from; posting < to; posting++) {
        const other = index.texts[posting] ?? 0
        if (scores[other] === 0) touched[found++] = other
        scores[other] = (scores[other] ?? 0) + own * (index.weights[posting] ?? 0)
      }
    }
    for (let at = 0; at < found; at++) {
      const other = touched[at] ?? 0
      const score = scores[other] ?? 0
      scores[other] = 0
      if (other !== text && score >= least) lists.offer(text, other, score)
    }
    if (text % STRIDE === STRIDE - 1) yield text + 1
  }
  return lists.sorted()
}

function strongest(rows: SparseRows, text: number): number[] {
  const from = rows.offsets[text] ?? 0
  const to = rows.offsets[text + 1] ?? 0
  const cells: number[] = []
  if (to - from <= ASKED_FEATURES) {
    for (let at = from; at < to; at++) cells.push(at)
    return cells
  }
  const ordered = rows.weights.slice(from, to).sort()
  const least = ordered[ordered.length - ASKED_FEATURES] ?? 0
  for (let at = from; at < to; at++) if ((rows.weights[at] ?? 0) > least) cells.push(at)
  // Of those that weigh alike, the first.
  for (let at = from; at < to && cells.length < ASKED_FEATURES; at++)
    if (rows.weights[at] === least) cells.push(at)
  return cells
}

// A feature's texts by weight, strongest first, so that the bounded answer is the telling one.
function invert(rows: SparseRows) {
  const offsets = new Int32Array(rows.width + 1)
  for (const term of rows.terms) offsets[term + 1] = (offsets[term + 1] ?? 0) + 1
  for (let term = 0; term < rows.width; term++)
    offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0)
  const next = offsets.slice()
  const texts = new Int32Array(rows.terms.length)
  const weights = new Float32Array(rows.terms.length)
  for (let text = 0; text + 1 < rows.offsets.length; text++) {
    for (let at = rows.offsets[text] ?? 0; at < (rows.offsets[text + 1] ?? 0); at++) {
      const term = rows.terms[at] ?? 0
      const place = next[term] ?? 0
      next[term] = place + 1
      texts[place] = text
      weights[place] = rows.weights[at] ?? 0
    }
  }
  for (let term = 0; term < rows.width; term++)
    sortPostings(texts, weights, offsets[term] ?? 0, offsets[term + 1] ?? 0)
  return { offsets, texts, weights }
}

function sortPostings(texts: Int32Array, weights: Float32Array, from: number, to: number): void {
  if (to - from <= ANSWERS) return
  const order = Array.from({ length: to - from }, (_, i): [number, number] => [
    texts[from + i] ?? 0,
    weights[from + i] ?? 0,
  ])
  order.sort(([a, x], [b, y]) => y - x || a - b)
  order.forEach(([text, weight], i) => {
    texts[from + i] = text
    weights[from + i] = weight
  })
}
