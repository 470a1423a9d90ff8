// Signs the ledger's checkpoints: at most once a second while entries arrive, at once when something is published, closed,
// approved or reported. Before each signature the tree is compared with the last one ever signed, which stands in the
// database and in the file `ledger/last`; the larger rules. A smaller or other tree is never signed: its owner would
// prove his own forgery. What was refused stays refused until a person looks into it; reading and writing go on.

import { createHash, sign as signBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { appendFile, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Checkpoint,
  createLedgerTree,
  emptyRoot,
  formatCheckpoint,
  formatNoteKey,
  hasTile,
  type LedgerTree,
  leafHash,
  type NoteKey,
  parseCheckpoint,
  parseSignedNote,
  refuseToSign,
  rootOf,
  type SigningRefusal,
  sameBytes,
  signNote,
  type TileId,
  tileHeight,
  tileWidth,
  verifySignedNote,
} from '~/domain/ledger'
import type { Clock } from '../clock.server'
import { type LedgerKey, nextLedgerKey, promoteLedgerKey, type Secrets } from '../storage/secrets.server'
import type { Database } from './connect.server'
import { type AppendedEvent, insertRows } from './ledger.server'
import type { OneAtATime } from './write.server'

export interface StoredCheckpoint {
  readonly checkpoint: Checkpoint
  /** The signed note, exactly. */
  readonly note: string
}

export interface CheckpointKeeper {
  /** Name and public key, as every verifier needs them. */
  readonly key: NoteKey
  /** The key as one line, the form foreign tools read. */
  readonly keyLine: string
  /** The first key of the ledger, from which a verifier goes on to the later ones. */
  readonly firstKeyLine: string
  /** Make the key that is to replace this one, or find it where a rotation was cut short; its line. After the ledger
   *  holds the entry `key.rotated` that names it, the next checkpoint is signed by both and it takes over. */
  prepareNextKey(): string
  /** Why nothing is signed any more; undefined while all is well. */
  readonly refusal: SigningRefusal | 'other-key' | undefined
  /** The last one signed. */
  latest(): Promise<StoredCheckpoint | undefined>
  /** Sign what is there now, unless it is signed already or must not be. Waits for writes under way. */
  sign(): Promise<StoredCheckpoint | undefined>
  /** As `sign`, for callers that hold the writers' turn already. */
  signInTurn(): Promise<StoredCheckpoint | undefined>
  /** Proofs that these entries are under one checkpoint; signs one when the last does not cover them all. */
  proof(
    seqs: readonly number[],
  ): Promise<
    { readonly stored: StoredCheckpoint; readonly inclusions: readonly (readonly Uint8Array[])[] } | undefined
  >
  /** Hashes of a tile of the last checkpoint's tree (C2SP tlog-tiles), one behind the other; undefined where it has none. */
  tile(tile: TileId & { readonly level: number }): Promise<Uint8Array | undefined>
  /** From the first `from` entries to the first `to`, both of which are signed for. */
  consistency(from: number, to: number): Promise<readonly Uint8Array[]>
  /** Of entry `seq` under the first `size` entries, which are signed for. */
  inclusion(seq: number, size: number): Promise<readonly Uint8Array[]>
  /** Told by the writers, inside their turn, of what they appended. */
  appended(events: readonly Pick<AppendedEvent, 'type'>[]): Promise<void>
  close(): void
}

/** Events after which the world must be able to hold us to what we said. */
const signedAtOnce: ReadonlySet<string> = new Set([
  'consultation.published',
  'consultation.approved',
  'consultation.closed',
  'consultation.reported',
  'disposition.approved',
  'key.rotated',
])

const quietMs = 1_000

export interface KeeperParts {
  readonly database: Database
  readonly dataDirectory: string
  readonly publicUrl?: string
  readonly secrets: Secrets
  readonly clock: Clock
  readonly inTurn: OneAtATime
}

/** Make the keeper. Throws when `ledger/last` cannot be read as a checkpoint: then somebody has changed it. */
export async function createCheckpointKeeper(parts: KeeperParts): Promise<CheckpointKeeper> {
  const path = join(parts.dataDirectory, 'ledger', 'last')
  await matchNotes(parts.database, notesPath(parts.dataDirectory))
  const fromFile = existsSync(path) ? readStored(readFileSync(path, 'utf8'), path) : undefined
  const fromDatabase = await lastInDatabase(parts.database)
  let last = larger(fromFile, fromDatabase)
  const name = last?.checkpoint.origin ?? originOf(parts)
  const keys = await openKeys(parts, name, last?.checkpoint.size ?? 0)
  const tree = createLedgerTree(emptyRoot())
  let refusal: CheckpointKeeper['refusal'] =
    last && !isSignedBy(last.note, keys.own().key) ? 'other-key' : undefined
  let timer: NodeJS.Timeout | undefined

  async function signInTurn(): Promise<StoredCheckpoint | undefined> {
    const stored = await lastInDatabase(parts.database)
    last = larger(last, stored)
    const head = await headOf(parts.database)
    await follow(parts.database, tree, head.size)
    const next = { origin: name, size: head.size, root: head.root }
    refusal = refusal === 'other-key' ? refusal : refusalOf(tree, last?.checkpoint, next)
    if (refusal) {
      console.warn(
        `ledger: no checkpoint of size ${next.size} was signed (${refusal}); see docs/operating.md`,
      )
      return undefined
    }
    if (last && last.checkpoint.size === next.size) {
      // A process that ended between the file and the row left the row out, and an export without it would not be signed for.
      if (stored?.checkpoint.size !== next.size) await keep(last)
      return last
    }
    const signers = await keys.signers()
    const note = signNote(
      formatCheckpoint(next),
      signers.map(({ key, privateKey }) => ({
        ...key,
        sign: (message) => new Uint8Array(signBytes(null, message, privateKey)),
      })),
    )
    await writeWhole(path, note)
    last = { checkpoint: next, note }
    await keep(last)
    if (signers.length > 1) keys.promote()
    return last
  }

  async function keep({ checkpoint, note }: StoredCheckpoint): Promise<void> {
    await appendFile(notesPath(parts.dataDirectory), noteLine(note), { mode: 0o600, flush: true })
    await parts.database.driver.query(
      `INSERT INTO "LedgerCheckpoint" ("size", "note", "createdAt") VALUES ($1::int, $2, $3::timestamp)
       ON CONFLICT ("size") DO NOTHING`,
      [checkpoint.size, note, new Date(parts.clock.now()).toISOString()],
    )
  }

  const sign = () => parts.inTurn(signInTurn)

  function signSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      sign().catch((error: Error) => console.warn(`ledger: no checkpoint was signed (${error.message})`))
    }, quietMs)
    timer.unref()
  }

  return {
    get key() {
      return keys.own().key
    },
    get keyLine() {
      return formatNoteKey(keys.own().key)
    },
    get firstKeyLine() {
      return keys.firstLine()
    },
    prepareNextKey: keys.prepare,
    get refusal() {
      return refusal
    },
    latest: async () => larger(last, await lastInDatabase(parts.database)),
    sign,
    signInTurn,
    proof: async (seqs) => {
      const highest = Math.max(...seqs)
      const stored = last && last.checkpoint.size > highest ? last : await sign()
      if (!stored || stored.checkpoint.size <= highest) return undefined
      const { size } = stored.checkpoint
      await follow(parts.database, tree, size)
      return { stored, inclusions: seqs.map((seq) => tree.inclusionProof(seq, size)) }
    },
    tile: async (tile) => {
      const size = last?.checkpoint.size ?? 0
      if (!hasTile(size, tile)) return undefined
      await follow(parts.database, tree, size)
      const first = tile.index * tileWidth
      const hashes = Array.from({ length: tile.width }, (_, at) =>
        tree.node(tile.level * tileHeight, first + at),
      )
      return new Uint8Array(Buffer.concat(hashes))
    },
    consistency: async (from, to) => {
      await follow(parts.database, tree, to)
      return tree.consistencyProof(from, to)
    },
    inclusion: async (seq, size) => {
      await follow(parts.database, tree, size)
      return tree.inclusionProof(seq, size)
    },
    appended: async (events) => {
      if (events.length === 0) return
      if (events.some(({ type }) => signedAtOnce.has(type))) await signInTurn()
      else signSoon()
    },
    close: () => clearTimeout(timer),
  }
}

const notesPath = (dataDirectory: string) => join(dataDirectory, 'ledger', 'checkpoints.jsonl')
const noteLine = (note: string) => `${JSON.stringify(note)}\n`

/** Every checkpoint stands in the database and, a line each, in a file: what one of them lacks it gets from the other. */
async function matchNotes({ driver }: Database, path: string): Promise<void> {
  const inFile = new Map<number, string>()
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []) {
    const note = JSON.parse(line) as string
    inFile.set(readStored(note, path).checkpoint.size, note)
  }
  const rows = await driver.query<{ size: number; note: string }>(
    'SELECT "size", "note" FROM "LedgerCheckpoint" ORDER BY "size"',
  )
  const known = new Set(rows.map(({ size }) => size))
  const heads = await driver.query<{ size: number }>('SELECT "size" FROM "LedgerHead" WHERE "id" = 1')
  const lost = [...inFile].filter(([size]) => !known.has(size) && size <= (heads[0]?.size ?? 0))
  const createdAt = new Date(0).toISOString()
  await insertRows(
    driver,
    'LedgerCheckpoint',
    lost.map(([size, note]) => ({ size, note, createdAt })),
    'ON CONFLICT DO NOTHING',
  )
  const fresh = rows.filter(({ size }) => !inFile.has(size))
  if (fresh.length > 0)
    await appendFile(path, fresh.map(({ note }) => noteLine(note)).join(''), { mode: 0o600, flush: true })
}

interface Signing {
  readonly key: NoteKey
  readonly privateKey: LedgerKey['privateKey']
}

/** The key in use and the one that replaces it. A rotation that was cut short by a crash goes on where it stood: the
 *  next key lies in its file until a checkpoint is signed by both. */
async function openKeys({ secrets, dataDirectory, database }: KeeperParts, name: string, signed: number) {
  const signing = ({ privateKey, publicKey }: LedgerKey): Signing => ({
    key: { name, publicKey: new Uint8Array(publicKey) },
    privateKey,
  })
  let own = signing(secrets.ledger)
  const waiting = nextLedgerKey(dataDirectory)
  let next = waiting ? signing(waiting) : undefined
  const ownLine = formatNoteKey(own.key)
  const known = await rotations(database)
  const [firstLine = ownLine] = known.map(({ old }) => old)

  function promote(): void {
    promoteLedgerKey(dataDirectory)
    own = next ?? own
    next = undefined
  }

  // Both had signed when the process died: the old key must not sign again.
  const nextLine = next ? formatNoteKey(next.key) : undefined
  if (known.some(({ seq, ...lines }) => lines.new === nextLine && seq < signed)) promote()

  return {
    own: () => own,
    firstLine: () => firstLine,
    prepare: () => {
      const made = nextLedgerKey(dataDirectory, true)
      if (!made) throw new Error('Expected the next key to be made')
      next = signing(made)
      return formatNoteKey(next.key)
    },
    /** Who signs the next checkpoint: both while the entry that names the next key waits for its first. */
    signers: async (): Promise<readonly Signing[]> => {
      if (!next) return [own]
      const line = formatNoteKey(next.key)
      return (await rotations(database)).some((rotation) => rotation.new === line) ? [own, next] : [own]
    },
    promote,
  }
}

interface Rotation {
  readonly seq: number
  readonly old: string
  readonly new: string
}

/** What the ledger says of its keys, in order. */
async function rotations(database: Database): Promise<Rotation[]> {
  const rows = await database.driver.query<{ seq: number; payload: Omit<Rotation, 'seq'> }>(
    `SELECT s."seq", s."payload" FROM "LedgerSecret" s JOIN "LedgerEntry" e ON e."seq" = s."seq"
     WHERE e."type" = 'key.rotated' AND s."field" = 'key' ORDER BY s."seq"`,
  )
  return rows.map(({ seq, payload }) => ({ seq, ...payload }))
}

function refusalOf(tree: LedgerTree, last: Checkpoint | undefined, next: Checkpoint) {
  // Rows that were there when they were signed, or when this process read them, are gone.
  if (next.size < tree.size || (last && next.size < last.size)) return 'smaller'
  if (!sameBytes(tree.root(next.size), next.root)) return 'fork'
  return refuseToSign({ last, next, proof: last ? tree.consistencyProof(last.size, next.size) : [] })
}

/** The leaves that this process has not read yet, hashed from their bytes and not from what the row says of them. */
async function follow(database: Database, tree: LedgerTree, size: number): Promise<void> {
  const batch = 5_000
  while (tree.size < size) {
    const from = tree.size
    const rows = await database.driver.query<{ seq: number; bytes: Uint8Array }>(
      'SELECT "seq", "bytes" FROM "LedgerEntry" WHERE "seq" >= $1 AND "seq" < $2 ORDER BY "seq"',
      [from, Math.min(from + batch, size)],
    )
    if (rows.length === 0) throw new Error(`Expected entry ${from} of the ledger to be in the database`)
    // Two callers may follow at once: whoever comes second finds the leaves there already.
    for (const { seq, bytes } of rows) if (seq === tree.size) tree.append(leafHash(new Uint8Array(bytes)))
  }
}

async function headOf(database: Database): Promise<{ size: number; root: Uint8Array }> {
  const rows = await database.driver.query<{ size: number; frontier: string[] }>(
    'SELECT "size", "frontier" FROM "LedgerHead" WHERE "id" = 1',
  )
  const head = rows[0]
  if (!head) throw new Error('Expected the ledger head to exist: the first migration makes it')
  const nodes = head.frontier.map((hex) => new Uint8Array(Buffer.from(hex, 'hex')))
  return { size: head.size, root: rootOf({ size: head.size, nodes }) }
}

async function lastInDatabase(database: Database): Promise<StoredCheckpoint | undefined> {
  const rows = await database.driver.query<{ note: string }>(
    'SELECT "note" FROM "LedgerCheckpoint" ORDER BY "size" DESC LIMIT 1',
  )
  return rows[0] ? readStored(rows[0].note, 'the table LedgerCheckpoint') : undefined
}

function readStored(note: string, place: string): StoredCheckpoint {
  const parsed = parseSignedNote(Buffer.from(note))
  const checkpoint = parsed ? parseCheckpoint(parsed.text) : undefined
  if (!checkpoint) throw new Error(`Expected a signed checkpoint in ${place}. Restore it from a backup.`)
  return { checkpoint, note }
}

function larger(a: StoredCheckpoint | undefined, b: StoredCheckpoint | undefined) {
  if (!a || !b) return a ?? b
  return b.checkpoint.size > a.checkpoint.size ? b : a
}

function isSignedBy(note: string, key: NoteKey): boolean {
  const parsed = parseSignedNote(Buffer.from(note))
  return parsed !== undefined && 'signedBy' in verifySignedNote(parsed, [key])
}

/** The origin stays what the first checkpoint said. Without a public address it is made of the key, so that no two
 *  installations share one. */
function originOf({ publicUrl, secrets }: KeeperParts): string {
  if (publicUrl) return `${new URL(publicUrl).host}/ledger`
  return `tiaoyi-${createHash('sha256').update(secrets.ledger.publicKey).digest('hex').slice(0, 8)}/ledger`
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.part`, 'w', 0o600)
  await handle.writeFile(text)
  await handle.sync()
  await handle.close()
  await rename(`${path}.part`, path)
}
