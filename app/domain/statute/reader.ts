// Reads lines into blocks, from top to bottom, knowing at each line what stands open above it: the paragraph a
// broken line continues, the list an item belongs to, the number the next article must have. The reader decides
// and never discards: a line that fits nowhere becomes a text block of its own.

import { withoutBlanks } from '../text'
import type { Block } from './blocks'
import { beginsContents } from './glued'
import { isAnnexHead, isHeading } from './heads'
import { listMarkAt, ordinalAt } from './marks'
import type { Profile } from './profile'
import {
  addAnnex,
  addMatter,
  headingEnd,
  isArticleHere,
  isHeadingBeforeArticle,
  isLostHeading,
  openContents,
  placeArticle,
  placeHeading,
} from './read-heads'
import { placeListElement, placeText } from './read-text'
import { beginReading, type Reading, settled, situation } from './reading'
import type { SourceLine } from './source-lines'
import { cut, type Strand } from './strand'
import { readsAsContents } from './table-of-contents'

const bareHeadings: ReadonlySet<string> = new Set(['总则', '分则', '附则', '罚则'])

/** Blocks of a document, in the order of the source. Linear. */
export function readBlocks(lines: readonly SourceLine[]): {
  readonly blocks: readonly Block[]
  readonly profile: Profile
} {
  const r = beginReading(lines)
  for (const [row, line] of lines.entries()) {
    r.row = row
    while ((r.index[r.cursor]?.line ?? lines.length) < row) r.cursor++
    let rest: Strand | undefined = line.strand
    for (let isFirst = true; rest && rest.text !== ''; isFirst = false) {
      rest = place(r, rest, isFirst ? line : undefined)
    }
  }
  return { blocks: r.blocks, profile: r.profile }
}

/** Place the beginning of a strand; returns what is left of it when a new part begins in its middle. */
function place(r: Reading, strand: Strand, line: SourceLine | undefined): Strand | undefined {
  if (r.contents) {
    const rest = r.contents(strand, line)
    if (rest === undefined) return undefined
    r.contents = undefined
    r.open = undefined
    if (rest !== strand) return rest
  }
  const mark = ordinalAt(strand.text, 0)
  const candidate = mark && {
    text: strand.text,
    mark,
    bold: line?.bold ?? false,
    hashes: line?.hashes ?? 0,
  }
  if (candidate && candidate.mark.unit === '条' && isArticleHere(r, candidate, line))
    return placeArticle(r, strand, candidate.mark)
  if (r.inAnnex) return addAnnex(r, strand)
  if (candidate && candidate.mark.unit !== '条') {
    const end = headingEnd(r, strand.text, candidate.mark.end)
    const title = cut(strand, candidate.mark.end, end)
    const isHere =
      !line ||
      isHeading(candidate, title.text, situation(r), r.profile) ||
      isHeadingBeforeArticle(r, candidate, title.text)
    if (isHere) return placeHeading(r, strand, candidate.mark.end, end)
  }
  const compact = line && strand.text.length <= 60 ? withoutBlanks(strand.text) : ''
  if (line && r.last && isAnnexHead(compact) && settled(r)) {
    r.inAnnex = true
    r.inArticle = false
    return addMatter(r, 'annex', strand)
  }
  if (line ? readsAsContents(compact) : beginsContents(strand.text, 0)) return openContents(r, strand)
  if (line && (compact === '序言' || compact === '前言') && !r.last) return addMatter(r, 'preamble', strand)
  // A heading without a number (附则 in 刑法) belongs to no article and opens no division.
  if (
    line &&
    r.last &&
    ((line.hashes > 0 && !isListLine(strand.text)) || bareHeadings.has(compact) || isLostHeading(r, line))
  ) {
    r.inArticle = false
    return addMatter(r, 'other', strand)
  }
  const rest = placeListElement(r, strand, line)
  return rest === false ? placeText(r, strand, line) : rest
}

function isListLine(text: string): boolean {
  return listMarkAt(text, 0) !== undefined
}
