// The verifier of an exported folder: every byte of every file has to be what the export would have written. Files that were
// derived from the leaves (tiles) are derived again; files that came along (README.txt, the verifiers, the format) are in
// SHA256SUMS, which finds damage and not malice: get the verifier from elsewhere if you do not trust who gave the folder.

import { bytesOfBase64, hex, joinBytes, sameBytes, utf8Bytes, utf8Text } from './bytes'
import { type Json, parseCanonicalJson } from './canonical-json'
import type { Disclosure } from './commitment'
import type { LedgerFault, TellFault } from './fault'
import { fieldPattern } from './leaf'
import { type NoteKey, parseNoteKey } from './signed-note'
import { type TileId, tilePath, tileWidth } from './tiles'
import { type Verification, type Verifier, verifyExport } from './verify-export'

export interface LedgerFolder {
  /** Every file, with `/` between the parts of its path; a folder without files as its path with `/` behind. */
  readonly paths: readonly string[]
  /** The pieces of a file in their order. */
  read(path: string): Iterable<Uint8Array>
}

/** Files that an export always has, beside its tiles. */
export const ledgerFiles = [
  'README.txt',
  'SHA256SUMS',
  'checkpoints.jsonl',
  'disclosed.jsonl',
  'entries.jsonl',
  'fates.txt',
  'key',
] as const

/** Files that come along and are summed; README.txt always, the others where the program had them. */
export const carriedFiles = ['README.txt', 'ledger-format.md', 'verify.mjs', 'verify.py'] as const

/** Check a folder. Linear; holds one line, one tile and 80 bytes an entry. Never throws on what it reads. */
export function verifyFolder(
  folder: LedgerFolder,
  verifier: Omit<Verifier, 'keys' | 'tileHash'> & { readonly sha256: NonNullable<Verifier['sha256']> },
): Verification {
  const faults: LedgerFault[] = []
  const tell: TellFault = (fault) => faults.push(fault)
  const present = new Set(folder.paths)
  for (const name of ledgerFiles)
    if (!present.has(name)) tell({ rule: 'file', sentence: `${name} is missing.` })
  const first = readKey(folder, present, tell)
  if (!first) return unreadable(faults)
  const tiles = followTiles(folder, present, tell)
  const lines = (name: string) => (present.has(name) ? linesOf(folder.read(name), name, tell) : [])
  const fates = followFates(lines('fates.txt'), tell)
  const found = verifyExport(
    {
      leaves: lines('entries.jsonl'),
      notes: notesOf(lines('checkpoints.jsonl'), tell),
      disclosures: disclosuresOf(lines('disclosed.jsonl'), tell),
      fates: fates.of,
    },
    { ...verifier, keys: [first], tileHash: tiles.hash },
  )
  fates.end()
  const expected = tiles.end()
  checkSums(folder, present, { sha256: verifier.sha256, tell })
  for (const path of folder.paths) {
    if (isKnown(path, expected)) continue
    tell({ rule: 'file', sentence: `${path} does not belong to an exported ledger.` })
  }
  const all = [...found.faults, ...faults].slice(0, 100)
  return { ...found, result: all.length > 0 ? 'invalid' : found.result, faults: all }
}

function isKnown(path: string, tiles: ReadonlySet<string>): boolean {
  const names: readonly string[] = [...ledgerFiles, ...carriedFiles]
  return names.includes(path) || tiles.has(path)
}

function unreadable(faults: readonly LedgerFault[]): Verification {
  return { result: 'invalid', size: 0, root: '', signedSize: 0, keys: [], faults }
}

function whole(folder: LedgerFolder, path: string): Uint8Array {
  return joinBytes(...folder.read(path))
}

function readKey(folder: LedgerFolder, present: ReadonlySet<string>, tell: TellFault): NoteKey | undefined {
  const text = present.has('key') ? utf8Text(whole(folder, 'key')) : undefined
  const key = text?.endsWith('\n') ? parseNoteKey(text.slice(0, -1)) : undefined
  if (!key) tell({ rule: 'key', sentence: 'The file "key" is not one line of the form name+hash+base64.' })
  return key
}

/** The lines of a file without their newline. A file that ends inside a line is told and its rest handed out. */
function* linesOf(pieces: Iterable<Uint8Array>, name: string, tell: TellFault): Generator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0)
  for (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, from)) {
      const line = piece.subarray(from, end)
      yield rest.length > 0 ? joinBytes(rest, line) : line
      if (rest.length > 0) rest = new Uint8Array(0)
      from = end + 1
    }
    // Copied, since a reader may use its buffer again.
    if (from < piece.length) rest = joinBytes(rest, piece.subarray(from))
  }
  if (rest.length === 0) return
  tell({ rule: 'file', sentence: `${name} ends inside a line.` })
  yield rest
}

function* notesOf(lines: Iterable<Uint8Array>, tell: TellFault): Generator<Uint8Array> {
  let number = 0
  for (const line of lines) {
    number += 1
    const parsed = parseCanonicalJson(line)
    if ('value' in parsed && typeof parsed.value === 'string') yield utf8Bytes(parsed.value)
    else
      tell({
        rule: 'checkpoint',
        sentence: `checkpoints.jsonl, line ${number}: not a note as canonical JSON text.`,
      })
  }
}

function* disclosuresOf(lines: Iterable<Uint8Array>, tell: TellFault): Generator<Disclosure> {
  let number = 0
  for (const line of lines) {
    number += 1
    const parsed = parseCanonicalJson(line)
    const disclosure = 'value' in parsed ? asDisclosure(parsed.value) : undefined
    if (disclosure) yield disclosure
    else
      tell({
        rule: 'file',
        sentence: `disclosed.jsonl, line ${number}: not field, nonce, payload and seq as canonical JSON.`,
      })
  }
}

function asDisclosure(value: Json): Disclosure | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const members = value as Readonly<Record<string, Json>>
  const { seq, field, nonce, payload } = members
  if (Object.keys(members).join() !== 'field,nonce,payload,seq' || payload === undefined) return undefined
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return undefined
  if (typeof field !== 'string' || !fieldPattern.test(field)) return undefined
  return typeof nonce === 'string' && bytesOfBase64(nonce)?.length === 32
    ? { seq, field, nonce, payload }
    : undefined
}

const fatePattern =
  /^(0|[1-9]\d{0,14}) ([A-Za-z0-9_-]{1,64} [a-z-]{1,20} (?:-|[A-Za-z0-9_-]{1,64}(?: [A-Za-z0-9_-]{1,64})*))$/

/** Hands out the fates of each outcome, in the order of the outcomes. */
function followFates(lines: Iterable<Uint8Array>, tell: TellFault) {
  const rest = read()[Symbol.iterator]()
  let next = rest.next()

  function* read() {
    let number = 0
    for (const line of lines) {
      number += 1
      const parts = fatePattern.exec(utf8Text(line) ?? '')
      if (parts) yield { seq: Number(parts[1]), line: parts[2] ?? '' }
      else
        tell({ rule: 'file', sentence: `fates.txt, line ${number}: not entry, comment, fate and answers.` })
    }
  }

  function skip(before: number): void {
    for (; !next.done && next.value.seq < before; next = rest.next()) {
      const { seq } = next.value
      tell({
        rule: 'fates',
        entry: seq,
        sentence: `fates.txt lists fates for entry ${seq}, which is no outcome.`,
      })
    }
  }

  return {
    of: (seq: number): readonly string[] => {
      skip(seq)
      const own: string[] = []
      for (; !next.done && next.value.seq === seq; next = rest.next()) own.push(next.value.line)
      return own
    },
    end: () => skip(Number.POSITIVE_INFINITY),
  }
}

/** Compares the tiles of the folder with the hashes of the leaves as they are read. */
function followTiles(folder: LedgerFolder, present: ReadonlySet<string>, tell: TellFault) {
  const expected = new Set<string>()
  const levels: { readonly hashes: Uint8Array; count: number; index: number }[] = []

  function compare(tile: TileId, hashes: Uint8Array): void {
    const path = tilePath(tile)
    expected.add(path)
    if (!present.has(path)) tell({ rule: 'tile', sentence: `${path} is missing.` })
    else if (!sameBytes(whole(folder, path), hashes))
      tell({ rule: 'tile', sentence: `${path} does not hold the hashes of its entries.` })
  }

  return {
    hash: (level: number, hash: Uint8Array) => {
      levels[level] ??= { hashes: new Uint8Array(32 * tileWidth), count: 0, index: 0 }
      const row = levels[level]
      row.hashes.set(hash, row.count * 32)
      row.count += 1
      if (row.count < tileWidth) return
      compare({ level, index: row.index, width: tileWidth }, row.hashes)
      row.index += 1
      row.count = 0
    },
    end: () => {
      levels.forEach(({ hashes, count, index }, level) => {
        if (count > 0) compare({ level, index, width: count }, hashes.subarray(0, count * 32))
      })
      return expected
    },
  }
}

/** SHA256SUMS has to hold the line of each file that came along, by name, and nothing else. */
function checkSums(
  folder: LedgerFolder,
  present: ReadonlySet<string>,
  { sha256, tell }: { readonly sha256: NonNullable<Verifier['sha256']>; readonly tell: TellFault },
): void {
  if (!present.has('SHA256SUMS')) return
  const names = carriedFiles.filter((name) => present.has(name))
  const wanted = names.map((name) => `${hex(sha256(whole(folder, name)))}  ${name}\n`).join('')
  if (!sameBytes(whole(folder, 'SHA256SUMS'), utf8Bytes(wanted)))
    tell({ rule: 'file', sentence: 'SHA256SUMS does not hold the sums of the files that came along.' })
}
