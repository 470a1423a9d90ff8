// A vector for a whole text: the mean of its words' vectors, common words weighing little, without the direction that all
// texts share (SIF: Arora, Liang and Ma 2017). Several tables of words may speak: one learned from laws, which knows what
// legal words mean, and one learned from these very comments, which knows what people here talk about.

import type { WordRows } from './word-rows'
import { learnWordVectors, type WordVectors } from './word-vectors'

/** Texts in rows of `dims` numbers, each of length one; a text without a known word is all zero. */
export interface TextVectors {
  readonly dims: number
  readonly values: Float32Array
  readonly size: number
}

export interface Voice {
  readonly vectors: WordVectors
  /** Its share of the likeness of two texts; all voices together one. */
  readonly weight: number
}

/** A word of this share of all words weighs half (the paper's a; .001 there and here). */
const COMMON = 0.001
/** Texts that the shared direction is found from, and rounds of finding it. */
const SAMPLE = 4000
const ROUNDS = 8

/** Vectors of texts cut into words. O(words · dims). */
export function textVectors(texts: WordRows, voices: readonly Voice[]): TextVectors {
  const parts = voices.map(({ vectors, weight }) => ({ part: spokenBy(texts, vectors), weight }))
  const dims = parts.reduce((sum, { part }) => sum + part.dims, 0)
  const [one] = parts
  if (one && parts.length === 1) return one.part
  const values = new Float32Array(texts.size * dims)
  for (let text = 0; text < texts.size; text++) {
    let to = text * dims
    for (const { part, weight } of parts) {
      const scale = Math.sqrt(weight)
      for (let dim = 0; dim < part.dims; dim++)
        values[to++] = scale * (part.values[text * part.dims + dim] ?? 0)
    }
    normalise(values, text * dims, dims)
  }
  return { dims, values, size: texts.size }
}

/** Vectors that somebody else made of whole texts, as they are: without the direction that all of them share. A text without
 *  one is all zero and near to nothing. */
export function givenVectors(
  texts: readonly string[],
  given: ReadonlyMap<string, Float32Array>,
): TextVectors {
  const dims = given.values().next().value?.length ?? 0
  const values = new Float32Array(texts.length * dims)
  texts.forEach((text, at) => {
    const vector = given.get(text)
    if (vector?.length === dims) values.set(vector, at * dims)
  })
  withoutShared(values, texts.length, dims)
  return { dims, values, size: texts.length }
}

function spokenBy({ size, offsets, numbers, vocabulary }: WordRows, vectors: WordVectors): TextVectors {
  const { dims, words, shares, values: meant } = vectors
  const values = new Float32Array(size * dims)
  const known = Int32Array.from(vocabulary, (word) => words.get(word) ?? -1)
  for (let at = 0; at < size; at++) {
    for (let place = offsets[at] ?? 0; place < (offsets[at + 1] ?? 0); place++) {
      const number = known[numbers[place] ?? 0] ?? -1
      if (number < 0) continue
      const scale = COMMON / (COMMON + (shares[number] ?? 0))
      let from = number * dims
      for (let to = at * dims, end = to + dims; to < end; to++)
        values[to] = (values[to] ?? 0) + scale * (meant[from++] ?? 0)
    }
    normalise(values, at * dims, dims)
  }
  withoutShared(values, size, dims)
  return { dims, values, size }
}

// The direction of greatest length over a sample of the texts, by power iteration, taken from each of them.
function withoutShared(values: Float32Array, size: number, dims: number): void {
  const step = Math.max(1, Math.ceil(size / SAMPLE))
  let shared = new Float64Array(dims).fill(1 / Math.sqrt(dims))
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(dims)
    for (let text = 0; text < size; text += step) {
      let dot = 0
      for (let dim = 0; dim < dims; dim++) dot += (values[text * dims + dim] ?? 0) * (shared[dim] ?? 0)
      for (let dim = 0; dim < dims; dim++)
        next[dim] = (next[dim] ?? 0) + dot * (values[text * dims + dim] ?? 0)
    }
    const length = Math.hypot(...next)
    if (length < 1e-12) return
    shared = next.map((value) => value / length)
  }
  for (let text = 0; text < size; text++) {
    let dot = 0
    for (let dim = 0; dim < dims; dim++) dot += (values[text * dims + dim] ?? 0) * (shared[dim] ?? 0)
    for (let dim = 0; dim < dims; dim++)
      values[text * dims + dim] = (values[text * dims + dim] ?? 0) - dot * (shared[dim] ?? 0)
    normalise(values, text * dims, dims)
  }
}

function normalise(values: Float32Array, from: number, dims: number): void {
  let square = 0
  for (let at = from; at < from + dims; at++) square += (values[at] ?? 0) ** 2
  if (square < 1e-12) return
  const scale = 1 / Math.sqrt(square)
  for (let at = from; at < from + dims; at++) values[at] = (values[at] ?? 0) * scale
}

/** Texts that own vectors are learned from; more cost time and change nothing that was measured. */
const LEARNED_FROM = 10_000
/** With fewer texts their own words are learned from too few places to say anything. */
const LEAST_LEARNED_FROM = 200
const OWN = { dims: 64, seed: 1, leastTexts: 2, mostWords: 12_000, window: 10 } as const
/** So many texts weigh their own words as much as the laws'. */
const EVEN = 2000
/** The laws' table is left out where it weighs less: it would move no likeness by more, and is twice as long as the own. */
const LEAST_WEIGHT = 0.1

/** Texts to learn from, spread over all of them. */
export function learnedFrom<T>(texts: readonly T[]): T[] {
  const step = Math.max(1, Math.ceil(texts.length / LEARNED_FROM))
  return texts.filter((_, at) => at % step === 0)
}

/** The voices for `size` texts: the given table, and one learned from a sample of them, cut into words, where they suffice. */
export function voicesFor(
  sample: readonly (readonly string[])[],
  size: number,
  table: WordVectors | undefined,
): Voice[] {
  const given = table ? [{ vectors: table, weight: 1 }] : []
  if (sample.length < LEAST_LEARNED_FROM) return given
  const own = learnWordVectors(sample, OWN)
  if (own.words.size <= OWN.dims) return given
  const weight = table ? size / (size + EVEN) : 1
  const isHeard = table && 1 - weight >= LEAST_WEIGHT
  return [
    ...(isHeard ? [{ vectors: table, weight: 1 - weight }] : []),
    { vectors: own, weight: isHeard ? weight : 1 },
  ]
}
