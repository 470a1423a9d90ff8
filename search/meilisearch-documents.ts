// Records and requests in Meilisearch's terms: documents with a key it accepts and numbers it can compare, filters
// in its own small language with every value quoted.

import type { SearchParams } from 'meilisearch'
import { articleKey } from './article-number'
import type { Query } from './query'
import { dayNumber, type SearchRecord, type SearchRequest, workKey } from './record'

export interface SearchDocument {
  readonly key: string
  readonly record: SearchRecord
  readonly title: string
  readonly heading?: string
  readonly text: string
  readonly kind?: string
  readonly issuer?: string
  readonly region?: string
  readonly status?: string
  readonly year?: number
  readonly articleKey: number
  readonly workKey: string
  /** Day numbers; `ends` 0 for the last version. */
  readonly from: number
  readonly ends: number
}

/** A key of the letters Meilisearch takes, one for each id. */
export function toKey(id: string): string {
  return `k${Buffer.from(id, 'utf8').toString('base64url')}`
}

/** Documents of records. A version ends at the next date of its work among these records, so all versions of a
 *  work have to be given together. */
export function toDocuments(records: readonly SearchRecord[]): readonly SearchDocument[] {
  const dates = new Map<string, Set<number>>()
  for (const record of records) {
    const known = dates.get(workKey(record)) ?? new Set()
    dates.set(workKey(record), known.add(dayNumber(record.date)))
  }
  return records.map((record) => toDocument(record, dates.get(workKey(record)) ?? new Set()))
}

function toDocument(record: SearchRecord, dates: ReadonlySet<number>): SearchDocument {
  const { title, heading, text, kind, issuer, region, status } = record
  const from = dayNumber(record.date)
  const later = [...dates].filter((day) => day > from)
  const year = record.year ?? Math.floor(from / 10000)
  return {
    key: toKey(record.id),
    record,
    title,
    text,
    ...(heading ? { heading } : {}),
    ...(kind ? { kind } : {}),
    ...(issuer ? { issuer } : {}),
    ...(region ? { region } : {}),
    ...(status ? { status } : {}),
    ...(year > 0 ? { year } : {}),
    articleKey: articleKey(record.article),
    workKey: workKey(record),
    from,
    ends: dayNumber(record.until) || (later.length > 0 ? Math.min(...later) : 0),
  }
}

/** What to ask for; `q` is the query in Meilisearch's syntax. */
export function toParameters(request: SearchRequest, query: Query): SearchParams & { readonly q: string } {
  const phrases = query.phrases.map((phrase) => `"${phrase.replaceAll('"', ' ')}"`)
  const exclusions = query.exclusions.map((word) => `-${word}`)
  return {
    q: [query.words, ...phrases, ...exclusions].filter(Boolean).join(' '),
    filter: filtersOf(request, query),
    facets: ['kind', 'issuer', 'region', 'year', 'status', 'workKey'],
    attributesToRetrieve: ['record'],
    ...(request.sort ? { sort: [`from:${request.sort === 'newest' ? 'desc' : 'asc'}`] } : {}),
    showRankingScore: true,
    page: request.page,
    hitsPerPage: request.pageSize,
  }
}

function filtersOf(request: SearchRequest, query: Query): (string | string[])[] {
  const { kinds, issuer, region, status, year, asOf } = request
  const filters: (string | string[])[] = []
  if (kinds?.length) filters.push(kinds.map((kind) => `kind = ${quoted(kind)}`))
  if (issuer) filters.push(`issuer = ${quoted(issuer)}`)
  if (region) filters.push(`region = ${quoted(region)}`)
  if (status) filters.push(`status = ${quoted(status)}`)
  if (year !== undefined) filters.push(`year = ${year}`)
  const day = dayNumber(asOf)
  if (day > 0) filters.push(`from <= ${day}`, ['ends = 0', `ends > ${day}`])
  if (query.citations.length > 0)
    filters.push(query.citations.map(({ article }) => `articleKey = ${article}`))
  return filters
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}
