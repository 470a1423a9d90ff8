// The search of this installation, as the application uses it: asked by queries, refreshed by commands after their
// commit, filled from the database when it is empty, damaged, or was not closed in order. While it is being filled the
// old state answers, and what changes meanwhile is noted and read again at the end.

import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchEngine } from '~search/engine'
import type { SearchRecord, SearchRequest, SearchResult } from '~search/record'
import type { Clock } from '../clock.server'
import type { Config } from '../config.server'
import type { Database } from '../db/connect.server'
import { openSearch, searchDocuments } from './engine.server'
import { recordsOfOutcome, recordsOfWork } from './records.server'

/** What a command changed: the texts of a work, or what a consultation's outcome says. */
export type SearchSubject = { readonly workId: string } | { readonly consultationId: string }

export interface FillProgress {
  readonly done: number
  readonly total: number
}

export interface LibrarySearch {
  /** Whether the index has to be filled from the database; the job `rebuild-search` does it. */
  readonly needsFilling: boolean
  /** Goes up with every change, for what is derived from the library and kept in memory. */
  readonly edition: number
  find(
    request: Omit<SearchRequest, 'page' | 'pageSize' | 'aliases'> & { page?: number; pageSize?: number },
  ): Promise<SearchResult>
  /** Records in the index. */
  size(): Promise<number>
  /** Called by commands after their commit. Reads the subject anew and puts it into the index. */
  refresh(subject: SearchSubject): Promise<void>
  /** Fill the index from the database and bring Meilisearch, when configured, to the same state. */
  fill(report?: (progress: FillProgress) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Left beside the index when it was closed in order: how many ledger entries it had seen. */
const seenFile = 'seen.json'
const aliasesFreshMs = 60_000

/** Open the search of the data directory. */
export async function openLibrarySearch(
  config: Config,
  { database, clock }: { readonly database: Database; readonly clock: Clock },
): Promise<LibrarySearch> {
  const { engine, needsFilling, repair } = await openSearch({
    directory: config.dataDirectory,
    ...(config.meilisearch
      ? { meilisearchUrl: config.meilisearch.url, meilisearchKey: config.meilisearch.key }
      : {}),
    report: ({ message }) => console.warn(`search: ${message}`),
  })
  const folder = join(config.dataDirectory, 'index', 'library')
  const isBehind = needsFilling || !(await hasSeenAll(folder, database))
  return createLibrarySearch({ engine, repair, database, clock, folder, isBehind })
}

interface Parts {
  readonly engine: SearchEngine
  repair(): Promise<boolean>
  readonly database: Database
  readonly clock: Clock
  readonly folder: string
  readonly isBehind: boolean
}

function createLibrarySearch(parts: Parts): LibrarySearch {
  const { engine, repair, database, clock, folder } = parts
  let isBehind = parts.isBehind
  let edition = 0
  /** What changed while a fill is under way; undefined when none is. */
  let noted: SearchSubject[] | undefined
  const aliases = keptAliases(database, clock)

  async function apply(subject: SearchSubject): Promise<void> {
    const { records, gone } =
      'workId' in subject
        ? await recordsOfWork(database, subject.workId)
        : await recordsOfOutcome(database, subject.consultationId)
    if (records.length > 0) await engine.upsert(records)
    if (gone.length > 0) await engine.remove(gone)
    changed()
  }

  function changed(): void {
    edition += 1
    aliases.forget()
  }

  return {
    get needsFilling() {
      return isBehind
    },
    get edition() {
      return edition
    },
    find: async (request) => searchDocuments(engine, { ...request, aliases: await aliases.get() }),
    size: () => engine.size(),
    refresh: async (subject) => {
      if (noted) noted.push(subject)
      // An index that has yet to be filled reads this change then.
      else if (!isBehind) await apply(subject)
    },
    fill: async (report) => {
      const changedMeanwhile: SearchSubject[] = []
      noted = changedMeanwhile
      try {
        await engine.replaceAll(await everyRecord(database, report))
        isBehind = false
      } finally {
        noted = undefined
      }
      changed()
      for (const subject of changedMeanwhile) await apply(subject)
      await repair()
    },
    close: async () => {
      await engine.close()
      if (!isBehind)
        await writeFile(join(folder, seenFile), JSON.stringify({ ledger: await ledgerSize(database) }))
    },
  }
}

/** Works and outcomes one after another; a law of a thousand articles is one step. */
async function everyRecord(
  database: Database,
  report: ((progress: FillProgress) => Promise<void>) | undefined,
): Promise<readonly SearchRecord[]> {
  const works = await database.prisma.work.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const reported = await database.prisma.consultation.findMany({
    where: { outcomePublishedAt: { not: null } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const subjects = [
    ...works.map(
      ({ id }) =>
        () =>
          recordsOfWork(database, id),
    ),
    ...reported.map(
      ({ id }) =>
        () =>
          recordsOfOutcome(database, id),
    ),
  ]
  const records: SearchRecord[] = []
  for (const [done, read] of subjects.entries()) {
    if (done % 50 === 0) await report?.({ done, total: subjects.length })
    records.push(...(await read()).records)
  }
  await report?.({ done: subjects.length, total: subjects.length })
  return records
}

/** Other names of public works, each with the titles it stands for; read again after a change and every minute. */
function keptAliases(database: Database, clock: Clock) {
  let kept:
    | { readonly at: number; readonly names: Promise<ReadonlyMap<string, readonly string[]>> }
    | undefined
  return {
    forget: () => {
      kept = undefined
    },
    get: () => {
      if (!kept || clock.now() - kept.at > aliasesFreshMs) {
        kept = { at: clock.now(), names: readAliases(database) }
      }
      return kept.names
    },
  }
}

async function readAliases(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await database.prisma.workAlias.findMany({
    where: { work: { isPublic: true } },
    select: { alias: true, work: { select: { title: true } } },
  })
  const names = new Map<string, string[]>()
  for (const { alias, work } of rows) names.set(alias, [...(names.get(alias) ?? []), work.title])
  return names
}

/** Whether the index was closed in order and nothing that can be found was written since, by this or another process. */
async function hasSeenAll(folder: string, database: Database): Promise<boolean> {
  const path = join(folder, seenFile)
  if (!existsSync(path)) return false
  const seen = await readFile(path, 'utf8')
  await rm(path)
  const { ledger } = JSON.parse(seen) as { ledger: number }
  const rows = await database.driver.query<{ later: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "LedgerEntry" WHERE "seq" >= $1
       AND "type" ~ '^(version|work|library|consultation|disposition)[.]') AS "later"`,
    [ledger],
  )
  return rows[0]?.later === false
}

async function ledgerSize(database: Database): Promise<number> {
  const rows = await database.driver.query<{ size: number }>('SELECT "size" FROM "LedgerHead" WHERE "id" = 1')
  return rows[0]?.size ?? 0
}
