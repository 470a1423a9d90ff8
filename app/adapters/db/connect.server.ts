// Opens the one database, embedded or PostgreSQL, behind one small driver interface and one Prisma client.
// The raw driver is for what Prisma is measured to be too slow for (submissions in groups: 8 times through
// HTTP) and for migrations; everything else goes through Prisma.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { PrismaClient } from './generated/client'
import { openInThread, type ThreadTransaction } from './pglite-thread.server'

export interface Statement {
  readonly text: string
  readonly values?: readonly unknown[]
}

/** Statements with numbered parameters; rows come back as objects. */
export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /**
   * Statements in their order, with the rows of each. Where nothing of one is needed to write the next, this is the way: the
   * embedded database stays closed to pages while a transaction is open, and between single statements it waits for this
   * thread, which draws pages meanwhile. Of an import's transactions that was three quarters of the time.
   */
  all(statements: readonly Statement[]): Promise<unknown[][]>
}

/** `all` for a connection that takes one statement after the other. */
export const oneByOne =
  (query: Sql['query']): Sql['all'] =>
  async (statements) => {
    const rows: unknown[][] = []
    for (const { text, values } of statements) rows.push(await query(text, values))
    return rows
  }

/** The raw driver. */
export interface SqlDriver extends Sql {
  readonly kind: 'pglite' | 'postgresql'
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Several statements, no parameters, no rows. */
  script(text: string): Promise<void>
  /** Several statements without parameters; the rows of the last one that gives any. */
  statements(text: string): Promise<unknown[]>
  close(): Promise<void>
}

export interface Database {
  readonly driver: SqlDriver
  readonly prisma: PrismaClient
  close(): Promise<void>
}

/** PostgreSQL when there is a URL, else PGlite in `dataDirectory`/database, in a thread; `memory://` is for tests. */
export async function openDatabase(where: {
  databaseUrl?: string
  dataDirectory: string
}): Promise<Database> {
  return where.databaseUrl ? openPostgres(where.databaseUrl) : openPglite(where.dataDirectory)
}

async function openPglite(dataDirectory: string): Promise<Database> {
  const inMemory = dataDirectory.startsWith('memory://')
  const folder = inMemory ? dataDirectory : join(dataDirectory, 'database')
  if (!inMemory) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return wrapPglite(inMemory ? await PGlite.create(folder) : await openInThread(folder))
}

/** Wrap a PGlite that is already open, e.g. one loaded from a test's template. */
export function wrapPglite(pglite: PGlite): Database {
  const queryOf =
    (on: Pick<PGlite, 'query'>): Sql['query'] =>
    async <Row>(text: string, values?: readonly unknown[]) =>
      (await on.query<Row>(text, values ? [...values] : undefined, { parsers: rawParsers })).rows
  const driver: SqlDriver = {
    kind: 'pglite',
    query: queryOf(pglite),
    all: oneByOne(queryOf(pglite)),
    transaction: (work) =>
      pglite.transaction((tx) => {
        const query = queryOf(tx)
        const { all } = tx as Partial<ThreadTransaction>
        return work({
          query,
          all: all ? (statements) => all(statements, rawParsers) : oneByOne(query),
        })
      }),
    script: async (text) => {
      await pglite.exec(text)
    },
    statements: async (text) => {
      const results = await pglite.exec(text)
      return results.findLast(({ rows }) => rows.length > 0)?.rows ?? []
    },
    close: () => pglite.close(),
  }
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite), ...transactionPatience })
  return { driver, prisma, close: () => closeBoth(prisma, driver) }
}

/** Bulk work (an import, a demonstration) may hold a transaction longer than Prisma's five seconds. */
const transactionPatience = { transactionOptions: { maxWait: 30_000, timeout: 120_000 } } as const

/** Both engines hand back timestamps as text: the raw driver's users convert, or do not need them. */
const rawParsers = {
  [pgliteTypes.TIMESTAMP]: (value: string) => value,
  [pgliteTypes.TIMESTAMPTZ]: (value: string) => value,
}

function openPostgres(databaseUrl: string): Database {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  // An idle connection that is cut must not end the process; the next query gets a new one.
  pool.on('error', (error) => console.warn(`database: an idle connection was lost (${error.message})`))
  const run = async <Row>(client: pg.Pool | pg.PoolClient, text: string, values?: readonly unknown[]) =>
    (await client.query({ text, values: values ? [...values] : undefined, types: rawTypes })).rows as Row[]
  const driver: SqlDriver = {
    kind: 'postgresql',
    query: (text, values) => run(pool, text, values),
    all: oneByOne((text, values) => run(pool, text, values)),
    transaction: async (work) => {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        const query: Sql['query'] = (text, values) => run(client, text, values)
        const result = await work({ query, all: oneByOne(query) })
        await client.query('COMMIT')
        client.release()
        return result
      } catch (error) {
        await client.query('ROLLBACK').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        throw error
      }
    },
    script: async (text) => {
      await pool.query(text)
    },
    statements: async (text) => {
      const answer: unknown = await pool.query(text)
      const results = (Array.isArray(answer) ? answer : [answer]) as { rows: unknown[] }[]
      return results.findLast(({ rows }) => rows.length > 0)?.rows ?? []
    },
    close: () => pool.end(),
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: 10 }),
    ...transactionPatience,
  })
  return { driver, prisma, close: () => closeBoth(prisma, driver) }
}

const rawTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 1114 || oid === 1184
      ? (value: string) => value
      : pg.types.getTypeParser(oid, (format ?? 'text') as 'text'),
}

async function closeBoth(prisma: PrismaClient, driver: SqlDriver): Promise<void> {
  await prisma.$disconnect()
  await driver.close()
}
