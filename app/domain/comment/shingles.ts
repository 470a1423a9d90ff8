// Sets of character three-grams, their resemblance, and an index that finds resembling sets without comparing all
// pairs (MinHash with banding, Broder 1997). Three characters because Chinese comments are short: with four, heavily
// edited copies fall below any useful threshold.

import { hashOf, seededNumbers } from './seeded'

/** Hash functions per signature, and rows per band. 128 in 64 bands of 2 finds pairs at Jaccard .4 with probability
 *  1 - (1 - .16)^64 > .9999; every candidate is then compared exactly, so this costs time and never precision. */
const HASHES = 128
const BAND_ROWS = 2

/** Distinct three-gram hashes of a text, ascending. Texts shorter than three units are one shingle. */
export function shinglesOf(body: string): Uint32Array {
  if (body.length < 3) return body === '' ? new Uint32Array() : Uint32Array.of(hashOf(body))
  const hashes = new Uint32Array(body.length - 2)
  for (let at = 0; at + 3 <= body.length; at++) hashes[at] = hashOf(body, at, at + 3)
  hashes.sort()
  let size = 0
  for (const hash of hashes) {
    if (size === 0 || hashes[size - 1] !== hash) hashes[size++] = hash
  }
  return hashes.slice(0, size)
}

/** Size of the intersection of two ascending sets. */
export function sharedShingles(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
  }
  return shared
}

export interface ShingleIndex {
  /** Keys of added sets that probably resemble this one, in the order in which they were added. */
  candidates(shingles: Uint32Array): readonly number[]
  add(key: number, shingles: Uint32Array): void
}

/** An empty index. Adding and asking are O(128 · shingles). */
export function shingleIndex(): ShingleIndex {
  const next = seededNumbers(0x7140)
  const factors = Uint32Array.from({ length: HASHES }, () => next() | 1)
  const offsets = Uint32Array.from({ length: HASHES }, () => next())
  const bands = Array.from({ length: HASHES / BAND_ROWS }, () => new Map<number, number[]>())
  const signature = new Uint32Array(HASHES)
  const sign = (shingles: Uint32Array) => {
    for (let h = 0; h < HASHES; h++) {
      const factor = factors[h] ?? 1
      const offset = offsets[h] ?? 0
      let least = 0xffffffff
      for (let s = 0; s < shingles.length; s++) {
        const value = (Math.imul(shingles[s] ?? 0, factor) ^ offset) >>> 0
        if (value < least) least = value
      }
      signature[h] = least
    }
  }
  const keyOf = (band: number) =>
    (Math.imul(signature[band * BAND_ROWS] ?? 0, 0x9e3779b1) ^ (signature[band * BAND_ROWS + 1] ?? 0)) >>> 0
  return {
    candidates: (shingles) => {
      sign(shingles)
      const found = new Set<number>()
      bands.forEach((band, index) => {
        for (const key of band.get(keyOf(index)) ?? []) found.add(key)
      })
      return [...found].sort((a, b) => a - b)
    },
    add: (key, shingles) => {
      sign(shingles)
      bands.forEach((band, index) => {
        const bucket = band.get(keyOf(index))
        if (bucket) bucket.push(key)
        else band.set(keyOf(index), [key])
      })
    },
  }
}
