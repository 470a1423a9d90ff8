// What stands open while a document is read line by line: the part that the next words belong to, the numbers that
// are due, whether a quotation or a table of contents is open. The functions that place parts read and change it;
// nothing else does.

import { isBlank } from '../text'
import type { Block, HeadingBlock, ListBlock, MatterBlock, MoreBlock, TextBlock } from './blocks'
import { isUnfinished } from './continuation'
import { gluedAt } from './glued'
import { indexHeads, type Situation } from './heads'
import { type ListMark, listMarkAt, ordinalAt, quoteBalance } from './marks'
import { type Profile, profileOf } from './profile'
import type { SourceLine } from './source-lines'
import { cut, type Strand } from './strand'
import type { ContentsTaker } from './table-of-contents'
import type { ArticleNumber, HeadingLevel } from './tree'

export type OpenBlock = MatterBlock | HeadingBlock | TextBlock | MoreBlock | ListBlock

export interface Reading {
  readonly lines: readonly SourceLine[]
  readonly profile: Profile
  /** Heads of articles by line; `cursor` is the first at or below the line being read. */
  readonly index: ReturnType<typeof indexHeads>
  /** For each line the next （N） below it. */
  readonly upcoming: readonly number[]
  readonly blocks: Block[]
  /** Last number of each level of headings. */
  readonly headings: Partial<Record<HeadingLevel, number>>
  cursor: number
  /** Line being read. */
  row: number
  /** Block that the next words may continue. */
  open?: OpenBlock
  /** Number of the last article. */
  last?: ArticleNumber
  /** How many quotation marks stand open. */
  depth: number
  point?: { readonly n: number; readonly style: ListMark['style'] }
  /** Number of the last item 一、 of a decision. */
  item?: number
  inArticle: boolean
  inAnnex: boolean
  contents?: ContentsTaker
}

/** A document of which nothing is read yet. */
export function beginReading(lines: readonly SourceLine[]): Reading {
  return {
    lines,
    profile: profileOf(lines),
    index: indexHeads(lines, (text) => ordinalAt(text, 0)),
    upcoming: upcomingPoints(lines),
    blocks: [],
    headings: {},
    cursor: 0,
    row: 0,
    depth: 0,
    inArticle: false,
    inAnnex: false,
  }
}

// The last words placed; a head just opened leaves nothing unfinished before the next one.
export function tail(r: Reading): string {
  if (!r.open || r.open.kind === 'heading') return ''
  return r.open.pieces.at(-1)?.text ?? ''
}

export function settled(r: Reading): boolean {
  return r.open === undefined || r.open.kind === 'heading' || !isUnfinished(tail(r))
}

export function situation(r: Reading): Situation {
  return { last: r.last, headings: r.headings, before: tail(r), quoteDepth: r.depth }
}

export function context(r: Reading) {
  return {
    ...situation(r),
    profile: r.profile,
    point: r.point?.n,
    item: r.item,
    inHeading: false,
    inArticle: r.inArticle,
  }
}

export function inList(r: Reading): boolean {
  return (
    r.open !== undefined && (r.open.kind === 'point' || r.open.kind === 'indent' || r.open.kind === 'more')
  )
}

export function addText(r: Reading, strand: Strand, from: number): Strand | undefined {
  const block: TextBlock = { kind: 'text', pieces: [] }
  r.blocks.push(block)
  r.open = block
  r.point = undefined
  if (!r.profile.isDecision) r.depth = 0
  return fill(r, block, strand, from)
}

/** Give a block its text up to the next part glued to it; returns the rest. */
export function fill(r: Reading, block: OpenBlock, strand: Strand, from = 0): Strand | undefined {
  const end =
    block.kind === 'heading' || block.kind === 'matter' ? -1 : gluedAt(strand.text, from, context(r))
  const own = end < 0 ? strand : cut(strand, 0, end)
  if (own.text !== '') block.pieces.push(own)
  r.depth = quoteBalance(own.text, r.depth)
  const rest = end < 0 ? undefined : cut(strand, end)
  return rest?.text === '' ? undefined : rest
}

/** For each line the number of the next （N） line below it in the same article; 0 when an article comes first. */
function upcomingPoints(lines: readonly SourceLine[]): readonly number[] {
  const upcoming = new Array<number>(lines.length).fill(0)
  let next = 0
  for (let i = lines.length - 1; i >= 0; i--) {
    upcoming[i] = next
    const text = lines[i]?.strand.text ?? ''
    const mark = listMarkAt(text, 0)
    if (mark?.style === 'bracketed-han') next = mark.n
    else if (ordinalAt(text, 0) && isBlank(text[ordinalAt(text, 0)?.end ?? 0])) next = 0
  }
  return upcoming
}
