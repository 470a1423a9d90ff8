// Brings database and journal together at start. The database is ahead when a process died between its commit and
// the journal: the rest is copied. The journal is ahead when the machine lost power and PGlite, which never syncs,
// lost its tail: the leaves and the sealed rows of submissions are put back as they were. When the two disagree
// about one leaf, somebody altered one of them: the program refuses to start and names the entry.

import { appendLeaf, type LogRecord, leafHash, parseLeaf } from '~/domain/ledger'
import { unseal } from '../storage/seal.server'
import { insertRows } from './ledger.server'
import { copyToJournal, ledgerSize, type WriteParts } from './write.server'

/** Rows of a submission as `submit.server` sealed them. */
interface SealedSubmission {
  readonly submission: { readonly id: string; readonly consultationId: string }
  readonly comments: readonly { readonly anchorEId: string }[]
  /** Absent in records from before there were attachments. */
  readonly attachments?: readonly { readonly id: string }[]
  readonly idempotency?: { readonly keyHash: string; readonly bodyHash: string }
}

/** Returns how many leaves were restored from the journal. */
export async function recoverFromJournal(
  parts: Pick<WriteParts, 'database' | 'journal'>,
  records: readonly LogRecord[],
  sealKey: Buffer,
): Promise<number> {
  const size = await ledgerSize(parts.database)
  await compare(parts, records, Math.min(size, records.length))
  if (records.length <= size) {
    await copyToJournal(parts, [], size)
    return 0
  }
  const lost = records.slice(size)
  await restore(parts, lost, size, sealKey)
  return lost.length
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

async function restore(
  parts: Pick<WriteParts, 'database'>,
  lost: readonly LogRecord[],
  firstSeq: number,
  sealKey: Buffer,
): Promise<void> {
  await refuseWithoutConsultations(parts.database, lost, sealKey)
  await parts.database.driver.transaction(async (sql) => {
    const heads = await sql.query<{ frontier: string[] }>(
      'SELECT "frontier" FROM "LedgerHead" WHERE "id" = 1 FOR UPDATE',
    )
    const nodes = (heads[0]?.frontier ?? []).map((hex) => new Uint8Array(Buffer.from(hex, 'hex')))
    let frontier = { size: firstSeq, nodes: nodes as readonly Uint8Array[] }
    const entries: object[] = []
    for (const { leaf, sealed } of lost) {
      const parsed = parseLeaf(leaf)
      if ('problem' in parsed)
        throw new Error(`Expected a readable leaf in ledger/entries.log: ${parsed.detail}`)
      const hash = leafHash(leaf)
      frontier = appendLeaf(frontier, hash)
      const { seq, type, at } = parsed.entry
      entries.push({
        seq,
        bytes: `\\x${Buffer.from(leaf).toString('hex')}`,
        leafHash: Buffer.from(hash).toString('hex'),
        type,
        at,
      })
      if (!sealed) continue
      const rows = unseal(sealKey, 'submission', sealed) as SealedSubmission
      await insertRows(sql, 'Submission', [rows.submission], 'ON CONFLICT DO NOTHING')
      await insertRows(sql, 'Comment', rows.comments, 'ON CONFLICT DO NOTHING')
      await insertRows(sql, 'Attachment', rows.attachments ?? [], 'ON CONFLICT DO NOTHING')
      if (rows.idempotency) {
        const key = { ...rows.idempotency, submissionId: rows.submission.id, createdAt: at }
        await insertRows(sql, 'IdempotencyKey', [key], 'ON CONFLICT DO NOTHING')
      }
    }
    await insertRows(sql, 'LedgerEntry', entries)
    const hashes = `{${frontier.nodes.map((node) => Buffer.from(node).toString('hex')).join(',')}}`
    await sql.query('UPDATE "LedgerHead" SET "size" = $1::int, "frontier" = $2::text[] WHERE "id" = 1', [
      frontier.size,
      hashes,
    ])
    await recount(sql)
  })
}

/** The journal holds comments and the order of everything, but not the acts of staff: their rows come from a backup. */
async function refuseWithoutConsultations(
  database: WriteParts['database'],
  lost: readonly LogRecord[],
  sealKey: Buffer,
): Promise<void> {
  const wanted = new Set(
    lost.flatMap(({ sealed }) =>
      sealed ? [(unseal(sealKey, 'submission', sealed) as SealedSubmission).submission.consultationId] : [],
    ),
  )
  if (wanted.size === 0) return
  const known = await database.driver.query<{ id: string }>(
    'SELECT "id" FROM "Consultation" WHERE "id" IN (SELECT value FROM json_array_elements_text($1::json))',
    [JSON.stringify([...wanted])],
  )
  if (known.length === wanted.size) return
  throw new Error(
    `The database has lost more than comments: ledger/entries.log holds ${lost.length} entries that it lacks, ` +
      'also of consultations that it does not know. Restore the last backup into a new directory and put this ' +
      'entries.log into its ledger folder; the comments since then come back from it at the next start.',
  )
}

/** After a loss the counters are counted anew: the one place where that is done. */
async function recount(sql: { query<Row>(text: string): Promise<Row[]> }): Promise<void> {
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
}
