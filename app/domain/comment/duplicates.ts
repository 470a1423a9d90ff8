// Families of comments that say the same in the same words: exact copies on the folded text, and near copies found
// in two stages. First each distinct text joins the leader it resembles most (a star, never a chain: union-find runs
// a whole campaign together through shared boilerplate at 100,000 texts), then leaders that share two substantive
// sentences are one family. Nothing is dropped: a family lists all its members, and a copy that says something else
// (a number, a negation, a sentence of its own) is flagged.

import { type Letter, letterOf } from './letter'
import { sharedShingles, shingleIndex, shinglesOf } from './shingles'
import { type VariantKind, variationsOf } from './variants'

/** A comment as grouping reads it. */
export interface ClusterInput {
  readonly id: string
  readonly text: string
  readonly article?: string
  readonly author?: string
  readonly station?: string
}

/** A copy that differs from its family's letter in substance. */
export interface Variant {
  readonly id: string
  readonly what: readonly VariantKind[]
}

/** Two or more comments in (nearly) the same words. */
export interface DuplicateGroup {
  /** The comment whose words stand for the family. */
  readonly letter: string
  /** Ids of all members, sorted; the letter is among them. */
  readonly members: readonly string[]
  /** Sorted ids whose folded text equals the letter's, the letter included. */
  readonly exact: readonly string[]
  /** Sorted ids of all others. */
  readonly near: readonly string[]
  readonly variants: readonly Variant[]
}

export interface DuplicateOptions {
  /** Turns traditional into simplified characters, for comparison only. */
  readonly simplify?: (text: string) => string
}

/** Jaccard from which two texts are copies, and containment of the smaller for a letter with additions. */
const JACCARD = 0.4
const CONTAINMENT = 0.7
/** Containment says nothing about short texts and about very different lengths. */
const CONTAINMENT_SHINGLES = 20
const CONTAINMENT_SIZE_RATIO = 0.5
/** Texts with fewer shingles are copies only of themselves and only about the same article: 建议删除 is said of many. */
const SHORT = 12
/** A sentence is substantive from this many letters on, and if not more than this share of the leaders write it. */
const SUBSTANTIVE_LENGTH = 12
const BOILERPLATE_SHARE = 0.05

interface DistinctText {
  readonly key: string
  readonly letter: Letter
  readonly shingles: Uint32Array
  readonly ids: readonly string[]
}

/** Families of duplicates with at least two members, sorted by their first member. Independent of the input's order
 *  and of how often a text is repeated. About 1 ms per 100 distinct short texts; memory linear. */
export function findDuplicates(
  comments: readonly ClusterInput[],
  options: DuplicateOptions = {},
): DuplicateGroup[] {
  return familiesOf(comments, options)
    .filter(({ members }) => members.length > 1)
    .sort((a, b) => compareText(a.members[0] ?? '', b.members[0] ?? ''))
}

/** As `findDuplicates`, but a comment that nobody repeated is a family of one. */
export function familiesOf(
  comments: readonly ClusterInput[],
  options: DuplicateOptions = {},
): DuplicateGroup[] {
  const texts = distinctTexts(comments, options)
  const leaders = mergeBySentences(texts, starLeaders(texts))
  const families = new Map<number, DistinctText[]>()
  texts.forEach((text, index) => {
    const leader = leaders[index] ?? index
    const family = families.get(leader)
    if (family) family.push(text)
    else families.set(leader, [text])
  })
  return [...families.values()].map(groupOf)
}

function groupOf(family: readonly DistinctText[]): DuplicateGroup {
  const letter = letterAmong(family)
  const others = family.filter((text) => text !== letter)
  const variants = others.flatMap((text) => {
    const what = variationsOf(text.letter, letter.letter)
    return what.length > 0 ? text.ids.map((id) => ({ id, what })) : []
  })
  const near = others.flatMap(({ ids }) => ids).sort(compareText)
  return {
    letter: letter.ids[0] ?? '',
    members: [...letter.ids, ...near].sort(compareText),
    exact: letter.ids,
    near,
    variants: variants.sort((a, b) => compareText(a.id, b.id)),
  }
}

// The letter is what most of the family wrote: measured against the longest text, all the others would be variants
// of the one that was edited most.
function letterAmong(family: readonly DistinctText[]): DistinctText {
  const written = new Map<string, number>()
  for (const { letter, ids } of family) written.set(letter.body, (written.get(letter.body) ?? 0) + ids.length)
  const [first, ...rest] = [...family].sort(
    (a, b) =>
      (written.get(b.letter.body) ?? 0) - (written.get(a.letter.body) ?? 0) ||
      b.ids.length - a.ids.length ||
      a.letter.folded.length - b.letter.folded.length ||
      compareText(a.key, b.key),
  )
  if (first === undefined) throw new Error(`Expected a family of at least one text, got ${rest.length}`)
  return first
}

// Ordered by content, longest first, so that neither ids nor the number of copies decide who leads.
function distinctTexts(comments: readonly ClusterInput[], options: DuplicateOptions): DistinctText[] {
  const byKey = new Map<string, { letter: Letter; shingles: Uint32Array; ids: string[] }>()
  for (const comment of comments) {
    const letter = letterOf(comment.text, options.simplify)
    const shingles = shinglesOf(letter.body)
    const place = shingles.length < SHORT ? (comment.article ?? '') : ''
    const key = `${letter.folded}\u0000${place}`
    const known = byKey.get(key)
    if (known) known.ids.push(comment.id)
    else byKey.set(key, { letter, shingles, ids: [comment.id] })
  }
  return [...byKey]
    .map(([key, text]) => ({ ...text, key, ids: text.ids.sort(compareText) }))
    .sort((a, b) => b.letter.body.length - a.letter.body.length || compareText(a.key, b.key))
}

function starLeaders(texts: readonly DistinctText[]): number[] {
  const index = shingleIndex()
  return texts.map(({ shingles }, at) => {
    let leader = at
    let best = 0
    if (shingles.length < SHORT) return leader
    for (const candidate of index.candidates(shingles)) {
      const other = texts[candidate]?.shingles ?? shingles
      const resemblance = resemblanceOf(shingles, other)
      if (resemblance > best) [leader, best] = [candidate, resemblance]
    }
    if (leader === at) index.add(at, shingles)
    return leader
  })
}

/** Jaccard if it suffices, else a containment that does, else 0. */
function resemblanceOf(a: Uint32Array, b: Uint32Array): number {
  const shared = sharedShingles(a, b)
  const jaccard = shared / (a.length + b.length - shared)
  if (jaccard >= JACCARD) return jaccard
  const smaller = Math.min(a.length, b.length)
  const ratio = smaller / Math.max(a.length, b.length)
  if (smaller < CONTAINMENT_SHINGLES || ratio < CONTAINMENT_SIZE_RATIO) return 0
  // Scaled below the least Jaccard, so that a real resemblance always wins.
  return shared / smaller >= CONTAINMENT ? (shared / smaller) * JACCARD : 0
}

// Leader B joins the earliest standing leader A that shares two substantive sentences with it. A leader that has
// joined takes in nobody, so families stay stars here too.
function mergeBySentences(texts: readonly DistinctText[], leaders: readonly number[]): number[] {
  const standing = leaders.flatMap((leader, at) => (leader === at ? [at] : []))
  const frequency = new Map<string, number>()
  for (const at of standing) {
    for (const sentence of substantive(texts[at])) frequency.set(sentence, (frequency.get(sentence) ?? 0) + 1)
  }
  const limit = Math.max(20, standing.length * BOILERPLATE_SHARE)
  const written = new Map<string, number[]>()
  const joined = new Map<number, number>()
  for (const at of standing) {
    const sentences = substantive(texts[at]).filter((sentence) => (frequency.get(sentence) ?? 0) <= limit)
    const shared = new Map<number, number>()
    for (const sentence of sentences) {
      for (const other of written.get(sentence) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const home = [...shared].filter(([, count]) => count >= 2).sort(([a], [b]) => a - b)[0]?.[0]
    if (home !== undefined) joined.set(at, home)
    else for (const sentence of sentences) written.set(sentence, [...(written.get(sentence) ?? []), at])
  }
  return leaders.map((leader) => joined.get(leader) ?? leader)
}

function substantive(text: DistinctText | undefined): string[] {
  return [...new Set(text?.letter.sentences ?? [])].filter(
    (sentence) => sentence.length >= SUBSTANTIVE_LENGTH,
  )
}

/** By UTF-16 units and not by locale: the order has to be the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
