// 条文对照表 as a workbook: rich text in the cells, added words bold in 黑体, deleted ones struck (a sheet has no frame for
// words), the head row in view and on every printed page, A4 landscape. Every cell is text and never a formula.

import ExcelJS from 'exceljs'
import { marksNote, type Piece, type TableCell } from '~/domain/comparison'
import type { ComparisonTable } from './comparison-table.server'
import { printable } from './printable'

/** Cells of a sheet hold 32,767; a longer side goes on in the next row. */
const longestCell = 32_000
const headAt = 3
/** Above what 11 pt needs, since programs measure differently and a row too low hides its last line. */
const pointsPerLine = 16.5
/** Excel's highest row. */
const highestRow = 409

/** The file's bytes. */
export async function comparisonXlsx({ title, heads, rows, setting }: ComparisonTable): Promise<Uint8Array> {
  const widths = setting.columns === 3 ? [58, 58, 26] : [70, 70]
  const book = new ExcelJS.Workbook()
  book.creator = '条议'
  const sheet = book.addWorksheet('条文对照表', {
    views: [{ state: 'frozen', ySplit: headAt }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: `${headAt}:${headAt}`,
      margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C— &P —' },
  })
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  headRows(sheet, { title, heads, note: marksNote({ ...setting, deletions: 'struck' }), widths })
  // Counted here: merging cells makes rows that the sheet counts as its own.
  let at = headAt + 1
  for (const row of rows) {
    const sides = [row.left, row.right].map((side) => side && pieces(side))
    const parts = Math.max(1, ...sides.map((side) => side?.length ?? 0))
    for (let part = 0; part < parts; part++) {
      const texts = [...sides.map((side) => side?.[part]), part === 0 ? plain(row.remark?.text) : undefined]
      addRow(sheet, at + part, {
        texts: texts.slice(0, widths.length),
        isHeading: row.kind === 'heading',
        widths,
      })
    }
    if (parts === 1)
      mergeDown(sheet, at, [row.left?.rows, row.right?.rows, row.remark?.rows].slice(0, widths.length))
    at += parts
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

interface Head {
  readonly title: string
  readonly heads: readonly [string, string]
  readonly note: string
  readonly widths: readonly number[]
}

function headRows(sheet: ExcelJS.Worksheet, { title, heads, note, widths }: Head): void {
  sheet.mergeCells(1, 1, 1, widths.length)
  sheet.mergeCells(2, 1, 2, widths.length)
  put(sheet.getCell(1, 1), [run(title, { name: '黑体', size: 16 })], 'center')
  put(sheet.getCell(2, 1), [run(note, {})], 'left')
  sheet.getRow(1).height = 28
  const names = [...heads, '说明'].slice(0, widths.length)
  names.forEach((name, index) => {
    const cell = sheet.getCell(headAt, index + 1)
    put(cell, [run(name, { name: '黑体', bold: true })], 'center')
    frame(cell)
  })
}

interface BodyRow {
  readonly texts: readonly (readonly ExcelJS.RichText[] | undefined)[]
  readonly isHeading: boolean
  readonly widths: readonly number[]
}

function addRow(sheet: ExcelJS.Worksheet, at: number, { texts, isHeading, widths }: BodyRow): void {
  let lines = 1
  texts.forEach((text, index) => {
    const cell = sheet.getCell(at, index + 1)
    frame(cell)
    if (!text || text.length === 0) return
    put(cell, text, isHeading ? 'center' : 'left')
    lines = Math.max(lines, linesOf(text.map(({ text: words }) => words).join(''), widths[index] ?? 1))
  })
  sheet.getRow(at).height = Math.min(highestRow, lines * pointsPerLine + 8)
}

/** A column is as many half-width characters wide as its width says. */
function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 2) / (width - 2))), 0)
}

function mergeDown(sheet: ExcelJS.Worksheet, at: number, spans: readonly (number | undefined)[]): void {
  spans.forEach((rows, index) => {
    if (rows !== undefined && rows > 1) sheet.mergeCells(at, index + 1, at + rows - 1, index + 1)
  })
}

function put(cell: ExcelJS.Cell, richText: readonly ExcelJS.RichText[], horizontal: 'left' | 'center'): void {
  cell.value = { richText: [...richText] }
  cell.numFmt = '@'
  cell.alignment = { wrapText: true, vertical: 'top', horizontal }
}

function frame(cell: ExcelJS.Cell): void {
  const thin = { style: 'thin' } as const
  cell.border = { top: thin, bottom: thin, left: thin, right: thin }
}

/** The runs of a cell, in as many cells as its length needs; a line that no cell holds goes on in the next one. */
function pieces({ lines }: TableCell): ExcelJS.RichText[][] {
  const cells: ExcelJS.RichText[][] = [[]]
  let length = 0
  const nextCell = () => {
    cells.push([])
    length = 0
  }
  const add = (piece: Piece) => {
    cells.at(-1)?.push(...markedRuns(piece))
    length += piece.text.length
  }
  lines.forEach((line, index) => {
    const own = line.reduce((sum, { text }) => sum + text.length, 0)
    if (index > 0 && length + own < longestCell) add({ text: '\n', mark: 'kept' })
    else if (index > 0) nextCell()
    for (const { text, mark } of line) {
      for (let at = 0; at < text.length; ) {
        if (length >= longestCell) nextCell()
        const part = text.slice(at, at + longestCell - length)
        add({ text: part, mark })
        at += part.length
      }
    }
  })
  return cells
}

function markedRuns({ text, mark }: Piece): ExcelJS.RichText[] {
  const font = mark === 'added' ? { name: '黑体', bold: true } : mark === 'deleted' ? { strike: true } : {}
  return text === '' ? [] : [run(text, font)]
}

const plain = (text: string | undefined) => (text ? [run(text, {})] : undefined)

function run(text: string, font: Partial<ExcelJS.Font>): ExcelJS.RichText {
  return { text: printable(text), font: { name: '宋体', size: 11, ...font } }
}
