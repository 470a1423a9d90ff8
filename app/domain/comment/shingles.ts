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

/** Marks one set, and then tells of others how many they share with it: a third of the time of merging two. */
export function sharedWith(): {
  readonly mark: (set: Uint32Array) => void
  readonly shared: (other: Uint32Array) => number
} {
  let table = new Uint32Array(1024)
  let marks = new Int32Array(1024)
  let mark = 0
  const slotOf = (shingle: number) => {
    const last = table.length - 1
    let slot = (shingle ^ (shingle >>> 16)) & last
    while (marks[slot] === mark && table[slot] !== shingle) slot = (slot + 1) & last
    return slot
  }
  return {
    mark: (set) => {
      mark++
      if (set.length * 4 > table.length) {
        table = new Uint32Array(2 ** Math.ceil(Math.log2(set.length * 4)))
        marks = new Int32Array(table.length)
      }
      for (const shingle of set) {
        const slot = slotOf(shingle)
        table[slot] = shingle
        marks[slot] = mark
      }
    },
    shared: (other) => {
      let count = 0
      for (let at = 0; at < other.length; at++) if (marks[slotOf(other[at] ?? 0)] === mark) count++
      return count
    },
  }
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
/** Sets in a slot are counted so far. */
const FULL = 200
/** Slots in which the fullness of a neighbourhood is counted at least: in fewer, chance decides who is the letter, and of
 *  heavily edited letters a twentieth of the pairs was lost. */
const COUNTERS = 2 ** 22

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
