// Reading what Meilisearch answered. Nothing is believed: an answer of another shape (another program on the port,
// another version) is EngineUnavailable and never half a page. Fragments are cut here, so that they look the same
// whichever engine found them.

import { eachTerm } from './characters'
import { EngineUnavailable } from './engine'
import { facetNames } from './filters'
import { fragmentOf, rangesInTitle } from './fragment'
import type { Query } from './query'
import type { FacetName, FacetValue, SearchHit, SearchRecord, SearchResult } from './record'

export interface AnswerTo {
  readonly query: Query
  /** The query as typed and as asked. */
  readonly expanded: { readonly from: string; readonly to: string }
  /** Whether all words were asked for. */
  readonly all: boolean
}

type Fields = Readonly<Record<string, unknown>>

/** The result of an answer; throws EngineUnavailable for anything that is not one. */
export function readAnswer(answer: unknown, { query, expanded, all }: AnswerTo): SearchResult {
  const { hits, totalHits, facetDistribution } = fields(answer)
  if (!Array.isArray(hits) || typeof totalHits !== 'number') throw new EngineUnavailable('unreadable')
  const distribution = fields(facetDistribution)
  const terms = new Set<number>()
  for (const text of [query.words, ...query.phrases]) eachTerm(text, (term) => terms.add(term), true)
  const facets = facetNames.map((name) => [name, facetOf(distribution[name])])
  return {
    total: totalHits,
    works: Object.keys(fields(distribution.workKey)).length,
    hits: hits.map((hit) => readHit(fields(hit), terms)),
    facets: Object.fromEntries(facets) as Record<FacetName, readonly FacetValue[]>,
    matched: all ? 'all' : 'some',
    expanded: expanded.from === expanded.to ? [] : [{ ...expanded, why: 'simplified' }],
    engine: 'meilisearch',
  }
}

function readHit({ record, _rankingScore }: Fields, terms: ReadonlySet<number>): SearchHit {
  const { id, title, text, article } = fields(record)
  if (typeof id !== 'string' || typeof title !== 'string' || typeof text !== 'string') {
    throw new EngineUnavailable('unreadable')
  }
  return {
    id,
    score: typeof _rankingScore === 'number' ? _rankingScore : 0,
    title,
    ...(typeof article === 'string' ? { article } : {}),
    fragment: fragmentOf(text, terms),
    titleRanges: rangesInTitle(title, terms),
    record: record as SearchRecord,
  }
}

function facetOf(counts: unknown): readonly FacetValue[] {
  return Object.entries(fields(counts ?? {}))
    .map(([value, count]) => ({ value, count: Number(count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new EngineUnavailable('unreadable')
  return value as Fields
}
