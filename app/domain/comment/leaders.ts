// Which texts are copies of which: every text joins the letter it resembles, letters first. A letter is the text whose
// neighbourhood is fullest, so that copies are measured by what was copied and not by the copy that was edited most.
// Never a chain: a text may come in through a copy (a letter's third edition resembles the second more than the first),
// but only if it resembles the letter itself too. Union-find looks best at 1,000 texts and runs whole campaigns
// together through their boilerplate at 100,000.

import { BANDS, type Script, sharedShingles, shingleIndex, signer } from './shingles'

export interface ShingledText {
  readonly shingles: Uint32Array
  readonly script: Script
}

interface Bars {
  /** Fewer shingles: a copy of itself only. */
  readonly short: number
  /** Jaccard with any copy of a family to come in through it, and to bring two families together. */
  readonly join: number
  /** Jaccard with the letter that is enough alone. */
  readonly letter: number
  /** Jaccard with the letter that whoever comes in through a copy needs too, and between two letters. */
  readonly anchor: number
  /** A copy that resembles every known door less than this becomes a door of its family. */
  readonly door: number
}

/** Chosen on the tuning halves of test/bench/duplicates.ts. Two texts that share half of their five-word runs are
 *  editions of one letter, however far the first edition is: English needs no anchor. */
const bars: Readonly<Record<Script, Bars>> = {
  han: { short: 12, join: 0.45, letter: 0.28, anchor: 0.15, door: 0.7 },
  latin: { short: 4, join: 0.5, letter: 0.5, anchor: 0, door: 0.95 },
}
/** Short texts of one matter share much by chance: a bar is higher by so much for each shingle that fails of so many. */
const SHORT_PENALTY = 0.35
const LONG_ENOUGH = 60
/** Containment of the smaller text, for a letter with additions; it says nothing about short texts and about very
 *  different lengths. */
const CONTAINMENT = 0.75
const CONTAINMENT_SHINGLES = 30
const CONTAINMENT_SIZE_RATIO = 0.5
/** Texts of sizes so far apart are no copies of each other. */
const LEAST_RATIO = 0.1
/** Counters for band keys; what does not fit is counted with something else and moves an order, no decision. */
const COUNTERS = 2 ** 22
const FULL = 200

/** The leader of each text, itself where it leads or is alone. Equal for any order of the texts only if the texts come
 *  in an order of their own; ties go to the first. About 20 µs a text of 80 characters. */
export function leadersOf(texts: readonly ShingledText[]): Int32Array {
  const keys = bandKeys(texts)
  const index = shingleIndex(texts.length)
  const leaders = Int32Array.from(texts, (_, at) => at)
  for (const at of byFullness(texts, keys)) {
    const own = texts[at]
    if (own === undefined) continue
    const ownKeys = keys.subarray(at * BANDS, (at + 1) * BANDS)
    const near = nearTo(own, index.candidates(ownKeys), texts)
    const letter = homeOf(own, near, { texts, leaders })
    if (letter >= 0) leaders[at] = letter
    if (isDoor(own, letter, near)) index.add(at, ownKeys)
  }
  return leaders.map((_, at) => letterOver(leaders, at))
}

export interface Door {
  readonly door: number
  readonly likeness: number
}

/** The doors among the candidates that share anything with the text, the likest first. */
export function nearTo(
  own: ShingledText,
  candidates: readonly number[],
  texts: readonly ShingledText[],
): Door[] {
  return candidates
    .map((door) => ({ door, likeness: resemblanceOf(own, texts[door]) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.door - b.door)
}

/** Whether others should be able to come in by this text: it leads, or is unlike all doors of its family. */
export function isDoor(own: ShingledText, letter: number, near: readonly Door[]): boolean {
  return letter < 0 || (near[0]?.likeness ?? 0) < bars[own.script].door
}

export interface Families {
  readonly texts: readonly ShingledText[]
  /** The text that each text follows. Letters that were brought together follow each other; the end is the letter. */
  readonly leaders: Int32Array
}

/** The letter of the family that a text belongs to, or -1. A text that comes in by the doors of several families brings
 *  them together (in `leaders`), if their letters resemble each other too. */
export function homeOf(own: ShingledText, near: readonly Door[], { texts, leaders }: Families): number {
  let home = -1
  for (const { door, likeness } of near) {
    const letter = letterOver(leaders, door)
    if (letter === home) continue
    const other = texts[letter]
    const isNear = likeness >= barFor('join', own, texts[door])
    if (home >= 0) {
      const first = texts[home]
      const isOne = isNear && first && resemblanceOf(first, other) >= bars[own.script].anchor
      // The earlier one is the fuller: letters come first.
      if (isOne) leaders[letter] = home
      continue
    }
    const toLetter = letter === door ? likeness : resemblanceOf(own, other)
    if (toLetter >= barFor('letter', own, other) || (isNear && toLetter >= bars[own.script].anchor))
      home = letter
  }
  return home
}

/** The letter that a text stands under, itself where it leads. */
export function letterOver(leaders: Int32Array, text: number): number {
  let letter = text
  while (leaders[letter] !== letter) letter = leaders[letter] ?? letter
  return letter
}

function barFor(bar: 'join' | 'letter', one: ShingledText, other: ShingledText | undefined): number {
  const least = bars[one.script][bar]
  if (one.script === 'latin' || other === undefined) return least
  const size = Math.min(one.shingles.length, other.shingles.length)
  return least + SHORT_PENALTY * Math.max(0, 1 - size / LONG_ENOUGH)
}

function bandKeys(texts: readonly ShingledText[]): Uint32Array {
  const sign = signer()
  const keys = new Uint32Array(texts.length * BANDS)
  texts.forEach((text, at) => {
    if (!isShort(text)) sign(text.shingles, keys, at * BANDS)
  })
  return keys
}

/** Too short to be a copy of anything but itself. */
export const isShort = ({ shingles, script }: ShingledText) => shingles.length < bars[script].short

/** Places of the texts that are not short; those with most other texts in their bands first, then the longest. */
function byFullness(texts: readonly ShingledText[], keys: Uint32Array): number[] {
  const counts = new Uint8Array(COUNTERS)
  for (let at = 0; at < keys.length; at++) {
    const counter = (keys[at] ?? 0) % COUNTERS
    if ((counts[counter] ?? 0) < FULL) counts[counter] = (counts[counter] ?? 0) + 1
  }
  const fullness = new Int32Array(texts.length)
  for (let at = 0; at < keys.length; at++) {
    const text = Math.floor(at / BANDS)
    fullness[text] = (fullness[text] ?? 0) + (counts[(keys[at] ?? 0) % COUNTERS] ?? 0)
  }
  const lengthOf = (at: number) => texts[at]?.shingles.length ?? 0
  return texts
    .flatMap((text, at) => (isShort(text) ? [] : [at]))
    .sort((a, b) => (fullness[b] ?? 0) - (fullness[a] ?? 0) || lengthOf(b) - lengthOf(a) || a - b)
}

/** Jaccard; where containment says more, what that is worth. */
function resemblanceOf(one: ShingledText, other: ShingledText | undefined): number {
  if (other === undefined || one.script !== other.script) return 0
  const a = one.shingles
  const b = other.shingles
  // No Jaccard is above the ratio of the sizes.
  if (Math.min(a.length, b.length) < LEAST_RATIO * Math.max(a.length, b.length)) return 0
  const shared = sharedShingles(a, b)
  const jaccard = shared / (a.length + b.length - shared)
  const smaller = Math.min(a.length, b.length)
  const ratio = smaller / Math.max(a.length, b.length)
  if (one.script === 'latin' || smaller < CONTAINMENT_SHINGLES || ratio < CONTAINMENT_SIZE_RATIO)
    return jaccard
  return shared / smaller >= CONTAINMENT ? Math.max(jaccard, bars[one.script].join) : jaccard
}
