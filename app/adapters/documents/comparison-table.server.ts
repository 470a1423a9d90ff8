// The 条文对照表 as a file in one of its formats. A writer's library is loaded only when it is asked for: a terminal that
// prints text should not wait for Word.

import type { TableRow, TableSetting } from '~/domain/comparison'

export interface ComparisonTable {
  /** 云泽市物业管理条例条文对照表 */
  readonly title: string
  /** Heads of both texts: 现行条文, or 草案（2026-09-01）. */
  readonly heads: readonly [string, string]
  readonly rows: readonly TableRow[]
  readonly setting: TableSetting
}

export const tableFormats = ['docx', 'xlsx', 'pdf'] as const
export type TableFormat = (typeof tableFormats)[number]

/** The file's bytes. */
export async function comparisonTable(table: ComparisonTable, format: TableFormat): Promise<Uint8Array> {
  if (format === 'docx') return (await import('./comparison-docx.server')).comparisonDocx(table)
  if (format === 'xlsx') return (await import('./comparison-xlsx.server')).comparisonXlsx(table)
  return (await import('./comparison-pdf.server')).comparisonPdf(table)
}

/** 云泽市物业管理条例 → 《云泽市物业管理条例》条文对照表; 条文对照表 where the text has no title. */
export function tableTitle(title: string): string {
  return title === '' ? '条文对照表' : `《${title.replace(/^《|》$/g, '')}》条文对照表`
}
