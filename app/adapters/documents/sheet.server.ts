// The first sheet of an .xlsx as rows of text, or a .csv. The archive's limits are judged before the library sees it; a
// macro or another kind of file is refused by its content.

import { openArchive } from './archive.server'
import { DocumentRefusal } from './refusals'

const mostCells = 500_000

/** Rows of cells, each as it is shown. Throws `DocumentRefusal`. */
export async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? readXlsx(bytes) : readCsv(bytes)
}

async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  const { names } = openArchive(bytes)
  if (!names.includes('xl/workbook.xml')) throw new DocumentRefusal('wrong-type')
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  const sheet = book.worksheets[0]
  if (!sheet || sheet.rowCount * sheet.columnCount > mostCells) throw new DocumentRefusal('zip-bomb')
  const rows: string[][] = []
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const cells: string[] = []
    for (let i = 1; i <= sheet.columnCount; i++) cells.push(row.getCell(i).text.trim())
    rows.push(cells)
  })
  return rows
}

/** Comma-separated, quotes doubled inside quotes; a byte order mark is dropped. */
function readCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes)
  if (text.includes('\uFFFD') || text.includes('\0')) throw new DocumentRefusal('wrong-type')
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === ',' || sign === '\n') {
      rows.at(-1)?.push(cell.trim())
      cell = ''
      if (sign === '\n') rows.push([])
    } else if (sign !== '\r') cell += sign
  }
  rows.at(-1)?.push(cell.trim())
  return rows.filter((row) => row.some((one) => one !== ''))
}
