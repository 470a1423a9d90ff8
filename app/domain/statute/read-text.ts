// Places words: 项, 目 and 一、 where a list goes on or begins, else a paragraph or the line before, broken at the width of a
// page.

import type { HeadingBlock, ListBlock, MoreBlock } from './blocks'
import { continues, isUnfinished } from './continuation'
import { isCitedPoint, listMarkAt, ordinalAt } from './marks'
import { addText, fill, inList, type Reading, tail } from './reading'
import type { SourceLine } from './source-lines'
import { cut, type Strand } from './strand'

/** 项, 目 or 一、; false when the strand does not begin one, else what is left of it. */
export function placeListElement(
  r: Reading,
  strand: Strand,
  line: SourceLine | undefined,
): Strand | undefined | false {
  const mark = listMarkAt(strand.text, 0)
  if (!mark) return false
  if (line && r.depth > 0 && r.profile.isDecision) {
    if (mark.style !== 'han-comma' || mark.n !== (r.item ?? 0) + 1) return false
    r.depth = 0
  }
  if (mark.style === 'han-comma') {
    if (r.inArticle || (line && r.open && r.open.kind !== 'heading' && isUnfinished(tail(r)))) return false
    r.item = mark.n
    return addText(r, strand, mark.end)
  }
  const isCited = isCitedPoint(strand.text, mark.end)
  if (isCited || (line && r.open && endsInOrdinal(tail(r)))) return false
  if (!r.open && !r.inArticle) return false
  const isPoint = mark.style === 'bracketed-han' || !r.point || r.point.style === mark.style
  if (!isPoint && !inList(r)) return false
  const block: ListBlock = {
    kind: isPoint ? 'point' : 'indent',
    list: mark,
    mark: cut(strand, 0, mark.end),
    pieces: [],
  }
  r.blocks.push(block)
  r.open = block
  if (isPoint) r.point = { n: mark.n, style: mark.style }
  return fill(r, block, cut(strand, mark.end))
}

export function placeText(r: Reading, strand: Strand, line: SourceLine | undefined): Strand | undefined {
  if (line && r.open) {
    const isTitle = r.open.kind === 'heading' && isTitleLine(r, r.open, line)
    if (
      isTitle ||
      (r.open.kind !== 'heading' &&
        continues(tail(r), line, { profile: r.profile, inBody: r.inArticle, before: r.lines[r.row - 1] }))
    ) {
      return fill(r, r.open, strand)
    }
  }
  const keepsPoint =
    line !== undefined && r.point !== undefined && inList(r) && r.upcoming[r.row] === r.point.n + 1
  const isTableRow = strand.text.startsWith('|') && r.open?.kind !== 'heading' && tail(r).startsWith('|')
  if (keepsPoint || isTableRow) {
    const block: MoreBlock = { kind: 'more', pieces: [] }
    r.blocks.push(block)
    r.open = block
    return fill(r, block, strand)
  }
  return addText(r, strand, 0)
}

// 第一章 alone on its line has its title on the next; a title broken by the page goes on before the next head.
function isTitleLine(r: Reading, block: HeadingBlock, line: SourceLine): boolean {
  const { text } = line.strand
  if (text.length > 40 || '。；：，'.includes(text.at(-1) ?? ' ') || text.includes('，')) return false
  if (block.pieces.length === 0 || block.pieces.at(-1)?.text.endsWith('、')) return true
  const next = r.lines[r.row + 1]?.strand.text ?? ''
  return (
    r.profile.wrapped &&
    !line.afterBlank &&
    text.length <= 24 &&
    ordinalAt(next, 0) !== undefined &&
    block.pieces.length < 2
  )
}

// "前条第" + "（一）项": the bracket goes on with a citation.
function endsInOrdinal(text: string): boolean {
  return text.endsWith('第') || text.endsWith('、') || text.endsWith('至')
}
