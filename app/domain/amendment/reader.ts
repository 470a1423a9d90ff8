// A cursor over the words of one item. It steps over blanks by itself, because sources break and space lines anywhere,
// and knows how to take the smallest pieces of the grammar: a word, a count, a quotation.

import { hanToNumber, isBlank, isNumeral } from '../text'
import type { Quoted } from './model'
import { hidden } from './outline'
import type { ReadQuote } from './quotes'

/** Mutable while one item is read. `skeleton` and `source` share offsets. */
export interface Reader {
  readonly source: string
  readonly skeleton: string
  readonly quotes: ReadonlyMap<number, ReadQuote>
  readonly end: number
  at: number
}

/** First index at or after the cursor that is not blank; the item's end when there is none. */
export function peekAt(reader: Reader): number {
  let at = reader.at
  while (at < reader.end && isBlank(reader.skeleton[at])) at++
  return at
}

/** Take one of the words, the longest first as listed; undefined when none stands here. */
export function take(reader: Reader, words: readonly string[]): string | undefined {
  const at = peekAt(reader)
  for (const word of words) {
    const end = matchEnd(reader, at, word)
    if (end < 0) continue
    reader.at = end
    return word
  }
  return undefined
}

/** Whether one of the words stands here; the cursor stays. */
export function sees(reader: Reader, words: readonly string[]): boolean {
  const at = peekAt(reader)
  return words.some((word) => matchEnd(reader, at, word) >= 0)
}

// A word may be broken by a line end in a PDF extract.
function matchEnd(reader: Reader, from: number, word: string): number {
  let at = from
  for (const unit of word) {
    while (at > from && at < reader.end && isBlank(reader.skeleton[at])) at++
    if (at >= reader.end || reader.skeleton[at] !== unit) return -1
    at++
  }
  return at
}

/** Take a number: 三, 十二, 2, 两; undefined when none stands here. */
export function takeNumber(reader: Reader): number | undefined {
  const from = peekAt(reader)
  let at = from
  while (at < reader.end && at - from < 12 && isNumeral(reader.skeleton[at])) at++
  const n = hanToNumber(reader.skeleton.slice(from, at))
  if (n === undefined || n === 0) return undefined
  reader.at = at
  return n
}

/** Take one quotation. */
export function takeQuote(reader: Reader): Quoted | undefined {
  const at = peekAt(reader)
  if (at >= reader.end || reader.skeleton[at] !== hidden) return undefined
  const quote = reader.quotes.get(at)
  if (!quote) return undefined
  reader.at = Math.min(quote.end, reader.end)
  return quote
}

/** Take quotations that follow each other with nothing but blanks between, as one text. */
export function takeText(reader: Reader): Quoted | undefined {
  const first = takeQuote(reader)
  if (!first) return undefined
  const quotes = [first]
  for (let next = takeQuote(reader); next; next = takeQuote(reader)) quotes.push(next)
  const last = quotes.at(-1) ?? first
  return { start: first.start, end: last.end, paragraphs: quotes.flatMap(({ paragraphs }) => paragraphs) }
}

export function seesQuote(reader: Reader): boolean {
  return reader.skeleton[peekAt(reader)] === hidden && peekAt(reader) < reader.end
}

/** Try something; the cursor goes back when it gives undefined. */
export function attempt<T>(reader: Reader, read: () => T | undefined): T | undefined {
  const at = reader.at
  const result = read()
  if (result === undefined) reader.at = at
  return result
}
