// The preview of a station's table: which column is taken for what, and every row with what would become of it. Nothing is saved
// here. Also the template to fill in, and the tables that were imported before.

import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { DocumentRefusal } from '~/adapters/documents/refusals'
import { readTable, writeTemplate } from '~/adapters/documents/table.server'
import { type EntryPlace, readEntryPlace } from '~/commands/enter-comments.server'
import {
  type EntryField,
  type EntryRow,
  guessColumns,
  type Mapping,
  missingFields,
  readEntryRows,
  templateColumns,
} from '~/commands/entry-table.server'
import { knownKeys, withKeys } from '~/commands/import-entries.server'
import { Refusal, type Sentence } from '~/commands/refusal'
import type { Actor } from '~/domain/access'

/** The table as it was read, carried by the preview's form so that nothing waits on the server. */
export const tableSource = z.strictObject({
  fileName: z.string().max(200),
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  table: z.array(z.strictObject({ row: z.number().int(), cells: z.array(z.string()).max(60) })).max(2_100),
})
export type TableSource = z.infer<typeof tableSource>

export interface TablePreview {
  readonly fileName: string
  readonly fileHash: string
  readonly source: TableSource
  /** The columns as the file names them, with the first filled cell below each. */
  readonly columns: readonly { readonly head: string; readonly sample: string }[]
  readonly mapping: Mapping
  /** Fields that a column has to be chosen for first; then no row is judged. */
  readonly missing: readonly EntryField[]
  readonly good: readonly EntryRow[]
  readonly wrong: readonly { readonly row: number; readonly problem: Sentence; readonly text: string }[]
  /** Rows that were imported before and will not be added again. */
  readonly known: number
  /** When this very file was imported, milliseconds. */
  readonly importedAt?: number
}

/** Read a file or pasted cells. Refuses what cannot be read as a table. */
export async function previewTable(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<TablePreview> {
  await readEntryPlace(ctx, actor, place)
  const table = (await tableOf(file.bytes)).map(({ row, cells }) => ({ row, cells: [...cells] }))
  const source = { fileName: file.name.slice(0, 200), fileHash: sha256Hex(file.bytes), table }
  return previewSource(ctx, actor, place, { source })
}

/** The same table again, with the columns as a person corrected them. */
export async function previewSource(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  given: { readonly source: TableSource; readonly mapping?: Mapping },
): Promise<TablePreview> {
  const { articles } = await readEntryPlace(ctx, actor, place)
  const { source } = given
  const read = guessColumns(source.table)
  const mapping = given.mapping ?? read.mapping
  const missing = missingFields(mapping)
  const rows = missing.length > 0 ? [] : readEntryRows(read, mapping, articles)
  const keyed = withKeys(
    place,
    rows.filter(({ problem }) => problem === undefined),
  )
  const [known, before] = await Promise.all([
    knownKeys(
      ctx,
      place,
      keyed.map(({ key }) => key),
    ),
    ctx.database.prisma.importBatch.findFirst({
      where: { ...place, fileHash: source.fileHash, undoneAt: null },
      select: { createdAt: true },
    }),
  ])
  const sampleOf = (at: number) => read.rows.find(({ cells }) => cells[at])?.cells[at] ?? ''
  return {
    fileName: source.fileName,
    fileHash: source.fileHash,
    source,
    columns: read.head.cells.map((head, at) => ({ head, sample: [...sampleOf(at)].slice(0, 24).join('') })),
    mapping,
    missing,
    good: keyed.filter(({ key }) => !known.has(key)).map(({ row, entry }) => ({ row, entry })),
    wrong: rows.flatMap(({ row, problem, entry }) =>
      problem ? [{ row, problem, text: entry.comments[0]?.text ?? '' }] : [],
    ),
    known: known.size,
    ...(before ? { importedAt: before.createdAt.getTime() } : {}),
  }
}

async function tableOf(bytes: Uint8Array) {
  try {
    return await readTable(bytes)
  } catch (error) {
    if (!(error instanceof DocumentRefusal)) throw error
    if (error.code === 'wrong-type') throw noTable()
    throw new Refusal('invalid', { zh: error.chinese, en: error.message }, 'file')
  }
}

/** The .xlsx to fill in, with the draft's articles on its second sheet. */
export async function entryTemplate(ctx: Context, actor: Actor, place: EntryPlace): Promise<Buffer> {
  const { articles } = await readEntryPlace(ctx, actor, place)
  return writeTemplate({
    title: '意见',
    columns: templateColumns,
    lookUp: { title: '条文', rows: articles.map(({ number, text }) => [number, text]) },
  })
}

export interface ImportedTable {
  readonly id: string
  readonly fileName: string
  readonly createdAt: number
  /** Comments it brought. */
  readonly comments: number
  readonly undoneAt?: number
}

/** What this station imported, latest first. */
export async function importedTables(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
): Promise<ImportedTable[]> {
  await readEntryPlace(ctx, actor, place)
  const { prisma } = ctx.database
  const batches = await prisma.importBatch.findMany({
    where: { ...place },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
  if (batches.length === 0) return []
  const counts = await prisma.submission.groupBy({
    by: ['importBatchId'],
    where: { ...place, importBatchId: { in: batches.map(({ id }) => id) } },
    _count: true,
  })
  return batches.map(({ id, fileName, createdAt, undoneAt }) => ({
    id,
    fileName,
    createdAt: createdAt.getTime(),
    comments: counts.find(({ importBatchId }) => importBatchId === id)?._count ?? 0,
    ...(undoneAt ? { undoneAt: undoneAt.getTime() } : {}),
  }))
}

const noTable = () =>
  new Refusal(
    'invalid',
    {
      zh: '这个文件的内容不是表格。请选 .xlsx、.csv 或者带表格的 .docx 文件，或者把表格粘贴到下面；什么都没有保存。',
      en: 'The content of this file is no table. Choose an .xlsx or .csv file or a .docx with a table, or paste the cells below; nothing was saved.',
    },
    'file',
  )
