// A context for tests of commands and queries: the real application on an embedded database in memory, loaded from a
// template that holds the migrated schema (making one takes 3 s, copying it a tenth of that), with a clock that the test
// sets. The template is made once for each state of the migrations and kept beside the packages.

import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { readConfig } from '~/adapters/config.server'
import { type Context, openContext } from '~/adapters/context.server'
import { wrapPglite } from '~/adapters/db/connect.server'
import { applyMigrations } from '~/adapters/db/migrate.server'

const root = fileURLToPath(new URL('..', import.meta.url))

export interface TestContext extends Context {
  /** Moves the clock to this moment, milliseconds since 1970 UTC. */
  setTime(ms: number): void
}

/** 2026-11-24 09:00 in Asia/Shanghai. */
export const testNow = Date.UTC(2026, 10, 24, 1)

/** An empty installation. Close it at the end of the test. */
export async function openTestContext(now = testNow): Promise<TestContext> {
  let time = now
  const pglite = await PGlite.create({ loadDataDir: new Blob([new Uint8Array(await template())]) })
  const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-context-'))
  const ctx = await openContext(readConfig({}, cwd), {
    clock: { now: () => time },
    database: wrapPglite(pglite),
  })
  return Object.assign(ctx, {
    setTime: (ms: number) => {
      time = ms
    },
  })
}

async function template(): Promise<Buffer> {
  const migrations = join(root, 'prisma', 'migrations')
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations).sort()) {
    const path = join(migrations, name, 'migration.sql')
    if (existsSync(path)) hash.update(readFileSync(path))
  }
  const folder = join(root, 'node_modules', '.tiaoyi')
  const path = join(folder, `schema-${hash.digest('hex').slice(0, 16)}.tar`)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const pglite = await PGlite.create('memory://')
    const database = wrapPglite(pglite)
    await applyMigrations(database.driver)
    const dump = await pglite.dumpDataDir('none')
    await database.close()
    // Two workers may make it at once; each renames a whole file into place.
    const own = `${path}.${process.pid}`
    writeFileSync(own, Buffer.from(await dump.arrayBuffer()))
    renameSync(own, path)
  }
  return readFileSync(path)
}
