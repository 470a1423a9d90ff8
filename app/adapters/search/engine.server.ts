// Which engine this installation searches with: the embedded one, or Meilisearch with the embedded one standing in.
// The values come from the configuration; no address is ever taken from data.

import { join } from 'node:path'
import { openEmbedded } from '~search/embedded'
import { type EngineUnavailable, IndexUnreadable, type SearchEngine } from '~search/engine'
import type { LayWords } from '~search/lay-words'
import { readLayWords } from '~search/lay-words-file'
import type { SearchRequest, SearchResult } from '~search/record'

export interface SearchConfiguration {
  /** The data directory; the index stands in `index/library` below it. */
  readonly directory: string
  readonly meilisearchUrl?: string
  readonly meilisearchKey?: string
  /** Told of every failure of Meilisearch; the message holds no address and no key. */
  readonly report?: (failure: EngineUnavailable) => void
}

export interface OpenedSearch {
  readonly engine: SearchEngine
  /** The files could not be read: the index is empty and has to be filled again from the database. */
  readonly needsFilling: boolean
  /** Makes Meilisearch equal to the embedded index; true when it is, and without Meilisearch at once. */
  repair(): Promise<boolean>
}

const INDEX = 'library'

/** Open the search of this installation. A damaged index is put aside, never a reason not to start. */
export async function openSearch(configuration: SearchConfiguration): Promise<OpenedSearch> {
  const folder = join(configuration.directory, 'index', INDEX)
  const { embedded, needsFilling } = await openOrEmpty(folder)
  const { meilisearchUrl: url, meilisearchKey: key, report } = configuration
  if (!url) return { engine: embedded, needsFilling, repair: async () => true }
  const { openMeilisearch } = await import('~search/meilisearch')
  const { createStandIn } = await import('~search/stand-in')
  const engine = createStandIn({
    configured: openMeilisearch({ url, index: INDEX, ...(key ? { key } : {}) }),
    embedded,
    now: () => performance.now(),
    ...(report ? { report } : {}),
  })
  return { engine, needsFilling, repair: () => engine.repair() }
}

async function openOrEmpty(folder: string) {
  const layWords = await learnedWords(join(folder, '..'))
  try {
    const embedded = await openEmbedded({ folder, layWords })
    return { embedded, needsFilling: (await embedded.size()) === 0 }
  } catch (error) {
    if (!(error instanceof IndexUnreadable)) throw error
    const { discardIndex } = await import('~search/store')
    await discardIndex(folder)
    return { embedded: await openEmbedded({ folder, layWords }), needsFilling: true }
  }
}

/** A damaged table is no reason not to search: the words written by hand remain. */
async function learnedWords(folder: string): Promise<LayWords> {
  try {
    return await readLayWords(folder)
  } catch (error) {
    if (!(error instanceof IndexUnreadable)) throw error
    console.warn(`search: ${error.message}`)
    return new Map()
  }
}

/** Pages of results a person will turn to; further ones cost memory and help nobody. */
const LAST_PAGE = 200
const LARGEST_PAGE = 100

/** Search with whatever a page or the public API was given: page numbers are brought into range. */
export function searchDocuments(
  engine: SearchEngine,
  request: Omit<SearchRequest, 'page' | 'pageSize'> & { readonly page?: number; readonly pageSize?: number },
): Promise<SearchResult> {
  return engine.search({
    ...request,
    page: within(request.page ?? 1, LAST_PAGE),
    pageSize: within(request.pageSize ?? 20, LARGEST_PAGE),
  })
}

function within(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(1, Math.floor(value))) : 1
}
