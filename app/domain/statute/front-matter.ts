// What stands before the first article or heading: the title (sometimes on two lines, sometimes with the stage
// behind it), the stage of the draft, the note on adoption (题注), orders of promulgation, a preamble without
// number. Dates and not brackets decide what belongs to the note, because scraped texts lose one bracket of two.
// Also what stands after the last sentence of the last article and belongs to no article.

import { withoutBlanks } from '../text'
import type { Block, MatterBlock, TextBlock } from './blocks'
import { isTerminated, listMarkAt } from './marks'
import { joinAll } from './strand'

const stageWords = /草案|征求意见稿|送审稿|审议稿|表决稿|建议稿|修订稿|讨论稿|报批稿|一稿|二稿|三稿/
const titleEnds =
  /(?:法|条例|规定|办法|决定|细则|规则|解释|决议|公约|修正案|章程|意见|通知|批复|答复|复函|草案|稿|规划|纲要|方案|守则|准则|说明|报告|公告|函|标准|制度|规范)(?:[（(].{1,60}[）)])?$/

/** Blocks with the front and the back of the document told apart from its articles. */
export function sortFrontMatter(blocks: readonly Block[]): Block[] {
  const bodyFrom = blocks.findIndex(
    (block) => block.kind === 'heading' || block.kind === 'article' || block.kind === 'matter',
  )
  const hasArticles = blocks.some((block) => block.kind === 'article')
  const front = blocks.slice(0, bodyFrom < 0 ? blocks.length : bodyFrom)
  const rest = bodyFrom < 0 ? [] : blocks.slice(bodyFrom)
  const opened = sortFront(front, hasArticles)
  // Between contents and the first article stand further notes and the preamble.
  const firstArticle = rest.findIndex((block) => block.kind === 'heading' || block.kind === 'article')
  const between = firstArticle < 0 ? [] : rest.slice(0, firstArticle)
  const sorted = between.map((block) =>
    block.kind === 'text' ? asMatter(block, kindBeforeArticles(block)) : block,
  )
  const tail = firstArticle < 0 ? rest : rest.slice(firstArticle)
  return withoutSilentContents([...opened, ...sorted, ...(hasArticles ? sortBack(tail) : tail)])
}

function sortFront(front: readonly Block[], hasArticles: boolean): Block[] {
  const sorted: Block[] = []
  let titled = false
  let inBody = false
  let openNote = false
  for (const [i, block] of front.entries()) {
    if (block.kind !== 'text' || inBody) {
      sorted.push(block)
      continue
    }
    const text = joinAll(block.pieces).text
    const compact = withoutBlanks(text)
    if (!titled && isTitle(compact)) {
      titled = true
      sorted.push(asMatter(block, 'title'))
    } else if (openNote || isAdoptionNote(compact)) {
      openNote = openNote
        ? !compact.endsWith('）') && i < front.length - 1 && !isTerminated(compact)
        : isOpenBracket(compact)
      sorted.push(asMatter(block, 'longTitle'))
    } else if (isStage(compact)) sorted.push(asMatter(block, 'stage'))
    else if (titled && isSecondTitleLine(sorted, compact)) sorted.push(asMatter(block, 'title'))
    else if (hasArticles) sorted.push(asMatter(block, kindBeforeArticles(block)))
    else if (listMarkAt(text, 0) || isTerminated(text)) {
      // A text without articles: from its first sentence on everything is body.
      inBody = true
      sorted.push(block)
    } else sorted.push(asMatter(block, 'other'))
  }
  return sorted
}

function asMatter(block: TextBlock, matter: MatterBlock['matter']): MatterBlock {
  return { kind: 'matter', matter, pieces: block.pieces }
}

function isTitle(compact: string): boolean {
  return (
    compact.length <= 120 &&
    !isTerminated(compact) &&
    !isAdoptionNote(compact) &&
    !isStage(compact) &&
    !compact.startsWith('|')
  )
}

// 关于修改 / 〈…〉的决定 broken in the middle: the first line does not end as titles end, the second does.
function isSecondTitleLine(sorted: readonly Block[], compact: string): boolean {
  const before = sorted.at(-1)
  if (before?.kind !== 'matter' || before.matter !== 'title') return false
  const first = withoutBlanks(joinAll(before.pieces).text)
  if (titleEnds.test(first)) return false
  return compact.length <= 60 && titleEnds.test(compact) && !/[0-9]{4}/.test(compact)
}

/** （草案二次审议稿） and the like. */
export function isStage(compact: string): boolean {
  const inBrackets = /^[（(【〔](.{1,30})[）)】〕]$/.exec(compact)
  return inBrackets !== null && stageWords.test(inBrackets[1] ?? '') && !/[0-9]{4}年/.test(compact)
}

// A date and an act of adoption, or a bracket that begins with a date.
function isAdoptionNote(compact: string): boolean {
  const hasDate =
    /[0-9０-９]{4}年[0-9０-９]{1,2}月|[一二三四五六七八九〇○零]{4}年[一二三四五六七八九十]{1,2}月/.test(
      compact,
    )
  if (!hasDate) return false
  if (/^[（(]/.test(compact)) return true
  if (compact.includes('现予公布') || compact.includes('现予发布')) return false
  const acts =
    /(?:通过|批准|公布|发布|修订|修正|修改|施行|印发|号|公告|修订通过|废止|会议|颁布|制定|生效)[）)。]?$/
  return acts.test(compact) && compact.length <= 400
}

function isOpenBracket(compact: string): boolean {
  let depth = 0
  for (const unit of compact) {
    if (unit === '（' || unit === '(') depth++
    else if ((unit === '）' || unit === ')') && depth > 0) depth--
  }
  return depth > 0 && compact.length < 600
}

function kindBeforeArticles(block: TextBlock): MatterBlock['matter'] {
  const { text } = joinAll(block.pieces)
  const compact = withoutBlanks(text)
  if (isStage(compact)) return 'stage'
  if (isAdoptionNote(compact)) return 'longTitle'
  if (/现予公布|现予发布|现予颁布|予以公布|印发给你们/.test(text)) return 'other'
  return isTerminated(text) && text.length >= 12 ? 'preamble' : 'other'
}

// After the article that ends the law (施行, 废止) lines without a full stop are signatures, dates and captions of
// what was appended; with one they may be its second 款.
function sortBack(blocks: readonly Block[]): Block[] {
  const lastArticle = blocks.findLastIndex((block) => block.kind === 'article')
  if (lastArticle < 0) return [...blocks]
  let closed = false
  return blocks.map((block, i) => {
    if (i <= lastArticle || block.kind !== 'text') return block
    const { text } = joinAll(block.pieces)
    const isLoose = closed && !isTerminated(text) && text.length <= 60
    if (!closed) closed = /(?:施行|废止|为准|负责解释|执行|生效)。?$/.test(text)
    return isLoose ? asMatter(block, 'other') : block
  })
}

// Some files repeat the headings before the text without the word 目录: headings with nothing below them whose
// first one comes again.
function withoutSilentContents(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex((block) => block.kind === 'heading')
  if (first < 0) return [...blocks]
  let end = first
  while (blocks[end]?.kind === 'heading') end++
  const run = blocks.slice(first, end)
  const label = (block: Block | undefined) => (block?.kind === 'heading' ? `${block.level}${block.n}` : '')
  const again = run.findIndex((block, i) => i > 0 && label(block) === label(run[0]))
  if (again < 2) return [...blocks]
  const contents = run
    .slice(0, again)
    .map(
      (block): Block =>
        block.kind === 'heading'
          ? { kind: 'matter', matter: 'toc', pieces: [block.mark, ...block.pieces] }
          : block,
    )
  return [...blocks.slice(0, first), ...contents, ...blocks.slice(first + again)]
}
