// Puts a backup back into an empty installation. First everything is judged: the hash of every file, the ledger's root
// from its journal, the checkpoint's signature, and that every entry of the database is the journal's. Only then is
// anything written; a target that holds data is refused, since a restore must never be the thing that destroys.

import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  appendLeaf,
  decodeLogRecords,
  emptyFrontier,
  hex,
  leafHash,
  parseCheckpoint,
  parseNoteKey,
  parseSignedNote,
  rootOf,
  verifySignedNote,
} from '~/domain/ledger'
import type { Config } from '../config.server'
import { type Database, openDatabase, type Sql } from '../db/connect.server'
import { applyMigrations } from '../db/migrate.server'
import { hashOf, type Manifest, manifestShape } from './backup.server'
import { loadLines, tablesInOrder } from './tables.server'
import { ArchiveUnreadable, filesBelow, unpackFile } from './tar.server'

/** The backup or the target is not fit; nothing was changed. One sentence. */
export class RestoreRefused extends Error {}

export interface RestoreOptions {
  /** Folder with the keys that were written apart; undefined when they lie in the target already. */
  readonly keys?: string
  readonly withoutKeys: boolean
}

/** Restore `source` (a folder or one file) into the installation of `config`, whose lock the caller holds. */
export async function restoreBackup(
  config: Config,
  source: string,
  options: RestoreOptions,
): Promise<{ readonly manifest: Manifest; readonly rows: number }> {
  refuseFull(config.dataDirectory)
  const hasKeys = existsSync(join(config.dataDirectory, 'keys', 'seal.key'))
  if (!options.keys && !hasKeys && !options.withoutKeys) {
    throw new RestoreRefused(
      'The keys are missing: give them with --keys FOLDER (backup --with-keys wrote them). With --without-keys the ' +
        'restored system makes new ones: receipt codes that people hold and sealed names then stay closed for ever.',
    )
  }
  const isFile = existsSync(source) && statSync(source).isFile()
  const folder = isFile ? mkdtempSync(join(config.dataDirectory, 'restore-')) : source
  try {
    if (isFile) await unpackFile(source, folder)
    const manifest = await judge(folder)
    if (options.keys) putKeys(options.keys, join(config.dataDirectory, 'keys'))
    const rows = await fill(config, folder, manifest)
    return { manifest, rows }
  } catch (error) {
    if (error instanceof ArchiveUnreadable)
      throw new RestoreRefused(`"${source}" is no backup: ${error.message}.`)
    throw error
  } finally {
    if (isFile) rmSync(folder, { recursive: true, force: true })
  }
}

function refuseFull(dataDirectory: string): void {
  const allowed = ['keys', 'lock.sock']
  const there = readdirSync(dataDirectory).filter((name) => !allowed.includes(name))
  if (there.length === 0) return
  throw new RestoreRefused(
    `The data directory ${dataDirectory} is not empty (it holds ${there[0]}). Restore into a new one: set TIAOYI_DATA.`,
  )
}

/** Judge a backup without touching anything. Returns its manifest. */
export async function judge(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) throw new RestoreRefused(`"${folder}" is no backup: it has no manifest.json.`)
  const text = readFileSync(path)
  const sum = join(folder, 'manifest.sha256')
  const wanted = existsSync(sum) ? readFileSync(sum, 'utf8').trim() : ''
  if (createHash('sha256').update(text).digest('hex') !== wanted)
    throw new RestoreRefused('manifest.json was altered: it does not match manifest.sha256.')
  const parsed = manifestShape.safeParse(JSON.parse(text.toString('utf8')))
  if (!parsed.success) throw new RestoreRefused('manifest.json is not of the form tiaoyi.backup/1.')
  const manifest = parsed.data
  for (const { path: name, sha256 } of manifest.files) {
    if (!existsSync(join(folder, name))) throw new RestoreRefused(`${name} is missing from the backup.`)
    if ((await hashOf(join(folder, name))).sha256 !== sha256)
      throw new RestoreRefused(`${name} was altered: its hash is not the one in the manifest.`)
  }
  const known = new Set([...manifest.files.map((file) => file.path), 'manifest.json', 'manifest.sha256'])
  const stranger = (await filesBelow(folder)).find((name) => !known.has(name))
  if (stranger) throw new RestoreRefused(`${stranger} does not belong to the backup.`)
  judgeLedger(folder, manifest)
  return manifest
}

function judgeLedger(folder: string, { ledger }: Manifest): void {
  const path = join(folder, 'ledger', 'entries.log')
  const { records, problem } = decodeLogRecords(existsSync(path) ? readFileSync(path) : new Uint8Array(0))
  if (problem === 'damaged' || records.length < ledger.size)
    throw new RestoreRefused(`The ledger's journal holds ${records.length} of ${ledger.size} entries.`)
  let frontier = emptyFrontier()
  for (const { leaf } of records.slice(0, ledger.size)) frontier = appendLeaf(frontier, leafHash(leaf))
  if (ledger.root !== '' && hex(rootOf(frontier)) !== ledger.root)
    throw new RestoreRefused("The ledger's root is not the one in the manifest.")
  if (ledger.checkpoint === '') return
  const note = parseSignedNote(Buffer.from(ledger.checkpoint))
  const key = parseNoteKey(ledger.key)
  const judged = note && key ? verifySignedNote(note, [key]) : undefined
  if (!note || !judged || 'problem' in judged)
    throw new RestoreRefused("The ledger's checkpoint in the manifest is not signed by its key.")
  const checkpoint = parseCheckpoint(note.text)
  if (!checkpoint || checkpoint.size > ledger.size)
    throw new RestoreRefused('The checkpoint speaks of more entries than the backup holds.')
}

async function fill(config: Config, folder: string, manifest: Manifest): Promise<number> {
  const database = await openDatabase(config)
  try {
    await refuseUsed(database)
    await applyMigrations(database.driver, manifest.migrations)
    const rows = await database.driver.transaction((sql) => load(sql, folder, manifest))
    await applyMigrations(database.driver)
    for (const part of ['files', 'ledger']) {
      const from = join(folder, part)
      const to = join(config.dataDirectory, part)
      mkdirSync(to, { recursive: true, mode: 0o700 })
      for (const name of existsSync(from) ? readdirSync(from) : [])
        copyFileSync(join(from, name), join(to, name))
    }
    return rows
  } finally {
    await database.close()
  }
}

async function refuseUsed(database: Database): Promise<void> {
  const there = await database.driver.query<{ found: string | null }>(
    `SELECT to_regclass('public."Person"')::text AS "found"`,
  )
  if (!there[0]?.found) return
  const used = await database.driver.query<{ n: number }>(
    'SELECT "size" AS "n" FROM "LedgerHead" WHERE "size" > 0',
  )
  if (used.length > 0)
    throw new RestoreRefused('The database of DATABASE_URL holds data already. Restore into an empty one.')
}

async function load(sql: Sql, folder: string, manifest: Manifest): Promise<number> {
  // The first migration makes the head of an empty ledger; the backup brings its own.
  await sql.query('DELETE FROM "LedgerHead"')
  let rows = 0
  for (const table of await tablesInOrder(sql)) {
    const listed = manifest.tables.find(({ name }) => name === table.name)
    if (!listed) continue
    const loaded = await loadLines(sql, table, linesOfFile(join(folder, listed.file)))
    if (loaded !== listed.rows)
      throw new RestoreRefused(`${listed.file} holds ${loaded} rows; the manifest says ${listed.rows}.`)
    rows += loaded
  }
  const heads = await sql.query<{ size: number; frontier: string[] }>(
    'SELECT "size", "frontier" FROM "LedgerHead"',
  )
  const nodes = (heads[0]?.frontier ?? []).map((text) => new Uint8Array(Buffer.from(text, 'hex')))
  const root = hex(rootOf({ size: heads[0]?.size ?? 0, nodes }))
  if (
    heads[0]?.size !== manifest.ledger.size ||
    (manifest.ledger.root !== '' && root !== manifest.ledger.root)
  )
    throw new RestoreRefused("The database's ledger is not the one of the manifest.")
  // What the queue knew of waiting work is not in a backup: it is said, and a person starts it again.
  await sql.query(
    `UPDATE "JobRun" SET "status" = 'failed', "error" = 'interrupted by a restore; start it again'
     WHERE "status" IN ('queued', 'running')`,
  )
  // Triggers noted every row that was put back; the journal of the backup holds them.
  await sql.query('DELETE FROM "RowChange"')
  return rows
}

/** Lines of a file. Not by `readline`, which also ends a line at U+2028: residents' words may hold it. */
async function* linesOfFile(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function putKeys(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(from)) {
    const target = join(to, name)
    if (existsSync(target) && !readFileSync(target).equals(readFileSync(join(from, name))))
      throw new RestoreRefused(`The data directory has another ${name} already; it was not replaced.`)
    copyFileSync(join(from, name), target)
  }
}
