// 征求意见汇总表 as an Excel file, in the columns that offices send each other: 序号, 条款, 草案原文, 修改建议, 理由,
// 提出单位或者提出人, 联系方式, 收集方式, 备注. Words that begin like a formula stay words.

import ExcelJS from 'exceljs'

export interface SummaryRow {
  readonly place: string
  readonly original: string
  readonly proposal: string
  readonly text: string
  readonly author: string
  readonly channel: string
  readonly note: string
}

const columns = [
  { header: '序号', width: 6 },
  { header: '条款', width: 12 },
  { header: '草案原文', width: 44 },
  { header: '修改建议（建议修改为）', width: 40 },
  { header: '意见和理由', width: 50 },
  { header: '提出单位/人', width: 18 },
  { header: '联系方式', width: 14 },
  { header: '收集方式', width: 18 },
  { header: '备注', width: 24 },
]
/** Excel takes no longer cell. */
const longestCell = 32_000

/** The workbook's bytes. The contact column stays empty: contacts are opened one by one, and each look is recorded. */
export async function commentSummary(title: string, rows: readonly SummaryRow[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('征求意见汇总表', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: 2 }],
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.addRow([`《${title}》征求意见汇总表`])
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.getCell(1, 1).font = { bold: true, size: 16 }
  sheet.getCell(1, 1).alignment = { horizontal: 'center' }
  const head = sheet.addRow(columns.map(({ header }) => header))
  head.font = { bold: true }
  rows.forEach((row, index) => {
    const cells = [row.place, row.original, row.proposal, row.text, row.author, '', row.channel, row.note]
    sheet.addRow([index + 1, ...cells.map((cell) => cell.slice(0, longestCell))])
  })
  sheet.eachRow((row, number) => {
    if (number === 1) return
    row.alignment = { wrapText: true, vertical: 'top' }
    row.eachCell({ includeEmpty: true }, (cell) => {
      const thin = { style: 'thin' as const }
      cell.border = { top: thin, left: thin, bottom: thin, right: thin }
    })
  })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
