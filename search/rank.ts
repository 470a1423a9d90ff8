// From a query to an ordered page: score every record, decide what is listed, order the first of them, cut the page. Works
// on a view and changes nothing, so it needs no clock, no files and no second thread.

import { bareText } from './characters'
import { hitOf, sameTextOf } from './hit'
import type { LayWords } from './lay-words'
import { collect, neededTerms } from './listing'
import { liftNamed } from './named-works'
import type { Query } from './query'
import { askView, termSet } from './question'
import * as ranking from './ranking'
import type { SearchRequest, SearchResult } from './record'
import { reorder } from './reorder'
import { repeatedKey } from './repeated'
import type { View } from './view'

export type Ranked = Omit<SearchResult, 'expanded' | 'engine'>

/** Rank a view for a parsed query. O(postings of the query's terms + records). */
export function rank(
  view: View,
  query: Query,
  request: SearchRequest,
  layWords: readonly LayWords[] = [],
): Ranked {
  const question = askView(view, query, request, layWords)
  const best = liftNamed(question)
  const needed = neededTerms(question, request)
  const kept = collect(question, needed, {
    most: Math.max(ranking.REORDERED, request.page * request.pageSize),
    sort: request.sort,
  })
  const { ordered, sameTexts } = request.sort
    ? { ordered: kept.candidates, sameTexts: new Map() }
    : reorder(question, kept.candidates, best)
  const from = (request.page - 1) * request.pageSize
  const marked = termSet([query.words, ...query.phrases])
  return {
    total: kept.total,
    works: kept.works,
    facets: kept.facets,
    matched: needed.matched,
    ...askedFor(query),
    hits: ordered.slice(from, from + request.pageSize).map((candidate) => ({
      ...hitOf(question, candidate, marked),
      ...sameTextOf(view, sameTexts.get(repeatedKey(candidate))),
    })),
  }
}

function askedFor(query: Query): Pick<SearchResult, 'asked'> {
  if (query.nameOnly) return { asked: 'work' }
  const isPlace = bareText(query.words) === '' && query.phrases.length === 0
  return isPlace && query.citations.some(({ titles }) => titles.length > 0) ? { asked: 'article' } : {}
}
