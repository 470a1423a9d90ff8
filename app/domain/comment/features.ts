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

/** Features of the texts, given with their words. Linear in their length. */
export function featuresOf(bodies: readonly string[], words: WordRows): SparseRows {
  const rows = countedRows(bodies, words)
  const limit = Math.max(
    ALWAYS_SHARED,
    bodies.length * (bodies.length < FEW ? MOST_SHARE_OF_FEW : MOST_SHARE),
  )
  return ascending(weighted(rows, bodies.length, limit))
}

/** Each text's features, once, in the order in which they are met, with how often they occur. */
interface CountedRows {
  readonly offsets: Int32Array
  /** Numbers of features, in the order in which they were first met. */
  readonly features: Int32Array
  readonly counts: Uint16Array
  /** By feature: what it is, and in how many texts. Words have the sign bit. */
  readonly keys: Uint32Array
  readonly texts: Int32Array
}

// In rows of numbers and not in a Map a text: a number above 2³¹ as a key is an object of its own, and collecting those was
// an eighth of the pipeline's time.
function countedRows(bodies: readonly string[], words: WordRows): CountedRows {
  let most = words.numbers.length
  for (const body of bodies) most += Math.max(0, body.length - 1)
  const table = featureTable()
  const ofWord = Int32Array.from(words.vocabulary, (word) =>
    word.length > 1 ? table.numberOf((hashOf(word) | 0x8000_0000) >>> 0) : -1,
  )
  const offsets = new Int32Array(bodies.length + 1)
  const features = new Int32Array(most)
  const counts = new Uint16Array(most)
  let size = 0
  let first = 0
  const meet = (feature: number) => {
    const place = table.placeOf(feature)
    if (place >= first) {
      counts[place] = (counts[place] ?? 0) + 1
      return
    }
    table.meet(feature, size)
    features[size] = feature
    counts[size++] = 1
  }
  bodies.forEach((body, at) => {
    first = size
    for (let from = 0; from + 2 <= body.length; from++)
      meet(table.numberOf(hashOf(body, from, from + 2) >>> 1))
    for (let word = words.offsets[at] ?? 0; word < (words.offsets[at + 1] ?? 0); word++) {
      const feature = ofWord[words.numbers[word] ?? 0] ?? -1
      if (feature >= 0) meet(feature)
    }
    offsets[at + 1] = size
  })
  const { keys, texts } = table.all()
  return { offsets, features: features.subarray(0, size), counts, keys, texts }
}

/** Numbers features as they are met: a table with open slots, which grows, since nobody knows beforehand how many of a
 *  million texts' features are different. */
function featureTable() {
  let slots = new Int32Array(1 << 16)
  let keys = new Uint32Array(1 << 15)
  let texts = new Int32Array(1 << 15)
  /** Where each feature was met last. */
  let places = new Int32Array(1 << 15)
  let size = 0
  const slotOf = (key: number) => {
    const last = slots.length - 1
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & last
    for (let number = slots[slot] ?? 0; number !== 0 && keys[number - 1] !== key; number = slots[slot] ?? 0)
      slot = (slot + 1) & last
    return slot
  }
  const grow = () => {
    keys = wider(keys, new Uint32Array(size * 2))
    texts = wider(texts, new Int32Array(size * 2))
    places = wider(places, new Int32Array(size * 2))
    slots = new Int32Array(slots.length * 2)
    for (let number = 1; number <= size; number++) slots[slotOf(keys[number - 1] ?? 0)] = number
  }
  return {
    numberOf: (key: number): number => {
      const slot = slotOf(key)
      const known = slots[slot] ?? 0
      if (known !== 0) return known - 1
      keys[size] = key
      places[size] = -1
      slots[slot] = ++size
      if (size === keys.length) grow()
      return size - 1
    },
    placeOf: (feature: number): number => places[feature] ?? -1,
    /** A further text has the feature. */
    meet: (feature: number, place: number) => {
      places[feature] = place
      texts[feature] = (texts[feature] ?? 0) + 1
    },
    all: () => ({ keys: keys.subarray(0, size), texts: texts.subarray(0, size) }),
  }
}

function wider<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** The features that are kept, ascending by what they are: those in two texts or more and in no more than `limit`. */
function numbered(
  keys: Uint32Array,
  texts: Int32Array,
  limit: number,
): { numbers: Int32Array; kept: Int32Array } {
  const kept = Int32Array.from(keys.keys())
    .filter((feature) => (texts[feature] ?? 0) >= 2 && (texts[feature] ?? 0) <= limit)
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  const numbers = new Int32Array(keys.length).fill(-1)
  kept.forEach((feature, number) => {
    numbers[feature] = number
  })
  return { numbers, kept }
}

/** Rows of kept features with their weights, in the order in which they were met. */
function weighted(
  { offsets: from, features, counts, keys, texts }: CountedRows,
  size: number,
  limit: number,
): SparseRows {
  const { numbers, kept } = numbered(keys, texts, limit)
  const rarity = Float64Array.from(kept, (feature) => Math.log(1 + size / (texts[feature] ?? 1)))
  const unique = Math.log(1 + size)
  const offsets = new Int32Array(from.length)
  const terms = new Int32Array(features.length)
  const weights = new Float32Array(features.length)
  const logs = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(count))
  let own = new Float64Array(1024)
  let end = 0
  for (let row = 0; row + 1 < from.length; row++) {
    const first = end
    const [start, stop] = [from[row] ?? 0, from[row + 1] ?? 0]
    if (stop - start > own.length) own = new Float64Array((stop - start) * 2)
    let square = 0
    for (let at = start; at < stop; at++) {
      const feature = features[at] ?? 0
      const number = numbers[feature] ?? -1
      const rare = number < 0 ? ((texts[feature] ?? 0) > limit ? 0 : unique) : (rarity[number] ?? 0)
      const scale = (keys[feature] ?? 0) >= 0x8000_0000 ? WORD_WEIGHT : 1
      const count = counts[at] ?? 0
      const weight = (logs[count] ?? 1 + Math.log(count)) * rare * scale
      // What a text alone says counts in its length: two texts with one word in common are not alike.
      square += weight * weight
      if (number < 0) continue
      terms[end] = number
      own[end++ - first] = weight
    }
    const length = Math.sqrt(square) || 1
    for (let at = first; at < end; at++) weights[at] = (own[at - first] ?? 0) / length
    offsets[row + 1] = end
  }
  return { offsets, terms: terms.slice(0, end), weights: weights.slice(0, end), width: kept.length }
}

// By writing the rows term by term and back again: each text's features then stand ascending, and nothing is sorted.
function ascending({ offsets, terms, weights, width }: SparseRows): SparseRows {
  const starts = new Int32Array(width + 1)
  for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1
  for (let term = 0; term < width; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  const next = starts.slice()
  const holders = new Int32Array(terms.length)
  const held = new Float32Array(terms.length)
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) {
      const place = next[terms[at] ?? 0] ?? 0
      next[terms[at] ?? 0] = place + 1
      holders[place] = row
      held[place] = weights[at] ?? 0
    }
  const ends = offsets.slice()
  for (let term = 0; term < width; term++)
    for (let place = starts[term] ?? 0; place < (starts[term + 1] ?? 0); place++) {
      const row = holders[place] ?? 0
      const at = ends[row] ?? 0
      ends[row] = at + 1
      terms[at] = term
      weights[at] = held[place] ?? 0
    }
  return { offsets, terms, weights, width }
}
