// Finding and changing words in carried text. The decision's words must stand there exactly; because files differ in
// full- and half-width marks and in blanks, a copy folded for matching is asked when the exact words are not there. What
// one operation put in is never searched by another.

import { normaliseText } from '../text'
import type { Run } from './working'

export interface Replaced {
  readonly runs: Run[]
  readonly count: number
}

/** Change every occurrence of `from` in the carried runs to `to` (empty: delete it). */
export function replaceWords(runs: readonly Run[], from: string, to: string): Replaced {
  return changeWords(runs, from, () => (to === '' ? [] : [{ text: to, isFresh: true }]))
}

/** Put words behind or before every occurrence of `anchor`. */
export function addBeside(
  runs: readonly Run[],
  anchor: string,
  words: string,
  side: 'after' | 'before',
): Replaced {
  const fresh = { text: words, isFresh: true }
  return changeWords(runs, anchor, (kept) => {
    const carried = { text: kept, isFresh: false }
    return side === 'after' ? [carried, fresh] : [fresh, carried]
  })
}

function changeWords(runs: readonly Run[], from: string, put: (kept: string) => Run[]): Replaced {
  let count = 0
  const changed = runs.flatMap((run): Run[] => {
    if (run.isFresh) return [run]
    const found = occurrences(run.text, from)
    if (found.length === 0) return [run]
    count += found.length
    const pieces: Run[] = []
    let at = 0
    for (const { start, end } of found) {
      pieces.push({ text: run.text.slice(at, start), isFresh: false }, ...put(run.text.slice(start, end)))
      at = end
    }
    pieces.push({ text: run.text.slice(at), isFresh: false })
    return pieces.filter(({ text }) => text !== '')
  })
  return { runs: changed, count }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Where words stand in a text, exactly or folded; without overlap. Linear for fixed words. */
export function occurrences(text: string, words: string): Range[] {
  if (words === '') return []
  const exact = rangesOf(text, words)
  if (exact.length > 0) return exact
  const folded = normaliseText(text)
  return rangesOf(folded.text, normaliseText(words).text).map(({ start, end }) => ({
    start: folded.rawOffset(start),
    end:
      end >= folded.text.length
        ? text.length
        : folded.rawOffset(end - 1) + lengthAt(text, folded.rawOffset(end - 1)),
  }))
}

function lengthAt(text: string, at: number): number {
  return String.fromCodePoint(text.codePointAt(at) ?? 0).length
}

function rangesOf(text: string, words: string): Range[] {
  const found: Range[] = []
  if (words === '') return found
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    found.push({ start: at, end: at + words.length })
  }
  return found
}
