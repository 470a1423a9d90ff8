// Which texts are copies of which: every text joins the letter it resembles, letters first. A letter is the text whose
// neighbourhood is fullest, so that copies are measured by what was copied and not by the copy that was edited most.
// Never a chain: a text may come in through a copy (a letter's third edition resembles the second more than the first),
// but only if it resembles the letter itself too. Union-find looks best at 1,000 texts and runs whole campaigns
// together through their boilerplate at 100,000.

import { knownIndex } from './bands'
import { type Script, sharedWith } from './shingles'

export interface ShingledText {
  /** Each once, in any order. */
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
/** Texts between two pauses. */
const STRIDE = 1000
const nothing: ShingledText = { shingles: new Uint32Array(), script: 'han' }

/** The leader of each text, itself where it leads or is alone. Equal for any order of the texts only if the texts come
 *  in an order of their own; ties go to the first. `keys` are the texts' band keys (`signer`), 32 each, and are
 *  used up. About 10 µs a text of 80 characters. */
export function leadersOf(texts: readonly ShingledText[], keys: Uint32Array): Int32Array {
  const steps = leadersInSteps(texts, keys)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** As `leadersOf`. Yields how many texts are done. */
export function* leadersInSteps(
  texts: readonly ShingledText[],
  keys: Uint32Array,
): Generator<number, Int32Array> {
  const index = knownIndex(keys, (at) => isShort(texts[at] ?? nothing))
  yield 0
  const leaders = Int32Array.from(texts, (_, at) => at)
  const likeness = likenessReader()
  let done = 0
  for (const at of byFullness(texts, index.fullness)) {
    const own = texts[at] ?? nothing
    likeness.read(own)
    const near = nearTo(index.candidates(at), texts, likeness)
    const letter = homeOf(own, near, { texts, leaders, likeness })
    if (letter >= 0) leaders[at] = letter
    if (isDoor(own, letter, near)) index.add(at)
    if (++done % STRIDE === 0) yield done
  }
  return leaders.map((_, at) => letterOver(leaders, at))
}

export interface Door {
  readonly door: number
  readonly likeness: number
}

/** Tells how much texts resemble the one that was read last. */
export function likenessReader() {
  const { mark, shared } = sharedWith()
  const others = sharedWith()
  let own = nothing
  return {
    read: (text: ShingledText) => {
      own = text
      mark(text.shingles)
    },
    to: (other: ShingledText | undefined) =>
      mayResemble(own, other) ? resemblanceBy(own, other, shared(other.shingles)) : 0,
    /** Of two other texts. */
    between: (one: ShingledText, other: ShingledText | undefined) => {
      if (!mayResemble(one, other)) return 0
      others.mark(one.shingles)
      return resemblanceBy(one, other, others.shared(other.shingles))
    },
  }
}
export type LikenessReader = ReturnType<typeof likenessReader>

/** The doors among the candidates that share anything with the text that `likeness` read, the likest first. */
export function nearTo(
  candidates: readonly number[],
  texts: readonly ShingledText[],
  { to }: LikenessReader,
): Door[] {
  const near: Door[] = []
  for (const door of candidates) {
    const likeness = to(texts[door])
    if (likeness > 0) near.push({ door, likeness })
  }
  return near.length < 2 ? near : near.sort((a, b) => b.likeness - a.likeness || a.door - b.door)
}

/** Whether others should be able to come in by this text: it leads, or is unlike all doors of its family. */
export function isDoor(own: ShingledText, letter: number, near: readonly Door[]): boolean {
  return letter < 0 || (near[0]?.likeness ?? 0) < bars[own.script].door
}

export interface Families {
  readonly texts: readonly ShingledText[]
  /** The text that each text follows. Letters that were brought together follow each other; the end is the letter. */
  readonly leaders: Int32Array
  /** Has read the text that is asked about. */
  readonly likeness: LikenessReader
}

/** The letter of the family that a text belongs to, or -1. A text that comes in by the doors of several families brings
 *  them together (in `leaders`), if their letters resemble each other too. */
export function homeOf(
  own: ShingledText,
  near: readonly Door[],
  { texts, leaders, likeness: reader }: Families,
): number {
  let home = -1
  for (const { door, likeness } of near) {
    const letter = letterOver(leaders, door)
    if (letter === home) continue
    const other = texts[letter]
    const isNear = likeness >= barFor('join', own, texts[door])
    if (home >= 0) {
      const first = texts[home]
      const isOne = isNear && first && reader.between(first, other) >= bars[own.script].anchor
      // The earlier one is the fuller: letters come first.
      if (isOne) leaders[letter] = home
      continue
    }
    const toLetter = letter === door ? likeness : reader.to(other)
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

/** Too short to be a copy of anything but itself. */
export const isShort = ({ shingles, script }: ShingledText) => shingles.length < bars[script].short

/** Places of the texts that are not short; those with most other texts in their bands first, then the longest. */
function byFullness(texts: readonly ShingledText[], fullness: Int32Array): Int32Array {
  const lengths = Int32Array.from(texts, ({ shingles }) => shingles.length)
  const places = Int32Array.from(texts.keys()).filter((at) => !isShort(texts[at] ?? nothing))
  return places.sort(
    (a, b) => (fullness[b] ?? 0) - (fullness[a] ?? 0) || (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b,
  )
}

/** No Jaccard is above the ratio of the sizes. */
function mayResemble(one: ShingledText, other: ShingledText | undefined): other is ShingledText {
  if (other === undefined || one.script !== other.script) return false
  const [a, b] = [one.shingles.length, other.shingles.length]
  return Math.min(a, b) >= LEAST_RATIO * Math.max(a, b)
}

/** Jaccard of two texts that share so much; where containment says more, what that is worth. */
function resemblanceBy(one: ShingledText, other: ShingledText, shared: number): number {
  const [a, b] = [one.shingles.length, other.shingles.length]
  const jaccard = shared / (a + b - shared)
  const smaller = Math.min(a, b)
  const ratio = smaller / Math.max(a, b)
  if (one.script === 'latin' || smaller < CONTAINMENT_SHINGLES || ratio < CONTAINMENT_SIZE_RATIO)
    return jaccard
  return shared / smaller >= CONTAINMENT ? Math.max(jaccard, bars[one.script].join) : jaccard
}
