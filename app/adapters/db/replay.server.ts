// Puts the records of the journal back into the database, in their order: leaves, openings, submissions, changed rows. What
// belongs to one table goes in together as long as the order of the others does not matter.

import { appendLeaf, type LogRecord, leafHash, parseLeaf } from '~/domain/ledger'
import type { Sql } from './connect.server'
import { insertRows } from './ledger.server'
import { type ChangedRow, openRecord, type SealedRows, type SealedSubmission } from './sealed-rows.server'

export interface Replayed {
  readonly entries: number
  readonly submissions: number
  /** Entries whose rows the file does not hold: their acts are to be repeated. */
  readonly withoutRows: readonly { readonly seq: number; readonly type: string }[]
}

interface Waiting {
  entries: object[]
  secrets: object[]
  submissions: { readonly whole: SealedSubmission; readonly at: string }[]
}

const submissionsAtOnce = 500
const entriesAtOnce = 2_000

/** Replay `records`, the first of which is entry `firstSeq`, inside a transaction. Throws when a leaf cannot be read. */
export async function replay(
  sql: Sql,
  records: readonly LogRecord[],
  { firstSeq, sealKey }: { readonly firstSeq: number; readonly sealKey: Buffer },
): Promise<Replayed> {
  const heads = await sql.query<{ frontier: string[] }>(
    'SELECT "frontier" FROM "LedgerHead" WHERE "id" = 1 FOR UPDATE',
  )
  const nodes = (heads[0]?.frontier ?? []).map((hex) => new Uint8Array(Buffer.from(hex, 'hex')))
  let frontier = { size: firstSeq, nodes: nodes as readonly Uint8Array[] }
  const withoutRows: Replayed['withoutRows'][number][] = []
  let submissions = 0
  let waiting: Waiting = { entries: [], secrets: [], submissions: [] }
  const flush = async () => {
    await put(sql, waiting)
    waiting = { entries: [], secrets: [], submissions: [] }
  }
  const keys = await primaryKeys(sql)
  for (const record of records) {
    const parsed = parseLeaf(record.leaf)
    if ('problem' in parsed)
      throw new Error(`Expected a readable leaf in ledger/entries.log: ${parsed.detail}`)
    const hash = leafHash(record.leaf)
    frontier = appendLeaf(frontier, hash)
    const { seq, type, at } = parsed.entry
    waiting.entries.push({
      seq,
      bytes: bytesText(record.leaf),
      leafHash: Buffer.from(hash).toString('hex'),
      type,
      at,
    })
    const rows: SealedRows | undefined = openRecord(sealKey, record)
    if (!rows) withoutRows.push({ seq, type })
    waiting.secrets.push(...(rows?.secrets ?? []).map((secret) => ({ seq, ...secret })))
    if (rows?.submission) {
      submissions++
      waiting.submissions.push({ whole: rows.submission, at })
    }
    if (waiting.entries.length >= entriesAtOnce || waiting.submissions.length >= submissionsAtOnce)
      await flush()
    if (!rows?.changes) continue
    await flush()
    await applyChanges(sql, rows.changes, keys)
  }
  await flush()
  const hashes = `{${frontier.nodes.map((node) => Buffer.from(node).toString('hex')).join(',')}}`
  await sql.query('UPDATE "LedgerHead" SET "size" = $1::int, "frontier" = $2::text[] WHERE "id" = 1', [
    frontier.size,
    hashes,
  ])
  // What was put back was noted again by the triggers; the journal holds it already.
  await sql.query('DELETE FROM "RowChange"')
  return { entries: records.length, submissions, withoutRows }
}

const bytesText = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`

async function put(sql: Sql, { entries, secrets, submissions }: Waiting): Promise<void> {
  const all = submissions.map(({ whole }) => whole)
  const keep = 'ON CONFLICT DO NOTHING'
  for (const [table, rows] of [
    ['Submission', all.map(({ submission }) => submission)],
    ['Comment', all.flatMap(({ comments }) => comments)],
    ['Attachment', all.flatMap(({ attachments }) => attachments)],
    [
      'IdempotencyKey',
      submissions.flatMap(({ whole: { submission, idempotency }, at }) =>
        idempotency ? [{ ...idempotency, submissionId: submission.id, createdAt: at }] : [],
      ),
    ],
    ['LedgerSecret', secrets],
    ['LedgerEntry', entries],
  ] as const)
    for (const alike of byShape(rows)) await insertRows(sql, table, alike, keep)
}

/** Runs of rows with the same columns: rows that came whole from the database have all of them. */
function byShape(rows: readonly object[]): object[][] {
  const runs: object[][] = []
  let last = ''
  for (const row of rows) {
    const shape = Object.keys(row).join(' ')
    if (shape !== last) runs.push([])
    runs.at(-1)?.push(row)
    last = shape
  }
  return runs
}

async function primaryKeys(sql: Sql): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ table: string; column: string }>(
    `SELECT c.relname AS "table", a.attname AS "column" FROM pg_index i
     JOIN pg_class c ON c.oid = i.indrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
     WHERE i.indisprimary ORDER BY c.relname, k.place`,
  )
  const keys = new Map<string, string[]>()
  for (const { table, column } of rows) keys.set(table, [...(keys.get(table) ?? []), column])
  return keys
}

/** Changed rows in their order; neighbours of one table and kind go together, the last state of each row wins. */
async function applyChanges(
  sql: Sql,
  changes: readonly ChangedRow[],
  keys: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (let from = 0; from < changes.length; ) {
    const first = changes[from]
    let to = from
    while (changes[to]?.table === first?.table && changes[to]?.isGone === first?.isGone) to++
    if (first) await applyAlike(sql, changes.slice(from, to), keys.get(first.table) ?? [])
    from = to
  }
}

async function applyAlike(sql: Sql, changes: readonly ChangedRow[], key: readonly string[]): Promise<void> {
  const [first] = changes
  if (!first || key.length === 0) throw new Error('Expected changed rows of a table with a key')
  const lasts = new Map<string, Record<string, unknown>>()
  for (const { row } of changes) {
    const parsed = JSON.parse(row) as Record<string, unknown>
    const own = JSON.stringify(key.map((name) => parsed[name]))
    lasts.delete(own)
    lasts.set(own, parsed)
  }
  const rows = JSON.stringify([...lasts.values()])
  const quoted = (name: string) => `"${name}"`
  const table = quoted(first.table)
  const source = `json_populate_recordset(NULL::${table}, $1::json)`
  if (first.isGone) {
    const same = key.map((name) => `t."${name}" = r."${name}"`).join(' AND ')
    await sql.query(`DELETE FROM ${table} t USING ${source} r WHERE ${same}`, [rows])
    return
  }
  const columns = Object.keys([...lasts.values()][0] ?? {})
  const names = columns.map(quoted).join(', ')
  const sets = columns.filter((name) => !key.includes(name)).map((name) => `"${name}" = excluded."${name}"`)
  const then = sets.length > 0 ? `DO UPDATE SET ${sets.join(', ')}` : 'DO NOTHING'
  await sql.query(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source} ON CONFLICT (${key.map(quoted).join(', ')}) ${then}`,
    [rows],
  )
}
