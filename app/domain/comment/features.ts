// What of a text its likeness is measured by: character bigrams and words, weighted by TF-IDF and brought to length one.
// Bigrams and words together beat words alone on nearly every set of Chinese short texts that was measured; very common
// and single features are dropped, since they cost time and join what does not belong together.

import { hashOf } from './seeded'
import type { WordRows } from './word-rows'

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

/** Features of the texts, given with their words. Linear in their length, but for sorting each text's features. */
export function featuresOf(bodies: readonly string[], words: WordRows): SparseRows {
  const rows = countedRows(bodies, words)
  const table = featureTable(rows.features)
  const limit = Math.max(
    ALWAYS_SHARED,
    bodies.length * (bodies.length < FEW ? MOST_SHARE_OF_FEW : MOST_SHARE),
  )
  const kept = table.numberKept(limit)
  const rarity = Float64Array.from(kept, (texts) => Math.log(1 + bodies.length / texts))
  return toRows(rows, table.slots, {
    rarity,
    numbers: table.numbers,
    unique: Math.log(1 + bodies.length),
    isCommon: (slot) => (table.texts[slot] ?? 0) > limit,
  })
}

/** Each text's features ascending, once, with how often they occur. */
interface CountedRows {
  readonly offsets: Int32Array
  readonly features: Uint32Array
  readonly counts: Uint16Array
}

// Words and bigrams apart: the sign bit tells them from each other. In one row of numbers and not in a Map a text: a
// number above 2³¹ as a key is an object of its own, and collecting those was an eighth of the pipeline's time.
function countedRows(bodies: readonly string[], words: WordRows): CountedRows {
  let most = words.numbers.length
  for (const body of bodies) most += Math.max(0, body.length - 1)
  const hashes = Uint32Array.from(words.vocabulary, (word) =>
    word.length > 1 ? (hashOf(word) | 0x8000_0000) >>> 0 : 0,
  )
  const offsets = new Int32Array(bodies.length + 1)
  const features = new Uint32Array(most)
  const counts = new Uint16Array(most)
  let size = 0
  bodies.forEach((body, at) => {
    let end = size
    for (let from = 0; from + 2 <= body.length; from++) features[end++] = hashOf(body, from, from + 2) >>> 1
    for (let word = words.offsets[at] ?? 0; word < (words.offsets[at + 1] ?? 0); word++) {
      const hash = hashes[words.numbers[word] ?? 0] ?? 0
      if (hash !== 0) features[end++] = hash
    }
    const sorted = features.subarray(size, end).sort().slice()
    const first = size
    for (const feature of sorted) {
      if (size === first || features[size - 1] !== feature) features[size++] = feature
      counts[size - 1] = (counts[size - 1] ?? 0) + 1
    }
    offsets[at + 1] = size
  })
  return { offsets, features: features.subarray(0, size), counts }
}

/** In how many texts each feature is: a table with open slots, since there are millions of features. */
function featureTable(features: Uint32Array) {
  const size = 2 ** Math.ceil(Math.log2(features.length * 1.5 + 2))
  const keys = new Uint32Array(size)
  const texts = new Int32Array(size)
  const slots = new Int32Array(features.length)
  const slotOf = (feature: number) => {
    let slot = (Math.imul(feature, 0x9e3779b1) >>> 7) & (size - 1)
    while (texts[slot] !== 0 && keys[slot] !== feature) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (let at = 0; at < features.length; at++) {
    const feature = features[at] ?? 0
    const slot = slotOf(feature)
    keys[slot] = feature
    texts[slot] = (texts[slot] ?? 0) + 1
    slots[at] = slot
  }
  const numbers = new Int32Array(size).fill(-1)
  /** Number the features in two texts or more and in no more than `most`, ascending, and give in how many each is. */
  const numberKept = (most: number): Int32Array => {
    const isKept = (_: number, slot: number) => (texts[slot] ?? 0) >= 2 && (texts[slot] ?? 0) <= most
    return Int32Array.from(keys.filter(isKept).sort(), (feature, number) => {
      const slot = slotOf(feature)
      numbers[slot] = number
      return texts[slot] ?? 0
    })
  }
  return { texts, slots, numbers, numberKept }
}

interface Rarity {
  readonly rarity: Float64Array
  /** Number of the feature in a slot of the table, −1 where it is not kept. */
  readonly numbers: Int32Array
  /** Of a feature that one text alone has. */
  readonly unique: number
  readonly isCommon: (slot: number) => boolean
}

function toRows(
  { offsets: from, features, counts }: CountedRows,
  slots: Int32Array,
  { rarity, numbers, unique, isCommon }: Rarity,
): SparseRows {
  const offsets = new Int32Array(from.length)
  const terms = new Int32Array(features.length)
  const weights = new Float32Array(features.length)
  const own = new Float64Array(features.length)
  let size = 0
  for (let row = 0; row + 1 < from.length; row++) {
    const first = size
    let square = 0
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at++) {
      const slot = slots[at] ?? 0
      const number = numbers[slot] ?? -1
      const rare = number < 0 ? (isCommon(slot) ? 0 : unique) : (rarity[number] ?? 0)
      const scale = (features[at] ?? 0) >= 0x8000_0000 ? WORD_WEIGHT : 1
      const weight = (1 + Math.log(counts[at] ?? 0)) * rare * scale
      // What a text alone says counts in its length: two texts with one word in common are not alike.
      square += weight * weight
      if (number < 0) continue
      terms[size] = number
      own[size++] = weight
    }
    const length = Math.sqrt(square) || 1
    for (let at = first; at < size; at++) weights[at] = (own[at] ?? 0) / length
    offsets[row + 1] = size
  }
  return { offsets, terms: terms.slice(0, size), weights: weights.slice(0, size), width: rarity.length }
}
