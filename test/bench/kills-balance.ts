// Whether rows and events belong together in a database that no server holds: every submission, version, consultation and
// answer has its entries in the ledger and every such entry its row, each once; every comment has a place in each later
// version; the numbers of the ledger have no gap, and the journal beside the database ends as it does.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type Sql } from '~/adapters/db/connect.server'
import { decodeLogRecords, parseLeaf } from '~/domain/ledger'

/** What does not balance, by name; 0 everywhere when all is well. */
export interface Balance {
  readonly rowsWithoutEvent: number
  readonly eventsWithoutRow: number
  readonly doubled: number
  readonly uncarried: number
  readonly gaps: number
  readonly entries: number
}

interface Entry {
  readonly type: string
  readonly ref: readonly string[]
}

/** Count. `dataDirectory` must not be in use; it is read, not recovered. */
export async function balanceOf(where: {
  readonly databaseUrl: string
  readonly dataDirectory: string
}): Promise<Balance> {
  const database = await openDatabase(where)
  try {
    return await count(database.driver, where.dataDirectory)
  } finally {
    await database.close()
  }
}

async function count(sql: Sql, dataDirectory: string): Promise<Balance> {
  const stored = await sql.query<{ seq: number; bytes: Uint8Array }>(
    'SELECT "seq", "bytes" FROM "LedgerEntry" ORDER BY "seq"',
  )
  const entries = stored.map(({ bytes }): Entry => {
    const leaf = parseLeaf(new Uint8Array(bytes))
    if ('problem' in leaf) throw new Error(`Expected a leaf: ${leaf.detail}`)
    return leaf.entry
  })
  const idsOf = (...types: string[]) =>
    entries.flatMap(({ type, ref }) => (types.includes(type) ? [ref[0] ?? ''] : []))
  const ids = async (text: string) => (await sql.query<{ id: string }>(text)).map(({ id }) => id)
  const pairs: [rows: string[], events: string[]][] = [
    [await ids('SELECT "id" FROM "Comment"'), idsOf('comment.received', 'comment.late', 'comment.forwarded')],
    [await ids('SELECT "id" FROM "Version"'), idsOf('version.imported')],
    [await ids('SELECT "id" FROM "Version" WHERE "undoneAt" IS NOT NULL'), idsOf('version.undone')],
    [await ids('SELECT "id" FROM "Consultation"'), idsOf('consultation.created')],
    [
      await ids('SELECT "id" FROM "Consultation" WHERE "publishedAt" IS NOT NULL'),
      idsOf('consultation.published'),
    ],
    [
      await ids(`SELECT "id" FROM "Consultation" WHERE "status" = 'withdrawn'`),
      idsOf('consultation.withdrawn'),
    ],
    [
      await ids(`SELECT "consultationId" AS "id" FROM "ConsultationNotice" WHERE "kind" = 'withdrawn'`),
      idsOf('consultation.withdrawn'),
    ],
    [
      await ids(`SELECT "id" FROM "Disposition" WHERE "status" <> 'draft'`),
      idsOf('disposition.proposed', 'disposition.changed'),
    ],
    [await ids(`SELECT "id" FROM "Disposition" WHERE "status" = 'approved'`), idsOf('disposition.approved')],
  ]
  let [rowsWithoutEvent, eventsWithoutRow, doubled] = [0, 0, 0]
  for (const [rows, events] of pairs) {
    rowsWithoutEvent += lacking(rows, events)
    eventsWithoutRow += lacking(events, rows)
    doubled += repeated(rows) + repeated(events)
  }
  doubled += repeated(
    await ids(`SELECT "rationale" AS "id" FROM "Disposition" WHERE "rationale" LIKE '演练%'`),
  )
  doubled += repeated(await ids(`SELECT "title" AS "id" FROM "Consultation" WHERE "title" LIKE '演练%'`))
  doubled += repeated(await ids(`SELECT "text" AS "id" FROM "Comment" WHERE "text" LIKE '第%号意见：%'`))
  const left = await sql.query<{ n: number }>(
    `SELECT count(*)::int AS "n" FROM "Consultation" o
     JOIN "Version" own ON own."id" = o."versionId"
     JOIN "Version" later ON later."workId" = own."workId" AND later."ordinal" > own."ordinal" AND later."undoneAt" IS NULL
     JOIN "Comment" c ON c."consultationId" = o."id" AND c."state" <> 'undone'
     LEFT JOIN "Carry" carry ON carry."commentId" = c."id" AND carry."toVersionId" = later."id"
     WHERE o."publishedAt" IS NOT NULL AND carry."commentId" IS NULL`,
  )
  const steps = new Set(
    entries.flatMap(({ type, ref }) => (type === 'carry.recorded' ? [ref.join(' ')] : [])),
  )
  const carried = await ids('SELECT DISTINCT "fromVersionId" || \' \' || "toVersionId" AS "id" FROM "Carry"')
  rowsWithoutEvent += carried.filter((step) => !steps.has(step)).length
  return {
    rowsWithoutEvent,
    eventsWithoutRow,
    doubled,
    uncarried: left[0]?.n ?? 0,
    gaps: gapsOf(stored, dataDirectory) + Number((await headSize(sql)) !== stored.length),
    entries: stored.length,
  }
}

const lacking = (all: readonly string[], among: readonly string[]) => {
  const known = new Set(among)
  return all.filter((id) => !known.has(id)).length
}
const repeated = (all: readonly string[]) => all.length - new Set(all).size

async function headSize(sql: Sql): Promise<number> {
  return (await sql.query<{ size: number }>('SELECT "size" FROM "LedgerHead"'))[0]?.size ?? -1
}

/** Numbers that are missing, and entries that the journal has otherwise; it may be behind by what nobody was told of. */
function gapsOf(
  stored: readonly { readonly seq: number; readonly bytes: Uint8Array }[],
  dataDirectory: string,
) {
  const { records, problem } = decodeLogRecords(readFileSync(join(dataDirectory, 'ledger', 'entries.log')))
  if (problem === 'damaged') return 1
  const other = stored.filter(({ seq, bytes }, at) => {
    const record = records[seq]
    return seq !== at || (record !== undefined && !Buffer.from(record.leaf).equals(Buffer.from(bytes)))
  })
  return other.length + Math.max(0, records.length - stored.length)
}
