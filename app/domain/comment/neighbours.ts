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
/** Strongest features a text asks by, and texts a feature answers with. */
const ASKED_FEATURES = 48
const ANSWERS = 1500
/** Answers that a text takes in all, its strongest features first. Among 6,000 texts one in twenty would take more; of
 *  80,000 each would take three times as many, most of them from its weakest features. */
const MOST_ANSWERS = 24_000
/** Texts between two pauses. */
const STRIDE = 250

/** How many neighbours a text among `size` has. */
export const neighboursAmong = (size: number): number =>
  Math.max(1, Math.min(NEIGHBOURS, Math.max(FEWEST_NEIGHBOURS, Math.ceil(Math.sqrt(size)))))

/** The nearest texts by shared features. Yields how many texts are done, so that a server can answer others in between. */
export function* sparseNeighbours(rows: SparseRows): Generator<number, Neighbours> {
  const size = rows.offsets.length - 1
  const index = invert(rows)
  const lists = nearestLists(size, neighboursAmong(size))
  const least = size < FEW ? LEAST_LIKENESS_OF_FEW : LEAST_LIKENESS
  const scores = scoreboard(size)
  for (let text = 0; text < size; text++) {
    const asked = bounded(strongest(rows, text), rows, index)
    scores.expect(asked, rows, index)
    for (const at of asked) {
      const term = rows.terms[at] ?? 0
      const from = index.offsets[term] ?? 0
      scores.add(index, from, Math.min(index.offsets[term + 1] ?? 0, from + ANSWERS), rows.weights[at] ?? 0)
    }
    scores.take(least, (other, score) => (other === text ? least : lists.offer(text, other, score)))
    if (text % STRIDE === STRIDE - 1) yield text + 1
  }
  return lists.sorted()
}

/** Sums what texts share with one text. */
function scoreboard(size: number) {
  const scores = new Float64Array(size)
  const touched = new Int32Array(size)
  let found = 0
  let isDense = false
  return {
    // Where most texts will be met, writing down which costs more than looking at all of them.
    expect: (asked: readonly number[], rows: SparseRows, index: Inverted) => {
      let answers = 0
      for (const at of asked) answers += answersOf(at, rows, index)
      isDense = answers > size
    },
    add: ({ texts, weights }: Inverted, from: number, to: number, own: number) => {
      if (isDense) {
        for (let posting = from; posting < to; posting++) {
          const other = texts[posting] ?? 0
          scores[other] = (scores[other] ?? 0) + own * (weights[posting] ?? 0)
        }
        return
      }
      for (let posting = from; posting < to; posting++) {
        const other = texts[posting] ?? 0
        if (scores[other] === 0) touched[found++] = other
        scores[other] = (scores[other] ?? 0) + own * (weights[posting] ?? 0)
      }
    },
    /** Hand over the texts with at least so much, and forget all. `offer` gives what the next has to have. */
    take: (least: number, offer: (other: number, score: number) => number) => {
      let floor = least
      const count = isDense ? size : found
      for (let at = 0; at < count; at++) {
        const other = isDense ? at : (touched[at] ?? 0)
        const score = scores[other] ?? 0
        if (score >= floor) floor = Math.max(least, offer(other, score))
        scores[other] = 0
      }
      found = 0
    },
  }
}

function answersOf(at: number, { terms }: SparseRows, { offsets }: Inverted): number {
  const term = terms[at] ?? 0
  return Math.min(ANSWERS, (offsets[term + 1] ?? 0) - (offsets[term] ?? 0))
}

/** Those of a text's features that it may ask, in their order. */
function bounded(asked: number[], rows: SparseRows, index: Inverted): number[] {
  let answers = 0
  for (const at of asked) answers += answersOf(at, rows, index)
  if (answers <= MOST_ANSWERS) return asked
  const weightOf = (at: number) => rows.weights[at] ?? 0
  const kept: number[] = []
  let left = MOST_ANSWERS
  for (const at of asked.sort((a, b) => weightOf(b) - weightOf(a) || a - b)) {
    left -= answersOf(at, rows, index)
    if (left < 0 && kept.length > 0) break
    kept.push(at)
  }
  return kept.sort((a, b) => a - b)
}

function strongest(rows: SparseRows, text: number): number[] {
  const from = rows.offsets[text] ?? 0
  const to = rows.offsets[text + 1] ?? 0
  const cells: number[] = []
  if (to - from <= ASKED_FEATURES) {
    for (let at = from; at < to; at++) cells.push(at)
    return cells
  }
  const least = nthLargest(rows.weights.slice(from, to), ASKED_FEATURES)
  for (let at = from; at < to; at++) if ((rows.weights[at] ?? 0) > least) cells.push(at)
  // Of those that weigh alike, the first.
  for (let at = from; at < to && cells.length < ASKED_FEATURES; at++)
    if (rows.weights[at] === least) cells.push(at)
  return cells
}

/** The texts of each feature: `texts[offsets[term]…offsets[term + 1]]`, with their weights. */
interface Inverted {
  readonly offsets: Int32Array
  readonly texts: Int32Array
  readonly weights: Float32Array
}

/** By parting and not by sorting: only one of them is wanted. The row is put into another order. */
function nthLargest(row: Float32Array, nth: number): number {
  const wanted = row.length - nth
  let [from, to] = [0, row.length - 1]
  while (from < to) {
    const middle = row[(from + to) >> 1] ?? 0
    let [left, right] = [from, to]
    while (left <= right) {
      while ((row[left] ?? 0) < middle) left++
      while ((row[right] ?? 0) > middle) right--
      if (left > right) break
      const kept = row[left] ?? 0
      row[left++] = row[right] ?? 0
      row[right--] = kept
    }
    if (wanted <= right) to = right
    else if (wanted >= left) from = left
    else break
  }
  return row[wanted] ?? 0
}

// A feature's texts by weight, strongest first, so that the bounded answer is the telling one.
function invert(rows: SparseRows): Inverted {
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
