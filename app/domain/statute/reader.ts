// Reads lines into blocks, from top to bottom, knowing at each line what stands open above it: the paragraph a
// broken line continues, the list an item belongs to, the number the next article must have. The reader decides
// and never discards: a line that fits nowhere becomes a text block of its own.

import { isBlank, withoutBlanks } from '../text'
import type {
  ArticleBlock,
  Block,
  HeadingBlock,
  ListBlock,
  MatterBlock,
  MoreBlock,
  TextBlock,
} from './blocks'
import { continues, isUnfinished } from './continuation'
import { beginsContents, gluedAt } from './glued'
import {
  headsAfter,
  indexHeads,
  isAnnexHead,
  isHeading,
  isNextArticle,
  opensArticle,
  type Situation,
} from './heads'
import {
  captionAt,
  citationSign,
  isCitedPoint,
  isTerminated,
  isTombstone,
  type ListMark,
  listMarkAt,
  ordinalAt,
  quoteBalance,
  skipBlanks,
} from './marks'
import { type Profile, profileOf } from './profile'
import type { SourceLine } from './source-lines'
import { cut, rangeOf, type Strand } from './strand'
import { type ContentsTaker, readsAsContents, tableOfContents } from './table-of-contents'
import type { ArticleNumber, HeadingLevel } from './tree'

type OpenBlock = MatterBlock | HeadingBlock | TextBlock | MoreBlock | ListBlock

const depthOf: Readonly<Record<HeadingLevel, number>> = { book: 0, part: 1, chapter: 2, section: 3 }

const bareHeadings: ReadonlySet<string> = new Set(['总则', '分则', '附则', '罚则'])

/** Blocks of a document, in the order of the source. Linear. */
export function readBlocks(lines: readonly SourceLine[]): {
  readonly blocks: readonly Block[]
  readonly profile: Profile
} {
  const profile = profileOf(lines)
  const index = indexHeads(lines, (text) => ordinalAt(text, 0))
  const upcoming = upcomingPoints(lines)
  const blocks: Block[] = []
  const headings: Partial<Record<HeadingLevel, number>> = {}
  let open: OpenBlock | undefined
  let last: ArticleNumber | undefined
  let depth = 0
  let point: { readonly n: number; readonly style: ListMark['style'] } | undefined
  let item: number | undefined
  let inArticle = false
  let inAnnex = false
  let contents: ContentsTaker | undefined
  let cursor = 0
  let row = 0

  for (row = 0; row < lines.length; row++) {
    const line = lines[row]
    if (!line) continue
    while ((index[cursor]?.line ?? lines.length) < row) cursor++
    let rest: Strand | undefined = line.strand
    for (let isFirst = true; rest && rest.text !== ''; isFirst = false) {
      rest = place(rest, isFirst ? line : undefined)
    }
  }
  return { blocks, profile }

  /** Place the beginning of a strand; returns what is left of it when a new part begins in its middle. */
  function place(strand: Strand, line: SourceLine | undefined): Strand | undefined {
    if (contents) {
      const rest = contents(strand, line)
      if (rest === undefined) return undefined
      contents = undefined
      open = undefined
      if (rest !== strand) return rest
    }
    const mark = ordinalAt(strand.text, 0)
    const candidate = mark && {
      text: strand.text,
      mark,
      bold: line?.bold ?? false,
      hashes: line?.hashes ?? 0,
    }
    if (candidate && candidate.mark.unit === '条' && isArticleHere(candidate, line))
      return placeArticle(strand, candidate.mark)
    if (inAnnex) return addAnnex(strand)
    if (candidate && candidate.mark.unit !== '条') {
      const end = headingEnd(strand.text, candidate.mark.end)
      const title = cut(strand, candidate.mark.end, end)
      const isHere =
        !line ||
        isHeading(candidate, title.text, situation(), profile) ||
        isHeadingBeforeArticle(candidate, title.text)
      if (isHere) return placeHeading(strand, candidate.mark.end, end)
    }
    const compact = line && strand.text.length <= 60 ? withoutBlanks(strand.text) : ''
    if (line && last && isAnnexHead(compact) && settled()) {
      inAnnex = true
      inArticle = false
      return addMatter('annex', strand)
    }
    if (line ? readsAsContents(compact) : beginsContents(strand.text, 0)) return openContents(strand)
    if (line && (compact === '序言' || compact === '前言') && !last) return addMatter('preamble', strand)
    // A heading without a number (附则 in 刑法) belongs to no article and opens no division.
    if (
      line &&
      last &&
      ((line.hashes > 0 && !isListLine(strand.text)) || bareHeadings.has(compact) || isLostHeading(line))
    ) {
      inArticle = false
      return addMatter('other', strand)
    }
    const rest = placeListElement(strand, line)
    return rest === false ? placeText(strand, line) : rest
  }

  function situation(): Situation {
    return { last, headings, before: tail(), quoteDepth: depth }
  }

  // The last words placed; a head just opened leaves nothing unfinished before the next one.
  function tail(): string {
    if (!open || open.kind === 'heading') return ''
    return open.pieces.at(-1)?.text ?? ''
  }

  function settled(): boolean {
    return open === undefined || open.kind === 'heading' || !isUnfinished(tail())
  }

  function isArticleHere(
    candidate: Parameters<typeof opensArticle>[0],
    line: SourceLine | undefined,
  ): boolean {
    if (!line) return true
    if (inAnnex && !isNextArticle(last, candidate.mark.key)) return false
    return opensArticle(candidate, situation(), profile, headsAfter(index, row, cursor))
  }

  function placeArticle(strand: Strand, mark: NonNullable<ReturnType<typeof ordinalAt>>): Strand | undefined {
    const at = skipBlanks(strand.text, mark.end)
    const found = captionAt(strand.text, at)
    const isCaption =
      found &&
      !isTombstone(found.caption) &&
      (!found.round || profile.roundCaptions) &&
      !listMarkAt(strand.text, at)
    const end = isCaption ? found.end : mark.end
    const block: ArticleBlock = {
      kind: 'article',
      key: mark.key,
      style: mark.style,
      mark: cut(strand, 0, end),
      ...(isCaption ? { caption: found.caption } : {}),
    }
    blocks.push(block)
    last = mark.key
    open = undefined
    point = undefined
    depth = 0
    inArticle = true
    inAnnex = false
    const rest = cut(strand, end)
    return rest.text === '' ? undefined : placeText(rest, undefined)
  }

  function headingEnd(text: string, from: number): number {
    const end = gluedAt(text, from, { ...context(), inHeading: true })
    return end < 0 ? text.length : end
  }

  function placeHeading(strand: Strand, markEnd: number, end: number): Strand | undefined {
    const mark = ordinalAt(strand.text, 0)
    if (!mark || mark.unit === '条') throw new Error('Expected a heading mark')
    const level = mark.unit
    const title = cut(strand, markEnd, end)
    const block: HeadingBlock = {
      kind: 'heading',
      level,
      n: mark.key.n,
      mark: cut(strand, 0, markEnd),
      pieces: title.text === '' ? [] : [title],
    }
    blocks.push(block)
    headings[level] = mark.key.n
    for (const lower of Object.keys(depthOf) as HeadingLevel[])
      if (depthOf[lower] > depthOf[level]) delete headings[lower]
    open = block
    point = undefined
    depth = 0
    inArticle = false
    const rest = cut(strand, end)
    return rest.text === '' ? undefined : rest
  }

  // 目录第一章… on one line: the word alone opens the table, which takes its own entries from the rest.
  function openContents(strand: Strand): Strand | undefined {
    const end = beginsContents(strand.text, 0) ? 2 : strand.text.length
    const block: MatterBlock = { kind: 'matter', matter: 'toc', pieces: [cut(strand, 0, end)] }
    blocks.push(block)
    contents = tableOfContents(block)
    return cut(strand, end)
  }

  function addMatter(matter: MatterBlock['matter'], strand: Strand): undefined {
    const block: MatterBlock = { kind: 'matter', matter, pieces: [strand] }
    blocks.push(block)
    open = block
    point = undefined
  }

  // An annex keeps its lines as they are: tables and lists of its own are not 款 of the last article.
  function addAnnex(strand: Strand): undefined {
    const compact = strand.text.length <= 60 ? withoutBlanks(strand.text) : ''
    if (isAnnexHead(compact)) return addMatter('annex', strand)
    const block: MoreBlock = { kind: 'more', pieces: [strand] }
    blocks.push(block)
    open = block
  }

  // 第五节入伙、退伙 out of its row of numbers, but right before the next article.
  function isHeadingBeforeArticle(candidate: Parameters<typeof opensArticle>[0], title: string): boolean {
    if (
      title.length > 30 ||
      /[，。；：“”]/.test(title) ||
      citationSign(candidate.text, candidate.mark.end) !== undefined
    )
      return false
    const next = ordinalAt(lines[row + 1]?.strand.text ?? '', 0)
    return (
      depth === 0 &&
      next?.unit === '条' &&
      isNextArticle(last, next.key) &&
      (tail() === '' || isTerminated(tail()))
    )
  }

  // 网络素养促进 between two articles: a chapter whose number the source has lost; 三、财产保全 is how interpretations
  // head theirs. As a 款 of the article above it would be compared, amended and commented on as a rule.
  function isLostHeading(line: SourceLine): boolean {
    const mark = listMarkAt(line.strand.text, 0)
    if (mark && mark.style !== 'han-comma') return false
    const text = line.strand.text.slice(mark?.end ?? 0)
    if (
      !inArticle ||
      text.length > 24 ||
      /[，。；：（）“”《》,.;:()|0-9]/.test(text) ||
      (!mark && text.includes('、')) ||
      /应当|不得|可以|施行|废止|按照|依照|禁止/.test(text)
    )
      return false
    const next = ordinalAt(lines[row + 1]?.strand.text ?? '', 0)
    return next?.unit === '条' && isNextArticle(last, next.key) && isTerminated(tail())
  }

  /** 项, 目 or 一、; false when the strand does not begin one, else what is left of it. */
  function placeListElement(strand: Strand, line: SourceLine | undefined): Strand | undefined | false {
    const mark = listMarkAt(strand.text, 0)
    if (!mark) return false
    if (line && depth > 0 && profile.isDecision) {
      if (mark.style !== 'han-comma' || mark.n !== (item ?? 0) + 1) return false
      depth = 0
    }
    if (mark.style === 'han-comma') {
      if (inArticle || (line && open && open.kind !== 'heading' && isUnfinished(tail()))) return false
      item = mark.n
      return addText(strand, mark.end)
    }
    const isCited = isCitedPoint(strand.text, mark.end)
    if (isCited || (line && open && endsInOrdinal(tail()))) return false
    if (!open && !inArticle) return false
    const isPoint = mark.style === 'bracketed-han' || !point || point.style === mark.style
    if (!isPoint && !inList()) return false
    const block: ListBlock = {
      kind: isPoint ? 'point' : 'indent',
      list: mark,
      mark: cut(strand, 0, mark.end),
      pieces: [],
    }
    blocks.push(block)
    open = block
    if (isPoint) point = { n: mark.n, style: mark.style }
    return fill(block, cut(strand, mark.end))
  }

  function inList(): boolean {
    return open !== undefined && (open.kind === 'point' || open.kind === 'indent' || open.kind === 'more')
  }

  function placeText(strand: Strand, line: SourceLine | undefined): Strand | undefined {
    if (line && open) {
      const isTitle = open.kind === 'heading' && isTitleLine(open, line)
      if (
        isTitle ||
        (open.kind !== 'heading' &&
          continues(tail(), line, { profile, inBody: inArticle, before: lines[row - 1] }))
      ) {
        return fill(open, strand)
      }
    }
    const keepsPoint = line !== undefined && point !== undefined && inList() && upcoming[row] === point.n + 1
    const isTableRow = strand.text.startsWith('|') && open?.kind !== 'heading' && tail().startsWith('|')
    if (keepsPoint || isTableRow) {
      const block: MoreBlock = { kind: 'more', pieces: [] }
      blocks.push(block)
      open = block
      return fill(block, strand)
    }
    return addText(strand, 0)
  }

  // 第一章 alone on its line has its title on the next; a title broken by the page goes on before the next head.
  function isTitleLine(block: HeadingBlock, line: SourceLine): boolean {
    const { text } = line.strand
    if (text.length > 40 || '。；：，'.includes(text.at(-1) ?? ' ') || text.includes('，')) return false
    if (block.pieces.length === 0 || block.pieces.at(-1)?.text.endsWith('、')) return true
    const next = lines[row + 1]?.strand.text ?? ''
    return (
      profile.wrapped &&
      !line.afterBlank &&
      text.length <= 24 &&
      ordinalAt(next, 0) !== undefined &&
      block.pieces.length < 2
    )
  }

  function addText(strand: Strand, from: number): Strand | undefined {
    const block: TextBlock = { kind: 'text', pieces: [] }
    blocks.push(block)
    open = block
    point = undefined
    if (!profile.isDecision) depth = 0
    return fill(block, strand, from)
  }

  /** Give a block its text up to the next part glued to it; returns the rest. */
  function fill(block: OpenBlock, strand: Strand, from = 0): Strand | undefined {
    const end =
      block.kind === 'heading' || block.kind === 'matter' ? -1 : gluedAt(strand.text, from, context())
    const own = end < 0 ? strand : cut(strand, 0, end)
    if (own.text !== '') block.pieces.push(own)
    depth = quoteBalance(own.text, depth)
    const rest = end < 0 ? undefined : cut(strand, end)
    return rest?.text === '' ? undefined : rest
  }

  function context() {
    return { ...situation(), profile, point: point?.n, item, inHeading: false, inArticle }
  }
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

function isListLine(text: string): boolean {
  return listMarkAt(text, 0) !== undefined
}

// "前条第" + "（一）项": the bracket goes on with a citation.
function endsInOrdinal(text: string): boolean {
  return text.endsWith('第') || text.endsWith('、') || text.endsWith('至')
}

/** Source offset at which a block begins. */
export function startOf(block: Block): number {
  const first =
    block.kind === 'article'
      ? block.mark
      : block.kind === 'matter' || block.kind === 'text' || block.kind === 'more'
        ? block.pieces[0]
        : block.mark
  return (first && rangeOf(first)?.start) ?? 0
}
