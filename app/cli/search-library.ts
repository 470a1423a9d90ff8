// `tiaoyi search` over the library of an installation: by the running server when there is one, else under the lock. What
// is found is what the public page finds.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { askHolder } from '~/adapters/db/lock.server'
import type { SearchResult } from '~search/record'
import { configOf, type HandedWork, handOver } from './installation'
import { type Terminal, UsageError } from './subcommand'

/** The engine gives the library a hundred places at once. */
export const mostLibraryHits = 100

const input = z.object({ queries: z.array(z.string()), most: z.number() })
/** Queries handed over at once: their answers travel as one line. */
const batch = 100

/** Answers queries in their order, ranking everything. An index that has to be filled is filled first. */
export const searchWork: HandedWork = async (ctx, given) => {
  const { queries, most } = input.parse(given)
  if (ctx.search.needsFilling) await ctx.search.fill()
  const answers: Pick<SearchResult, 'hits' | 'expanded'>[] = []
  for (const query of queries) {
    const { hits, expanded } = await ctx.search.find({ query, match: 'any', page: 1, pageSize: most })
    answers.push({ hits, expanded })
  }
  return answers
}

/** Whether there is an installation whose library can be asked. Looks without making anything. */
export async function hasLibrary(terminal: Terminal): Promise<boolean> {
  const { dataDirectory, databaseUrl } = configOf(terminal)
  if (databaseUrl !== undefined || existsSync(join(dataDirectory, 'database'))) return true
  return (await askHolder(dataDirectory, { ask: 'who' })) !== undefined
}

/** Ask the library. */
export async function* askLibrary(
  terminal: Terminal,
  queries: readonly string[],
  most: number,
): AsyncIterable<Pick<SearchResult, 'hits' | 'expanded'>> {
  if (most > mostLibraryHits) {
    throw new UsageError(`--k has to be at most ${mostLibraryHits} where the library is asked.`)
  }
  for (let from = 0; from < queries.length; from += batch) {
    const given = { queries: queries.slice(from, from + batch), most }
    yield* await handOver<Pick<SearchResult, 'hits' | 'expanded'>[]>(terminal, {
      name: 'search',
      input: given,
      work: searchWork,
    })
  }
}
