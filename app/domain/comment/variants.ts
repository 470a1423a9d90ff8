// Where a near copy of a letter says something else: another number (20米 → 41米), the opposite (应当 → 不应当), or a
// sentence of its own. Every measure of resemblance merges such texts, and dropping them from the family loses a fifth
// of the true copies; so they stay in the family and are flagged, because the one edited sentence may hold the point
// that an office must not miss. Copy and letter are laid over each other place by place, by the words around each
// number and denial: sentences that were moved, split or run together still find their place.

import type { Letter } from './letter'
import { type Mark, type Marked, marked } from './marks'
import { sharedWith, shinglesOf } from './shingles'

export type VariantKind = 'number' | 'polarity' | 'added-sentence'

/** A sentence of one's own counts from this many letters on, if less than this share of its runs is in the letter. */
const OWN_SENTENCE_LENGTH = 8
const OWN_SENTENCE_SHARE = 0.3
/** A sentence is an edition of the letter's from this share on; of shorter ones a changed number is half. */
const EDITION_SHARE = 0.5
const EDITION_LENGTH = 14
/** Letters compared on each side of a place. */
const REACH = 24
/** A place is found by this many letters on one of its sides. */
const SEED = 2
/** Another value at the place counts if so many letters around agree; nothing at the place only if both sides do,
 *  and more than by both texts ending there. */
const AROUND = 4
const EACH_SIDE = 2
/** The same value so near is the same mark, moved by a word put in between. */
const NEAR = 3

/** What a copy says otherwise than its letter; empty when they say the same. */
export function variationsOf(copy: Letter, letter: Letter): VariantKind[] {
  return variationsFrom(letter)(copy)
}

/** As `variationsOf`, for many copies of one letter. Linear in a copy, times the places that look alike. */
export function variationsFrom(letter: Letter): (copy: Letter) => VariantKind[] {
  const own = marked(letter.matter)
  const places = placesOf(own.skeleton)
  const { mark, shared } = sharedWith()
  mark(shinglesOf(letter.body))
  const sentences = new Set(letter.sentences)
  // Copies of one letter have their sentences in common as well.
  const shareOf = remembered((letters: string) => {
    const shingles = shinglesOf(letters)
    return shared(shingles) / Math.max(1, shingles.length)
  })
  return (copy) => {
    if (copy.body === letter.body) return []
    const kinds = new Set<VariantKind>()
    const other = marked(sharedMatter(copy, shareOf))
    for (const kind of unlike(other, own, places)) kinds.add(kind)
    for (const kind of unlike(own, other, placesOf(other.skeleton))) kinds.add(kind)
    if (copy.sentences.some((sentence) => !sentences.has(sentence) && isOwn(sentence, shareOf)))
      kinds.add('added-sentence')
    return (['number', 'polarity', 'added-sentence'] as const).filter((kind) => kinds.has(kind))
  }
}

/** The share of a sentence's runs that the letter has. */
type ShareOf = (letters: string) => number

const REMEMBERED = 2000

function remembered(ask: ShareOf): ShareOf {
  const known = new Map<string, number>()
  return (letters) => {
    let share = known.get(letters)
    if (share !== undefined) return share
    share = ask(letters)
    if (known.size >= REMEMBERED) known.clear()
    known.set(letters, share)
    return share
  }
}

// What a writer added is no edition of anything in the letter, though its numbers may stand in the same turns of phrase.
function sharedMatter({ matter }: Letter, shareOf: ShareOf): string {
  return matter
    .split(/[。!！?？;；\n]+|\.(?!\d)/u)
    .filter((sentence) => {
      if (sentence.length < EDITION_LENGTH) return true
      const letters = sentence.replace(/[^\p{L}\p{N}]+/gu, '')
      return letters.length < EDITION_LENGTH || shareOf(letters) >= EDITION_SHARE
    })
    .join('。')
}

function isOwn(sentence: string, shareOf: ShareOf): boolean {
  return sentence.length >= OWN_SENTENCE_LENGTH && shareOf(sentence) < OWN_SENTENCE_SHARE
}

type Places = ReadonlyMap<string, readonly number[]>

function placesOf(skeleton: string): Places {
  const places = new Map<string, number[]>()
  for (let at = 0; at + SEED <= skeleton.length; at++) {
    const seed = skeleton.slice(at, at + SEED)
    const known = places.get(seed)
    if (known) known.push(at)
    else places.set(seed, [at])
  }
  return places
}

/** Kinds of the marks of `one` that have another value, or none, at their place in `other`. */
function unlike(one: Marked, other: Marked, places: Places): Mark['kind'][] {
  const kinds: Mark['kind'][] = []
  for (const mark of one.marks) {
    if (kinds.includes(mark.kind)) continue
    const found = bestPlaces(one.skeleton, mark.at, { skeleton: other.skeleton, places })
    if (found.length > 0 && found.every((place) => isUnlike(mark, place, other))) kinds.push(mark.kind)
  }
  return kinds
}

interface Place {
  readonly at: number
  readonly left: number
  readonly right: number
}

function isUnlike(mark: Mark, { at, left, right }: Place, { marks, script }: Marked): boolean {
  const scale = script === 'latin' ? 3 : 1
  const isFirm = left >= EACH_SIDE * scale && right >= EACH_SIDE * scale
  const near = marks.filter((other) => other.kind === mark.kind && Math.abs(other.at - at) <= NEAR)
  const here = near.filter((other) => other.at === at)
  if (here.some(({ value }) => value === mark.value)) return false
  if (here.length > 0 && isFirm) return true
  if (near.some(({ value }) => value === mark.value)) return false
  if (here.length > 0) return left + right >= AROUND * scale
  return Math.min(left, right) > EACH_SIDE * scale
}

/** The places of the other skeleton whose surroundings agree most with those of `at`; several where they agree alike. */
function bestPlaces(own: string, at: number, other: { skeleton: string; places: Places }): Place[] {
  const before = other.places.get(own.slice(Math.max(0, at - SEED), at)) ?? []
  const after = other.places.get(own.slice(at, at + SEED)) ?? []
  let best: Place[] = []
  let most = 0
  for (const place of new Set([...before.map((from) => from + SEED), ...after])) {
    const left = agreeing(own, at, { skeleton: other.skeleton, at: place, step: -1 })
    const right = agreeing(own, at, { skeleton: other.skeleton, at: place, step: 1 })
    if (left + right > most) {
      most = left + right
      best = []
    }
    if (left + right === most) best.push({ at: place, left, right })
  }
  return best
}

function agreeing(own: string, at: number, other: { skeleton: string; at: number; step: 1 | -1 }): number {
  const first = other.step === 1 ? 0 : -1
  for (let count = 0; count < REACH; count++) {
    const offset = first + count * other.step
    const unit = own[at + offset]
    const facing = other.skeleton[other.at + offset]
    // That both texts begin or end here is worth two letters.
    if (unit === undefined && facing === undefined) return count + EACH_SIDE
    if (unit !== facing) return count
  }
  return REACH
}
