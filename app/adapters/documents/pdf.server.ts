// A4 pages with Chinese text. PDFKit sets lines in one font; here each line is divided into the runs of the fonts that draw its
// characters, broken between characters (never before a closing mark or after an opening one), and placed. Sizes and
// places are in points from the upper left corner; `mm` converts.

import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { fontRuns, fontSource, type Run, type Weight } from './pdf-fonts.server'

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
  end(): Promise<Buffer>
}

/** A new file whose first page is open. */
export function openPdf(facts: { readonly title: string }): PdfPages {
  const doc = new PDFDocument({
    size: 'A4',
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
    end: async () => {
      doc.end()
      await finished
      return Buffer.concat(chunks)
    },
  }
}

type Doc = InstanceType<typeof PDFDocument>

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

/** Fonts that a file already knows by their path. */
const registered = new WeakMap<Doc, Set<string>>()

function withFont(doc: Doc, run: Run, size: number): Doc {
  const names = registered.get(doc) ?? new Set()
  registered.set(doc, names)
  if (!names.has(run.file)) {
    doc.registerFont(run.file, fontSource(run), run.family)
    names.add(run.file)
  }
  return doc.font(run.file, size)
}

function widthOf(doc: Doc, text: string, size: number, weight: Weight): number {
  return fontRuns(text, weight).reduce(
    (sum, run) => sum + withFont(doc, run, size).widthOfString(run.text),
    0,
  )
}

const neverFirst = /^[、。，．；：！？）》〉」』】〕”’…—％%,.;:!?)\]]/
const neverLast = /[（《〈「『【〔“‘([]$/

/** Lines that fit the width. Words of Latin letters and figures stay whole unless one is wider than the line. */
function linesOf(doc: Doc, words: string, options: Omit<TextOptions, 'x' | 'y'>): string[] {
  const { width, size, weight = 400, maxLines } = options
  const lines: string[] = []
  const widthIn = (text: string) => widthOf(doc, text, size, weight)
  for (const paragraph of words.split('\n')) {
    let line = ''
    let filled = 0
    for (const piece of paragraph.match(/[A-Za-z0-9:/._?=&-]+|./gu) ?? []) {
      const more = widthIn(piece)
      if (line === '' || filled + more <= width || neverFirst.test(piece)) {
        line += piece
        filled += more
        continue
      }
      const carried = neverLast.exec(line)?.[0] ?? ''
      lines.push(carried ? line.slice(0, -carried.length) : line)
      line = carried + piece
      filled = widthIn(line)
    }
    lines.push(line)
  }
  if (maxLines === undefined || lines.length <= maxLines) return lines
  const kept = lines.slice(0, maxLines)
  return [...kept.slice(0, -1), `${[...(kept.at(-1) ?? '')].slice(0, -1).join('')}…`]
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
