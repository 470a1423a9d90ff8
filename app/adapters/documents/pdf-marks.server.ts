// Lines of words with marks in a PDF: added words in bold, deleted ones in a frame or struck. A frame that goes on in the
// next line is open there, so that it reads as one.

import { fontRuns, type Weight } from './pdf-fonts.server'
import { type Doc, neverFirst, neverLast, unbroken, widthOf, withFont } from './pdf-lines.server'

export interface MarkedWords {
  readonly text: string
  readonly mark: 'kept' | 'added' | 'deleted'
}

export interface MarkedLine {
  readonly pieces: readonly MarkedWords[]
  /** Points from the left edge of the column. */
  readonly indent: number
}

export interface MarkedOptions {
  readonly width: number
  readonly size: number
  /** Of the first line, in points. */
  readonly indent: number
  readonly deletions: 'framed' | 'struck'
}

const weightOf = { kept: 400, added: 700, deleted: 400 } as const

/** Lines that fit the width, in one pass over the characters. */
export function markedLines(doc: Doc, words: readonly MarkedWords[], options: MarkedOptions): MarkedLine[] {
  const { width, size, indent } = options
  const lines: { pieces: { text: string; mark: MarkedWords['mark'] }[]; indent: number }[] = []
  let line: { text: string; mark: MarkedWords['mark'] }[] = []
  let filled = indent
  const end = () => {
    lines.push({ pieces: joined(line), indent: lines.length === 0 ? indent : 0 })
    line = []
    filled = 0
  }
  for (const { text, mark } of words) {
    for (const piece of text.match(unbroken) ?? []) {
      const more = measured(doc, piece, weightOf[mark]) * size
      // A closing mark may hang by its blank right half; one that would cross the edge takes a character with it.
      const isClosing = neverFirst.test(piece)
      if (line.length > 0 && filled + more > width + (isClosing ? size / 2 : 0)) {
        const last = line.at(-1)
        const isCarried = last !== undefined && line.length > 1 && (isClosing || neverLast.test(last.text))
        const carried = isCarried ? line.pop() : undefined
        end()
        if (carried) {
          line.push(carried)
          filled += measured(doc, carried.text, weightOf[carried.mark]) * size
        }
      }
      line.push({ text: piece, mark })
      filled += more
    }
  }
  end()
  return lines
}

function joined(pieces: readonly MarkedWords[]) {
  const runs: { text: string; mark: MarkedWords['mark'] }[] = []
  for (const { text, mark } of pieces) {
    const last = runs.at(-1)
    if (last?.mark === mark) last.text += text
    else runs.push({ text, mark })
  }
  return runs
}

/** Widths at 1 pt: a law uses some two thousand different characters, asked for a hundred thousand times. */
const widths = new WeakMap<Doc, Map<string, number>>()

function measured(doc: Doc, piece: string, weight: Weight): number {
  const known = widths.get(doc) ?? new Map<string, number>()
  widths.set(doc, known)
  const key = `${weight}${piece}`
  const found = known.get(key)
  if (found !== undefined) return found
  const width = widthOf(doc, piece, 100, weight) / 100
  known.set(key, width)
  return width
}

/** Draws one line; `at` is its upper left corner. */
export function drawMarked(
  doc: Doc,
  { pieces, indent }: MarkedLine,
  at: readonly [number, number],
  { size, deletions }: MarkedOptions,
): void {
  const [left, top] = at
  let x = left + indent
  doc.fillColor('#000000').strokeColor('#000000')
  for (const { text, mark } of pieces) {
    const from = x
    for (const run of fontRuns(text, weightOf[mark])) {
      withFont(doc, run, size)
      doc.text(run.text, x, top, { lineBreak: false, baseline: 'top' })
      x += doc.widthOfString(run.text)
    }
    if (mark !== 'deleted') continue
    doc.lineWidth(0.6)
    if (deletions === 'framed') doc.rect(from, top - size * 0.1, x - from, size * 1.3).stroke()
    else
      doc
        .moveTo(from, top + size * 0.6)
        .lineTo(x, top + size * 0.6)
        .stroke()
  }
}
