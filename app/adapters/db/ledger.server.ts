// Appends events to the ledger inside the transaction of the write they speak of. The next number comes from
// one locked row and never from a sequence: a rolled-back write leaves no gap. The row is locked last, after
// the counters, by every writer in the program; webperf measurements met a deadlock with any other order.

import { randomBytes } from 'node:crypto'
import {
  appendLeaf,
  commitment,
  commitmentText,
  type Json,
  type LedgerActor,
  type LedgerEventType,
  leafBytes,
  leafHash,
  leafTime,
} from '~/domain/ledger'
import type { Sql, Statement } from './connect.server'
import type { SecretRow } from './sealed-rows.server'

/** Fields that may be committed to; the leaf holds only the commitment. */
export type CommittedField = 'words' | 'person' | 'place' | 'files' | 'notice' | 'outcome' | 'key' | 'erasure'

/** What happened, before it has a number. */
export interface EventDraft {
  readonly type: LedgerEventType
  readonly by: LedgerActor
  /** Opaque ids of what it is about, in the event type's order. */
  readonly ref: readonly string[]
  readonly committed?: Partial<Record<CommittedField, Json>>
  /** Committed fields whose nonce and payload anyone may see. */
  readonly isPublic?: readonly CommittedField[]
}

/** An event with its number, as it goes to the journal. */
export interface AppendedEvent {
  readonly seq: number
  readonly type: LedgerEventType
  readonly bytes: Uint8Array
  /** The openings of its commitments. */
  readonly secrets: readonly SecretRow[]
}

export interface EventSurroundings {
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  nextId(): string
}

/** Append events in their order. Call it as the last statement of the transaction. */
export async function appendEvents(
  sql: Sql,
  drafts: readonly EventDraft[],
  surroundings: EventSurroundings,
): Promise<AppendedEvent[]> {
  const head = await sql.query(ledgerHead.text)
  const { appended, statements } = appendedTo(head, drafts, surroundings)
  await sql.all(statements)
  return appended
}

/** Locks and reads the head: its rows are what `appendedTo` begins from. */
export const ledgerHead: Statement = {
  text: `SELECT h."size", h."frontier", e."at" AS "last" FROM "LedgerHead" h
     LEFT JOIN "LedgerEntry" e ON e."seq" = h."size" - 1 WHERE h."id" = 1 FOR UPDATE OF h`,
}

/** The events with their numbers after this head, and what writes them. */
export function appendedTo(
  headRows: readonly unknown[],
  drafts: readonly EventDraft[],
  surroundings: EventSurroundings,
): { readonly appended: AppendedEvent[]; readonly statements: Statement[] } {
  const [head] = headRows as readonly { size: number; frontier: string[]; last: Date | string | null }[]
  if (!head) throw new Error('Expected the ledger head to exist: the first migration makes it')
  let frontier = { size: head.size, nodes: head.frontier.map(fromHex) as readonly Uint8Array[] }
  const at = leafTime(Math.max(surroundings.now, timeOf(head.last)))
  const entries: object[] = []
  const secrets: object[] = []
  const appended: AppendedEvent[] = []
  for (const draft of drafts) {
    const seq = frontier.size
    const c: Record<string, string> = {}
    const own: SecretRow[] = []
    for (const [field, payload] of Object.entries(draft.committed ?? {})) {
      const nonce = randomBytes(32)
      c[field] = commitmentText(commitment(field, nonce, payload))
      const isPublic = draft.isPublic?.includes(field as CommittedField) ?? false
      own.push({ field, nonce: `\\x${nonce.toString('hex')}`, payload, isPublic })
    }
    secrets.push(...own.map((secret) => ({ seq, ...secret })))
    const id = surroundings.nextId()
    const bytes = leafBytes({ seq, at, type: draft.type, id, by: draft.by, ref: [...draft.ref], c })
    const hash = leafHash(bytes)
    frontier = appendLeaf(frontier, hash)
    appended.push({ seq, type: draft.type, bytes, secrets: own })
    const hex = Buffer.from(bytes).toString('hex')
    entries.push({ seq, bytes: `\\x${hex}`, leafHash: toHex(hash), type: draft.type, at })
  }
  const nodes = `{${frontier.nodes.map(toHex).join(',')}}`
  const moved = {
    text: 'UPDATE "LedgerHead" SET "size" = $1::int, "frontier" = $2::text[] WHERE "id" = 1',
    values: [frontier.size, nodes],
  }
  const statements = [...insertOf('LedgerEntry', entries), ...insertOf('LedgerSecret', secrets), moved]
  return { appended, statements }
}

/** Insert rows given as objects whose keys are columns: one statement and one parameter for any number. */
export async function insertRows(
  sql: Sql,
  table: string,
  rows: readonly object[],
  onConflict = '',
): Promise<void> {
  await sql.all(insertOf(table, rows, onConflict))
}

/** The statement of `insertRows`; none for no rows. */
export function insertOf(table: string, rows: readonly object[], onConflict = ''): Statement[] {
  const first = rows[0]
  if (!first) return []
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ')
  const text = `INSERT INTO "${table}" (${columns})
     SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json) ${onConflict}`
  return [{ text, values: [JSON.stringify(rows)] }]
}

/** A clock that was set back must not make the ledger tell of the past: an entry is never older than the one before it.
 *  Drivers give the column as a date or as text in UTC without a zone. */
function timeOf(last: Date | string | null): number {
  if (last === null) return 0
  return last instanceof Date ? last.getTime() : Date.parse(`${last.replace(' ', 'T').replace(/Z?$/, 'Z')}`)
}

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
