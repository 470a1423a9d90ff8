// The 条文对照表 of two versions as a file. Who may compare them on the page may have the table.

import { createHash } from 'node:crypto'
import type { Context } from '~/adapters/context.server'
import {
  comparisonTable,
  type TableFormat,
  tableFormats,
  tableTitle,
} from '~/adapters/documents/comparison-table.server'
import type { Actor } from '~/domain/access'
import { comparisonRows, type TableSetting, tableSetting } from '~/domain/comparison'
import { type ComparisonView, comparisonView } from './comparison.server'
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
  const bytes = await keptTable(ctx, keyOf(view, format, setting), () =>
    drawTable(ctx, view, { format, setting }),
  )
  const name = `${view.work.title}条文对照表（${view.from.label}—${view.to.label}）.${format}`
  return { bytes, mediaType: mediaTypes[format], name }
}

interface Drawing {
  readonly format: TableFormat
  readonly setting: TableSetting
}

async function drawTable(ctx: Context, view: ComparisonView, { format, setting }: Drawing) {
  const [from, to] = await Promise.all([readingText(ctx, view.from.id), readingText(ctx, view.to.id)])
  const table = {
    title: tableTitle(view.work.title),
    heads: [view.from.label, view.to.label],
    rows: comparisonRows(view.changes, from.tree, to.tree, setting.scope),
    setting,
  } as const
  return comparisonTable(table, format)
}

/** The texts of two versions never change; what people pair anew does, and titles and labels may be put right. */
function keyOf(
  { work, from, to, changes }: ComparisonView,
  format: TableFormat,
  setting: TableSetting,
): string {
  const pairs = changes.rows.map((row) =>
    [row.from, row.to].map((refs) => refs.map(({ index }) => index).join()),
  )
  const told = [work.title, from, to, format, setting, pairs]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

/** Anybody may ask for a public table again and again, and one of 1,260 articles keeps a core busy for a second. */
const mostKept = 12
const keptBy = new WeakMap<object, Map<string, Promise<Uint8Array>>>()

function keptTable(ctx: Context, key: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const kept = keptBy.get(ctx.database) ?? new Map<string, Promise<Uint8Array>>()
  keptBy.set(ctx.database, kept)
  const known = kept.get(key)
  if (known) return known
  const made = draw()
  kept.set(key, made)
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  // A failure is nobody's answer but the first asker's.
  made.catch(() => kept.delete(key))
  return made
}
