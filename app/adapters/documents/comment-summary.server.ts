// 征求意见汇总表 as an Excel file, in the columns that offices send each other: 序号, 条款, 草案原文, 修改建议, 意见和理由,
// 提出单位/人, 联系方式, 收集方式, then what became of it: 采纳情况, 处理理由, 备注. Words that begin like a formula stay words.

import ExcelJS from 'exceljs'

export const summaryColumns = [
  { key: 'n', header: '序号', width: 6 },
  { key: 'place', header: '条款', width: 11 },
  { key: 'original', header: '草案原文', width: 28 },
  { key: 'proposal', header: '修改建议（建议修改为）', width: 24 },
  { key: 'text', header: '意见和理由', width: 36 },
  { key: 'author', header: '提出单位/人', width: 12 },
  { key: 'contact', header: '联系方式', width: 10 },
  { key: 'channel', header: '收集方式', width: 13 },
  { key: 'fate', header: '采纳情况', width: 10 },
  { key: 'rationale', header: '处理理由', width: 24 },
  { key: 'note', header: '备注', width: 13 },
] as const
export type SummaryKey = (typeof summaryColumns)[number]['key']
/** All cells in words; the contact stays empty: contacts are opened one by one, and each look is recorded. */
export type SummaryRow = Readonly<Record<SummaryKey, string>>

export interface SummaryTable {
  readonly title: string
  /** Lines under the title: of when, how many, whose names stand. */
  readonly facts: readonly string[]
  readonly rows: readonly SummaryRow[]
}

/** Excel takes no longer cell. */
const longestCell = 32_000
/** Nor a taller row, in points. */
const tallestRow = 409
const linePoints = 15

/** Points of a row that shows all of its words. Excel fits rows by itself, other programs keep one line unless told. */
function heightOf(row: SummaryRow): number {
  const lines = summaryColumns.map(({ key, width }) =>
    row[key].split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(unitsOf(line) / (width - 2))), 0),
  )
  return Math.min(tallestRow, Math.max(...lines) * linePoints + 2)
}

/** Width in digits: a Han sign takes two. */
function unitsOf(line: string): number {
  let units = 0
  for (const sign of line) units += (sign.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2
  return units
}

/** The workbook's bytes. */
export async function commentSummary({ title, facts, rows }: SummaryTable): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const above = facts.length + 1
  const sheet = workbook.addWorksheet('征求意见汇总表', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${above + 1}:${above + 1}`,
    },
    headerFooter: { oddFooter: '&C— &P —' },
    views: [{ state: 'frozen', ySplit: above + 1 }],
  })
  sheet.columns = summaryColumns.map(({ width }) => ({ width }))
  for (const [at, line] of [title, ...facts].entries()) {
    sheet.addRow([line])
    sheet.mergeCells(at + 1, 1, at + 1, summaryColumns.length)
  }
  sheet.getCell(1, 1).font = { bold: true, size: 16 }
  sheet.getCell(1, 1).alignment = { horizontal: 'center' }
  const head = sheet.addRow(summaryColumns.map(({ header }) => header))
  head.font = { bold: true }
  for (const row of rows) {
    const added = sheet.addRow(
      summaryColumns.map(({ key }) => (key === 'n' ? Number(row.n) : row[key].slice(0, longestCell))),
    )
    added.height = heightOf(row)
  }
  sheet.eachRow((row, number) => {
    if (number <= above) return
    row.alignment = { wrapText: true, vertical: 'top' }
    row.eachCell({ includeEmpty: true }, (cell) => {
      const thin = { style: 'thin' as const }
      cell.border = { top: thin, left: thin, bottom: thin, right: thin }
    })
  })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
