// The exported ledger as a folder: what everybody may have and a verifier needs, and nothing else. Leaves are public for
// ever; payloads only where the event opened them (publications, versions, outcomes). The forms are described in
// docs/ledger-format.md; each line of entries.jsonl is a leaf's bytes exactly.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Disclosure, disclose, type ExportedLedger, type Json } from '~/domain/ledger'
import type { Context } from '../context.server'

/** The folder cannot be written or read; one sentence. */
export class LedgerFolderRefused extends Error {}

const batch = 5_000

const explanation = `This is the exported ledger of an installation of Tiaoyi.
entries.jsonl      every entry, one canonical JSON leaf a line
checkpoints.jsonl  every signed checkpoint, smallest first
disclosed.jsonl    payloads that are public, with the nonce that opens them
key                the public key; get it from another place too, and compare
Check it with: tiaoyi verify FOLDER --key FILE      Format: docs/ledger-format.md
`

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
  const leaves = await open(join(folder, 'entries.jsonl'), 'w')
  for (let from = 0; from < entries; from += batch) {
    const rows = await driver.query<{ bytes: Uint8Array }>(
      'SELECT "bytes" FROM "LedgerEntry" WHERE "seq" >= $1 AND "seq" < $2 ORDER BY "seq"',
      [from, Math.min(from + batch, entries)],
    )
    await leaves.write(rows.map(({ bytes }) => `${Buffer.from(bytes).toString('utf8')}\n`).join(''))
  }
  await leaves.close()
  const notes = await driver.query<{ note: string }>(
    'SELECT "note" FROM "LedgerCheckpoint" WHERE "size" <= $1 ORDER BY "size"',
    [entries],
  )
  await writeFile(
    join(folder, 'checkpoints.jsonl'),
    notes.map(({ note }) => `${JSON.stringify(note)}\n`).join(''),
  )
  const secrets = await driver.query<{ seq: number; field: string; nonce: Uint8Array; payload: Json }>(
    `SELECT "seq", "field", "nonce", "payload" FROM "LedgerSecret"
     WHERE "isPublic" AND "seq" < $1 ORDER BY "seq", "field"`,
    [entries],
  )
  const lines = secrets.map(({ seq, field, nonce, payload }) =>
    JSON.stringify(disclose(seq, field, { nonce: new Uint8Array(nonce), payload })),
  )
  await writeFile(join(folder, 'disclosed.jsonl'), lines.map((line) => `${line}\n`).join(''))
  await writeFile(join(folder, 'key'), `${ctx.ledger.keyLine}\n`)
  await writeFile(join(folder, 'README.txt'), explanation)
  return { entries, signed: signed ?? 0, disclosed: secrets.length }
}

const known = ['README.txt', 'checkpoints.jsonl', 'disclosed.jsonl', 'entries.jsonl', 'key']

/** Read such a folder. `strangers` are files that do not belong there. Throws `LedgerFolderRefused`. */
export function readLedgerFolder(folder: string): ExportedLedger & {
  readonly keyLine: string
  readonly strangers: readonly string[]
} {
  if (!existsSync(folder)) throw new LedgerFolderRefused(`There is no folder "${folder}".`)
  const names = readdirSync(folder)
  const missing = known.find((name) => name !== 'README.txt' && !names.includes(name))
  if (missing) throw new LedgerFolderRefused(`"${folder}" is no exported ledger: ${missing} is missing.`)
  return {
    leaves: linesOf(readFileSync(join(folder, 'entries.jsonl'))),
    notes: linesOf(readFileSync(join(folder, 'checkpoints.jsonl'))).map((line, i) =>
      Buffer.from(textIn(line, `checkpoints.jsonl, line ${i + 1}`)),
    ),
    disclosures: linesOf(readFileSync(join(folder, 'disclosed.jsonl'))).map((line, i) =>
      disclosureIn(line, `disclosed.jsonl, line ${i + 1}`),
    ),
    keyLine: readFileSync(join(folder, 'key'), 'utf8').trim(),
    strangers: names.filter((name) => !known.includes(name)),
  }
}

/** Lines as bytes, so that a byte that is no character is judged and not repaired. */
function linesOf(bytes: Buffer): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at)
    const to = end < 0 ? bytes.length : end
    lines.push(new Uint8Array(bytes.subarray(at, to)))
    at = to + 1
  }
  return lines
}

function jsonIn(line: Uint8Array, place: string): unknown {
  try {
    return JSON.parse(Buffer.from(line).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new LedgerFolderRefused(`${place}: this is not JSON.`)
    throw error
  }
}

function textIn(line: Uint8Array, place: string): string {
  const value = jsonIn(line, place)
  if (typeof value !== 'string')
    throw new LedgerFolderRefused(`${place}: a signed note as a JSON text is expected.`)
  return value
}

function disclosureIn(line: Uint8Array, place: string): Disclosure {
  const value = jsonIn(line, place)
  const made = typeof value === 'object' && value !== null ? (value as Partial<Disclosure>) : {}
  const { seq, field, nonce, payload } = made
  if (
    typeof seq !== 'number' ||
    typeof field !== 'string' ||
    typeof nonce !== 'string' ||
    payload === undefined
  )
    throw new LedgerFolderRefused(`${place}: {"seq","field","nonce","payload"} is expected.`)
  return { seq, field, nonce, payload }
}
