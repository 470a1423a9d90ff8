// What the journal keeps beside each leaf, sealed: the openings of the entry's commitments, the submission that it brought,
// the rows that its write changed. Triggers of the first migration note those rows in the transaction of the write; they stay
// in `RowChange` until the journal holds them, so that a process that dies in between loses none. From the journal alone
// `recover.server` makes a lost database anew.

import type { Json, LogRecord } from '~/domain/ledger'
import { seal, unseal } from '../storage/seal.server'
import type { Sql } from './connect.server'
import type { AppendedEvent } from './ledger.server'

/** A row of `LedgerSecret` without its number; the nonce as the database writes bytes. */
export interface SecretRow {
  readonly field: string
  readonly nonce: string
  readonly payload: Json
  readonly isPublic: boolean
}

/** One changed row, its columns as JSON. */
export interface ChangedRow {
  readonly table: string
  readonly isGone: boolean
  readonly row: string
}

/** Rows of a submission, as they go into the tables. */
export interface SealedSubmission {
  readonly submission: { readonly id: string; readonly consultationId: string }
  readonly comments: readonly { readonly id: string; readonly anchorEId: string }[]
  readonly attachments: readonly { readonly id: string }[]
  readonly idempotency?: { readonly keyHash: string; readonly bodyHash: string }
}

export interface SealedRows {
  readonly secrets: readonly SecretRow[]
  readonly submission?: SealedSubmission
  readonly changes?: readonly ChangedRow[]
}

const purpose = 'entry'

/** A record of the journal. */
export function sealedRecord(key: Buffer, leaf: Uint8Array, rows: SealedRows): LogRecord {
  return { leaf, sealed: new Uint8Array(seal(key, purpose, rows)) }
}

/** What a record keeps beside its leaf; undefined when it keeps nothing. Throws when the key is another. */
export function openRecord(key: Buffer, { sealed }: LogRecord): SealedRows | undefined {
  return sealed ? (unseal(key, purpose, sealed) as SealedRows) : undefined
}

/** Give the rows that this write changed the number of its first entry, and forget those that the journal holds. */
export async function takeChanges(
  sql: Sql,
  { firstSeq, journaled }: { readonly firstSeq: number; readonly journaled: number },
): Promise<ChangedRow[]> {
  await sql.query('DELETE FROM "RowChange" WHERE "seq" < $1::int', [journaled])
  const rows = await sql.query<ChangedRow & { id: number }>(
    `UPDATE "RowChange" SET "seq" = $1::int WHERE "seq" IS NULL RETURNING "id", "table", "isGone", "row"`,
    [firstSeq],
  )
  return rows.sort((a, b) => a.id - b.id).map(({ table, isGone, row }) => ({ table, isGone, row }))
}

/** The records of one write: every entry with its openings, the first with the changed rows too. */
export function recordsOfWrite(
  key: Buffer,
  appended: readonly AppendedEvent[],
  changes: readonly ChangedRow[],
): LogRecord[] {
  return appended.map(({ bytes, secrets }, at) =>
    sealedRecord(key, bytes, at === 0 && changes.length > 0 ? { secrets, changes } : { secrets }),
  )
}

/** Records of entries that the database holds and the journal lacks: the process died between the commit and the journal. */
export async function recordsFromDatabase(
  sql: Sql,
  key: Buffer,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<LogRecord[]> {
  const within = [from, to]
  const leaves = await sql.query<{ seq: number; bytes: Uint8Array }>(
    'SELECT "seq", "bytes" FROM "LedgerEntry" WHERE "seq" >= $1 AND "seq" < $2 ORDER BY "seq"',
    within,
  )
  const secrets = await sql.query<SecretRow & { seq: number }>(
    `SELECT "seq", "field", '\\x' || encode("nonce", 'hex') AS "nonce", "payload", "isPublic" FROM "LedgerSecret"
     WHERE "seq" >= $1 AND "seq" < $2 ORDER BY "seq", "field"`,
    within,
  )
  const changes = await sql.query<ChangedRow & { seq: number }>(
    'SELECT "seq", "table", "isGone", "row" FROM "RowChange" WHERE "seq" >= $1 AND "seq" < $2 ORDER BY "id"',
    within,
  )
  const submissions = await submissionsOf(sql, within)
  const [secretsOf, changesOf] = [bySeq(secrets), bySeq(changes)]
  return leaves.map(({ seq, bytes }) => {
    const own = (secretsOf.get(seq) ?? []).map(({ seq: _, ...secret }) => secret)
    const changed = changesOf.get(seq)?.map(({ seq: _, ...change }) => change)
    const submission = submissions.get(seq)
    return sealedRecord(key, new Uint8Array(bytes), {
      secrets: own,
      ...(submission ? { submission } : {}),
      ...(changed ? { changes: changed } : {}),
    })
  })
}

async function submissionsOf(sql: Sql, within: readonly number[]): Promise<Map<number, SealedSubmission>> {
  const rows = await sql.query<{
    seq: number
    submission: SealedSubmission['submission']
    comments: SealedSubmission['comments']
    attachments: SealedSubmission['attachments']
    idempotency: SealedSubmission['idempotency'] | null
  }>(
    `SELECT s."ledgerSeq" AS "seq", row_to_json(s) AS "submission",
       (SELECT json_agg(c ORDER BY c."ordinal") FROM "Comment" c WHERE c."submissionId" = s."id") AS "comments",
       (SELECT coalesce(json_agg(a ORDER BY a."ordinal"), '[]') FROM "Attachment" a WHERE a."submissionId" = s."id") AS "attachments",
       (SELECT row_to_json(k) FROM "IdempotencyKey" k WHERE k."submissionId" = s."id" LIMIT 1) AS "idempotency"
     FROM "Submission" s WHERE s."ledgerSeq" >= $1 AND s."ledgerSeq" < $2`,
    within,
  )
  return new Map(
    rows.map(({ seq, idempotency, ...rest }) => [seq, { ...rest, ...(idempotency ? { idempotency } : {}) }]),
  )
}

function bySeq<Row extends { readonly seq: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>()
  for (const row of rows) found.set(row.seq, [...(found.get(row.seq) ?? []), row])
  return found
}
