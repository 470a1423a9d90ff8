// Where quoted words of the old text stand in the new one, by the edits between them. Words that stand once in both texts
// follow the edits. Words that stand several times in either are placed only where the surroundings tell the place from
// every other, seen from both sides: where clauses change places or one of two like clauses goes, the shortest edits run
// through the wrong one, and then a person is asked.

import { countQuote, type Quote, type TextRange } from '../comment'
import type { Edit } from '../comparison'

export interface RangeInput {
  readonly old: string
  readonly fresh: string
  readonly range: TextRange
  readonly quote: Quote
}

/** Where a range of the old text stands in the new one: `changed` when its words are not there any more, undefined
 *  when they are but the place is in doubt. */
export function keptRange(edits: readonly Edit[], input: RangeInput): TextRange | 'changed' | undefined {
  const { old, fresh, range, quote } = input
  const mapped = throughEdits(edits, range)
  const times = countQuote(fresh, quote)
  if (times === 0) return 'changed'
  const isOnly = times === 1 && countQuote(old, quote) === 1
  if (mapped && (isOnly || isTold(input, mapped))) return mapped
  const places = startsOf(fresh, quote).map((start) => ({ start, end: start + quote.text.length }))
  const alike = places.filter((place) => hasBothNeighbours(old, fresh, { range, place, size: wholeContext }))
  const [only] = alike
  return alike.length === 1 && only && isTold(input, only) ? only : undefined
}

/** The range moved by the edits when it lies inside one kept piece; undefined when an edit touches it. */
function throughEdits(edits: readonly Edit[], range: TextRange): TextRange | undefined {
  let old = 0
  let fresh = 0
  for (const [sign, words] of edits) {
    if (sign === '=' && old <= range.start && range.end <= old + words.length) {
      const shift = fresh - old
      return { start: range.start + shift, end: range.end + shift }
    }
    if (sign !== '+') old += words.length
    if (sign !== '-') fresh += words.length
  }
  return undefined
}

/** Units that must be the same on each side of words that stand more than once, and of a place the edits do not lead to. */
const neighbour = 8
const wholeContext = 16
/** Units of the surroundings compared on each side. */
const surrounding = 64

/** Whether its surroundings tell the place from every other with these words, in the new text and in the old one. */
function isTold({ old, fresh, range, quote }: RangeInput, place: TextRange): boolean {
  if (!hasBothNeighbours(old, fresh, { range, place, size: neighbour })) return false
  const size = range.end - range.start
  const own = likeness(old, fresh, { from: range.start, to: place.start, size })
  const isLikest = startsOf(fresh, quote).every(
    (to) => to === place.start || likeness(old, fresh, { from: range.start, to, size }) < own,
  )
  const isLikestBack = startsOf(old, quote).every(
    (from) => from === range.start || likeness(old, fresh, { from, to: place.start, size }) < own,
  )
  return isLikest && isLikestBack
}

interface Neighbours {
  readonly range: TextRange
  readonly place: TextRange
  readonly size: number
}

/** The end of a text is a neighbour too: a clause that ended the article and is followed by another does not stand the same. */
function hasBothNeighbours(old: string, fresh: string, { range, place, size }: Neighbours): boolean {
  const before = (text: string, at: number) => text.slice(Math.max(0, at - size), at)
  const after = (text: string, at: number) => text.slice(at, at + size)
  return (
    before(old, range.start) === before(fresh, place.start) &&
    after(old, range.end) === after(fresh, place.end)
  )
}

/** How many units beside the old place are the same beside the new one, both sides together. */
function likeness(
  old: string,
  fresh: string,
  { from, to, size }: { from: number; to: number; size: number },
): number {
  const isSame = (a: string | undefined, b: string | undefined) => a !== undefined && a === b
  let before = 0
  while (before < surrounding && isSame(old[from - 1 - before], fresh[to - 1 - before])) before++
  let after = 0
  while (after < surrounding && isSame(old[from + size + after], fresh[to + size + after])) after++
  return before + after
}

function startsOf(text: string, quote: Quote): number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote.text); at >= 0; at = text.indexOf(quote.text, at + 1)) places.push(at)
  return places
}
