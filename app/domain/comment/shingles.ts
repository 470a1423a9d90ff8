// Sets of short runs, their resemblance, and an index that finds resembling sets without comparing all pairs (MinHash
// with banding, Broder 1997). Runs are of three characters because Chinese comments are short: with four, heavily
// edited copies fall below any useful threshold. Where most letters are Latin a run is five words: three Latin letters
// are in every text.

import { hashOf, seededNumbers } from './seeded'

/** What writes a text: it decides what a run is and how much two texts must share. */
export type Script = 'han' | 'latin'

const RUN = 3
const WORDS = 5

/** Which of both a text is shingled as: Latin where its letters are mostly Latin. */
export function scriptOf(body: string): Script {
  let latin = 0
  for (let at = 0; at < body.length; at++) if (isLatin(body.charCodeAt(at))) latin++
  return latin * 2 > body.length ? 'latin' : 'han'
}

const isLatin = (unit: number) => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f)

/** Distinct three-character hashes of a text, ascending. Texts shorter than three units are one shingle. */
export function shinglesOf(body: string): Uint32Array {
  if (body.length < RUN) return body === '' ? new Uint32Array() : Uint32Array.of(hashOf(body))
  const hashes = new Uint32Array(body.length - RUN + 1)
  for (let at = 0; at < hashes.length; at++) hashes[at] = hashOf(body, at, at + RUN)
  return distinct(hashes)
}

/** Distinct five-word hashes of a text with blanks, ascending. Fewer words are one shingle. */
export function wordShinglesOf(text: string): Uint32Array {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  if (words.length === 0) return new Uint32Array()
  const single = words.map((word) => hashOf(word))
  const hashes = new Uint32Array(Math.max(1, words.length - WORDS + 1))
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0
    for (let word = at; word < Math.min(words.length, at + WORDS); word++)
      hash = Math.imul(hash ^ (single[word] ?? 0), 0x9e3779b1) + 0x7f4a7c15
    hashes[at] = hash
  }
  return distinct(hashes)
}

function distinct(hashes: Uint32Array): Uint32Array {
  hashes.sort()
  let size = 0
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0
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

/** 64 hash functions in 32 bands of 2 find a pair at Jaccard .4 with probability 1 - (1 - .16)^32 = .996 and at .3 with
 *  .95; every candidate is then compared exactly, so chance costs time and never precision. */
const HASHES = 64
const BAND_ROWS = 2
export const BANDS = HASHES / BAND_ROWS
/** A band's slot that holds so many sets is one of common runs and takes no more. Without a bound a million texts with
 *  one opening in common would all be compared with each other. */
const SLOT_SETS = 24
/** Of the sets met in the bands, so many are handed out: those met most often; of those met once, fewer. */
const CANDIDATES = 16
const MET_ONCE = 6

/** Writes the 32 band keys of a set into `keys` from `at` on. O(64 · shingles). */
export type Signer = (shingles: Uint32Array, keys: Uint32Array, at: number) => void

export function signer(): Signer {
  const next = seededNumbers(0x7140)
  const factors = Uint32Array.from({ length: HASHES }, () => next() | 1)
  const offsets = Uint32Array.from({ length: HASHES }, () => next())
  const leastOf = (shingles: Uint32Array, hash: number) => {
    const factor = factors[hash] ?? 1
    const offset = offsets[hash] ?? 0
    let least = 0xffffffff
    for (let s = 0; s < shingles.length; s++) {
      const value = (Math.imul(shingles[s] ?? 0, factor) ^ offset) >>> 0
      if (value < least) least = value
    }
    return least
  }
  return (shingles, keys, at) => {
    for (let band = 0; band < BANDS; band++) {
      let mixed = Math.imul(leastOf(shingles, 2 * band), 0x9e3779b1) ^ leastOf(shingles, 2 * band + 1)
      mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.imul(band + 1, 0x85ebca6b), 0xc2b2ae35)
      keys[at + band] = mixed ^ (mixed >>> 16)
    }
  }
}

export interface ShingleIndex {
  /** At most 16 added sets that share a band key; the likeliest first, then in order of adding. */
  candidates(keys: Uint32Array): readonly number[]
  /** Add a set by its band keys. Its number has to be a small whole one. */
  add(set: number, keys: Uint32Array): void
}

/** An empty index for about `size` sets; it takes more, with more chance meetings. */
export function shingleIndex(size: number): ShingleIndex {
  const slots = 2 ** Math.min(25, Math.max(10, Math.ceil(Math.log2(size * BANDS + 1))))
  const heads = new Int32Array(slots)
  const filled = new Uint8Array(slots)
  let sets = new Int32Array(1024)
  let nexts = new Int32Array(1024)
  let entries = 1
  let counts = new Uint8Array(1024)
  return {
    candidates: (keys) => {
      const met: number[] = []
      for (let band = 0; band < keys.length; band++)
        for (
          let entry = heads[(keys[band] ?? 0) & (slots - 1)] ?? 0;
          entry !== 0;
          entry = nexts[entry] ?? 0
        ) {
          const set = sets[entry] ?? 0
          if (counts[set] === 0) met.push(set)
          counts[set] = (counts[set] ?? 0) + 1
        }
      const often = met.filter((set) => (counts[set] ?? 0) > 1)
      often.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
      if (often.length < CANDIDATES) {
        const once = met.filter((set) => counts[set] === 1).sort((a, b) => a - b)
        often.push(...once.slice(0, Math.min(MET_ONCE, CANDIDATES - often.length)))
      }
      for (const set of met) counts[set] = 0
      return often.slice(0, CANDIDATES)
    },
    add: (set, keys) => {
      while (set >= counts.length) counts = grown(counts)
      for (const key of keys) {
        const slot = key & (slots - 1)
        if ((filled[slot] ?? 0) >= SLOT_SETS) continue
        if (entries === sets.length) {
          sets = grown(sets)
          nexts = grown(nexts)
        }
        filled[slot] = (filled[slot] ?? 0) + 1
        sets[entries] = set
        nexts[entries] = heads[slot] ?? 0
        heads[slot] = entries++
      }
    },
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T): T {
  const to = new (from.constructor as new (size: number) => T)(from.length * 2)
  to.set(from)
  return to
}
