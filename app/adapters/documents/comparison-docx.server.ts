// 条文对照表 as a Word file, set as offices set it: A4 landscape, 宋体, the head row on every page, rows that break between
// 款 and never within one. Added words stand in 黑体, deleted ones in a frame (w:bdr) or struck. Black only.

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {
  marksNote,
  type TableRow as Row,
  type TableCell as TableCellView,
  type TableLine,
  type TableSetting,
} from '~/domain/comparison'
import type { ComparisonTable } from './comparison-table.server'
import { printable } from './printable'

const song = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }
/** Between the margins of A4 landscape, in twentieths of a point: 25.7 cm. */
const tableWidth = 14570
const size = 22
/** Two characters of 11 pt. */
const twoCharacters = 440

/** The file's bytes. Linear; for what 1,260 articles take see docs/figures-comparison.md. */
export async function comparisonDocx({ title, heads, rows, setting }: ComparisonTable): Promise<Uint8Array> {
  const widths = columnWidths(setting)
  const document = new Document({
    creator: '条议',
    title,
    styles: { default: { document: { run: { font: song, size, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        footers: { default: pageFoot() },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [new TextRun({ text: printable(title), font: hei, size: 32 })],
          }),
          new Paragraph({ spacing: { after: 120 }, children: [new TextRun(marksNote(setting))] }),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: tableWidth, type: WidthType.DXA },
            columnWidths: widths,
            rows: [headRow(heads, widths), ...rows.flatMap((row) => bodyRows(row, widths, setting))],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** 40 : 40 : 20, or halves. */
function columnWidths({ columns }: TableSetting): number[] {
  return columns === 3 ? [5828, 5828, 2914] : [7285, 7285]
}

function headRow(heads: readonly [string, string], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [...heads, '说明'].slice(0, widths.length).map((text, column) =>
      cell(widths[column] ?? 0, {}, [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: printable(text), font: hei, size })],
        }),
      ]),
    ),
  })
}

/**
 * One row of the table as one row of Word for each 款 that stands side by side, without lines between them: Word and
 * LibreOffice keep such a row on one page, which LibreOffice does not do for a paragraph within a cell.
 */
function bodyRows(row: Row, widths: readonly number[], setting: TableSetting): TableRow[] {
  const bands = [...row.breaks, undefined]
  let [left, right] = [0, 0]
  return bands.map((until, band) => {
    const edge = { top: band === 0, bottom: band === bands.length - 1 }
    const sides = [linesTo(row.left, left, until?.[0]), linesTo(row.right, right, until?.[1])] as const
    left = until?.[0] ?? left
    right = until?.[1] ?? right
    const cells = sides.flatMap((side, column) => {
      if (!side) return []
      const paragraphs = side.lines.map((line) => lineParagraph(line, row.kind, setting))
      return [cell(widths[column] ?? 0, { rowSpan: side.rows, edge }, paragraphs)]
    })
    if (setting.columns === 3 && row.remark) {
      const text = band === 0 ? row.remark.text : ''
      const paragraph = new Paragraph({ keepLines: true, children: [new TextRun(printable(text))] })
      cells.push(cell(widths[2] ?? 0, { rowSpan: row.remark.rows, edge }, [paragraph]))
    }
    return new TableRow({ cantSplit: !isSpanned(row), children: cells })
  })
}

/** Cells of several rows have no place at which both sides could end. */
const isSpanned = ({ left, right }: Row) => left?.rows !== 1 || right?.rows !== 1

function linesTo(cell: TableCellView | undefined, from: number, to: number | undefined) {
  if (!cell) return undefined
  const lines = cell.lines.slice(from, to)
  // A cell without a paragraph is no cell to Word.
  return { lines: lines.length === 0 ? [[]] : lines, rows: cell.rows }
}

function lineParagraph(line: TableLine, kind: Row['kind'], { deletions }: TableSetting): Paragraph {
  const isHeading = kind === 'heading'
  return new Paragraph({
    keepLines: true,
    keepNext: isHeading,
    alignment: isHeading ? AlignmentType.CENTER : AlignmentType.BOTH,
    ...(kind === 'article' ? { indent: { firstLine: twoCharacters } } : {}),
    children: line.map(
      ({ text, mark }) => new TextRun({ text: printable(text), size, ...markOptions(mark, deletions) }),
    ),
  })
}

function markOptions(mark: 'kept' | 'added' | 'deleted', deletions: TableSetting['deletions']): IRunOptions {
  if (mark === 'kept') return {}
  if (mark === 'added') return { font: hei, bold: true }
  return deletions === 'struck'
    ? { strike: true }
    : { border: { style: BorderStyle.SINGLE, size: 4, space: 0, color: 'auto' } }
}

interface CellPlace {
  readonly rowSpan?: number
  /** Which of its horizontal lines are drawn. */
  readonly edge?: { readonly top: boolean; readonly bottom: boolean }
}

const noLine = { style: BorderStyle.NIL, size: 0, color: 'auto' }

function cell(width: number, { rowSpan = 1, edge }: CellPlace, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 20, bottom: 20, left: 100, right: 100 },
    verticalAlign: VerticalAlignTable.TOP,
    ...(rowSpan > 1 ? { rowSpan } : {}),
    borders: {
      ...(edge?.top === false ? { top: noLine } : {}),
      ...(edge?.bottom === false ? { bottom: noLine } : {}),
    },
    children,
  })
}

function pageFoot(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 18 })],
      }),
    ],
  })
}
