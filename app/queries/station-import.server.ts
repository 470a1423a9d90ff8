// The preview of a station's table: every row with what would become of it. Nothing is saved here. And the template to fill in.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { DocumentRefusal } from '~/adapters/documents/refusals'
import { readTable, writeTemplate } from '~/adapters/documents/table.server'
import { type EntryPlace, readEntryPlace } from '~/commands/enter-comments.server'
import { type EntryRow, readEntryTable, templateColumns } from '~/commands/entry-table.server'
import { knownKeys, withKeys } from '~/commands/import-entries.server'
import { Refusal, type Sentence } from '~/commands/refusal'
import type { Actor } from '~/domain/access'

export interface TablePreview {
  readonly fileName: string
  readonly fileHash: string
  readonly good: readonly EntryRow[]
  readonly wrong: readonly { readonly row: number; readonly problem: Sentence; readonly text: string }[]
  /** Rows that were imported before and will not be added again. */
  readonly known: number
}

/** Read a file or pasted cells. Refuses what cannot be read as a table. */
export async function previewTable(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<TablePreview> {
  const { articles } = await readEntryPlace(ctx, actor, place)
  const rows = readEntryTable(await tableOf(file.bytes), articles)
  const keyed = withKeys(
    place,
    rows.filter(({ problem }) => problem === undefined),
  )
  const known = await knownKeys(
    ctx,
    place,
    keyed.map(({ key }) => key),
  )
  return {
    fileName: file.name.slice(0, 200),
    fileHash: sha256Hex(file.bytes),
    good: keyed.filter(({ key }) => !known.has(key)).map(({ row, entry }) => ({ row, entry })),
    wrong: rows.flatMap(({ row, problem, entry }) =>
      problem ? [{ row, problem, text: entry.comments[0]?.text ?? '' }] : [],
    ),
    known: known.size,
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

const noTable = () =>
  new Refusal(
    'invalid',
    {
      zh: '这个文件的内容不是表格。请选 .xlsx 或者 .csv 文件，或者把表格粘贴到下面；什么都没有保存。',
      en: 'The content of this file is no table. Choose an .xlsx or .csv file, or paste the cells below; nothing was saved.',
    },
    'file',
  )
