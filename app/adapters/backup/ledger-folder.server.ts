// The exported ledger as a folder: what everybody may have and a verifier needs, and nothing else. Leaves are public for
// ever; payloads only where the event opened them (publications, versions, outcomes). The forms are described in
// docs/ledger-format.md; each line of entries.jsonl is a leaf's bytes exactly, and the folder served by any web server is a
// static log by C2SP tlog-tiles. The verifiers come along, so that whoever gets the folder needs nothing else.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type FileHandle, open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  canonicalJson,
  carriedFiles,
  createGrowingTree,
  disclose,
  type Json,
  parseLeaf,
  tilePath,
  tileWidth,
} from '~/domain/ledger'
import type { Context } from '../context.server'
import { fateLines } from '../db/fate-lines.server'
import { applicationRoot } from '../place/root.server'

/** The folder cannot be written; one sentence. */
export class LedgerFolderRefused extends Error {}

const batch = 5_000

const explanation = `This is the exported ledger of an installation of Tiaoyi.
entries.jsonl      every entry, one canonical JSON leaf a line
checkpoints.jsonl  every signed checkpoint, smallest first
disclosed.jsonl    payloads that are public, with the nonce that opens them
fates.txt          what became of every comment, for each outcome that was published
tile/              hashes of the tree, as c2sp.org/tlog-tiles
key                the first public key; get it from another place too, and compare
ledger-format.md   the format of all this and the rules that are checked
verify.mjs         the verifier: node verify.mjs FOLDER --key FILE
verify.py          the second verifier, written apart: python3 verify.py FOLDER --key FILE
SHA256SUMS         sums of the files that came along
`

/** Where the verifiers and the format lie in the program, by the name they have in an export. */
const sources: Readonly<Record<(typeof carriedFiles)[number], string | undefined>> = {
  'README.txt': undefined,
  'ledger-format.md': 'docs/ledger-format.md',
  'verify.mjs': 'build/cli/verify.mjs',
  'verify.py': 'docs/ledger-verify.py',
}

/** The bytes of a file that comes along with every export; undefined where this program was not built with it. */
export function carriedFile(name: string): Uint8Array | undefined {
  if (name === 'README.txt') return Buffer.from(explanation)
  const source = carriedFiles.some((known) => known === name)
    ? sources[name as keyof typeof sources]
    : undefined
  const path = source === undefined ? undefined : join(applicationRoot(), source)
  return path !== undefined && existsSync(path) ? readFileSync(path) : undefined
}

/** Write the ledger into a new or empty folder. Returns how many entries, and how many of them are signed for. */
export async function exportLedger(
  ctx: Context,
  folder: string,
): Promise<{ readonly entries: number; readonly signed: number; readonly disclosed: number }> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new LedgerFolderRefused(`"${folder}" is not empty. Choose a new folder; nothing was written.`)
  mkdirSync(folder, { recursive: true })
  const signed = (await ctx.ledger.sign())?.checkpoint.size
  const { driver } = ctx.database
  const heads = await driver.query<{ size: number }>('SELECT "size" FROM "LedgerHead" WHERE "id" = 1')
  const entries = signed ?? heads[0]?.size ?? 0
  await writeEntries(ctx, folder, entries)
  const notes = await driver.query<{ note: string }>(
    'SELECT "note" FROM "LedgerCheckpoint" WHERE "size" <= $1 ORDER BY "size"',
    [entries],
  )
  await writeLines(
    join(folder, 'checkpoints.jsonl'),
    notes.map(({ note }) => canonicalJson(note)),
  )
  const disclosed = await writeDisclosed(ctx, folder, entries)
  await writeFile(join(folder, 'key'), `${ctx.ledger.firstKeyLine}\n`)
  writeCarried(folder)
  return { entries, signed: signed ?? 0, disclosed }
}

/** The leaves, the tiles over them, and the fates of each outcome among them. */
async function writeEntries(ctx: Context, folder: string, entries: number): Promise<void> {
  const leaves = await open(join(folder, 'entries.jsonl'), 'w')
  const fates = await open(join(folder, 'fates.txt'), 'w')
  const tiles = tileWriter(folder)
  const tree = createGrowingTree((bytes) => createHash('sha256').update(bytes).digest(), tiles.hash)
  for (let from = 0; from < entries; from += batch) {
    const rows = await ctx.database.driver.query<{ bytes: Uint8Array; type: string }>(
      'SELECT "bytes", "type" FROM "LedgerEntry" WHERE "seq" >= $1 AND "seq" < $2 ORDER BY "seq"',
      [from, Math.min(from + batch, entries)],
    )
    await leaves.write(rows.map(({ bytes }) => `${Buffer.from(bytes).toString('utf8')}\n`).join(''))
    for (const [at, { bytes, type }] of rows.entries()) {
      tree.append(new Uint8Array(bytes))
      if (type === 'consultation.reported') await writeFates(ctx, fates, { seq: from + at, bytes })
    }
  }
  tiles.end()
  await leaves.close()
  await fates.close()
}

async function writeFates(
  ctx: Context,
  file: FileHandle,
  { seq, bytes }: { readonly seq: number; readonly bytes: Uint8Array },
): Promise<void> {
  const parsed = parseLeaf(new Uint8Array(bytes))
  const consultationId = 'entry' in parsed ? (parsed.entry.ref[0] ?? '') : ''
  const lines = await fateLines(ctx.database.driver, consultationId)
  await file.write(lines.map((line) => `${seq} ${line}\n`).join(''))
}

async function writeDisclosed(ctx: Context, folder: string, entries: number): Promise<number> {
  const secrets = await ctx.database.driver.query<{
    seq: number
    field: string
    nonce: Uint8Array
    payload: Json
  }>(
    `SELECT "seq", "field", "nonce", "payload" FROM "LedgerSecret"
     WHERE "isPublic" AND "seq" < $1 ORDER BY "seq", "field" COLLATE "C"`,
    [entries],
  )
  const lines = secrets.map(({ seq, field, nonce, payload }) =>
    canonicalJson(disclose(seq, field, { nonce: new Uint8Array(nonce), payload })),
  )
  await writeLines(join(folder, 'disclosed.jsonl'), lines)
  return secrets.length
}

function writeLines(path: string, lines: readonly string[]): Promise<void> {
  return writeFile(path, lines.map((line) => `${line}\n`).join(''))
}

/** Writes each tile when it is full, and those that are not at the end. */
function tileWriter(folder: string) {
  const rows: { hashes: Uint8Array[]; index: number }[] = []

  function write(level: number, row: { hashes: Uint8Array[]; index: number }): void {
    const path = join(folder, tilePath({ level, index: row.index, width: row.hashes.length }))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, Buffer.concat(row.hashes))
    row.hashes = []
    row.index += 1
  }

  return {
    hash: (level: number, hash: Uint8Array) => {
      rows[level] ??= { hashes: [], index: 0 }
      const row = rows[level]
      row.hashes.push(hash)
      if (row.hashes.length === tileWidth) write(level, row)
    },
    end: () =>
      rows.forEach((row, level) => {
        if (row.hashes.length > 0) write(level, row)
      }),
  }
}

/** The files that come along and their sums. */
function writeCarried(folder: string): void {
  const sums: string[] = []
  for (const name of carriedFiles) {
    const bytes = carriedFile(name)
    if (!bytes) continue
    writeFileSync(join(folder, name), bytes)
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
  }
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
}
