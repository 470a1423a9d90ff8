// Cuts a source into lines of strands: Markdown's marks (#, **, escapes, comments), invisible characters and
// page furniture are taken out and remembered as flags, so that the reader sees the same lines whether a law came
// as Markdown, as plain text or out of a PDF. What is taken out here is markup by definition; everything else
// reaches a node.

import { foldRadical, isBlank, isInvisible } from '../text'
import type { Strand } from './strand'

export interface SourceLine {
  /** Without blanks at the ends. Never empty. */
  readonly strand: Strand
  /** Line number in the source, from 1. */
  readonly line: number
  /** Number of leading `#`. */
  readonly hashes: number
  /** Whether the line opens with `**`. */
  readonly bold: boolean
  /** Width of the blanks before the first character, in half-width columns. */
  readonly indent: number
  /** Whether an empty line stands before it. */
  readonly afterBlank: boolean
}

export interface SourceLines {
  readonly lines: readonly SourceLine[]
  /** `---` block at the head of the file, verbatim. */
  readonly frontMatter?: Strand
  /** Source offset after which text stands, where the file says so (`<!-- INFO END -->`). */
  readonly bodyFrom?: number
}

/** Lines of a source that hold more than blanks and markup. Linear. */
export function sourceLines(source: string): SourceLines {
  const frontMatter = readFrontMatter(source)
  const hidden = commentRanges(source, frontMatter ? (frontMatter.at.at(-1) ?? 0) + 1 : 0)
  const lines: SourceLine[] = []
  let offset = frontMatter ? (frontMatter.at.at(-1) ?? 0) + 1 : 0
  let number = 1
  for (let i = 0; i < offset; i++) if (source[i] === '\n') number++
  let afterBlank = false
  let comment = 0
  while (offset <= source.length) {
    const end = lineEnd(source, offset)
    while ((hidden.ranges[comment]?.end ?? source.length) < offset) comment++
    const line = readLine(source, { start: offset, end, number, afterBlank, hidden: hidden.ranges, comment })
    if (line) lines.push(line)
    afterBlank = line === undefined
    offset = end + (source[end] === '\r' && source[end + 1] === '\n' ? 2 : 1)
    number++
  }
  return {
    lines: withoutPageNumbers(lines),
    ...(frontMatter ? { frontMatter } : {}),
    ...(hidden.infoEnd === undefined ? {} : { bodyFrom: hidden.infoEnd }),
  }
}

function lineEnd(source: string, from: number): number {
  let i = from
  while (i < source.length) {
    const code = source.charCodeAt(i)
    if (
      code === 0x0a ||
      code === 0x0d ||
      code === 0x0c ||
      code === 0x0b ||
      code === 0x2028 ||
      code === 0x2029
    )
      break
    i++
  }
  return i
}

interface LineSpan {
  readonly start: number
  readonly end: number
  readonly number: number
  readonly afterBlank: boolean
  readonly hidden: readonly { readonly start: number; readonly end: number }[]
  readonly comment: number
}

function readLine(source: string, span: LineSpan): SourceLine | undefined {
  let text = ''
  const at: number[] = []
  let indent = 0
  let hashes = 0
  let bold = false
  let comment = span.comment
  for (let i = span.start; i < span.end; i++) {
    while ((span.hidden[comment]?.end ?? source.length) <= i) comment++
    const range = span.hidden[comment]
    if (range && i >= range.start && i < range.end) {
      i = range.end - 1
      continue
    }
    const unit = source.charAt(i)
    if (isInvisible(unit)) continue
    if (unit === '*' && source[i + 1] === '*') {
      if (text === '') bold = true
      i++
      continue
    }
    if (unit === '\\' && isEscapable(source[i + 1]) && i + 1 < span.end) continue
    if (text === '') {
      if (isBlank(unit)) {
        indent += unit.charCodeAt(0) === 0x3000 ? 2 : 1
        continue
      }
      const run = unit === '#' && hashes === 0 ? hashRun(source, i, span.end) : 0
      if (run > 0) {
        hashes = run
        i += run - 1
        continue
      }
    }
    text += foldRadical(unit)
    at.push(i)
  }
  let end = text.length
  while (end > 0 && isBlank(text[end - 1])) end--
  if (end === 0) return undefined
  const strand = { text: text.slice(0, end), at, base: 0 }
  return { strand, line: span.number, hashes, bold, indent, afterBlank: span.afterBlank }
}

function isEscapable(unit: string | undefined): boolean {
  return unit !== undefined && unit !== '' && '\\`*_{}[]()#+-.!|<>~'.includes(unit)
}

// "## 第一章": at most six, then a blank or the end of the line, or a head without the blank ("##第一章").
function hashRun(source: string, from: number, end: number): number {
  let i = from
  while (i < end && source[i] === '#') i++
  const run = i - from
  return run <= 6 && (i === end || isBlank(source[i]) || source[i] === '第') ? run : 0
}

function readFrontMatter(source: string): Strand | undefined {
  let start = 0
  while (isInvisible(source.charAt(start)) && start < source.length) start++
  if (!source.startsWith('---', start)) return undefined
  const firstEnd = lineEnd(source, start)
  const opening = source.slice(start + 3, firstEnd)
  if (opening !== '' && !/^ ?(?:json|yaml|toml)? ?$/.test(opening)) return undefined
  for (let at = firstEnd + 1, count = 0; at < source.length && count < 200; count++) {
    const end = lineEnd(source, at)
    if (source.slice(at, end) === '---') {
      const offsets = Array.from({ length: end - start }, (_, i) => start + i)
      return { text: source.slice(start, end), at: offsets, base: 0 }
    }
    at = end + 1
  }
  return undefined
}

// Comments are hidden only where they end on the same line: an unclosed "<!--" hides nothing.
function commentRanges(source: string, from: number) {
  const ranges: { start: number; end: number }[] = []
  let infoEnd: number | undefined
  let start = source.indexOf('<!--', from)
  while (start >= 0) {
    const end = source.indexOf('-->', start + 4)
    if (end < 0) break
    const inner = source.slice(start + 4, end)
    if (!inner.includes('\n') && inner.length <= 200) {
      ranges.push({ start, end: end + 3 })
      if (inner.includes('INFO END')) infoEnd ??= end + 3
      start = source.indexOf('<!--', end + 3)
    } else start = source.indexOf('<!--', start + 4)
  }
  return { ranges, infoEnd }
}

/** A page number that stands between dashes: `— 22 —`. */
export function isPageNumber(text: string): boolean {
  let digits = 0
  let dashes = 0
  for (const unit of text) {
    if (unit >= '0' && unit <= '9') digits++
    else if ('—－-–―─·'.includes(unit)) dashes++
    else if (!isBlank(unit)) return false
  }
  const ends = '—－-–―─·'
  return (
    digits > 0 &&
    digits <= 4 &&
    dashes >= 2 &&
    ends.includes(text.charAt(0)) &&
    ends.includes(text.charAt(text.length - 1))
  )
}

// Bare numbers are page numbers only where at least three of them count upwards one by one: a table has digits too.
function withoutPageNumbers(lines: readonly SourceLine[]): readonly SourceLine[] {
  const bare = lines.filter((line) => /^[0-9]{1,4}$/.test(line.strand.text))
  const counting =
    bare.length >= 3 &&
    bare.every((line, i) => i === 0 || Number(line.strand.text) === Number(bare[i - 1]?.strand.text) + 1)
  const furniture = new Set(counting ? bare : [])
  return lines.filter((line) => !isPageNumber(line.strand.text) && !furniture.has(line))
}
