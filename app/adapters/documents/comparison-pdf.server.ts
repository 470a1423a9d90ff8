// 条文对照表 as a PDF for those who have no office program: the same rows and bands as the Word file, A4 landscape, the head
// row on every page. The type is Noto Sans, so what is 黑体 in Word is bold here, and the note says so.

import { marksNote, type TableCell, type TableRow } from '~/domain/comparison'
import type { ComparisonTable } from './comparison-table.server'
import { mm, openPdf, type PdfPages, pageHeight, pageWidth } from './pdf.server'
import type { MarkedLine, MarkedOptions } from './pdf-marks.server'
import { printable } from './printable'

const margin = 15 * mm
/** A4 on its side. */
const paper = { width: pageHeight, height: pageWidth }
const bottom = paper.height - 17 * mm
const size = 10.5
const lineHeight = size * 1.5
const padding = { x: 5, y: 3 }

interface Table {
  readonly pdf: PdfPages
  /** Left edges of the columns and the right edge of the last. */
  readonly edges: readonly number[]
  readonly options: ComparisonTable
  /** Where the next band begins. */
  y: number
  page: number
}

/** Lines of one band of a row, by column. */
type Band = readonly (readonly { readonly line: MarkedLine; readonly isCentred: boolean }[])[]

/** The file's bytes. */
export async function comparisonPdf(options: ComparisonTable): Promise<Uint8Array> {
  const pdf = openPdf({ title: options.title, isLandscape: true })
  const table: Table = { pdf, edges: columnEdges(options.setting.columns), options, y: margin, page: 1 }
  const width = paper.width - 2 * margin
  const { title, setting } = options
  const below = pdf.text(printable(title), {
    x: margin,
    y: margin,
    width,
    size: 16,
    weight: 700,
    align: 'centre',
  })
  table.y = pdf.text(marksNote(setting, '粗体字'), { x: margin, y: below + 4, width, size }) + 4
  drawHead(table)
  for (const group of grouped(options.rows)) drawGroup(table, group)
  drawFoot(table)
  return new Uint8Array(await pdf.end())
}

/** 40 : 40 : 20, or halves. */
function columnEdges(columns: 2 | 3): number[] {
  const width = paper.width - 2 * margin
  const parts = columns === 3 ? [0, 0.4, 0.8, 1] : [0, 0.5, 1]
  return parts.map((part) => margin + part * width)
}

/** Rows that one cell ties together: a split or a join. */
function grouped(rows: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = []
  for (const row of rows) {
    if (row.left && row.right) groups.push([row])
    else if (groups.length === 0) groups.push([row])
    else groups.at(-1)?.push(row)
  }
  return groups
}

function drawGroup(table: Table, group: readonly TableRow[]): void {
  const [row] = group
  if (!row) return
  // A chapter's name is no last line of a page.
  if (row.kind === 'heading' && table.y + 4 * lineHeight > bottom) nextPage(table)
  const bands = group.length > 1 ? [spannedBand(table, group)] : bandsOf(table, row)
  bands.forEach((band, index) => {
    drawBand(table, band, index === bands.length - 1)
  })
  rule(table)
}

/** The cells of a split or join run side by side without lines between them; each keeps its own order. */
function spannedBand(table: Table, group: readonly TableRow[]): Band {
  const side = (pick: (row: TableRow) => TableCell | undefined, column: number) =>
    group.flatMap((row) => linesOf(table, pick(row)?.lines ?? [], { column, row }))
  return withRemark(table, group[0], [side((row) => row.left, 0), side((row) => row.right, 1)])
}

function bandsOf(table: Table, row: TableRow): Band[] {
  let [left, right] = [0, 0]
  return [...row.breaks, undefined].map((until, index) => {
    const texts = [
      linesOf(table, row.left?.lines.slice(left, until?.[0]) ?? [], { column: 0, row }),
      linesOf(table, row.right?.lines.slice(right, until?.[1]) ?? [], { column: 1, row }),
    ]
    left = until?.[0] ?? left
    right = until?.[1] ?? right
    return withRemark(table, index === 0 ? row : undefined, texts)
  })
}

function withRemark(table: Table, row: TableRow | undefined, texts: readonly Band[number][]): Band {
  if (table.options.setting.columns === 2) return texts
  const words = [{ text: row?.remark?.text ?? '', mark: 'kept' as const }]
  return [...texts, row ? linesOf(table, [words], { column: 2, row }) : []]
}

function linesOf(
  table: Table,
  lines: TableCell['lines'],
  { column, row }: { readonly column: number; readonly row: TableRow },
): Band[number] {
  const isCentred = row.kind === 'heading' && column < 2
  return lines.flatMap((line) =>
    table.pdf
      .markedLines(
        line.map(({ text, mark }) => ({ text: printable(text), mark })),
        markedOptions(table, column, row.kind === 'article' && column < 2 ? 2 * size : 0),
      )
      .map((one) => ({ line: one, isCentred })),
  )
}

function markedOptions({ edges, options }: Table, column: number, indent: number): MarkedOptions {
  const width = (edges[column + 1] ?? 0) - (edges[column] ?? 0) - 2 * padding.x
  return { width, size, indent, deletions: options.setting.deletions }
}

/** Draws a band whole where a page holds it, else line by line. */
function drawBand(table: Table, band: Band, isLast: boolean): void {
  const count = Math.max(1, ...band.map((lines) => lines.length))
  const height = count * lineHeight + padding.y + (isLast ? padding.y : 0)
  const isTall = height > bottom - margin - lineHeight * 2
  if (!isTall && table.y + height > bottom) nextPage(table)
  const top = table.y
  table.y += padding.y
  let drawnFrom = top
  for (let index = 0; index < count; index++) {
    if (table.y + lineHeight > bottom) {
      verticals(table, drawnFrom, table.y)
      nextPage(table)
      drawnFrom = table.y
    }
    band.forEach((lines, column) => {
      const one = lines[index]
      if (one) drawLine(table, one, column)
    })
    table.y += lineHeight
  }
  if (isLast) table.y += padding.y
  verticals(table, drawnFrom, table.y)
}

function drawLine(table: Table, { line, isCentred }: Band[number][number], column: number): void {
  const options = markedOptions(table, column, 0)
  const x = (table.edges[column] ?? 0) + padding.x
  const length = line.pieces.reduce((sum, { text }) => sum + [...text].length, 0) * size
  const shift = isCentred ? Math.max(0, (options.width - length) / 2) : 0
  table.pdf.marked(line, x + shift, table.y + lineHeight * 0.15, options)
}

function drawHead(table: Table): void {
  rule(table)
  const top = table.y
  const [left, right] = table.options.heads
  const names = [left, right, '说明'].slice(0, table.edges.length - 1)
  for (const [column, name] of names.entries()) {
    const x = table.edges[column] ?? 0
    const width = (table.edges[column + 1] ?? 0) - x
    const place = { x, y: top + padding.y, width, size, weight: 700, align: 'centre', maxLines: 1 } as const
    table.pdf.text(printable(name), { ...place, leading: 1.5 })
  }
  table.y += lineHeight + 2 * padding.y
  verticals(table, top, table.y)
  rule(table)
}

function rule({ pdf, edges, y }: Table): void {
  pdf.line([edges[0] ?? 0, y], [edges.at(-1) ?? 0, y], 0.6)
}

function verticals({ pdf, edges }: Table, from: number, to: number): void {
  for (const x of edges) pdf.line([x, from], [x, to], 0.6)
}

function nextPage(table: Table): void {
  rule(table)
  drawFoot(table)
  table.pdf.addPage()
  table.page += 1
  table.y = margin
  drawHead(table)
}

function drawFoot({ pdf, page }: Table): void {
  const width = paper.width - 2 * margin
  pdf.text(`— ${page} —`, { x: margin, y: paper.height - 14 * mm, width, size: 9, align: 'centre' })
}
