// Applies the migrations of prisma/migrations in their order, each in a transaction, and records them in
// `_prisma_migrations` as Prisma's own tool does (SHA-256 of the file), so that an operator with that tool sees
// a normal history. It works without Prisma's schema engine, which would have to be downloaded.

import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applicationRoot } from '../place/root.server'
import type { SqlDriver } from './connect.server'

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

/** Any constant that nothing else in the database locks. */
const advisoryKey = 728_240_911

/**
 * Apply what is missing; returns the names applied. Throws when the database is newer than this program. With `only`
 * the database is brought to an earlier state, in which a restore loads the rows of that time.
 */
export async function applyMigrations(driver: SqlDriver, only?: readonly string[]): Promise<string[]> {
  const all = readMigrations()
  const known = only ? all.filter(({ name }) => only.includes(name)) : all
  const unknown = only?.find((name) => !all.some((migration) => migration.name === name))
  if (unknown) throw newer(unknown)
  await driver.script(historyTable)
  const applied: string[] = []
  for (const migration of known) {
    const isNew = await driver.transaction(async (sql) => {
      // Held until the transaction ends: a second process starting now waits here and then finds it done.
      await sql.query('SELECT pg_advisory_xact_lock($1)', [advisoryKey])
      const rows = await sql.query<{ checksum: string }>(
        'SELECT "checksum" FROM "_prisma_migrations" WHERE "migration_name" = $1 AND "finished_at" IS NOT NULL',
        [migration.name],
      )
      const recorded = rows[0]
      if (recorded && recorded.checksum !== migration.checksum) {
        throw new Error(`Expected migration ${migration.name} to be unchanged since it was applied`)
      }
      if (recorded) return false
      for (const statement of splitStatements(migration.sql)) await sql.query(statement)
      await sql.query(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
         VALUES ($1, $2, $3, now(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      )
      return true
    })
    if (isNew) applied.push(migration.name)
  }
  await refuseNewer(driver, known)
  return applied
}

/** Names of the migrations of this program, in their order. */
export const migrationNames = () => readMigrations().map(({ name }) => name)

function readMigrations(): Migration[] {
  const folder = join(applicationRoot(), 'prisma', 'migrations')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** An older program on a newer database would write rows that the newer one no longer understands. */
async function refuseNewer(driver: SqlDriver, known: readonly Migration[]): Promise<void> {
  const names = new Set(known.map(({ name }) => name))
  const rows = await driver.query<{ migration_name: string }>(
    'SELECT "migration_name" FROM "_prisma_migrations"',
  )
  const unknown = rows.find((row) => !names.has(row.migration_name))
  if (unknown) throw newer(unknown.migration_name)
}

const newer = (name: string) =>
  new Error(`Expected no migration ${name}: the database belongs to a newer Tiaoyi. Install that version.`)

/** Statements of a migration file: split at `;` at a line's end, outside $$ bodies. */
export function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let current: string[] = []
  let isInBody = false
  for (const line of sql.split('\n')) {
    if (line.trim() === '' || line.trim().startsWith('--')) continue
    current.push(line)
    if ((line.split('$$').length - 1) % 2 === 1) isInBody = !isInBody
    if (!isInBody && line.trimEnd().endsWith(';')) {
      statements.push(current.join('\n'))
      current = []
    }
  }
  if (current.length > 0) statements.push(current.join('\n'))
  return statements
}
