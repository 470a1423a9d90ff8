// Idempotency keys of submissions: who sends the same again after a lost answer gets the first answer and not a second
// comment. A key is claimed in the transaction that writes its rows.

import type { Sql, Statement } from './connect.server'
import { insertOf } from './ledger.server'
import type { SubmissionRows } from './submit.server'

export interface KnownKey {
  readonly keyHash: string
  readonly bodyHash: string
  readonly submissionId: string
}

/** Of several with one key only the first is written; without a key each is. */
export function firstOfEachKey<T extends { readonly rows: SubmissionRows }>(group: readonly T[]): T[] {
  const seen = new Set<string>()
  return group.filter(({ rows }) => {
    const key = rows.idempotency?.keyHash
    if (key === undefined) return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Claim the keys of these rows; returns those that somebody else had claimed before. */
export async function claimKeys(
  sql: Sql,
  all: readonly SubmissionRows[],
  now: number,
): Promise<Map<string, KnownKey>> {
  const createdAt = new Date(now).toISOString()
  const rows = all
    .flatMap(({ idempotency, submission }) =>
      idempotency ? [{ ...idempotency, submissionId: submission.id, createdAt }] : [],
    )
    .sort((a, b) => (a.keyHash < b.keyHash ? -1 : 1))
  if (rows.length === 0) return new Map()
  const answered = await sql.all([
    ...insertOf('IdempotencyKey', rows, 'ON CONFLICT ("keyHash") DO NOTHING'),
    ...keysAsked(all),
  ])
  const stored = keysOf(answered.at(-1) ?? [])
  for (const { keyHash, submissionId } of rows)
    if (stored.get(keyHash)?.submissionId === submissionId) stored.delete(keyHash)
  return stored
}

/** The keys of these rows that are in the database, whoever claimed them. */
export async function knownKeys(sql: Sql, all: readonly SubmissionRows[]): Promise<Map<string, KnownKey>> {
  const [rows = []] = await sql.all(keysAsked(all))
  return keysOf(rows)
}

function keysAsked(all: readonly SubmissionRows[]): Statement[] {
  const hashes = all.flatMap(({ idempotency }) => (idempotency ? [idempotency.keyHash] : []))
  if (hashes.length === 0) return []
  const text = `SELECT "keyHash", "bodyHash", "submissionId" FROM "IdempotencyKey"
     WHERE "keyHash" IN (SELECT value FROM json_array_elements_text($1::json))`
  return [{ text, values: [JSON.stringify(hashes)] }]
}

const keysOf = (rows: readonly unknown[]) =>
  new Map((rows as readonly KnownKey[]).map((row) => [row.keyHash, row]))
