// What of a text its likeness is measured by: character bigrams and words, weighted by TF-IDF and brought to length one.
// Bigrams and words together beat words alone on nearly every set of Chinese short texts that was measured; very common
// and single features are dropped, since they cost time and join what does not belong together.

import { hashOf } from './seeded'

/** Sparse vectors of length one in rows: `terms[offsets[i]…offsets[i+1]]` ascending, with their weights. */
export interface SparseRows {
  readonly offsets: Int32Array
  readonly terms: Int32Array
  readonly weights: Float32Array
  /** Number of different features. */
  readonly width: number
}

/** A feature that is in more than this share of the texts tells nothing of their differences. */
const MOST_SHARE = 0.2
/** Among few texts one matter is easily half of them, and its words are the ones that tell. */
const MOST_SHARE_OF_FEW = 0.7
const FEW = 300
const ALWAYS_SHARED = 2
/** A word weighs this much more than a bigram, which usually cuts across words. */
const WORD_WEIGHT = 1

/** Features of the texts, given with their words. Linear in their length. */
export function featuresOf(bodies: readonly string[], words: readonly (readonly string[])[]): SparseRows {
  const rows = bodies.map((body, at) => countsOf(body, words[at] ?? []))
  const frequency = new Map<number, number>()
  for (const row of rows)
    for (const feature of row.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1)
  const limit = Math.max(
    ALWAYS_SHARED,
    bodies.length * (bodies.length < FEW ? MOST_SHARE_OF_FEW : MOST_SHARE),
  )
  const kept = [...frequency].filter(([, texts]) => texts >= 2 && texts <= limit).sort(([a], [b]) => a - b)
  const numbers = new Map(kept.map(([feature], index) => [feature, index]))
  const rarity = Float64Array.from(kept, ([, texts]) => Math.log(1 + bodies.length / texts))
  return toRows(rows, numbers, {
    rarity,
    unique: Math.log(1 + bodies.length),
    isCommon: (feature) => (frequency.get(feature) ?? 0) > limit,
  })
}

/** Words and bigrams apart: the sign bit tells them from each other. */
function countsOf(body: string, words: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>()
  const note = (feature: number, weight: number) => counts.set(feature, (counts.get(feature) ?? 0) + weight)
  for (let at = 0; at + 2 <= body.length; at++) note(hashOf(body, at, at + 2) >>> 1, 1)
  for (const word of words) if (word.length > 1) note((hashOf(word) | 0x8000_0000) >>> 0, 1)
  return counts
}

interface Rarity {
  readonly rarity: Float64Array
  /** Of a feature that one text alone has. */
  readonly unique: number
  readonly isCommon: (feature: number) => boolean
}

function toRows(
  rows: readonly Map<number, number>[],
  numbers: ReadonlyMap<number, number>,
  { rarity, unique, isCommon }: Rarity,
): SparseRows {
  const offsets = new Int32Array(rows.length + 1)
  const terms: number[] = []
  const weights: number[] = []
  rows.forEach((row, index) => {
    const cells: [number, number][] = []
    let square = 0
    for (const [feature, count] of row) {
      const number = numbers.get(feature)
      const rare = number === undefined ? (isCommon(feature) ? 0 : unique) : (rarity[number] ?? 0)
      const weight = (1 + Math.log(count)) * rare * (feature >= 0x8000_0000 ? WORD_WEIGHT : 1)
      // What a text alone says counts in its length: two texts with one word in common are not alike.
      square += weight * weight
      if (number === undefined) continue
      cells.push([number, weight])
    }
    const length = Math.sqrt(square) || 1
    for (const [number, weight] of cells.sort(([a], [b]) => a - b)) {
      terms.push(number)
      weights.push(weight / length)
    }
    offsets[index + 1] = terms.length
  })
  return { offsets, terms: Int32Array.from(terms), weights: Float32Array.from(weights), width: rarity.length }
}
