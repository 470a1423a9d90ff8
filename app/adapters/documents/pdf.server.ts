// A4 pages with Chinese text. PDFKit sets lines in one font; here each line is divided into the runs of the fonts that draw its
// characters, broken between characters (never before a closing mark or after an opening one), and placed. Sizes and
// places are in points from the upper left corner; `mm` converts.

import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { fontRuns, type Weight } from './pdf-fonts.server'
import { type Doc, linesOf, widthOf, withFont } from './pdf-lines.server'
import { drawMarked, type MarkedLine, type MarkedOptions, markedLines } from './pdf-marks.server'

export const mm = 72 / 25.4
export const pageWidth = 210 * mm
export const pageHeight = 297 * mm

export interface TextOptions {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly weight?: Weight
  readonly align?: 'left' | 'centre'
  /** Height of a line as a multiple of the size; 1.6 when not given. */
  readonly leading?: number
  /** Lines after these are left out, and the last one ends with …. */
  readonly maxLines?: number
}

export interface PdfPages {
  addPage(): void
  /** Writes a paragraph; returns the y below it. */
  text(words: string, options: TextOptions): number
  /** Height the paragraph would take. */
  heightOf(words: string, options: Omit<TextOptions, 'x' | 'y'>): number
  line(from: readonly [number, number], to: readonly [number, number], width?: number): void
  box(x: number, y: number, width: number, height: number): void
  /** A QR code with error correction M, without a margin. */
  code(content: string, x: number, y: number, size: number): void
  /** Lines of words with marks, to be drawn by `marked`. */
  markedLines(words: Parameters<typeof markedLines>[1], options: MarkedOptions): MarkedLine[]
  marked(line: MarkedLine, x: number, y: number, options: MarkedOptions): void
  end(): Promise<Buffer>
}

/** A new file whose first page is open. */
export function openPdf(facts: { readonly title: string; readonly isLandscape?: boolean }): PdfPages {
  const doc = new PDFDocument({
    size: 'A4',
    layout: facts.isLandscape ? 'landscape' : 'portrait',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: facts.title, Creator: 'Tiaoyi 条议', Producer: 'Tiaoyi 条议' },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('end', () => resolve())
    doc.on('error', reject)
  })
  return {
    addPage: () => {
      doc.addPage()
    },
    text: (words, options) => writeText(doc, words, options),
    heightOf: (words, options) =>
      linesOf(doc, words, options).length * options.size * (options.leading ?? 1.6),
    line: ([x1, y1], [x2, y2], width = 0.75) => {
      doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).strokeColor('#000000').stroke()
    },
    box: (x, y, width, height) => {
      doc.rect(x, y, width, height).lineWidth(0.75).strokeColor('#000000').stroke()
    },
    code: (content, x, y, size) => drawCode(doc, content, { x, y, size }),
    markedLines: (words, options) => markedLines(doc, words, options),
    marked: (line, x, y, options) => drawMarked(doc, line, [x, y], options),
    end: async () => {
      doc.end()
      await finished
      return Buffer.concat(chunks)
    },
  }
}

function writeText(doc: Doc, words: string, options: TextOptions): number {
  const { x, width, size, weight = 400, align = 'left', leading = 1.6 } = options
  let y = options.y
  doc.fillColor('#000000')
  for (const line of linesOf(doc, words, options)) {
    let at = align === 'centre' ? x + (width - widthOf(doc, line, size, weight)) / 2 : x
    for (const run of fontRuns(line, weight)) {
      withFont(doc, run, size)
      doc.text(run.text, at, y + (size * (leading - 1)) / 2, { lineBreak: false, baseline: 'top' })
      at += doc.widthOfString(run.text)
    }
    y += size * leading
  }
  return y
}

function drawCode(doc: Doc, content: string, place: { x: number; y: number; size: number }): void {
  const { data, size: modules } = encode(content, { ecc: 'M', border: 0 })
  const module = place.size / modules
  doc.fillColor('#000000')
  for (const [row, cells] of data.entries()) {
    for (const [column, isDark] of cells.entries()) {
      // A hair over the module's size: viewers would show white seams between neighbours.
      if (isDark) doc.rect(place.x + column * module, place.y + row * module, module + 0.05, module + 0.05)
    }
  }
  doc.fill()
}
