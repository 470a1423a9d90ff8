// A table of an office as an Excel file: title and facts above, the head row in view and on every printed page, rows as high
// as their words. Every cell but the number is text, so that nothing in a comment can become a formula.

import ExcelJS from 'exceljs'
import type { OfficeColumn, OfficeRow, OfficeTable } from './office-table'

/** Excel takes no longer cell. */
const longestCell = 32_000
/** Nor a taller row, in points. */
const tallestRow = 409
const linePoints = 16

/** The workbook's bytes. */
export async function officeTableXlsx({ title, name, facts, columns, rows }: OfficeTable): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = '条议'
  const above = facts.length + 1
  const sheet = workbook.addWorksheet(name, {
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
  sheet.columns = columns.map(({ digits }) => ({ width: digits }))
  for (const [at, line] of [title, ...facts].entries()) {
    sheet.addRow([line])
    sheet.mergeCells(at + 1, 1, at + 1, columns.length)
  }
  sheet.getCell(1, 1).font = { bold: true, size: 16 }
  sheet.getCell(1, 1).alignment = { horizontal: 'center' }
  sheet.addRow(columns.map(({ header }) => header)).font = { bold: true }
  for (const row of rows) {
    const cells = columns.map(({ key }) =>
      key === 'n' ? Number(row.n) : (row[key] ?? '').slice(0, longestCell),
    )
    sheet.addRow(cells).height = heightOf(row, columns)
  }
  sheet.eachRow((row, number) => {
    if (number > above) frame(row)
  })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function frame(row: ExcelJS.Row): void {
  row.alignment = { wrapText: true, vertical: 'top' }
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    const thin = { style: 'thin' as const }
    cell.border = { top: thin, left: thin, bottom: thin, right: thin }
    if (column > 1) cell.numFmt = '@'
  })
}

/** Points of a row that shows all of its words. Excel fits rows by itself, other programs keep one line unless told. */
function heightOf(row: OfficeRow, columns: readonly OfficeColumn[]): number {
  const lines = columns.map(({ key, digits }) =>
    (row[key] ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(unitsOf(line) / (digits - 2))), 0),
  )
  return Math.min(tallestRow, Math.max(...lines) * linePoints + 2)
}

/** Width in digits: a Han sign takes two. */
function unitsOf(line: string): number {
  let units = 0
  for (const sign of line) units += (sign.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2
  return units
}
