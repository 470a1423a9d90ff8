// Where a comment is attached. The primary key is the article (or paragraph, point, heading, title …) by its eId and
// lineage; a selection of words is a refinement, stored as the words with a little of what surrounds them and never
// as offsets, because offsets silently cover other words after an edit. A quotation is found again only if exactly
// one place fits: two candidates are no answer.

/** Words that a reader selected, with up to `QUOTE_CONTEXT` code units of what stood before and after. */
export interface Quote {
  readonly text: string
  readonly prefix: string
  readonly suffix: string
}

/** The place that a comment is about. */
export interface Anchor {
  readonly versionId: string
  /** e.g. `art_12__para_2`; `title`, `preamble`, `annex_1`; `whole` for the draft as a whole. */
  readonly eId: string
  readonly lineageId?: string
  readonly quote?: Quote
}

/** A half-open range of UTF-16 units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** The eId of an anchor on the draft as a whole. */
export const WHOLE_DRAFT = 'whole'

/** Context kept on either side, in UTF-16 units. Sixteen tells 应当 in one clause from 应当 in the next; the test with
 *  a repeated phrase notices if it becomes too short. */
const QUOTE_CONTEXT = 16

/** Make a quotation of `text` from `start` to `end` (UTF-16 units, half open).
 *  Returns undefined if the range is empty, out of bounds or would cut a character in two. */
export function quoteAnchor(text: string, start: number, end: number): Quote | undefined {
  if (!(start >= 0 && start < end && end <= text.length)) return undefined
  if (cutsPair(text, start) || cutsPair(text, end)) return undefined
  return {
    text: text.slice(start, end),
    prefix: text.slice(wholeStart(text, start - QUOTE_CONTEXT), start),
    suffix: text.slice(end, wholeEnd(text, end + QUOTE_CONTEXT)),
  }
}

/** Find the quoted words in `text`: where they stand exactly once, or where exactly one of several places has the
 *  same words on both sides. Returns undefined when they are gone or the place is in doubt. Linear in the text. */
export function findQuote(text: string, quote: Quote): TextRange | undefined {
  const places = placesOf(text, quote.text)
  const inContext = places.filter(
    (at) => text.slice(0, at).endsWith(quote.prefix) && text.startsWith(quote.suffix, at + quote.text.length),
  )
  const chosen = places.length === 1 ? places : inContext
  const at = chosen[0]
  return chosen.length === 1 && at !== undefined ? { start: at, end: at + quote.text.length } : undefined
}

/** How often the quoted words stand in `text`, context aside. */
export function countQuote(text: string, quote: Quote): number {
  return placesOf(text, quote.text).length
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = []
  if (words === '') return places
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

function cutsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function wholeStart(text: string, at: number): number {
  const start = Math.max(0, at)
  return cutsPair(text, start) ? start + 1 : start
}

function wholeEnd(text: string, at: number): number {
  const end = Math.min(text.length, at)
  return cutsPair(text, end) ? end - 1 : end
}
