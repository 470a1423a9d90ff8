// The nearest texts of each text by their vectors. Among few texts all pairs are compared; among many only those that
// fall into one leaf of one of several seeded random trees, each of which halves the texts by the plane between two of
// them (Dasgupta and Freund 2008). So the work for one text is bounded whatever their number: at 100,000 texts comparing
// all pairs takes ten minutes.

import { type Neighbours, nearestLists } from './neighbour-lists'
import { seededNumbers } from './seeded'
import type { TextVectors } from './text-vectors'

/** Up to so many texts all pairs are compared. */
const ALL_PAIRS = 600
const TREES = 6
const LEAF = 48
/** Below this cosine two vectors agree by chance. */
const LEAST_LIKENESS = 0.2
const SEED = 7

/** The nearest texts by vectors. Yields after each part of the work. */
export function* vectorNeighbours(vectors: TextVectors, most: number): Generator<undefined, Neighbours> {
  const lists = nearestLists(vectors.size, most)
  const { values, dims } = vectors
  const compare = (leaf: Int32Array) => {
    for (let i = 0; i < leaf.length; i++) {
      const a = leaf[i] ?? 0
      for (let j = i + 1; j < leaf.length; j++) {
        const b = leaf[j] ?? 0
        const dot = product(values, a * dims, b * dims, dims)
        if (dot < LEAST_LIKENESS) continue
        lists.offer(a, b, dot)
        lists.offer(b, a, dot)
      }
    }
  }
  const all = Int32Array.from({ length: vectors.size }, (_, at) => at)
  if (vectors.size <= ALL_PAIRS) {
    compare(all)
    yield
    return lists.sorted()
  }
  const next = seededNumbers(SEED)
  for (let tree = 0; tree < TREES; tree++) {
    const open: Int32Array[] = [all.slice()]
    for (let part = open.pop(); part; part = open.pop()) {
      if (part.length <= LEAF) {
        compare(part)
        yield
      } else open.push(...halved(part, vectors, next))
    }
  }
  return lists.sorted()
}

// Four sums side by side, since each addition waits for the one before it: a tenth of grouping 20,000 comments went here.
function product(values: Float32Array, a: number, b: number, dims: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0]
  let dim = 0
  for (; dim + 4 <= dims; dim += 4) {
    first += (values[a + dim] ?? 0) * (values[b + dim] ?? 0)
    second += (values[a + dim + 1] ?? 0) * (values[b + dim + 1] ?? 0)
    third += (values[a + dim + 2] ?? 0) * (values[b + dim + 2] ?? 0)
    fourth += (values[a + dim + 3] ?? 0) * (values[b + dim + 3] ?? 0)
  }
  for (; dim < dims; dim++) first += (values[a + dim] ?? 0) * (values[b + dim] ?? 0)
  return first + second + (third + fourth)
}

// By the median and not by the plane's own side: texts that are all alike would make a tree as deep as they are many.
function halved(part: Int32Array, { values, dims }: TextVectors, next: () => number): Int32Array[] {
  const a = part[next() % part.length] ?? 0
  const b = part[next() % part.length] ?? 0
  const plane = new Float64Array(dims)
  for (let dim = 0; dim < dims; dim++)
    plane[dim] = (values[a * dims + dim] ?? 0) - (values[b * dims + dim] ?? 0)
  const sides = new Float64Array(part.length)
  for (let i = 0; i < part.length; i++) {
    const from = (part[i] ?? 0) * dims
    let side = 0
    for (let dim = 0; dim < dims; dim++) side += (values[from + dim] ?? 0) * (plane[dim] ?? 0)
    sides[i] = side
  }
  const middle = sides.slice().sort()[part.length >> 1] ?? 0
  const left = part.filter((_, i) => (sides[i] ?? 0) < middle)
  const right = part.filter((_, i) => (sides[i] ?? 0) >= middle)
  if (left.length === 0 || right.length === 0)
    return [part.slice(0, part.length >> 1), part.slice(part.length >> 1)]
  return [left, right]
}
