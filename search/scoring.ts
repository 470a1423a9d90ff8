// BM25 over characters, pairs and words (Robertson & Zaragoza 2009), one sum for all of them. Beside the score it
// counts how many of the query's pairs and words a record carries, which decides what is listed at all: nearly
// every record shares some character with a question.

import { eachTerm, FIRST_PAIR } from './characters'
import { CHARACTER_WEIGHT, K1, LEADING_KINDS, OTHER_KINDS, rarity, TEXT_QUARTERS } from './ranking'
import { findTerm, type Segment } from './segment'
import type { View } from './view'

export interface QueryTerm {
  readonly term: number
  /** Times in the query, characters counting less. */
  readonly weight: number
  /** Whether carrying it counts: pairs and words, or characters when the query has nothing else. */
  readonly counts: boolean
}

export interface PartScores {
  readonly scores: Float32Array
  /** How many of the counting terms each record has, at most 255. */
  readonly carried: Uint8Array
}

/** Terms of the words of a query, each once. */
export function queryTerms(texts: readonly string[]): readonly QueryTerm[] {
  const times = new Map<number, number>()
  for (const text of texts) eachTerm(text, (term) => times.set(term, (times.get(term) ?? 0) + 1), true)
  const onlyCharacters = [...times.keys()].every((term) => term < FIRST_PAIR)
  return [...times].map(([term, count]) => ({
    term,
    weight: count * (term < FIRST_PAIR ? CHARACTER_WEIGHT : 1),
    counts: onlyCharacters || term >= FIRST_PAIR,
  }))
}

/** Scores of every record of every part. O(postings of the query's terms). */
export function scoreView(view: View, terms: readonly QueryTerm[]): readonly PartScores[] {
  const places = view.parts.map(({ segment }) => terms.map(({ term }) => findTerm(segment, term)))
  const weights = terms.map(({ weight }, t) => {
    const holding = view.parts.reduce(
      (sum, { segment }, p) => sum + postingsAt(segment, places[p]?.[t] ?? -1),
      0,
    )
    return weight * rarity(holding, Math.max(view.count, holding))
  })
  const norms = view.norms()
  return view.parts.map(({ segment }, p) => {
    const scores = new Float32Array(segment.count)
    const carried = new Uint8Array(segment.count)
    for (const [t, { counts }] of terms.entries()) {
      const place = places[p]?.[t] ?? -1
      if (place < 0) continue
      const weight = (weights[t] ?? 0) * (K1 + 1)
      addTerm(segment, place, { weight, counts }, { scores, carried, norm: norms[p] ?? scores })
    }
    return { scores, carried }
  })
}

/** The same scores with records that are no national law weighing less; changes `scored`. O(records). */
export function weighedByKind(view: View, scored: readonly PartScores[]): readonly PartScores[] {
  for (const [part, { segment }] of view.parts.entries()) {
    const isOther = Uint8Array.from(segment.values.kind, (kind) => (LEADING_KINDS.has(kind) ? 0 : 1))
    const scores = scored[part]?.scores ?? new Float32Array(0)
    if (!isOther.includes(1)) continue
    for (let doc = 0; doc < scores.length; doc++)
      if (isOther[segment.labels.kind[doc] ?? 0]) scores[doc] = (scores[doc] ?? 0) * OTHER_KINDS
  }
  return scored
}

function postingsAt(segment: Segment, place: number): number {
  return place < 0 ? 0 : (segment.starts[place + 1] ?? 0) - (segment.starts[place] ?? 0)
}

function addTerm(
  segment: Segment,
  place: number,
  { weight, counts }: { readonly weight: number; readonly counts: boolean },
  { scores, carried, norm }: PartScores & { readonly norm: Float32Array },
): void {
  const { docs, weights } = segment
  const end = segment.starts[place + 1] ?? 0
  for (let i = segment.starts[place] ?? 0; i < end; i++) {
    const doc = docs[i] ?? 0
    const times = (weights[i] ?? 0) / TEXT_QUARTERS
    scores[doc] = (scores[doc] ?? 0) + (weight * times) / (times + (norm[doc] ?? 0))
    if (counts) carried[doc] = Math.min(255, (carried[doc] ?? 0) + 1)
  }
}

/** Records of a segment that have every term, ascending. O(postings of the rarest term · log of the others). */
export function docsWithAll(segment: Segment, terms: readonly number[]): readonly number[] {
  const places = terms.map((term) => findTerm(segment, term))
  if (places.length === 0 || places.includes(-1)) return []
  places.sort((a, b) => postingsAt(segment, a) - postingsAt(segment, b))
  const [rarest = 0, ...others] = places
  let found = [...segment.docs.subarray(segment.starts[rarest], segment.starts[rarest + 1])]
  // Most long phrases end at the second or third term with nothing left.
  for (const place of others) {
    if (found.length === 0) break
    found = found.filter((doc) => hasTerm(segment, place, doc))
  }
  return found
}

function hasTerm({ docs, starts }: Segment, place: number, doc: number): boolean {
  let low = starts[place] ?? 0
  let high = (starts[place + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = docs[middle] ?? 0
    if (value === doc) return true
    if (value < doc) low = middle + 1
    else high = middle - 1
  }
  return false
}
