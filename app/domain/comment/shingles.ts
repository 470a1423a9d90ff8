// Texts as sets of short runs, and what two sets share. Runs are of three characters because Chinese comments are short:
// with four, heavily edited copies fall below any useful threshold. Where most letters are Latin a run is five words:
// three Latin letters are in every text.

import { hashOf } from './seeded'

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

/** Marks one set, and then tells of others how many they share with it: a tenth of the time of merging two. */
export function sharedWith(): {
  readonly mark: (set: Uint32Array) => void
  readonly shared: (other: Uint32Array) => number
  /** Those of the other that they do not share. */
  readonly rest: (other: Uint32Array) => Uint32Array
} {
  const { clear, isNew, has } = shingleTable()
  return {
    mark: (set) => {
      clear(set.length)
      for (let at = 0; at < set.length; at++) isNew(set[at] ?? 0)
    },
    shared: (other) => {
      let count = 0
      for (let at = 0; at < other.length; at++) if (has(other[at] ?? 0)) count++
      return count
    },
    rest: (other) => other.filter((shingle) => !has(shingle)),
  }
}

/** A set that is filled and emptied many times. */
export function shingleTable() {
  // One number a slot, 0 for none: a row of marks beside it would have to be looked at as well.
  let table = new Int32Array(1024)
  let filled = new Int32Array(512)
  let size = 0
  let hasNought = false
  const slotOf = (shingle: number) => {
    const last = table.length - 1
    let slot = (shingle ^ (shingle >>> 16)) & last
    for (let own = table[slot]; own !== 0 && own !== shingle; own = table[slot]) slot = (slot + 1) & last
    return slot
  }
  return {
    /** Empty it, and make room for so many. */
    clear: (room: number) => {
      for (let at = 0; at < size; at++) table[filled[at] ?? 0] = 0
      size = 0
      hasNought = false
      if (room * 4 <= table.length) return
      table = new Int32Array(2 ** Math.ceil(Math.log2(room * 4)))
      filled = new Int32Array(table.length / 2)
    },
    /** Put one in; whether it was not there before. */
    isNew: (unsigned: number): boolean => {
      const shingle = unsigned | 0
      if (shingle === 0) {
        const isFirst = !hasNought
        hasNought = true
        return isFirst
      }
      const slot = slotOf(shingle)
      if (table[slot] === shingle) return false
      table[slot] = shingle
      filled[size++] = slot
      return true
    },
    has: (unsigned: number): boolean => {
      const shingle = unsigned | 0
      return shingle === 0 ? hasNought : table[slotOf(shingle)] === shingle
    },
  }
}

/** Reads texts' sets one after the other, as `shinglesOf` and `wordShinglesOf` but in the order of the text, and keeps them
 *  side by side in large pieces: an array of its own for each of a million texts takes as much room again. */
export function shingleKeeper(): (body: string, script: Script, matter: string) => Uint32Array {
  const { clear, isNew } = shingleTable()
  let piece = new Uint32Array(PIECE)
  let end = 0
  return (body, script, matter) => {
    const all = script === 'latin' ? wordShinglesOf(matter) : undefined
    const most = all ? all.length : Math.max(1, body.length)
    if (end + most > piece.length) {
      piece = new Uint32Array(Math.max(PIECE, most))
      end = 0
    }
    const from = end
    if (all) {
      piece.set(all, end)
      end += all.length
    } else if (body.length < RUN) {
      if (body !== '') piece[end++] = hashOf(body)
    } else {
      clear(body.length)
      for (let at = 0; at + RUN <= body.length; at++) {
        const shingle = hashOf(body, at, at + RUN)
        if (isNew(shingle)) piece[end++] = shingle
      }
    }
    return piece.subarray(from, end)
  }
}
const PIECE = 2 ** 20

/** A row of numbers that grows: in an array of JavaScript's own eight million take twice the room. */
export interface NumberRow {
  readonly push: (value: number) => void
  readonly length: () => number
  /** All of them, as long as nothing is added. */
  readonly all: () => Uint32Array
}

export function numberRow(): NumberRow {
  let row = new Uint32Array(1024)
  let size = 0
  return {
    push: (value) => {
      if (size === row.length) {
        const wider = new Uint32Array(row.length * 2)
        wider.set(row)
        row = wider
      }
      row[size++] = value
    },
    length: () => size,
    all: () => row.subarray(0, size),
  }
}
