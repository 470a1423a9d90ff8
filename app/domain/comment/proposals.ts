// Concrete proposals inside a comment: what should be done, where, to which words. 建议将第九条中的“A”修改为“B” is a small
// amendment, and so is “A”不准确，用“B”更合适. The rules go by meaning: which verb governs, which quotation stands before
// and which behind it, what stands between. Where no rule is sure there is no proposal: a person reads the comment anyway.

import { subjectPlaces } from './places'
import { formReplacement } from './proposal-forms'
import { learnedProposal } from './proposal-learned'
import { proposalsOf } from './proposal-rules'
import { readableSpelling, withoutBlanks } from './spelling'
import { marksIn, maskQuotes, pointsOf, sentencesOf, unmask } from './wording'

export const proposalOps = [
  'replace',
  'replace_whole',
  'delete',
  'delete_whole',
  'insert',
  'add_para',
  'add_item',
  'add_article',
  'clarify',
  'merge',
  'split',
  'move',
  'keep',
  'oppose',
] as const
export type ProposalOp = (typeof proposalOps)[number]

/** One proposal. `old` and `new` are the commenter's own words: quoted ones verbatim without their quotation marks,
 *  unquoted ones without the final 。; empty where the op has none. For `insert` `old` is the words after or before
 *  which `new` goes; for `move` and `merge` `new` is the place it goes to. */
export interface Proposal {
  /** From 1, in the order of the comment. */
  readonly n: number
  readonly op: ProposalOp
  /** Printed number; empty when the comment names none and stands on none. */
  readonly article: string
  readonly old: string
  readonly new: string
}

/** What one sentence asks for, before it is placed. Marks of quotations are still in its words. */
export interface FoundProposal {
  readonly op: ProposalOp
  readonly old: string
  readonly new: string
  readonly article?: string
}

const weak: ReadonlySet<ProposalOp> = new Set(['clarify', 'keep', 'oppose'])

/** Proposals in a comment's words, in their order. `article` is where the comment stands: it is used where the words
 *  name no place. Empty when nothing concrete is asked. Linear in the text, about 0.1 ms for a short one. */
export function proposalsIn(text: string, article = ''): Proposal[] {
  const masked = maskQuotes(text)
  const { words: readable, places } = withoutBlanks(readableSpelling(masked.text))
  const quotes = [...masked.quotes]
  const { head, points } = pointsOf(readable)
  let place = subjectPlaces(head)[0]?.article ?? article
  const found: (FoundProposal & { readonly article: string })[] = []
  for (const point of points) {
    const read = proposalsOfPoint(point, { place, quotes })
    place = read.place
    for (const one of read.found) found.push({ ...one, article: one.article ?? place })
  }
  if (found.length === 0) {
    const learned = learnedProposal(readable, masked.quotes, article !== '')
    if (learned) found.push({ ...learned, article: subjectPlaces(readable)[0]?.article ?? article })
  }
  const verbatim = { readable, places, masked: masked.text, quotes, quoted: masked.quotes.length }
  return found.map(({ op, old, new: words, article: own }, index) => ({
    n: index + 1,
    op,
    article: own,
    old: cleaned(old, verbatim),
    // A place is named in the form of the draft, like the article.
    new: op === 'move' || op === 'merge' ? words : cleaned(words, verbatim),
  }))
}

interface PointContext {
  /** Article spoken of before this point. */
  readonly place: string
  /** Quotations so far; amounts are added. */
  readonly quotes: string[]
}

// A sentence that asks for something takes in those before it that ask for nothing, since the words meant often stand
// there: “A”含义不清。建议改为“B”。 Opinions (赞成, 反对, 不明确) count only where nothing concrete is asked of the article.
function proposalsOfPoint(point: string, context: PointContext): { found: FoundProposal[]; place: string } {
  let place = subjectPlaces(point)[0]?.article ?? context.place
  const all: FoundProposal[] = []
  const form = formReplacement(point, context.quotes)
  if (form) return { found: [{ ...form, article: place }], place }
  let before: string[] = []
  for (const sentence of sentencesOf(point).flatMap((one) => byPlace(one, context.quotes))) {
    const own = subjectPlaces(sentence)[0]?.article
    // A new article is a new matter: nothing is taken over from sentences about another one.
    if (own !== undefined && own !== place) before = []
    place = own ?? place
    const several = severalIn(sentence, context.quotes, place !== '')
    const together = joined(before, sentence)
    const found = several.length > 0 ? several : proposalsOf(together, context.quotes, place !== '')
    const placed = found.flatMap((one) =>
      (one.article === undefined && addedAs(one, together) === undefined
        ? sharedBy(one, sentence, besideWords(one, sentence) ?? place)
        : [one.article ?? addedAs(one, together) ?? place]
      ).map((at) => ({
        ...one,
        article: one.op === 'merge' && one.new === at && context.place !== '' ? context.place : at,
      })),
    )
    const asked = placed.filter(({ op }) => !weak.has(op))
    all.push(...(asked.length > 0 ? asked : placed))
    before = asked.length > 0 ? [] : [...before, sentence]
  }
  return { found: withOpinions(all), place }
}

/** With stops between, but not behind a colon or comma. */
const joined = (before: readonly string[], sentence: string) =>
  before.length === 0 ? sentence : [...before, sentence].join('。').replace(/(?<=[：:，,])。/gu, '')

// 第四条支持，第五条“强制”改成“引导”: a matter of its own for each article, where each asks for something.
function byPlace(sentence: string, quotes: readonly string[]): string[] {
  const starts = subjectPlaces(sentence)
    .map(({ start }) => start)
    .filter((at) =>
      /[，,；;\s]\s*(?:另外|同时|还有|以及|而|把|将|对|建议|其次|再说|再有)?[，,]?\s*$/u.test(
        sentence.slice(0, at),
      ),
    )
    .map((at) => sentence.slice(0, at).search(/[^，,；;\s]*$/u))
  if (starts.length === 0) return [sentence]
  // 看了两遍，第十条…，第三十一条…: the head belongs to the first.
  const isHead = starts.length > 1 && subjectPlaces(sentence.slice(0, starts[0])).length === 0
  const parts = (isHead ? [0, ...starts.slice(1)] : [0, ...starts]).map((at, index, all) =>
    sentence.slice(at, all[index + 1] ?? sentence.length).replace(/[，,；;\s]+$/u, ''),
  )
  const isOwn = parts.every(
    (part) => subjectPlaces(part).length > 0 && proposalsOf(part, quotes, true).length > 0,
  )
  return isOwn ? parts : [sentence]
}

// 第五条的“应当”和第八条的“必须”用语不一，…: what is changed stands in the article named right before it.
function besideWords({ op, old }: FoundProposal, sentence: string): string | undefined {
  if (op === 'move' || op === 'merge' || !/^〘\d+〙$/u.test(old)) return undefined
  const at = sentence.indexOf(old)
  const beside = (end: number) =>
    end <= at && /^(?:第.{1,6}[款项])?(?:规定|所称)?[中里]?的?$/u.test(sentence.slice(end, at))
  return at < 0 ? undefined : subjectPlaces(sentence).findLast(({ end }) => beside(end))?.article
}

// 第三条、第五条中的“A”均改为“B”: one wish for each article of the list.
function sharedBy({ op }: FoundProposal, sentence: string, place: string): string[] {
  const all = subjectPlaces(sentence)
  if (op === 'merge' || op === 'move' || op === 'add_article' || all.length < 2) return [place]
  const isList = all.every(
    ({ end }, index) =>
      index === all.length - 1 ||
      /^\s*[、，,和与及以跟同]{1,2}\s*$/u.test(sentence.slice(end, all[index + 1]?.start)),
  )
  return isList ? [...new Set(all.map(({ article }) => article))] : [place]
}

// Opinions stand where they were said among what is asked of other articles.
function withOpinions(all: readonly FoundProposal[]): FoundProposal[] {
  const asked = new Set(all.filter(({ op }) => !weak.has(op)).map(({ article }) => article))
  const kept = all.filter((one) => {
    if (!weak.has(one.op)) return true
    if (asked.has(one.article)) return false
    const own = all.filter((other) => other.article === one.article)
    // 赞成第九条，但“A”不明确: the wish for clarity is the more useful reading.
    return one === (own.find(({ op }) => op === 'clarify') ?? own[0])
  })
  return distinct(kept)
}

// 增加一条，作为第九条之一: the article that is made.
function addedAs({ op }: FoundProposal, sentence: string): string | undefined {
  if (op !== 'add_article') return undefined
  const as = /(?:作为|增加|新增|增设)(第[^，,。：:]{1,8}?条(?:之[一二三四五六七八九十]{1,2})?)/u.exec(
    sentence,
  )?.[1]
  return as === undefined ? undefined : subjectPlaces(as)[0]?.article
}

/** Where a sentence could be parted; most have none of these. */
const mayBeSeveral = /[〘改换删]/u

// 将“A”改为“B”，删除“C”，在“D”后增加“E”: each part of the sentence has its own verb and its own words.
function severalIn(sentence: string, quotes: readonly string[], hasPlace: boolean): FoundProposal[] {
  if (!mayBeSeveral.test(sentence)) return []
  const parts = sentence
    .split(/[，,、](?=[^，,]*〘)|[，,](?=[^，,]*(?:改|换|删))/u)
    .map((part) => part.replace(/^(?:并|同时|且|再|另外|此外)+/u, ''))
  if (parts.length < 2) return []
  const found: FoundProposal[] = []
  for (const part of parts) {
    const own = proposalsOf(part, quotes, hasPlace)
    if (own.length === 0 || own.some((one) => weak.has(one.op) || !isComplete(one))) return []
    // 定为二百元，不要“一千元”: what is refused is what the other part replaces.
    if (
      own.some(({ op }) => op === 'delete') &&
      marksIn(sentence).length === 2 &&
      /[换填改][上成为][^〘，]{0,2}〘/u.test(sentence)
    )
      return []
    if (own.some(({ op }) => op === 'delete') && /(?:不要|不用|不是|别)[^〘，]{0,4}〘/u.test(part)) return []
    found.push(...own.map((one) => ({ ...one, ...placeOf(part) })))
  }
  // 表述为“A”，应为“B” is one change: no article has two wordings.
  if (found.some((one, index) => index > 0 && one.op === 'replace_whole' && one.article === undefined))
    return []
  return found
}

const isComplete = ({ op, old, new: words }: FoundProposal) =>
  op === 'replace' || op === 'insert' ? old !== '' && words !== '' : old !== '' || words !== ''

function placeOf(part: string): { article?: string } {
  const place = subjectPlaces(part)[0]
  return place ? { article: place.article } : {}
}

function distinct(found: readonly FoundProposal[]): FoundProposal[] {
  const seen = new Set<string>()
  return found.filter(({ op, old, new: words, article }) => {
    const key = [op, old, words, article].join('\u0000')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

interface Verbatim {
  readonly readable: string
  readonly places: Uint32Array | undefined
  readonly masked: string
  readonly quotes: readonly string[]
  /** How many of `quotes` stood in quotation marks; those behind are amounts. */
  readonly quoted: number
}

/** A single mark becomes its quotation, verbatim; other words lose blanks and the final stop. */
function cleaned(words: string, { readable, places, masked, quotes, quoted }: Verbatim): string {
  const mark = /^\s*〘(\d+)〙\s*$/u.exec(words)
  if (mark && Number(mark[1]) < quoted) return quotes[Number(mark[1])] ?? ''
  const plain = mark ? (quotes[Number(mark[1])] ?? '') : words
  const at = plain === '' ? -1 : readable.indexOf(plain)
  const own =
    at < 0
      ? plain
      : places
        ? masked.slice(places[at], (places[at + plain.length - 1] ?? 0) + 1)
        : masked.slice(at, at + plain.length)
  return unmask(own, quotes, quoted)
    .replace(/^[\s：:，,]+|[\s。.，,；;]+$/gu, '')
    .trim()
}
