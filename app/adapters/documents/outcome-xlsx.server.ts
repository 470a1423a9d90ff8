// 采纳情况表 as a workbook: the head row stays in view, every cell is text, so that nothing in a comment can become a
// formula.

import ExcelJS from 'exceljs'
import { type ReportColumn, reportColumns } from '~/domain/adoption'
import type { OutcomeTable } from './outcome-docx.server'

const widths: Readonly<Record<ReportColumn, number>> = {
  n: 7,
  place: 12,
  original: 40,
  opinion: 48,
  author: 16,
  fate: 12,
  rationale: 40,
  newPlace: 14,
}
/** Cells of a sheet hold no more. */
const longestCell = 32_000

/** The file's bytes. */
export async function outcomeXlsx({ title, facts, rows }: OutcomeTable): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.creator = '条议'
  const sheet = book.addWorksheet('采纳情况表', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  })
  sheet.columns = reportColumns.map(({ key, zh }) => ({ key, header: zh, width: widths[key] }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) {
    const added = sheet.addRow(
      Object.fromEntries(reportColumns.map(({ key }) => [key, row[key].slice(0, longestCell)])),
    )
    added.alignment = { wrapText: true, vertical: 'top' }
    added.eachCell((cell) => {
      cell.numFmt = '@'
    })
  }
  const about = book.addWorksheet('说明')
  about.getColumn(1).width = 90
  for (const line of [title, ...facts]) about.addRow([line])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
