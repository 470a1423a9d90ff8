// The piece of a text that shows why it was found: the window that holds most of the query's different terms, and
// the places of those terms in it. Pairs and words are marked; single characters only when the query has nothing else.

import { eachTerm, FIRST_PAIR } from './characters'
import type { Fragment } from './record'

/** Two lines on a phone, one on a desk. UTF-16 units. */
const WINDOW = 90
/** Words before the first match, so that it does not stand at the edge. */
const LEAD = 16

interface Match {
  readonly term: number
  readonly start: number
  readonly end: number
}

/** The fragment of a text for the terms of a query. O(text). */
export function fragmentOf(text: string, terms: ReadonlySet<number>): Fragment {
  const matches = matchesIn(text, terms)
  const start = windowStart(text, matches)
  const end = wholeCharacter(text, Math.min(text.length, start + WINDOW))
  return {
    text: text.slice(start, end),
    ranges: rangesIn(matches, start, end),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  }
}

/** Places of a query's terms in a title; a title is shown whole however long it is. */
export function rangesInTitle(title: string, terms: ReadonlySet<number>): Fragment['ranges'] {
  return rangesIn(matchesIn(title, terms), 0, title.length)
}

function matchesIn(text: string, terms: ReadonlySet<number>): readonly Match[] {
  const all: Match[] = []
  eachTerm(text, (term, start, end) => {
    if (terms.has(term)) all.push({ term, start, end })
  })
  // Marking 民 in every 民事 for a query 民法典 would say that everything matched.
  const onlyCharacters = [...terms].every((term) => term < FIRST_PAIR)
  return (onlyCharacters ? all : all.filter(({ term }) => term >= FIRST_PAIR)).sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )
}

function windowStart(text: string, matches: readonly Match[]): number {
  if (text.length <= WINDOW) return 0
  const inside = new Map<number, number>()
  let best = { different: 0, start: 0 }
  let right = 0
  for (const left of matches) {
    while (right < matches.length && (matches[right]?.end ?? 0) <= left.start + WINDOW - LEAD) {
      const { term } = matches[right] ?? left
      inside.set(term, (inside.get(term) ?? 0) + 1)
      right++
    }
    if (inside.size > best.different) best = { different: inside.size, start: left.start }
    const count = (inside.get(left.term) ?? 0) - 1
    if (count > 0) inside.set(left.term, count)
    else inside.delete(left.term)
  }
  const from = Math.max(0, Math.min(best.start - LEAD, text.length - WINDOW))
  return wholeCharacter(text, from === 0 ? 0 : sentenceStart(text, from, best.start))
}

/** Begin after a mark of punctuation where one lies between the window's edge and its first match. */
function sentenceStart(text: string, from: number, firstMatch: number): number {
  for (let i = from; i < firstMatch; i++) if (/[，。；：、\n]/.test(text.charAt(i))) return i + 1
  return from
}

function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

function rangesIn(matches: readonly Match[], start: number, end: number): (readonly [number, number])[] {
  const ranges: [number, number][] = []
  for (const match of matches) {
    if (match.start < start || match.end > end) continue
    const last = ranges.at(-1)
    if (last && match.start - start <= last[1]) last[1] = Math.max(last[1], match.end - start)
    else ranges.push([match.start - start, match.end - start])
  }
  return ranges
}
