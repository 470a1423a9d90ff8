// Where lines of Chinese text end in a PDF: each line is measured in the runs of the fonts that draw its characters and
// broken between characters, never before a closing mark or after an opening one.

import type PDFDocument from 'pdfkit'
import { fontRuns, fontSource, type Run, type Weight } from './pdf-fonts.server'

export type Doc = InstanceType<typeof PDFDocument>

/** `width` and `size` are points. */
export interface LineOptions {
  readonly width: number
  readonly size: number
  readonly weight?: Weight
  /** Lines after these are left out, and the last one ends with …. */
  readonly maxLines?: number
}

/** Fonts that a file already knows by their path. */
const registered = new WeakMap<Doc, Set<string>>()

export function withFont(doc: Doc, run: Run, size: number): Doc {
  const names = registered.get(doc) ?? new Set()
  registered.set(doc, names)
  if (!names.has(run.file)) {
    doc.registerFont(run.file, fontSource(run), run.family)
    names.add(run.file)
  }
  return doc.font(run.file, size)
}

export function widthOf(doc: Doc, text: string, size: number, weight: Weight): number {
  return fontRuns(text, weight).reduce(
    (sum, run) => sum + withFont(doc, run, size).widthOfString(run.text),
    0,
  )
}

/** Pieces of a text that no line divides. */
export const unbroken = /[A-Za-z0-9:/._?=&-]+|./gu
export const neverFirst = /^[、。，．；：！？）》〉」』】〕”’…—％%,.;:!?)\]]/
export const neverLast = /[（《〈「『【〔“‘([]$/

/** Lines that fit the width. Words of Latin letters and figures stay whole unless one is wider than the line. */
export function linesOf(doc: Doc, words: string, options: LineOptions): string[] {
  const { width, size, weight = 400, maxLines } = options
  const lines: string[] = []
  const widthIn = (text: string) => widthOf(doc, text, size, weight)
  for (const paragraph of words.split('\n')) {
    let line = ''
    let filled = 0
    for (const piece of paragraph.match(unbroken) ?? []) {
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
