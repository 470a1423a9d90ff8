// The 条文对照表 of two versions as a file. Who may compare them on the page may have the table.

import type { Context } from '~/adapters/context.server'
import {
  comparisonTable,
  type TableFormat,
  tableFormats,
  tableTitle,
} from '~/adapters/documents/comparison-table.server'
import type { Actor } from '~/domain/access'
import { comparisonRows, tableSetting } from '~/domain/comparison'
import { comparisonView } from './comparison.server'
import { readingText } from './reading-text.server'
import type { TextFile } from './version-file.server'

const mediaTypes: Readonly<Record<TableFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

interface AskedTable {
  readonly workId: string
  readonly format: string
  /** `from` and `to` by id or ordinal; `columns`, `articles`, `deletions` as in `tableSetting`. */
  readonly query: URLSearchParams
}

/** The file; undefined where the page would not be shown, and for a format or setting that there is not. */
export async function comparisonFile(
  ctx: Context,
  actor: Actor,
  { workId, format: asked, query }: AskedTable,
): Promise<TextFile | undefined> {
  const format = tableFormats.find((known) => known === asked)
  const setting = tableSetting({
    columns: query.get('columns'),
    scope: query.get('articles'),
    deletions: query.get('deletions'),
  })
  if (!format || !setting) return undefined
  const pair = { from: query.get('from'), to: query.get('to') }
  const view = await comparisonView(ctx, actor, { workId, pair })
  if (!view) return undefined
  const [from, to] = await Promise.all([readingText(ctx, view.from.id), readingText(ctx, view.to.id)])
  const bytes = await comparisonTable(
    {
      title: tableTitle(view.work.title),
      heads: [view.from.label, view.to.label],
      rows: comparisonRows(view.changes, from.tree, to.tree, setting.scope),
      setting,
    },
    format,
  )
  const name = `${view.work.title}条文对照表（${view.from.label}—${view.to.label}）.${format}`
  return { bytes, mediaType: mediaTypes[format], name }
}
