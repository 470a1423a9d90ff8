// What is doubtful about a text that was read: numbers missing, repeated or out of order, heads of two numbering
// styles, empty articles, chapters that jump, lists that jump, quotation marks that never close, words that fit
// nowhere. Each is said once, with the number or line it is about; nothing is repaired silently.

import { numberToHan } from '../text'
import type { ArticleBlock, Block, HeadingBlock } from './blocks'
import { textOf } from './blocks'
import { placeFinder } from './build'
import { articleNumberText, isTerminated, listMarkText } from './marks'
import { rangeOf, type Strand } from './strand'
import type { ArticleNumber, HeadingLevel, Place, StatuteMessage, StatuteTree } from './tree'
import { articlesOf } from './view'

const unitOf: Readonly<Record<HeadingLevel, string>> = {
  book: '编',
  part: '分编',
  chapter: '章',
  section: '节',
}
// A text that begins later than this is an extract: its beginning is not reported number by number.
const extractFrom = 30
const mostMissing = 500

type Report = (message: Omit<StatuteMessage, 'position'>, strand?: Strand) => void

/** Messages about a text, in the order of the source where they have a place there. Linear. */
export function findingsOf(tree: StatuteTree, blocks: readonly Block[], source: string): StatuteMessage[] {
  const placeOf = placeFinder(source)
  const messages: StatuteMessage[] = []
  const report: Report = (message, strand) => {
    const range = strand && rangeOf(strand)
    messages.push(range ? { ...message, position: placeOf(range.start, range.end) } : message)
  }
  const heads = blocks.filter((block): block is ArticleBlock => block.kind === 'article')
  checkNumbers(heads, report)
  checkStyles(heads, report)
  checkHeadings(blocks, report)
  checkLists(blocks, report)
  checkEmptyArticles(blocks, report)
  checkQuotes(blocks, report)
  checkUnplaced(blocks, report, placeOf, heads.length > 0)
  if (tree.title === '' && heads.length > 0) {
    report({
      rule: 'missing-title',
      severity: 'warning',
      place: '标题',
      reason: '没有找到标题，导入时请补上法规名称。',
    })
  }
  if (articlesOf(tree).length === 0) {
    report({
      rule: 'no-articles',
      severity: 'warning',
      place: '全文',
      reason: '全文没有“第一条”这样的条，按段落保存，不能逐条比较。',
    })
  }
  return messages.sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0))
}

function checkNumbers(heads: readonly ArticleBlock[], report: Report): void {
  const seen = new Set<string>()
  let highest = 0
  let previous: ArticleNumber | undefined
  const all = new Set(heads.map((head) => head.key.n))
  for (const head of heads) {
    const number = articleNumberText(head.key)
    const { n } = head.key
    const isRestart = n === 1 && head.key.sub === undefined && highest > 0
    if (isRestart) {
      report(
        {
          rule: 'restarted-numbering',
          severity: 'warning',
          place: number,
          reason: '条文从第一条重新编号，文件里可能有两部文本，请分开导入。',
        },
        head.mark,
      )
    } else if (seen.has(number)) {
      report(
        {
          rule: 'duplicate-article',
          severity: 'error',
          place: number,
          reason: `${number}出现了不止一次，请核对条号。`,
        },
        head.mark,
      )
    } else if (previous && isBefore(head.key, previous)) {
      report(
        {
          rule: 'out-of-order',
          severity: 'error',
          place: number,
          reason: `${number}排在${articleNumberText(previous)}之后，条号次序不对。`,
        },
        head.mark,
      )
    }
    if (isRestart) {
      seen.clear()
      highest = 0
    }
    reportMissing(highest, n, head, all, report)
    seen.add(number)
    highest = Math.max(highest, n)
    previous = head.key
  }
}

function reportMissing(
  highest: number,
  n: number,
  head: ArticleBlock,
  all: ReadonlySet<number>,
  report: Report,
): void {
  if (n <= highest + 1) return
  if (highest === 0 && n > extractFrom) {
    report(
      {
        rule: 'starts-late',
        severity: 'info',
        place: articleNumberText({ n }),
        reason: `文本从${articleNumberText({ n })}开始，是节选或者前面缺失。`,
      },
      head.mark,
    )
    return
  }
  for (let missing = highest + 1; missing < n && missing <= highest + mostMissing; missing++) {
    if (all.has(missing)) continue
    const place = articleNumberText({ n: missing })
    const after = highest === 0 ? '开头' : `${articleNumberText({ n: missing - 1 })}之后`
    report(
      {
        rule: 'missing-article',
        severity: 'error',
        place,
        reason: `${after}缺${place}，可能是原文缺失或条号写错。`,
      },
      head.mark,
    )
  }
}

function isBefore(a: ArticleNumber, b: ArticleNumber): boolean {
  return a.n < b.n || (a.n === b.n && (a.sub ?? 0) < (b.sub ?? 0))
}

function checkStyles(heads: readonly ArticleBlock[], report: Report): void {
  const arabic = heads.filter((head) => head.style === 'arabic')
  if (arabic.length === 0 || arabic.length === heads.length) return
  const rare = arabic.length * 2 <= heads.length ? arabic : heads.filter((head) => head.style === 'han')
  for (const head of rare) {
    report(
      {
        rule: 'mixed-numbering',
        severity: 'warning',
        place: articleNumberText(head.key),
        reason: `条号有的用汉字、有的用阿拉伯数字，“${head.mark.text}”与多数条不同。`,
      },
      head.mark,
    )
  }
}

function checkHeadings(blocks: readonly Block[], report: Report): void {
  const last: Partial<Record<HeadingLevel, number>> = {}
  const lower: Readonly<Record<HeadingLevel, readonly HeadingLevel[]>> = {
    book: ['part', 'section'],
    part: ['section'],
    chapter: ['section'],
    section: [],
  }
  let isFirst = true
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    const before = last[block.level] ?? 0
    const name = (n: number) => `第${numberToHan(n)}${unitOf[block.level]}`
    // A file that begins in the middle says so by its articles already.
    if (block.n > before + 1 && !(isFirst && before === 0)) {
      for (let n = before + 1; n < block.n && n <= before + 50; n++) {
        report(
          {
            rule: `missing-${block.level}`,
            severity: 'warning',
            place: name(n),
            reason: `缺${name(n)}，可能是标题丢失或编号写错。`,
          },
          block.mark,
        )
      }
    } else if (block.n <= before && !(block.n === 1 && mayRestart(block))) {
      report(
        {
          rule: `duplicate-${block.level}`,
          severity: 'warning',
          place: name(block.n),
          reason: `${name(block.n)}重复或者次序不对。`,
        },
        block.mark,
      )
    }
    last[block.level] = block.n
    for (const level of lower[block.level]) delete last[level]
    isFirst = false
  }
}

// Chapters count anew in each 编 of a code; a book does not.
function mayRestart(block: HeadingBlock): boolean {
  return block.level !== 'book'
}

function checkLists(blocks: readonly Block[], report: Report): void {
  let article: ArticleBlock | undefined
  let last = 0
  for (const block of blocks) {
    if (block.kind === 'article') article = block
    if (block.kind === 'article' || block.kind === 'text' || block.kind === 'heading') last = 0
    // Outside articles an extract of a decision may begin at any number.
    if (block.kind !== 'point' || !article) continue
    if (block.list.n > last + 1) {
      const place = articleNumberText(article.key)
      const reason = `${listMarkText(block.list)}前面缺${listMarkText({ ...block.list, n: last + 1 })}，请核对项的编号。`
      report({ rule: 'missing-point', severity: 'warning', place, reason }, block.mark)
    }
    last = block.list.n
  }
}

function checkEmptyArticles(blocks: readonly Block[], report: Report): void {
  blocks.forEach((block, i) => {
    if (block.kind !== 'article') return
    const next = blocks[i + 1]
    if (next && (next.kind === 'text' || next.kind === 'point' || next.kind === 'more')) return
    const place = articleNumberText(block.key)
    report(
      { rule: 'empty-article', severity: 'error', place, reason: `${place}只有条号没有内容。` },
      block.mark,
    )
  })
}

// “ may be repeated at the head of each paragraph of a long quotation and closed once, so that only an article
// with more ” than “, or with “ and no ” at all, is unbalanced.
function checkQuotes(blocks: readonly Block[], report: Report): void {
  let article: ArticleBlock | undefined
  let open = 0
  let closed = 0
  const flush = () => {
    const isOff = closed > open || (open > 0 && closed === 0) || open > closed + 3
    if (article && isOff) {
      const place = articleNumberText(article.key)
      report(
        {
          rule: 'unbalanced-quotes',
          severity: 'warning',
          place,
          reason: `${place}的引号不成对（“${open}个，”${closed}个）。`,
        },
        article.mark,
      )
    }
    open = 0
    closed = 0
  }
  for (const block of blocks) {
    if (block.kind === 'article') {
      flush()
      article = block
      continue
    }
    if (block.kind === 'matter' || block.kind === 'heading') continue
    for (const unit of textOf(block).text) {
      if (unit === '“') open++
      else if (unit === '”') closed++
    }
  }
  flush()
}

function checkUnplaced(
  blocks: readonly Block[],
  report: Report,
  placeOf: (start: number, end: number) => Place,
  hasArticles: boolean,
): void {
  if (!hasArticles) return
  let inBody = false
  for (const block of blocks) {
    if (block.kind === 'article') inBody = true
    if (!inBody || block.kind !== 'matter' || block.matter !== 'other') continue
    const strand = textOf(block)
    const range = rangeOf(strand)
    if (!range) continue
    const line = placeOf(range.start, range.end).start.line
    const shown = strand.text.length > 20 ? `${strand.text.slice(0, 20)}…` : strand.text
    report(
      {
        rule: 'unplaced-text',
        severity: isTerminated(strand.text) ? 'warning' : 'info',
        place: `第${line}行`,
        reason: `“${shown}”不属于任何一条，已原样保留。`,
      },
      strand,
    )
  }
}
