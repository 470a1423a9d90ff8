// Tables in: an .xlsx file, a table of a Word file, a CSV file in any of the encodings offices save, or cells pasted from a spreadsheet. What comes out
// is text by row, with the row numbers that the person sees in the spreadsheet. The kind is told by the content.

import ExcelJS from 'exceljs'
import { openArchive } from './archive.server'
import { decodeText, mostBytes } from './decode-text'
import { readWordTable } from './docx-table'
import { DocumentRefusal } from './refusals'

export interface TableRow {
  /** As the spreadsheet counts: the first is 1. */
  readonly row: number
  readonly cells: readonly string[]
}

/** The first sheet that has anything in it, without empty rows. Refuses what is no table. */
export async function readTable(bytes: Uint8Array): Promise<TableRow[]> {
  if (bytes.length === 0) throw new DocumentRefusal('empty')
  if (bytes.length > mostBytes) throw new DocumentRefusal('too-large')
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? readWorkbook(bytes) : readDelimited(decodeText(bytes))
}

async function readWorkbook(bytes: Uint8Array): Promise<TableRow[]> {
  // The archive is looked at first: the spreadsheet library would unpack anything.
  const archive = openArchive(bytes)
  const word = await archive.read('word/document.xml')
  if (word) return withoutEmpty(readWordTable(new TextDecoder().decode(word)))
  if (!archive.names.includes('xl/workbook.xml')) throw new DocumentRefusal('wrong-type')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes.slice().buffer)
  } catch (error) {
    throw new DocumentRefusal('damaged', { found: error instanceof Error ? error.message : '' })
  }
  for (const sheet of workbook.worksheets) {
    const rows: TableRow[] = []
    sheet.eachRow((row, number) => {
      const cells = Array.from({ length: Math.min(row.cellCount, 60) }, (_, at) =>
        row.getCell(at + 1).text.trim(),
      )
      rows.push({ row: number, cells })
    })
    const filled = withoutEmpty(rows)
    if (filled.length > 0) return filled
  }
  return []
}

/** Rows of comma- or tab-separated text; a cell in quotes may hold separators and line breaks. */
export function readDelimited(text: string): TableRow[] {
  const separator = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  const rows: TableRow[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push({ row: rows.length + 1, cells })
    cells = []
  }
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at++
      } else isQuoted = false
    } else if (character === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
  }
  if (cell !== '' || cells.length > 0) endRow()
  return withoutEmpty(rows)
}

const withoutEmpty = (rows: readonly TableRow[]) =>
  rows.filter(({ cells }) => cells.some((cell) => cell !== ''))

/** A workbook of one sheet to fill in, with a second one to look things up in. */
export async function writeTemplate(template: {
  readonly title: string
  readonly columns: readonly { readonly head: string; readonly width: number; readonly note?: string }[]
  readonly lookUp: { readonly title: string; readonly rows: readonly (readonly string[])[] }
}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(template.title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = template.columns.map(({ head, width }) => ({ header: head, width }))
  sheet.getRow(1).font = { bold: true }
  for (const [index, { note }] of template.columns.entries())
    if (note) sheet.getCell(1, index + 1).note = note
  for (let column = 1; column <= template.columns.length; column++)
    sheet.getColumn(column).alignment = { wrapText: true, vertical: 'top' }
  const lookUp = workbook.addWorksheet(template.lookUp.title)
  lookUp.columns = [{ width: 16 }, { width: 100 }]
  for (const row of template.lookUp.rows) lookUp.addRow([...row])
  lookUp.getColumn(2).alignment = { wrapText: true, vertical: 'top' }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
