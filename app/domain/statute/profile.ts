// What kind of document this is, judged once before it is read: whether its lines were broken at a page width,
// whether paragraphs are indented, whether articles carry captions in round brackets, whether only bold heads are
// heads, whether it is a decision on amending another act. The reader asks these questions at every line and
// must get one answer for the whole document.

import { isHan, withoutBlanks } from '../text'
import { captionAt, isTerminated, isTombstone, ordinalAt, skipBlanks } from './marks'
import type { SourceLine } from './source-lines'

export interface Profile {
  /** Lines were broken at a page's width, inside sentences. */
  readonly wrapped: boolean
  /** Width of a full line in half-width columns; 0 when not wrapped. */
  readonly width: number
  /** First lines of paragraphs are indented and the others are not. */
  readonly indentCue: boolean
  /** （…） right after 第N条 is a caption. */
  readonly roundCaptions: boolean
  /** Only 第N条 in bold open articles (canonical Markdown). */
  readonly onlyBold: boolean
  /** A decision on amending: quoted heads inside it open nothing, 一、 opens an item. */
  readonly isDecision: boolean
  /** 第N条 stands at the beginning of at least one line. */
  readonly hasLineHeads: boolean
}

/** Judge a document by its lines. Linear. */
export function profileOf(lines: readonly SourceLine[]): Profile {
  const wrap = wrapping(lines)
  let heads = 0
  let bold = 0
  let captioned = 0
  for (const { strand, bold: isBold } of lines) {
    const mark = ordinalAt(strand.text, 0)
    if (mark?.unit !== '条') continue
    heads++
    if (isBold) bold++
    const caption = captionAt(strand.text, skipBlanks(strand.text, mark.end))
    if (caption?.round && !isTombstone(caption.caption)) captioned++
  }
  return {
    ...wrap,
    roundCaptions: captioned > 0 && captioned * 2 >= heads,
    onlyBold: bold > 0 && bold * 2 >= heads,
    isDecision: looksLikeDecision(lines),
    hasLineHeads: heads > 0,
  }
}

/** Columns a text takes in print: Han and wide punctuation two, the rest one. */
export function printWidth(text: string): number {
  let width = 0
  for (const unit of text) width += isHan(unit) || unit.charCodeAt(0) > 0x2000 ? 2 : 1
  return width
}

// A line that stops without a full stop, list mark or colon was cut by the page when many lines do so and those
// that do are of one width. Tables and lists of terms stop early too, but raggedly.
function wrapping(lines: readonly SourceLine[]): { wrapped: boolean; width: number; indentCue: boolean } {
  const widths: number[] = []
  let body = 0
  let indented = 0
  for (const { strand, indent, hashes } of lines) {
    const { text } = strand
    if (text.length < 8 || hashes > 0 || text.startsWith('|')) continue
    const mark = ordinalAt(text, 0)
    if (mark && mark.unit !== '条') continue
    body++
    if (indent >= 2) indented++
    if (text.length >= 14 && !isTerminated(text)) widths.push(printWidth(text) + indent)
  }
  widths.sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.75)] ?? 0
  const alike = widths.filter((w) => w >= width * 0.8 && w <= width * 1.25).length
  const wrapped =
    widths.length >= 3 && widths.length >= body * 0.3 && alike >= widths.length * 0.7 && width <= 130
  const indentCue = wrapped && indented >= body * 0.05 && indented <= body * 0.7
  return { wrapped, width: wrapped ? width : 0, indentCue }
}

function looksLikeDecision(lines: readonly SourceLine[]): boolean {
  let announced = false
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i]?.strand.text ?? ''
    if (i < 4 && text.length <= 200) {
      const compact = withoutBlanks(text)
      const bare = compact[0] !== '（' && compact[0] !== '('
      if (bare && (compact.includes('修正案') || (compact.includes('关于修改') && compact.includes('决定'))))
        announced = true
    }
    if (
      i < 40 &&
      (text.includes('作如下修改') || text.includes('作以下修改') || text.includes('作出如下修改'))
    )
      announced = true
    if (i >= 40 && !announced) break
  }
  return announced
}
