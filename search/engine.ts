// The one interface between the product and whatever finds things: the embedded engine, Meilisearch, or the pair
// of them in which the first stands in for the second. Writes are given whole records; an engine never reads a
// database.

import type { SearchRecord, SearchRequest, SearchResult } from './record'

export interface SearchEngine {
  /** Make the index hold exactly these records; searches see the old ones until the new ones are complete. */
  replaceAll(records: Iterable<SearchRecord>): Promise<void>
  /** Add records, or replace those with the same id. */
  upsert(records: readonly SearchRecord[]): Promise<void>
  /** Ids that are not there are ignored. */
  remove(ids: readonly string[]): Promise<void>
  search(request: SearchRequest): Promise<SearchResult>
  /** Number of records. */
  size(): Promise<number>
  /** Waits for writes under way. */
  close(): Promise<void>
}

/** The engine cannot answer now: refused, too slow, or not in words that can be understood. Never holds a key. */
export class EngineUnavailable extends Error {
  constructor(
    readonly reason: 'refused' | 'timeout' | 'failed' | 'unreadable',
    options?: ErrorOptions,
  ) {
    super(`The search service did not answer (${reason}).`, options)
    this.name = 'EngineUnavailable'
  }
}

/** The files of an index are damaged or of another version; the index has to be made again. */
export class IndexUnreadable extends Error {
  constructor(readonly why: string) {
    super(`The index cannot be read: ${why}.`)
    this.name = 'IndexUnreadable'
  }
}
