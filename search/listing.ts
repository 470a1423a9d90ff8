// What is listed at all: records with enough of the query's words, what it cites and what it names, counted by facet and
// by work; of them the best few are kept for ordering.

import { type Candidate, createBest } from './best'
import { createFacetCounter } from './filters'
import { eachAllowed, type Question } from './question'
import { ENOUGH, SHARES } from './ranking'
import type { SearchRequest, SearchResult } from './record'
import type { View } from './view'

export interface Needed {
  /** Counting terms a record must carry; 0 asks only for a score. */
  readonly count: number
  readonly matched: SearchResult['matched']
}

/** The highest share of the query's pairs and words at which enough records are found. */
export function neededTerms(question: Question, request: SearchRequest): Needed {
  const counting = Math.min(255, question.terms.filter(({ counts }) => counts).length)
  if (request.match === 'any' || counting === 0) return { count: 0, matched: 'some' }
  const found = new Uint32Array(256)
  eachAllowed(question, (part, doc) => {
    const carried = question.scored[part]?.carried[doc] ?? 0
    if (carried > 0 && question.failures(part, doc) === 0) found[carried] = (found[carried] ?? 0) + 1
  })
  let most = counting
  let records = 0
  for (const share of SHARES) {
    const count = Math.max(1, Math.ceil(share * counting))
    for (; most >= count; most--) records += found[most] ?? 0
    if (share === 1 && records > 0) return { count, matched: 'all' }
    if (records >= ENOUGH) return { count, matched: 'some' }
  }
  // Too few at any share: show those that there are, down to a single pair.
  return { count: 1, matched: 'some' }
}

export interface Collected extends Pick<SearchResult, 'total' | 'works' | 'facets'> {
  readonly candidates: readonly Candidate[]
}

export function collect(
  question: Question,
  needed: Needed,
  { most, sort }: { readonly most: number; readonly sort: SearchRequest['sort'] },
): Collected {
  const { view, query, scored, cited, named, slipped, failures } = question
  const best = createBest(most)
  const facets = createFacetCounter(view)
  const works = createWorkCounter(view)
  const numbers = citedNumbers(question)
  let total = 0
  eachAllowed(question, (part, doc) => {
    const score = scored[part]?.scores[doc] ?? 0
    const isMeant = cited[part]?.[doc] !== 0 || slipped?.[part]?.[doc] === 1
    const isNamed = query.nameOnly && (named[part]?.[doc] ?? 0) > 0
    const listed = score > 0 && (scored[part]?.carried[doc] ?? 0) >= needed.count
    if (!listed && !isMeant && !isNamed && !numbers?.has(view.parts[part]?.segment.numbers.article[doc] ?? 0))
      return
    const failed = failures(part, doc)
    facets.add(part, doc, failed)
    if (failed !== 0) return
    total++
    works.add(part, doc)
    best.offer(
      part,
      doc,
      sort ? dayScore(question, { part, doc, sort }) : isMeant ? score + MEANT_FIRST : score,
    )
  })
  return { candidates: best.list(), total, works: works.count(), facets: facets.finish() }
}

/** Orders by the day of the version; what has no day comes last either way. */
function dayScore(
  { view }: Question,
  { part, doc, sort }: { readonly part: number; readonly doc: number; readonly sort: 'newest' | 'oldest' },
): number {
  const day = view.parts[part]?.segment.numbers.date[doc] ?? 0
  return sort === 'newest' || day === 0 ? day : LAST_DAY - day
}

const LAST_DAY = 99_991_231

/** Keeps every cited or quoted record among the first; their final scores are given afterwards. */
const MEANT_FIRST = 1e6

function createWorkCounter({ parts }: View): { add(part: number, doc: number): void; count(): number } {
  const seen = parts.map(({ segment }) => new Uint8Array(segment.values.work.length))
  return {
    add(part, doc) {
      const marks = seen[part]
      if (marks) marks[parts[part]?.segment.labels.work[doc] ?? 0] = 1
    },
    // One work may have articles in several parts.
    count: () =>
      new Set(parts.flatMap(({ segment }, p) => segment.values.work.filter((_, i) => seen[p]?.[i]))).size,
  }
}

/** Numbers cited without a law and without other words: every article with such a number is listed. */
function citedNumbers({ query, terms }: Question): ReadonlySet<number> | undefined {
  if (terms.length > 0 || query.citations.length === 0) return undefined
  return new Set(query.citations.filter(({ titles }) => titles.length === 0).map(({ article }) => article))
}
