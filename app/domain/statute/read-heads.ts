// Places heads: articles, headings with and without a number, the table of contents, annexes and other parts that are
// not divided into articles.

import { withoutBlanks } from '../text'
import type { ArticleBlock, HeadingBlock, MatterBlock, MoreBlock } from './blocks'
import { beginsContents, gluedAt } from './glued'
import { headsAfter, isAnnexHead, isNextArticle, opensArticle } from './heads'
import {
  captionAt,
  citationSign,
  isTerminated,
  isTombstone,
  listMarkAt,
  ordinalAt,
  skipBlanks,
} from './marks'
import { placeText } from './read-text'
import { context, type Reading, situation, tail } from './reading'
import type { SourceLine } from './source-lines'
import { cut, type Strand } from './strand'
import { tableOfContents } from './table-of-contents'
import type { HeadingLevel } from './tree'

const depthOf: Readonly<Record<HeadingLevel, number>> = { book: 0, part: 1, chapter: 2, section: 3 }

export function isArticleHere(
  r: Reading,
  candidate: Parameters<typeof opensArticle>[0],
  line: SourceLine | undefined,
): boolean {
  if (!line) return true
  if (r.inAnnex && !isNextArticle(r.last, candidate.mark.key)) return false
  return opensArticle(candidate, situation(r), r.profile, headsAfter(r.index, r.row, r.cursor))
}

export function placeArticle(
  r: Reading,
  strand: Strand,
  mark: NonNullable<ReturnType<typeof ordinalAt>>,
): Strand | undefined {
  const at = skipBlanks(strand.text, mark.end)
  const found = captionAt(strand.text, at)
  const isCaption =
    found &&
    !isTombstone(found.caption) &&
    (!found.round || r.profile.roundCaptions) &&
    !listMarkAt(strand.text, at)
  const end = isCaption ? found.end : mark.end
  const block: ArticleBlock = {
    kind: 'article',
    key: mark.key,
    style: mark.style,
    mark: cut(strand, 0, end),
    ...(isCaption ? { caption: found.caption } : {}),
  }
  r.blocks.push(block)
  r.last = mark.key
  r.open = undefined
  r.point = undefined
  r.depth = 0
  r.inArticle = true
  r.inAnnex = false
  const rest = cut(strand, end)
  return rest.text === '' ? undefined : placeText(r, rest, undefined)
}

export function headingEnd(r: Reading, text: string, from: number): number {
  const end = gluedAt(text, from, { ...context(r), inHeading: true })
  return end < 0 ? text.length : end
}

export function placeHeading(r: Reading, strand: Strand, markEnd: number, end: number): Strand | undefined {
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
  r.blocks.push(block)
  r.headings[level] = mark.key.n
  for (const lower of Object.keys(depthOf) as HeadingLevel[])
    if (depthOf[lower] > depthOf[level]) delete r.headings[lower]
  r.open = block
  r.point = undefined
  r.depth = 0
  r.inArticle = false
  const rest = cut(strand, end)
  return rest.text === '' ? undefined : rest
}

// 第五节入伙、退伙 out of its row of numbers, but right before the next article.
export function isHeadingBeforeArticle(
  r: Reading,
  candidate: Parameters<typeof opensArticle>[0],
  title: string,
): boolean {
  if (
    title.length > 30 ||
    /[，。；：“”]/.test(title) ||
    citationSign(candidate.text, candidate.mark.end) !== undefined
  )
    return false
  const next = ordinalAt(r.lines[r.row + 1]?.strand.text ?? '', 0)
  return (
    r.depth === 0 &&
    next?.unit === '条' &&
    isNextArticle(r.last, next.key) &&
    (tail(r) === '' || isTerminated(tail(r)))
  )
}

// 网络素养促进 between two articles: a chapter whose number the source has lost; 三、财产保全 is how interpretations
// head theirs. As a 款 of the article above it would be compared, amended and commented on as a rule.
export function isLostHeading(r: Reading, line: SourceLine): boolean {
  const mark = listMarkAt(line.strand.text, 0)
  if (mark && mark.style !== 'han-comma') return false
  const text = line.strand.text.slice(mark?.end ?? 0)
  if (
    !r.inArticle ||
    text.length > 24 ||
    /[，。；：（）“”《》,.;:()|0-9]/.test(text) ||
    (!mark && text.includes('、')) ||
    /应当|不得|可以|施行|废止|按照|依照|禁止/.test(text)
  )
    return false
  const next = ordinalAt(r.lines[r.row + 1]?.strand.text ?? '', 0)
  return next?.unit === '条' && isNextArticle(r.last, next.key) && isTerminated(tail(r))
}

// 目录第一章… on one line: the word alone opens the table, which takes its own entries from the rest.
export function openContents(r: Reading, strand: Strand): Strand | undefined {
  const end = beginsContents(strand.text, 0) ? 2 : strand.text.length
  const block: MatterBlock = { kind: 'matter', matter: 'toc', pieces: [cut(strand, 0, end)] }
  r.blocks.push(block)
  r.contents = tableOfContents(block)
  return cut(strand, end)
}

export function addMatter(r: Reading, matter: MatterBlock['matter'], strand: Strand): undefined {
  const block: MatterBlock = { kind: 'matter', matter, pieces: [strand] }
  r.blocks.push(block)
  r.open = block
  r.point = undefined
}

// An annex keeps its lines as they are: tables and lists of its own are not 款 of the last article.
export function addAnnex(r: Reading, strand: Strand): undefined {
  const compact = strand.text.length <= 60 ? withoutBlanks(strand.text) : ''
  if (isAnnexHead(compact)) return addMatter(r, 'annex', strand)
  const block: MoreBlock = { kind: 'more', pieces: [strand] }
  r.blocks.push(block)
  r.open = block
}
