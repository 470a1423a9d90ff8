// Makes a backup: everything an installation is, at one moment, as files that explain themselves. The database as lines,
// the ledger's journal, its last checkpoint, the uploaded files, and a manifest with the hash of each. Writers wait
// while the database is read (in PostgreSQL one snapshot does it), so that rows, ledger and checkpoint belong together.
// Keys are written apart and only when asked for: whoever finds the backup alone opens neither receipts nor names.

import { createHash, type Hash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { copyFile, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { hex, parseCheckpoint, parseSignedNote } from '~/domain/ledger'
import type { Context } from '../context.server'
import type { Sql } from '../db/connect.server'
import { applicationRoot } from '../place/root.server'
import { linesOfTable, tablesInOrder } from './tables.server'
import { filesBelow, packFolder } from './tar.server'

export const manifestShape = z.object({
  schema: z.literal('tiaoyi.backup/1'),
  createdAt: z.string(),
  program: z.string(),
  migrations: z.array(z.string()),
  ledger: z.object({
    size: z.number().int(),
    root: z.string(),
    /** The key's line, so that the checkpoint can be judged without the secret key. */
    key: z.string(),
    /** Empty when nothing was signed yet. */
    checkpoint: z.string(),
  }),
  tables: z.array(z.object({ name: z.string(), file: z.string(), rows: z.number().int() })),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestShape>

/** The target cannot take a backup; nothing was written. */
export class BackupRefused extends Error {}

export interface BackupResult {
  readonly path: string
  readonly keysPath?: string
  readonly entries: number
  readonly rows: number
  readonly bytes: number
}

/** Write a backup to `target`: one file when it ends in `.tar.gz` or `.tgz`, else a folder. */
export async function writeBackup(
  ctx: Context,
  target: string,
  { withKeys }: { readonly withKeys: boolean },
): Promise<BackupResult> {
  const isFile = /\.(tar\.gz|tgz)$/.test(target)
  const keysPath = `${target}.keys`
  for (const path of withKeys ? [target, keysPath] : [target]) {
    const isFree = !existsSync(path) || (path === target && !isFile && readdirSync(path).length === 0)
    if (!isFree)
      throw new BackupRefused(`"${path}" exists already. Choose another name; nothing was written.`)
  }
  const folder = `${target}.part`
  rmSync(folder, { recursive: true, force: true })
  for (const part of ['database', 'ledger', 'files']) {
    mkdirSync(join(folder, part), { recursive: true, mode: 0o700 })
  }
  const manifest = await fill(ctx, folder)
  if (isFile) {
    await packFolder(folder, `${target}.tmp`)
    await rename(`${target}.tmp`, target)
    rmSync(folder, { recursive: true })
  } else {
    rmSync(target, { recursive: true, force: true })
    await rename(folder, target)
  }
  if (withKeys) copyKeys(ctx.config.dataDirectory, keysPath)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  return {
    path: target,
    keysPath: withKeys ? keysPath : undefined,
    entries: manifest.ledger.size,
    rows,
    bytes,
  }
}

async function fill(ctx: Context, folder: string): Promise<Manifest> {
  const { dataDirectory } = ctx.config
  const tables = await ctx.whileWritesWait(async () => {
    await ctx.ledger.signInTurn()
    const journal = join(dataDirectory, 'ledger', 'entries.log')
    if (existsSync(journal)) await copyFile(journal, join(folder, 'ledger', 'entries.log'))
    return consistently(ctx, (sql) => dump(sql, folder))
  })
  // Files are put before the row that names them, so everything that a row of the dump names is there by now.
  const store = join(dataDirectory, 'files')
  for (const path of existsSync(store) ? await filesBelow(store) : []) {
    if (/^[0-9a-z]+$/.test(path)) copyFileSync(join(store, path), join(folder, 'files', path))
  }
  const { head, migrations, list } = tables
  const files = await Promise.all(
    (await filesBelow(folder)).map(async (path) => ({ path, ...(await hashOf(join(folder, path))) })),
  )
  const manifest: Manifest = {
    schema: 'tiaoyi.backup/1',
    createdAt: new Date(ctx.clock.now()).toISOString(),
    program: programVersion(),
    migrations,
    ledger: { ...head, key: ctx.ledger.keyLine },
    tables: list,
    files,
  }
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  const handle = await open(join(folder, 'manifest.json'), 'w', 0o600)
  await handle.writeFile(text)
  await handle.sync()
  await handle.close()
  const sum = await open(join(folder, 'manifest.sha256'), 'w', 0o600)
  await sum.writeFile(`${createHash('sha256').update(text).digest('hex')}\n`)
  await sum.close()
  return manifest
}

/** One snapshot. The embedded database has one connection, and its writers wait already. */
function consistently<T>(ctx: Context, work: (sql: Sql) => Promise<T>): Promise<T> {
  const { driver } = ctx.database
  if (driver.kind === 'pglite') return work(driver)
  return driver.transaction(async (sql) => {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    return work(sql)
  })
}

async function dump(sql: Sql, folder: string) {
  const list: { name: string; file: string; rows: number }[] = []
  for (const [i, table] of (await tablesInOrder(sql)).entries()) {
    const file = `database/${String(i + 1).padStart(2, '0')}-${table.name}.jsonl`
    const handle = await open(join(folder, file), 'w', 0o600)
    let rows = 0
    for await (const lines of linesOfTable(sql, table)) {
      await handle.write(`${lines.join('\n')}\n`)
      rows += lines.length
    }
    await handle.close()
    list.push({ name: table.name, file, rows })
  }
  const migrations = await sql.query<{ migration_name: string }>(
    'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL ORDER BY 1',
  )
  const notes = await sql.query<{ note: string }>(
    'SELECT "note" FROM "LedgerCheckpoint" ORDER BY "size" DESC LIMIT 1',
  )
  const heads = await sql.query<{ size: number }>('SELECT "size" FROM "LedgerHead" WHERE "id" = 1')
  const note = notes[0]?.note ?? ''
  const checkpoint = parseCheckpoint(parseSignedNote(Buffer.from(note))?.text ?? '')
  const size = heads[0]?.size ?? 0
  const head = { size, root: checkpoint?.size === size ? hex(checkpoint.root) : '', checkpoint: note }
  return { list, head, migrations: migrations.map(({ migration_name }) => migration_name) }
}

function copyKeys(dataDirectory: string, target: string): void {
  mkdirSync(target, { recursive: true, mode: 0o700 })
  const folder = join(dataDirectory, 'keys')
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(target, name))
}

/** Size and SHA-256 of a file, read in pieces. */
export async function hashOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash: Hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Version of this program, from its package.json. */
export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(join(applicationRoot(), 'package.json'), 'utf8')) as {
    version: string
  }
  return manifest.version
}
