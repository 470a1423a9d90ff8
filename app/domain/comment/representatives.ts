// Quotes that show a group: the one most like all the others, two that add what it does not say (maximal marginal
// relevance, Carbonell and Goldstein 1998), and one from those who disagree with most of the group, wherever somebody
// does: a group whose dissent is not shown looks more of one mind than it is.

import type { SparseRows } from './features'
import type { Stance } from './stance'

const QUOTES = 3
/** Weight of being typical against saying something new; .7 as measured for the pipeline. */
const TYPICAL = 0.7
/** Quotes are chosen among this many most typical texts. */
const CANDIDATES = 60

export interface ChosenQuotes {
  readonly representatives: readonly string[]
  readonly minority?: string
}

/** Choose the quotes of the group of texts at `places` (rows of `rows`). O(texts · features). */
export function representativesOf(
  rows: SparseRows,
  places: readonly number[],
  quoteOf: (place: number) => { readonly id: string; readonly stance: Stance },
): ChosenQuotes {
  const [only] = places
  if (only !== undefined && places.length === 1) return { representatives: [quoteOf(only).id] }
  const centre = centreOf(rows, places)
  const typical = [...places]
    .map((place) => ({ place, likeness: likenessTo(rows, place, centre) }))
    .sort((a, b) => b.likeness - a.likeness || a.place - b.place)
  const dissent = dissenting(typical.map(({ place }) => quoteOf(place)))
  const chosen: number[] = []
  const pool = typical.slice(0, CANDIDATES)
  while (chosen.length < (dissent ? QUOTES - 1 : QUOTES) && chosen.length < pool.length) {
    let best: { place: number; score: number } | undefined
    for (const { place, likeness } of pool) {
      if (chosen.includes(place) || quoteOf(place).id === dissent) continue
      const repeated = Math.max(0, ...chosen.map((other) => likenessOf(rows, place, other)))
      const score = TYPICAL * likeness - (1 - TYPICAL) * repeated
      if (best === undefined || score > best.score) best = { place, score }
    }
    if (best === undefined) break
    chosen.push(best.place)
  }
  const representatives = chosen.map((place) => quoteOf(place).id)
  return dissent === undefined
    ? { representatives }
    : { representatives: [...representatives, dissent], minority: dissent }
}

// The most typical text of the smaller side; 看不出 is no side.
function dissenting(quotes: readonly { readonly id: string; readonly stance: Stance }[]): string | undefined {
  const counts = new Map<Stance, number>()
  for (const { stance } of quotes) counts.set(stance, (counts.get(stance) ?? 0) + 1)
  const sides = [...counts].filter(([stance]) => stance !== 'unclear').sort(([, a], [, b]) => b - a)
  const most = sides[0]?.[0]
  if (sides.length < 2) return undefined
  return quotes.find(({ stance }) => stance !== most && stance !== 'unclear')?.id
}

// As a row as wide as there are features: a map of them took longer than all else here.
function centreOf(rows: SparseRows, places: readonly number[]): Float64Array {
  const centre = new Float64Array(rows.width)
  for (const place of places) {
    for (let at = rows.offsets[place] ?? 0; at < (rows.offsets[place + 1] ?? 0); at++) {
      const term = rows.terms[at] ?? 0
      centre[term] = (centre[term] ?? 0) + (rows.weights[at] ?? 0) / places.length
    }
  }
  return centre
}

function likenessTo(rows: SparseRows, place: number, centre: Float64Array): number {
  let sum = 0
  for (let at = rows.offsets[place] ?? 0; at < (rows.offsets[place + 1] ?? 0); at++)
    sum += (rows.weights[at] ?? 0) * (centre[rows.terms[at] ?? 0] ?? 0)
  return sum
}

function likenessOf(rows: SparseRows, a: number, b: number): number {
  let sum = 0
  let i = rows.offsets[a] ?? 0
  let j = rows.offsets[b] ?? 0
  while (i < (rows.offsets[a + 1] ?? 0) && j < (rows.offsets[b + 1] ?? 0)) {
    const left = rows.terms[i] ?? 0
    const right = rows.terms[j] ?? 0
    if (left === right) sum += (rows.weights[i] ?? 0) * (rows.weights[j] ?? 0)
    if (left <= right) i++
    if (right <= left) j++
  }
  return sum
}
