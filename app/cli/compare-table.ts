// `tiaoyi compare --format docx|xlsx|pdf`: the 条文对照表 of two files.

import {
  comparisonTable,
  type TableFormat,
  tableFormats,
  tableTitle,
} from '~/adapters/documents/comparison-table.server'
import { type ChangeSet, comparisonRows, tableSetting } from '~/domain/comparison'
import type { StatuteTree } from '~/domain/statute'
import { UsageError } from './subcommand'

export const tableOptions = {
  columns: { type: 'string' },
  articles: { type: 'string' },
  deletions: { type: 'string' },
} as const

export const tableUsage = '[--columns 2|3] [--articles all|changed] [--deletions framed|struck]'

/** Whether a format is one of the table's. */
export const isTable = (format: string): format is TableFormat =>
  tableFormats.some((known) => known === format)

interface Compared {
  readonly changes: ChangeSet
  readonly from: StatuteTree
  readonly to: StatuteTree
}

/** The bytes of the table. Throws `UsageError` for an option that is none of the choices. */
export async function tableFile(
  format: TableFormat,
  { changes, from, to }: Compared,
  options: Readonly<Record<string, unknown>>,
): Promise<Uint8Array> {
  const given = (name: keyof typeof tableOptions) => {
    const value = options[name]
    return typeof value === 'string' ? value : undefined
  }
  const setting = tableSetting({
    columns: given('columns'),
    scope: given('articles'),
    deletions: given('deletions'),
  })
  if (!setting) throw new UsageError(`compare takes ${tableUsage} for a table.`)
  const heads = [headOf('原条文', from), headOf('修改后条文', to)] as const
  const rows = comparisonRows(changes, from, to, setting.scope)
  return comparisonTable({ title: tableTitle(to.title || from.title), heads, rows, setting }, format)
}

// 修改后条文（草案二次审议稿）
const headOf = (name: string, { stage }: StatuteTree) => `${name}${stage}`
