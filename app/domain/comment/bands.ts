// Finds resembling sets without comparing all pairs: MinHash with banding (Broder 1997). A set's signature is cut into
// bands, sets that share a band are candidates, and each candidate is then compared exactly, so that chance costs time and
// never precision.

import { seededNumbers } from './seeded'

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
/** Sets in a slot are counted so far. */
const FULL = 200
/** Slots in which the fullness of a neighbourhood is counted at least: in fewer, chance decides who is the letter, and of
 *  heavily edited letters a twentieth of the pairs was lost. */
const COUNTERS = 2 ** 22

/** Writes the 32 band keys of a set into `keys` from `at` on. O(64 · shingles). */
export type Signer = (shingles: Uint32Array, keys: Uint32Array, at: number) => void

export function signer(): Signer {
  const next = seededNumbers(0x7140)
  const factors = Int32Array.from({ length: HASHES }, () => next() | 1)
  // With the sign turned over, comparing signed numbers orders them as unsigned ones, and is quicker.
  const offsets = Int32Array.from({ length: HASHES }, () => next() ^ SIGN)
  return (shingles, keys, at) => {
    // Two bands at once: each of the four sums waits for nothing but itself.
    for (let hash = 0; hash < HASHES; hash += 2 * BAND_ROWS) {
      const [f, g, h, k] = [
        factors[hash] ?? 1,
        factors[hash + 1] ?? 1,
        factors[hash + 2] ?? 1,
        factors[hash + 3] ?? 1,
      ]
      const [p, q, r, s] = [
        offsets[hash] ?? 0,
        offsets[hash + 1] ?? 0,
        offsets[hash + 2] ?? 0,
        offsets[hash + 3] ?? 0,
      ]
      let [first, second, third, fourth] = [0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff]
      for (let i = 0; i < shingles.length; i++) {
        const shingle = shingles[i] ?? 0
        const [a, b] = [Math.imul(shingle, f) ^ p, Math.imul(shingle, g) ^ q]
        const [c, d] = [Math.imul(shingle, h) ^ r, Math.imul(shingle, k) ^ s]
        if (a < first) first = a
        if (b < second) second = b
        if (c < third) third = c
        if (d < fourth) fourth = d
      }
      const band = hash / BAND_ROWS
      keys[at + band] = keyOf(band, first ^ SIGN, second ^ SIGN)
      keys[at + band + 1] = keyOf(band + 1, third ^ SIGN, fourth ^ SIGN)
    }
  }
}

const SIGN = 0x8000_0000

function keyOf(band: number, first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ second
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.imul(band + 1, 0x85ebca6b), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

export interface ShingleIndex {
  /** At most 16 added sets that share a band key; the likeliest first, then in order of adding. */
  candidates(keys: Uint32Array): readonly number[]
  /** Add a set by its band keys. Its number has to be a small whole one. */
  add(set: number, keys: Uint32Array): void
}

const slotsFor = (size: number) => 2 ** Math.min(25, Math.max(10, Math.ceil(Math.log2(size * BANDS + 1))))

/** Counts how often sets are met, and gives the likeliest of them. */
function likeliest() {
  let counts = new Uint8Array(1024)
  let met = new Int32Array(1024)
  let size = 0
  return {
    meet: (set: number) => {
      while (set >= counts.length) counts = grown(counts)
      if (counts[set] === 0) {
        if (size === met.length) met = grown(met)
        met[size++] = set
      }
      counts[set] = (counts[set] ?? 0) + 1
    },
    best: (): readonly number[] => {
      const often: number[] = []
      const once: number[] = []
      for (let at = 0; at < size; at++) {
        const set = met[at] ?? 0
        const own = counts[set] ?? 0
        const list = own > 1 ? often : once
        const most = own > 1 ? CANDIDATES : MET_ONCE
        const isBefore = (other: number) => {
          const count = counts[other] ?? 0
          return own > count || (own === count && set < other)
        }
        let place = list.length
        while (place > 0 && isBefore(list[place - 1] ?? 0)) place--
        if (place === most) continue
        if (list.length === most) list.pop()
        list.splice(place, 0, set)
      }
      for (let at = 0; at < size; at++) counts[met[at] ?? 0] = 0
      size = 0
      return often.length === CANDIDATES ? often : [...often, ...once].slice(0, CANDIDATES)
    },
  }
}

/** An empty index for about `size` sets; it takes more, with more chance meetings. */
export function shingleIndex(size: number): ShingleIndex {
  const slots = slotsFor(size)
  const heads = new Int32Array(slots)
  const filled = new Uint8Array(slots)
  let sets = new Int32Array(1024)
  let nexts = new Int32Array(1024)
  let entries = 1
  const choose = likeliest()
  return {
    candidates: (keys) => {
      for (let band = 0; band < keys.length; band++)
        for (let entry = heads[(keys[band] ?? 0) & (slots - 1)] ?? 0; entry !== 0; entry = nexts[entry] ?? 0)
          choose.meet(sets[entry] ?? 0)
      return choose.best()
    },
    add: (set, keys) => {
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

/** How many sets have each band key, counted in so many slots. */
function countsOf(keys: Uint32Array, slots: number, isLeftOut: (set: number) => boolean): Uint8Array {
  const counts = new Uint8Array(slots)
  for (let set = 0; set * BANDS < keys.length; set++) {
    if (isLeftOut(set)) continue
    for (let at = set * BANDS; at < (set + 1) * BANDS; at++) {
      const slot = (keys[at] ?? 0) & (slots - 1)
      if ((counts[slot] ?? 0) < FULL) counts[slot] = (counts[slot] ?? 0) + 1
    }
  }
  return counts
}

/** As `shingleIndex`, where all sets that will come are known: bands that one set alone has are passed over, and those of
 *  several stand side by side in memory. The keys are used up. `isLeftOut` sets have no keys. */
export function knownIndex(keys: Uint32Array, isLeftOut: (set: number) => boolean) {
  const size = keys.length / BANDS
  const slots = slotsFor(size)
  const counts = countsOf(keys, slots, isLeftOut)
  const crowding = slots < COUNTERS ? countsOf(keys, COUNTERS, isLeftOut) : counts
  const starts = new Int32Array(slots)
  let room = 0
  for (let slot = 0; slot < slots; slot++) {
    const count = counts[slot] ?? 0
    starts[slot] = count < 2 ? -1 : room
    if (count >= 2) room += 1 + Math.min(count, SLOT_SETS)
  }
  /** For each slot of several sets how many are in it, and then they. */
  const buckets = new Int32Array(room)
  const bands = new Int32Array(keys.buffer, keys.byteOffset, keys.length)
  const fullness = new Int32Array(size)
  for (let set = 0; set < size; set++) {
    if (isLeftOut(set)) continue
    let sum = 0
    for (let at = set * BANDS; at < (set + 1) * BANDS; at++) {
      const key = keys[at] ?? 0
      sum += crowding[key & (crowding.length - 1)] ?? 0
      bands[at] = starts[key & (slots - 1)] ?? -1
    }
    fullness[set] = sum
  }
  const choose = likeliest()
  return {
    /** How many others, counted to 200 a band, share a band with a set. */
    fullness,
    candidates: (set: number): readonly number[] => {
      for (let at = set * BANDS; at < (set + 1) * BANDS; at++) {
        const bucket = bands[at] ?? -1
        if (bucket < 0) continue
        for (let entry = bucket + 1; entry <= bucket + (buckets[bucket] ?? 0); entry++)
          choose.meet(buckets[entry] ?? 0)
      }
      return choose.best()
    },
    add: (set: number) => {
      for (let at = set * BANDS; at < (set + 1) * BANDS; at++) {
        const bucket = bands[at] ?? -1
        if (bucket < 0 || (buckets[bucket] ?? 0) >= SLOT_SETS) continue
        const filled = (buckets[bucket] ?? 0) + 1
        buckets[bucket] = filled
        buckets[bucket + filled] = set
      }
    },
  }
}
