// Brings database and journal together at start. The database is ahead when a process died between its commit and
// the journal: the rest is copied. The journal is ahead when the machine lost power and PGlite, which never syncs,
// lost its tail: what is missing is put back as it was. A database that is empty while the journal is not was deleted: that
// is put back only when a person says so. When the two disagree about one leaf, somebody altered one of them: the program
// refuses to start and names the entry.

import { type LogRecord, leafHash } from '~/domain/ledger'
import { fateColumn, fateJoins } from './comment-fate'
import type { Sql } from './connect.server'
import { type Replayed, replay } from './replay.server'
import { copyToJournal, ledgerSize, type WriteParts } from './write.server'

/** The database holds nothing and the journal does; nothing was written. */
export class DatabaseIsGone extends Error {
  constructor(readonly entries: number) {
    super(
      `The database is empty, and ledger/entries.log holds ${entries} entries. If the database was lost, ` +
        'make it anew from that file: tiaoyi restore --from-ledger. If this is another database than before, set DATABASE_URL.',
    )
    this.name = 'DatabaseIsGone'
  }
}

const nothing: Replayed = { entries: 0, submissions: 0, withoutRows: [] }

/** Returns what was put back from the journal. Throws `DatabaseIsGone` unless `mayRebuild`. */
export async function recoverFromJournal(
  parts: Pick<WriteParts, 'database' | 'journal' | 'sealKey'>,
  records: readonly LogRecord[],
  { mayRebuild = false }: { readonly mayRebuild?: boolean } = {},
): Promise<Replayed> {
  const size = await ledgerSize(parts.database)
  await compare(parts, records, Math.min(size, records.length))
  if (records.length <= size) {
    await copyToJournal(parts, [], size)
    return nothing
  }
  if (size === 0 && !mayRebuild) throw new DatabaseIsGone(records.length)
  return parts.database.driver.transaction(async (sql) => {
    const replayed = await replay(sql, records.slice(size), { firstSeq: size, sealKey: parts.sealKey })
    await recount(sql)
    return replayed
  })
}

async function compare(
  parts: Pick<WriteParts, 'database'>,
  records: readonly LogRecord[],
  count: number,
): Promise<void> {
  const batch = 5000
  for (let from = 0; from < count; from += batch) {
    const rows = await parts.database.driver.query<{ seq: number; leafHash: string }>(
      'SELECT "seq", "leafHash" FROM "LedgerEntry" WHERE "seq" >= $1 AND "seq" < $2 ORDER BY "seq"',
      [from, Math.min(from + batch, count)],
    )
    for (const row of rows) {
      const record = records[row.seq]
      if (!record || Buffer.from(leafHash(record.leaf)).toString('hex') !== row.leafHash) {
        throw new Error(
          `Expected entry ${row.seq} of the database to equal ledger/entries.log: one of the two was altered. Restore a backup.`,
        )
      }
    }
  }
}

/** After a loss the counters are counted anew: the one place where that is done. */
async function recount(sql: Sql): Promise<void> {
  await sql.query(
    'INSERT INTO "ConsultationCount" ("consultationId") SELECT "id" FROM "Consultation" ON CONFLICT DO NOTHING',
  )
  await sql.query('DELETE FROM "ArticleCount"')
  await sql.query(`INSERT INTO "ArticleCount" ("consultationId", "eId", "texts", "published", "people", "supports")
    SELECT "consultationId", "anchorEId", count(*), count(*) FILTER (WHERE "state" = 'published'), count(DISTINCT "submissionId"), sum("supports")
    FROM "Comment" WHERE "state" <> 'undone' GROUP BY 1, 2`)
  await sql.query(`UPDATE "ConsultationCount" c SET
    "submissions" = (SELECT count(*) FROM "Submission" s WHERE s."consultationId" = c."consultationId" AND s."undoneAt" IS NULL),
    "comments" = (SELECT count(*) FROM "Comment" m WHERE m."consultationId" = c."consultationId" AND m."state" <> 'undone'),
    "published" = (SELECT count(*) FROM "Comment" m WHERE m."consultationId" = c."consultationId" AND m."state" = 'published'),
    "people" = (SELECT count(*) FROM "Submission" s WHERE s."consultationId" = c."consultationId" AND s."undoneAt" IS NULL)`)
  await sql.query(`UPDATE "ConsultationStation" t SET "received" =
    (SELECT count(*) FROM "Comment" m JOIN "Submission" s ON s."id" = m."submissionId"
     WHERE s."consultationId" = t."consultationId" AND s."stationId" = t."stationId" AND s."undoneAt" IS NULL)`)
  await sql.query(`UPDATE "ConsultationCount" c SET "stations" =
    (SELECT count(*) FROM "ConsultationStation" t WHERE t."consultationId" = c."consultationId" AND t."received" > 0)`)
  await recountFates(sql)
}

const fateColumns = {
  adopted: 'adopted',
  'partly-adopted': 'partlyAdopted',
  'not-adopted': 'notAdopted',
  noted: 'noted',
  merged: 'merged',
  'out-of-scope': 'outOfScope',
  spam: 'spam',
} as const

async function recountFates(sql: Sql): Promise<void> {
  const sums = Object.entries(fateColumns)
    .map(([fate, column]) => `count(*) FILTER (WHERE f."fate" = '${fate}')::int AS "${column}"`)
    .join(', ')
  const sets = Object.values(fateColumns).map((column) => `"${column}" = n."${column}"`)
  await sql.query(
    `UPDATE "ConsultationCount" t SET ${sets.join(', ')}
     FROM (SELECT f."consultationId", ${sums} FROM (
       SELECT c."consultationId", ${fateColumn} AS "fate" FROM "Comment" c ${fateJoins} WHERE c."state" <> 'undone'
     ) f GROUP BY 1) n WHERE n."consultationId" = t."consultationId"`,
  )
}
