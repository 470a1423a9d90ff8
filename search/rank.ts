// From a query to an ordered page: score every record, decide what is listed, order the first two hundred by what
// scores alone cannot see (the law they share, the query word for word, an article cited), cut the page. Works on
// a view and changes nothing, so it needs no clock, no files and no second thread.

import { before, type Candidate, createBest } from './best'
import { bareText, eachTerm } from './characters'
import { createFacetCounter, type Failures, failuresOf } from './filters'
import { fragmentOf, rangesInTitle } from './fragment'
import { holdsVerbatim, recordsWithPhrase } from './phrases'
import type { Query } from './query'
import * as ranking from './ranking'
import type { SearchHit, SearchRecord, SearchRequest, SearchResult } from './record'
import { repeatedKey, repeatedTexts } from './repeated'
import { type PartScores, type QueryTerm, queryTerms, scoreView, weighedByKind } from './scoring'
import { recordAt } from './segment'
import type { View } from './view'

export type Ranked = Omit<SearchResult, 'expanded' | 'engine'>

/** Rank a view for a parsed query. O(postings of the query's terms + records). */
export function rank(view: View, query: Query, request: SearchRequest): Ranked {
  const terms = queryTerms([rankedWords(query), ...query.phrases])
  const scored = weighedByKind(view, scoreView(view, terms))
  const hidden = hiddenRecords(view, query)
  const failures = failuresOf(view, request)
  const state: Search = { view, query, terms, scored, hidden, failures, cited: citedRecords(view, query) }
  const best = liftNamed(state)
  const needed = neededTerms(state, request)
  const kept = collect(state, needed, {
    most: Math.max(ranking.REORDERED, request.page * request.pageSize),
    sort: request.sort,
  })
  const { ordered, sameTexts } = request.sort
    ? { ordered: kept.candidates, sameTexts: new Map() }
    : reorder(state, kept.candidates, best)
  const from = (request.page - 1) * request.pageSize
  const marked = termSet([query.words, ...query.phrases])
  return {
    total: kept.total,
    works: kept.works,
    facets: kept.facets,
    matched: needed.matched,
    ...askedFor(query),
    hits: ordered.slice(from, from + request.pageSize).map((candidate) => ({
      ...hitOf(state, candidate, marked),
      ...sameTextOf(view, sameTexts.get(repeatedKey(candidate))),
    })),
  }
}

function askedFor(query: Query): Pick<SearchResult, 'asked'> {
  if (query.nameOnly) return { asked: 'work' }
  const isPlace = bareText(query.words) === '' && query.phrases.length === 0
  return isPlace && query.citations.some(({ titles }) => titles.length > 0) ? { asked: 'article' } : {}
}

/** A law called by a name that shares no words with its title (菜市场条例) is ranked by the title it stands for. */
function rankedWords({ words, nameOnly, named: [title] }: Query): string {
  if (!nameOnly || title === undefined) return words
  return bareText(title).includes(bareText(words)) ? words : title
}

interface Search {
  readonly view: View
  readonly query: Query
  readonly terms: readonly QueryTerm[]
  readonly scored: readonly PartScores[]
  /** 1 on every record that is gone, lacks a quoted phrase or has an excluded word. */
  readonly hidden: readonly Uint8Array[]
  readonly failures: Failures
  /** Place in the query's citations from 1, 0 when not cited. */
  readonly cited: readonly Uint8Array[]
}

function termSet(texts: readonly string[]): ReadonlySet<number> {
  const terms = new Set<number>()
  for (const text of texts) eachTerm(text, (term) => terms.add(term), true)
  return terms
}

function hiddenRecords(view: View, { phrases, exclusions }: Query): Search['hidden'] {
  if (phrases.length + exclusions.length === 0) return view.parts.map(({ gone }) => gone)
  const must = phrases.map((phrase) => recordsWithPhrase(view, phrase))
  const mustNot = exclusions.map((word) => recordsWithPhrase(view, word))
  return view.parts.map(({ gone }, part) =>
    gone.map((isGone, doc) => {
      const lacks = must.some((marks) => marks[part]?.[doc] !== 1)
      return isGone || lacks || mustNot.some((marks) => marks[part]?.[doc] === 1) ? 1 : 0
    }),
  )
}

function citedRecords(view: View, { citations }: Query): readonly Uint8Array[] {
  return view.parts.map(({ segment }) => {
    const places = new Uint8Array(segment.count)
    for (const [i, { titles, article }] of citations.slice(0, 200).entries()) {
      if (titles.length === 0) continue
      const meant = Uint8Array.from(segment.values.title, (title) => (titles.includes(title) ? 1 : 0))
      for (let doc = 0; doc < segment.count; doc++) {
        if (segment.numbers.article[doc] === article && meant[segment.labels.title[doc] ?? 0])
          places[doc] ||= i + 1
      }
    }
    return places
  })
}

/** Lift the records of laws that the query names; returns the best score before a law asked for by its bare name. */
function liftNamed({ view, query, scored }: Search): number {
  const named = view.parts.map(({ segment }) =>
    Uint8Array.from(segment.values.title, (title) => (query.named.includes(title) ? 1 : 0)),
  )
  const isNamed = (part: number, doc: number) =>
    named[part]?.[view.parts[part]?.segment.labels.title[doc] ?? 0] === 1
  const lifts = named.some((titles) => titles.includes(1))
  let best = 0
  for (const [part, { scores }] of scored.entries()) {
    for (let doc = 0; doc < scores.length; doc++) {
      if (lifts && isNamed(part, doc)) scores[doc] = (scores[doc] ?? 0) * (1 + ranking.NAMED_WORK)
      best = Math.max(best, scores[doc] ?? 0)
    }
  }
  if (query.nameOnly) orderByArticle(view, scored, { isNamed, best })
  return best
}

/** A law asked for by nothing but its name is listed from its first article, its last version first. */
function orderByArticle(
  view: View,
  scored: readonly PartScores[],
  { isNamed, best }: { readonly isNamed: (part: number, doc: number) => boolean; readonly best: number },
): void {
  const ends = view.ends()
  for (const [part, { segment }] of view.parts.entries()) {
    const scores = scored[part]?.scores ?? new Float32Array(0)
    for (let doc = 0; doc < segment.count; doc++) {
      if (!isNamed(part, doc)) continue
      const ended = ends[part]?.[doc] ? 1 : 0
      scores[doc] = best * (3 - ended - (segment.numbers.article[doc] ?? 0) / 1e7)
    }
  }
}

interface Needed {
  /** Counting terms a record must carry; 0 asks only for a score. */
  readonly count: number
  readonly matched: SearchResult['matched']
}

/** The highest share of the query's pairs and words at which enough records are found. */
function neededTerms(search: Search, request: SearchRequest): Needed {
  const counting = Math.min(255, search.terms.filter(({ counts }) => counts).length)
  if (request.match === 'any' || counting === 0) return { count: 0, matched: 'some' }
  const found = new Uint32Array(256)
  eachAllowed(search, (part, doc) => {
    const carried = search.scored[part]?.carried[doc] ?? 0
    if (carried > 0 && search.failures(part, doc) === 0) found[carried] = (found[carried] ?? 0) + 1
  })
  let most = counting
  let records = 0
  for (const share of ranking.SHARES) {
    const count = Math.max(1, Math.ceil(share * counting))
    for (; most >= count; most--) records += found[most] ?? 0
    if (share === 1 && records > 0) return { count, matched: 'all' }
    if (records >= ranking.ENOUGH) return { count, matched: 'some' }
  }
  // Too few at any share: show those that there are, down to a single pair.
  return { count: 1, matched: 'some' }
}

function eachAllowed({ view, hidden }: Search, visit: (part: number, doc: number) => void): void {
  for (let part = 0; part < view.parts.length; part++) {
    const marks = hidden[part] ?? new Uint8Array(0)
    for (let doc = 0; doc < marks.length; doc++) if (marks[doc] === 0) visit(part, doc)
  }
}

interface Collected extends Pick<SearchResult, 'total' | 'works' | 'facets'> {
  readonly candidates: readonly Candidate[]
}

function collect(
  search: Search,
  needed: Needed,
  { most, sort }: { readonly most: number; readonly sort: SearchRequest['sort'] },
): Collected {
  const { view, scored, cited, failures } = search
  const best = createBest(most)
  const facets = createFacetCounter(view)
  const works = createWorkCounter(view)
  const numbers = citedNumbers(search)
  let total = 0
  eachAllowed(search, (part, doc) => {
    const score = scored[part]?.scores[doc] ?? 0
    const isCited = cited[part]?.[doc] !== 0
    const listed = score > 0 && (scored[part]?.carried[doc] ?? 0) >= needed.count
    if (!listed && !isCited && !numbers?.has(view.parts[part]?.segment.numbers.article[doc] ?? 0)) return
    const failed = failures(part, doc)
    facets.add(part, doc, failed)
    if (failed !== 0) return
    total++
    works.add(part, doc)
    best.offer(
      part,
      doc,
      sort ? dayScore(search, { part, doc, sort }) : isCited ? score + CITED_FIRST : score,
    )
  })
  return { candidates: best.list(), total, works: works.count(), facets: facets.finish() }
}

/** Orders by the day of the version; what has no day comes last either way. */
function dayScore(
  { view }: Search,
  { part, doc, sort }: { readonly part: number; readonly doc: number; readonly sort: 'newest' | 'oldest' },
): number {
  const day = view.parts[part]?.segment.numbers.date[doc] ?? 0
  return sort === 'newest' || day === 0 ? day : LAST_DAY - day
}

const LAST_DAY = 99_991_231

/** Keeps every cited record among the first; their final scores are given afterwards. */
const CITED_FIRST = 1e6

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
function citedNumbers({ query, terms }: Search): ReadonlySet<number> | undefined {
  if (terms.length > 0 || query.citations.length === 0) return undefined
  return new Set(query.citations.filter(({ titles }) => titles.length === 0).map(({ article }) => article))
}

interface Reordered {
  readonly ordered: readonly Candidate[]
  /** By the key of a leader the records of other works that have its text, best first. */
  readonly sameTexts: ReadonlyMap<string, readonly Candidate[]>
}

/** The first records in their final order and with their final scores; what follows keeps its place. */
function reorder(search: Search, candidates: readonly Candidate[], bestScore: number): Reordered {
  const { view, query, scored, cited } = search
  const best = Math.max(bestScore, 1)
  const first = candidates.slice(0, ranking.REORDERED).map(({ part, doc }) => {
    return { part, doc, score: scored[part]?.scores[doc] ?? 0 }
  })
  const inOrder = first.toSorted((a, b) => (before(a, b) ? -1 : 1))
  const repeated = repeatedTexts(view, first, query.named)
  const said = inOrder.filter((one) => !repeated.has(repeatedKey(one)))
  const shares = workShares(view, said.slice(0, ranking.TOP))
  const enough = bareText(query.words).length >= ranking.VERBATIM_LENGTH && !query.nameOnly
  const verbatim = enough ? query.whole : undefined
  const verbatimLift = query.citations.length > 0 ? ranking.VERBATIM_WITH_CITATION : ranking.VERBATIM
  const counting = search.terms.filter(({ counts }) => counts).length
  const numbers = new Set(
    query.citations.filter(({ titles }) => titles.length === 0).map(({ article }) => article),
  )
  const lifted = first.map(({ part, doc, score }) => {
    const segment = view.parts[part]?.segment
    if (!segment) return { part, doc, score }
    const isRepeated = repeated.has(repeatedKey({ part, doc }))
    let final = score + ranking.WORK_SHARE * best * (shares.get(workOf(view, { part, doc, score })) ?? 0)
    if (isRepeated) final -= ranking.REPEATED * best
    const carriesAll = (scored[part]?.carried[doc] ?? 0) >= Math.min(255, counting)
    if (verbatim && carriesAll && holdsVerbatim(recordAt(segment, doc), verbatim))
      final += verbatimLift * best
    if (numbers.has(segment.numbers.article[doc] ?? 0)) final += ranking.NUMBER_CITED * best
    const place = cited[part]?.[doc] ?? 0
    // Cited articles lead in the order in which they are cited, a version that has ended after the one that counts.
    if (place > 0)
      final += best * (ranking.CITED + query.citations.length - place - (view.ends()[part]?.[doc] ? 0.5 : 0))
    return { part, doc, score: final }
  })
  lifted.sort((a, b) => (before(a, b) ? -1 : 1))
  const sameTexts = new Map<string, Candidate[]>()
  for (const one of lifted) {
    const leader = repeated.get(repeatedKey(one))
    if (leader !== undefined) sameTexts.set(leader, [...(sameTexts.get(leader) ?? []), one])
  }
  return { ordered: [...lifted, ...candidates.slice(ranking.REORDERED)], sameTexts }
}

function sameTextOf(view: View, others: readonly Candidate[] = []): Pick<SearchHit, 'sameText'> {
  const sameText = others.flatMap(({ part, doc }) => {
    const segment = view.parts[part]?.segment
    return segment ? [recordAt(segment, doc)] : []
  })
  return sameText.length > 0 ? { sameText } : {}
}

/** How much of the first records' weight each work has, against the work that has most. */
function workShares(view: View, first: readonly Candidate[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [i, candidate] of first.entries()) {
    const work = workOf(view, candidate)
    sums.set(work, (sums.get(work) ?? 0) + candidate.score / Math.log2(i + 2))
  }
  const most = Math.max(...sums.values(), Number.MIN_VALUE)
  return new Map([...sums].map(([work, sum]) => [work, sum / most]))
}

function workOf(view: View, { part, doc }: Candidate): string {
  const segment = view.parts[part]?.segment
  return segment?.values.work[segment.labels.work[doc] ?? 0] ?? ''
}

function hitOf(search: Search, { part, doc, score }: Candidate, terms: ReadonlySet<number>): SearchHit {
  const { view, query, cited } = search
  const segment = view.parts[part]?.segment
  if (!segment) throw new Error(`Expected part ${part} of the index`)
  const record = recordAt(segment, doc)
  return {
    id: record.id,
    score: Math.round(score * 1e4) / 1e4,
    title: record.title,
    ...(record.article ? { article: record.article } : {}),
    fragment: fragmentOf(record.text, terms),
    titleRanges: rangesInTitle(record.title, terms),
    ...whyOf(query, record, (cited[part]?.[doc] ?? 0) > 0),
    record,
  }
}

function whyOf(query: Query, record: SearchRecord, isCited: boolean): Pick<SearchHit, 'why'> {
  if (isCited) return { why: 'cited' }
  const isQuotation = query.whole.length >= ranking.VERBATIM_LENGTH && !query.nameOnly
  if (isQuotation && bareText(record.text).includes(query.whole)) return { why: 'verbatim' }
  const isTitle = isQuotation && bareText(record.title).includes(query.whole)
  return isTitle || query.named.includes(record.title) ? { why: 'named' } : {}
}
