// The database as text: one JSON object a row, one file a table, tables in the order of their references. Both engines
// write and read the same lines, so a backup of the embedded database is restored into PostgreSQL and back. The lines
// are made and read by the database itself and pass through here as text: no number or date is ever reinterpreted.

import type { Sql } from '../db/connect.server'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns of the primary key with their types, in its order. */
  readonly key: readonly { readonly name: string; readonly type: string }[]
  /** Its rows refer to other rows of itself: they go in with one statement, after which the database checks. */
  readonly isTree: boolean
}

const rowsAtOnce = 1_000
const charactersAtOnce = 4_000_000

/** Sessions are left out: a restored system must not let yesterday's sessions back in. Changed rows are the journal's. */
const leftOut = ['_prisma_migrations', 'Session', 'DoorSignal', 'SpentProof', 'RowChange']

/** The tables of the application, each after those that it refers to. */
export async function tablesInOrder(sql: Sql): Promise<TableShape[]> {
  const columns = await sql.query<{ table: string; column: string }>(
    `SELECT c.relname AS "table", a.attname AS "column" FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' ORDER BY c.relname, a.attnum`,
  )
  const keys = await sql.query<{ table: string; column: string; type: string }>(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS "type" FROM pg_index i
     JOIN pg_class c ON c.oid = i.indrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
     WHERE i.indisprimary ORDER BY c.relname, k.place`,
  )
  const references = await sql.query<{ from: string; to: string }>(
    `SELECT a.relname AS "from", b.relname AS "to" FROM pg_constraint f
     JOIN pg_class a ON a.oid = f.conrelid JOIN pg_class b ON b.oid = f.confrelid
     JOIN pg_namespace n ON n.oid = a.relnamespace AND n.nspname = 'public' WHERE f.contype = 'f'`,
  )
  const names = [...new Set(columns.map(({ table }) => table))].filter((name) => !leftOut.includes(name))
  const shapeOf = (name: string): TableShape => ({
    name,
    columns: columns.filter(({ table }) => table === name).map(({ column }) => column),
    key: keys.filter(({ table }) => table === name).map(({ column, type }) => ({ name: column, type })),
    isTree: references.some(({ from, to }) => from === name && to === name),
  })
  return sortByReferences(names, references).map(shapeOf)
}

function sortByReferences(
  names: readonly string[],
  references: readonly { readonly from: string; readonly to: string }[],
): string[] {
  const sorted: string[] = []
  const waiting = new Set(names)
  while (waiting.size > 0) {
    const free = [...waiting].filter((name) =>
      references.every(({ from, to }) => from !== name || to === name || !waiting.has(to)),
    )
    if (free.length === 0) throw new Error('Expected no circle of references between tables')
    for (const name of free) {
      sorted.push(name)
      waiting.delete(name)
    }
  }
  return sorted
}

/** All rows of a table in the order of its key, some at a time, as the lines of its file. */
export async function* linesOfTable(sql: Sql, table: TableShape): AsyncGenerator<string[]> {
  const keyNames = table.key.map(({ name }) => `"${name}"`).join(', ')
  const keyTexts = table.key.map(({ name }, i) => `"${name}"::text AS "key${i}"`).join(', ')
  const after = table.key.map(({ type }, i) => `$${i + 1}::${type}`).join(', ')
  let last: string[] | undefined
  for (;;) {
    const rows: Record<string, string>[] = await sql.query(
      `SELECT row_to_json(t)::text AS "line", ${keyTexts} FROM "${table.name}" t
       ${last ? `WHERE (${keyNames}) > (${after})` : ''} ORDER BY ${keyNames} LIMIT ${rowsAtOnce}`,
      last ?? [],
    )
    if (rows.length > 0) yield rows.map((row) => row.line ?? '')
    const end = rows.at(-1)
    if (rows.length < rowsAtOnce || !end) return
    last = table.key.map((_, i) => end[`key${i}`] ?? '')
  }
}

/** Put lines back into a table. Returns how many. */
export async function loadLines(
  sql: Sql,
  table: TableShape,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<number> {
  let count = 0
  let batch: string[] = []
  let characters = 0
  const names = table.columns.map((name) => `"${name}"`).join(', ')
  const flush = async () => {
    if (batch.length === 0) return
    await sql.query(
      `INSERT INTO "${table.name}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table.name}", $1::json)`,
      [`[${batch.join(',')}]`],
    )
    count += batch.length
    batch = []
    characters = 0
  }
  for await (const line of lines) {
    batch.push(line)
    characters += line.length
    if (!table.isTree && (batch.length >= rowsAtOnce || characters >= charactersAtOnce)) await flush()
  }
  await flush()
  return count
}
