// Where the words that somebody quotes stand in a text. Width, case, blanks, invisible characters and combining marks do
// not count; every letter, figure and mark of punctuation does. The answer is a range of the original, so that a page
// shows the author's own characters and never the quoter's.

import { foldText } from './comment-text'

/** UTF-16 units of the original, end exclusive. */
export interface QuotedRange {
  readonly start: number
  readonly end: number
}

/** Fewer letters than this stand in any text. */
const LEAST_LETTERS = 4
/** In code points; a longer quotation is a copy and shows nothing. */
const LONGEST = 200

/** The first place of `quote` in `original`; `undefined` where it does not occur, is empty talk or is too long. Linear. */
export function locateQuote(original: string, quote: string): QuotedRange | undefined {
  const wanted = unitsOf(quote).units.join('')
  const letters = wanted.replace(/[^\p{L}\p{N}]/gu, '')
  if ([...letters].length < LEAST_LETTERS || [...wanted].length > LONGEST) return undefined
  const { units, starts, ends } = unitsOf(original)
  const at = units.join('').indexOf(wanted)
  if (at < 0) return undefined
  return { start: starts[at] ?? 0, end: ends[at + wanted.length - 1] ?? original.length }
}

/** One entry a UTF-16 unit of the folded text, with the place of the character that it comes from. */
function unitsOf(text: string): { units: string[]; starts: number[]; ends: number[] } {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const point of text) {
    const folded = /\p{M}/u.test(point) ? '' : foldText(point).replace(/[\s\p{M}]/gu, '')
    for (let k = 0; k < folded.length; k++) {
      units.push(folded.charAt(k))
      starts.push(at)
      ends.push(at + point.length)
    }
    at += point.length
  }
  return { units, starts, ends }
}
