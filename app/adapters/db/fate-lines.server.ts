// The fates of an outcome as the ledger hashes them: one line a comment, sorted. Asked for when a ledger is exported and when a
// receipt shows where its comments stand in what was published.

import { fateLine } from '~/domain/ledger'
import { answersColumn, fateColumn, fateJoins } from './comment-fate'
import type { Sql } from './connect.server'

/** Sorted lines of every comment that counts in a consultation. One pass over them. */
export async function fateLines(sql: Sql, consultationId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string; fate: string | null; answers: string | null }>(
    `SELECT c."id", ${fateColumn} AS "fate", ${answersColumn} AS "answers"
     FROM "Comment" c ${fateJoins}
     WHERE c."consultationId" = $1 AND c."state" <> 'undone'`,
    [consultationId],
  )
  return rows.map(({ id, fate, answers }) => fateLine(id, fate ?? 'waiting', answers ?? '')).sort()
}
