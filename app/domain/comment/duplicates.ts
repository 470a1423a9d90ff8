// Families of comments that say the same in the same words: exact copies on the folded text, and near copies found
// in two stages. First each distinct text joins the leader it resembles most (a star, never a chain: union-find runs
// a whole campaign together through shared boilerplate at 100,000 texts), then leaders that share two substantive
// sentences are one family. Nothing is dropped: a family lists all its members, and a copy that says something else
// (a number, a negation, a sentence of its own) is flagged.

import { BANDS, signer } from './bands'
import { foldText } from './comment-text'
import { courtesyShingles, type SentenceText } from './courtesies'
import { variationsAmong } from './family-editions'
import { leadersOf, type ShingledText } from './leaders'
import { type Letter, letterFrom, letterOf } from './letter'
import { hashOf } from './seeded'
import { numberRow, scriptOf, sharedWith, shingleKeeper } from './shingles'
import { type VariantKind, variationsFrom } from './variants'

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

/** Texts with fewer shingles are copies only of the same text about the same article: 建议删除 is said of many. */
const SHORT = 12

interface DistinctText extends ShingledText, SentenceText {
  readonly folded: string
  /** Article, of a short text alone. */
  readonly place: string
  /** Letters of the body. */
  readonly length: number
  /** One of its comments, asked for its words where they are needed again. */
  readonly source: Pick<ClusterInput, 'text'>
  readonly ids: string[]
}

/** A text of a family, read again: of most texts nothing but signatures is asked. */
interface FamilyText {
  readonly key: DistinctText
  readonly letter: Letter
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
  const { texts, hashes } = distinctTexts(comments, options)
  const shingled = withoutCourtesies(texts, hashes, options)
  const leaders = leadersOf(shingled, bandKeys(shingled))
  const families = new Map<number, DistinctText[]>()
  texts.forEach((text, index) => {
    const leader = leaders[index] ?? index
    const family = families.get(leader)
    if (family) family.push(text)
    else families.set(leader, [text])
  })
  return [...families.values()].map((family) => groupOf(family, options))
}

function bandKeys(texts: readonly ShingledText[]): Uint32Array {
  const sign = signer()
  const keys = new Uint32Array(texts.length * BANDS)
  texts.forEach(({ shingles }, at) => {
    sign(shingles, keys, at * BANDS)
  })
  return keys
}

const none: readonly never[] = []

function groupOf(keys: readonly DistinctText[], options: DuplicateOptions): DuplicateGroup {
  const [only] = keys
  if (only && keys.length === 1)
    return { letter: only.ids[0] ?? '', members: only.ids, exact: only.ids, near: none, variants: none }
  const family = keys.map((key) => ({
    key,
    letter: letterOf(key.source.text, options.simplify),
    ids: key.ids,
  }))
  const letter = letterAmong(family)
  const others = family.filter((text) => text !== letter)
  const variations = variationsFrom(letter.letter)
  const isWrittenOnce = letter.ids.length === 1 && others.length > 1
  const texts = isWrittenOnce ? family.map((text) => text.letter) : []
  const among = isWrittenOnce ? variationsAmong(texts, letter.letter) : () => []
  const variants = others.flatMap((text) => {
    const what = [...new Set([...variations(text.letter), ...among(text.letter)])]
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
function letterAmong(family: readonly FamilyText[]): FamilyText {
  const written = new Map<string, number>()
  for (const { letter, ids } of family) written.set(letter.body, (written.get(letter.body) ?? 0) + ids.length)
  const timesOf = ({ letter }: FamilyText) => written.get(letter.body) ?? 0
  const [first, ...rest] = [...family].sort(
    (a, b) =>
      timesOf(b) - timesOf(a) ||
      b.ids.length - a.ids.length ||
      a.letter.folded.length - b.letter.folded.length ||
      compareKeys(a.key, b.key),
  )
  if (first === undefined) throw new Error(`Expected a family of at least one text, got ${rest.length}`)
  if (timesOf(first) > 1 || family.length < 3) return first
  // Nobody wrote it twice: the text that most others contradict is a variant itself, and would go without a flag.
  const candidates = [first, ...rest.slice(0, MOST_CANDIDATES - 1)]
  return candidates.find((text) => !isContradicted(text, family)) ?? first
}

const MOST_CANDIDATES = 4

function isContradicted(text: FamilyText, family: readonly FamilyText[]): boolean {
  const variations = variationsFrom(text.letter)
  const against = family.filter((other) => variations(other.letter).some((kind) => kind !== 'added-sentence'))
  return against.length * 2 > family.length - 1
}

interface Distinct {
  readonly texts: DistinctText[]
  /** Of the substantive sentences of all texts. */
  readonly hashes: Uint32Array
}

// Ordered by content, longest first, so that neither ids nor the number of copies decide who leads.
function distinctTexts(comments: readonly ClusterInput[], { simplify }: DuplicateOptions): Distinct {
  const known = new Map<string, DistinctText[]>()
  const texts: DistinctText[] = []
  const hashes = numberRow()
  const keep = shingleKeeper()
  for (const source of comments) {
    const { id, text, article = '' } = source
    const folded = foldText(simplify ? simplify(text) : text)
    const alike = known.get(folded)
    const same = alike?.find((one) => one.shingles.length >= SHORT || one.place === article)
    if (same) {
      same.ids.push(id)
      continue
    }
    const { matter, body, sentences } = letterFrom(folded)
    const script = scriptOf(body)
    const from = hashes.length()
    for (const sentence of sentences) if (sentence.length >= SUBSTANTIVE_LENGTH) hashes.push(hashOf(sentence))
    const shingles = keep(body, script, matter)
    const place = shingles.length < SHORT ? article : ''
    const range = { sentences: from, sentencesEnd: hashes.length() }
    const one = { script, shingles, ...range, folded, place, length: body.length, source, ids: [id] }
    texts.push(one)
    if (alike) alike.push(one)
    else known.set(folded, [one])
  }
  for (const { ids } of texts) if (ids.length > 1) ids.sort(compareText)
  return { texts: texts.sort((a, b) => b.length - a.length || compareKeys(a, b)), hashes: hashes.all() }
}

const compareKeys = (a: DistinctText, b: DistinctText) =>
  compareText(a.folded, b.folded) || compareText(a.place, b.place)

/** Without the shingles of courtesies, where anything else is left to compare. */
function withoutCourtesies(
  texts: readonly DistinctText[],
  hashes: Uint32Array,
  { simplify }: DuplicateOptions,
): readonly ShingledText[] {
  const courtesies = courtesyShingles(texts, {
    hashes,
    wordsOf: (text, wanted) =>
      letterOf(texts[text]?.source.text ?? '', simplify).sentences.find(
        (sentence) => hashOf(sentence) === wanted,
      ) ?? '',
  })
  if (courtesies.size === 0) return texts
  const { mark, shared, rest } = sharedWith()
  mark(Uint32Array.from(courtesies))
  return texts.map((text) =>
    text.script === 'latin' || shared(text.shingles) === 0
      ? text
      : { script: text.script, shingles: rest(text.shingles) },
  )
}

const SUBSTANTIVE_LENGTH = 8

/** By UTF-16 units and not by locale: the order has to be the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
