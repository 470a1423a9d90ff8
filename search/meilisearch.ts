// The same interface over a Meilisearch server, by its official client. Ids are encoded (Meilisearch takes only
// letters, digits, - and _); a rebuilt index is filled beside the old one and swapped, so that nobody searches
// half of it. Every answer is checked before it is used, and every failure becomes EngineUnavailable, whose message
// holds neither the address nor a key. A cited number becomes a filter; the order is Meilisearch's own.

import { type EnqueuedTaskPromise, Meilisearch, type Settings } from 'meilisearch'
import { EngineUnavailable, type SearchEngine } from './engine'
import { readAnswer } from './meilisearch-answer'
import { toDocuments, toKey, toParameters } from './meilisearch-documents'
import { parseQuery } from './query'
import type { SearchRecord, SearchRequest, SearchResult } from './record'
import { createTitleTable } from './titles'
import { simplified } from './traditional'

export interface MeilisearchOptions {
  readonly url: string
  /** A search-only key is enough for searching; writing needs a key for this index. */
  readonly key?: string
  readonly index: string
  /** Milliseconds for one search; SEARCH_TIMEOUT by default. */
  readonly searchTimeout?: number
  /** Milliseconds for one writing request, and for the server to finish what it was given. */
  readonly writeTimeout?: number
}

/** A page with its stand-in has to be there within 800 ms; the embedded engine gets the rest. */
export const SEARCH_TIMEOUT = 700
const WRITE_TIMEOUT = 60_000
/** Documents in one request: a few megabytes of articles. */
const BATCH = 5_000

const settings = {
  searchableAttributes: ['title', 'heading', 'text'],
  filterableAttributes: [
    'kind',
    'issuer',
    'region',
    'year',
    'status',
    'articleKey',
    'from',
    'ends',
    'workKey',
  ],
  sortableAttributes: ['from'],
  // A slip of one character in Han text is another word, not a typing error.
  typoTolerance: { enabled: false },
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  // Works are counted as values of a facet; the default stops at 100.
  faceting: { maxValuesPerFacet: 10_000 },
  pagination: { maxTotalHits: 10_000 },
} satisfies Settings

// Its own table of titles would be the index over again; a citation keeps the law's name among its words.
const noTitles = createTitleTable([])

/** Open the engine; opens no connection before the first request. */
export function openMeilisearch(options: MeilisearchOptions): SearchEngine {
  const { url: host, key: apiKey, index: name } = options
  const searchTimeout = options.searchTimeout ?? SEARCH_TIMEOUT
  const writeTimeout = options.writeTimeout ?? WRITE_TIMEOUT
  const common = { host, ...(apiKey ? { apiKey } : {}), requestInit: { redirect: 'error' as const } }
  const reader = new Meilisearch({ ...common, timeout: searchTimeout })
  const writer = new Meilisearch({
    ...common,
    timeout: writeTimeout,
    defaultWaitOptions: { timeout: writeTimeout, interval: 50 },
  })

  async function fill(index: string, records: readonly SearchRecord[]): Promise<void> {
    const documents = toDocuments(records)
    for (let from = 0; from < documents.length; from += BATCH) {
      await done(writer.index(index).addDocuments(documents.slice(from, from + BATCH), { primaryKey: 'key' }))
    }
  }

  async function replaceAll(records: Iterable<SearchRecord>): Promise<void> {
    const beside = `${name}_next`
    // Deleting what is not there and making what is there fail as tasks and change nothing.
    await writer.deleteIndex(beside).waitTask()
    await done(writer.createIndex(beside, { primaryKey: 'key' }))
    await done(writer.index(beside).updateSettings(settings))
    await fill(beside, [...records])
    await writer.createIndex(name, { primaryKey: 'key' }).waitTask()
    await done(writer.swapIndexes([{ indexes: [name, beside], rename: false }]))
    await writer.deleteIndex(beside).waitTask()
  }

  async function search(request: SearchRequest): Promise<SearchResult> {
    const typed = await simplified(request.query)
    const query = parseQuery(typed, noTitles)
    // One limit for both questions together, reading the answers included.
    const signal = AbortSignal.timeout(searchTimeout)
    const askFor = async (matchingStrategy: 'all' | 'frequency') => {
      const parameters = { ...toParameters(request, query), matchingStrategy }
      const answer = await reader.index(name).search(parameters.q, parameters, { signal })
      return readAnswer(answer, {
        query,
        expanded: { from: request.query, to: typed },
        all: matchingStrategy === 'all',
      })
    }
    if (request.match === 'any') return askFor('frequency')
    const strict = await askFor('all')
    return strict.total > 0 ? strict : askFor('frequency')
  }

  return {
    replaceAll: (records) => answered(() => replaceAll(records)),
    upsert: (records) => answered(() => fill(name, records)),
    remove: (ids) =>
      answered(async () => {
        if (ids.length > 0) await done(writer.index(name).deleteDocuments(ids.map(toKey)))
      }),
    search: (request) => answered(() => search(request)),
    size: () =>
      answered(async () => {
        const { numberOfDocuments } = await reader.index(name).getStats()
        if (typeof numberOfDocuments !== 'number') throw new EngineUnavailable('unreadable')
        return numberOfDocuments
      }),
    close: async () => {},
  }
}

/** Wait for a task and insist that it succeeded. */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status } = await task.waitTask()
  if (status !== 'succeeded') throw new EngineUnavailable('failed')
}

/** Turn every way of not being answered into EngineUnavailable. The cause is left
 *  out on purpose: it holds the request, and logs print causes. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof EngineUnavailable) throw error
    throw new EngineUnavailable(reasonOf(error))
  }
}

function reasonOf(error: unknown): EngineUnavailable['reason'] {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (/time.?out|abort/i.test(cause.name)) return 'timeout'
    if (cause instanceof SyntaxError || cause instanceof TypeError) {
      // fetch reports a refused connection as a TypeError with the system's error as its cause.
      return cause.cause === undefined ? 'unreadable' : 'refused'
    }
    if (cause.name === 'MeilisearchApiError') return 'failed'
  }
  return 'refused'
}
