// Which articles stand under which heading, where the decision says so: the contents of a new 章 (内容为第七十条至第七十四条)
// and a new list of all headings. Both name final numbers, so that they are carried out after all numbers are settled.

import { type Division, type HeadingLevel, ordinalAt } from '../statute'
import { isBlank, numberToHan } from '../text'
import type { Operation, Restructuring, Supplement } from './model'
import { compareNumbers } from './numbering'
import { linesOf } from './quoted-text'
import { DoesNotApply } from './refusal'
import {
  type Holder,
  isArticle,
  type WorkArticle,
  type WorkDivision,
  type Working,
  type WorkMatter,
} from './working'

const unitOf: Readonly<Record<HeadingLevel, string>> = {
  book: '编',
  part: '分编',
  chapter: '章',
  section: '节',
}
const idOf: Readonly<Record<HeadingLevel, string>> = {
  book: 'book',
  part: 'part',
  chapter: 'chp',
  section: 'sec',
}
const depths: readonly HeadingLevel[] = ['book', 'part', 'chapter', 'section']

/** A heading that the decision brings. It has no eId: addresses of the decision are old ones and never mean it. */
export function newDivision(level: HeadingLevel, number: number, heading: string): WorkDivision {
  const division: Division = {
    type: level,
    eId: '',
    number: `第${numberToHan(number)}${unitOf[level]}`,
    heading,
    children: [],
  }
  return { kind: 'division', division, heading, children: [], isGone: false }
}

/** 增加引言：“…” · 增加附件：“…”: in front of the first article or heading, or behind everything. */
export function addMatter(working: Working, operation: Supplement): void {
  const { matter } = operation
  const lines = linesOf(operation.text)
  const added: WorkMatter = {
    kind: 'matter',
    node: {
      type: matter,
      eId: matter,
      ...(matter === 'annex' ? { heading: lines[0] ?? '' } : {}),
      children: [],
    },
    runs: lines.map((text) => [{ text, isFresh: true }]),
    isGone: false,
  }
  const { children } = working.root
  const body = children.findIndex((child) => isArticle(child) || child.kind === 'division')
  if (matter === 'annex' || body < 0) children.push(added)
  else children.splice(body, 0, added)
}

/** Put articles under the headings that say their numbers. Call it when all numbers are settled. */
export function allotArticles(working: Working, operations: readonly Operation[]): void {
  for (const operation of operations) {
    if (operation.type === 'restructuring') restructure(working, operation)
    if (operation.type !== 'insertion' || operation.level === 'words' || !operation.contents) continue
    const opened = working.divisions.get(operation)
    const [first, last] = [operation.contents[0]?.article, operation.contents.at(-1)?.article]
    if (!opened || !first || !last) continue
    for (const article of working.articles) if (isBetween(article, first, last)) article.holder = opened
  }
}

type ArticleNumber = NonNullable<WorkArticle['now']>

function isBetween({ now }: WorkArticle, first: ArticleNumber, last: ArticleNumber): boolean {
  return now !== undefined && compareNumbers(first, now) <= 0 && compareNumbers(now, last) <= 0
}

// All headings anew: what stood between articles keeps its place before everything that is an article.
function restructure(working: Working, operation: Restructuring): void {
  const matters: WorkMatter[] = []
  const collect = (holder: Holder) => {
    for (const child of holder.children) {
      if (isArticle(child)) continue
      if (child.kind === 'matter') matters.push(child)
      else collect(child)
    }
  }
  collect(working.root)
  const body = working.root.children.findIndex((child) => isArticle(child) || child.kind === 'division')
  const front = working.root.children
    .slice(0, Math.max(body, 0))
    .filter((child) => !isArticle(child) && child.kind === 'matter')
  for (const article of working.articles) article.holder = working.root
  const divisions = operation.text ? openHeadings(working, linesOf(operation.text), operation) : []
  const rest = matters.filter((matter) => !front.includes(matter))
  working.root.children.splice(0, working.root.children.length, ...front, ...divisions, ...rest)
}

/** 第一章　总则（第一条至第七条), one a line, nested by their levels. */
function openHeadings(working: Working, lines: readonly string[], operation: Operation): WorkDivision[] {
  const roots: WorkDivision[] = []
  const open: WorkDivision[] = []
  for (const line of lines) {
    const mark = ordinalAt(line, 0)
    if (!mark || mark.unit === '条') throw new DoesNotApply(operation, `“${line}”不是章、节的名称`)
    const level = mark.unit
    const contents = /（(第[^（）]*条[^（）]*)）$/.exec(line)
    const heading = trimmed(line.slice(mark.end, contents ? contents.index : line.length))
    const division = newDivision(level, mark.key.n, heading)
    while (open.length > 0 && depthOf(open.at(-1)) >= depths.indexOf(level)) open.pop()
    const above = open.at(-1)
    division.division.eId = `${idOf[level]}_${mark.key.n}`
    if (above) above.children.push(division)
    else roots.push(division)
    open.push(division)
    const [first, last] = rangeOf(contents?.[1] ?? '')
    if (!first || !last) continue
    for (const article of working.articles) if (isBetween(article, first, last)) article.holder = division
  }
  return roots
}

const depthOf = (division: WorkDivision | undefined) =>
  division ? depths.indexOf(division.division.type) : -1

function rangeOf(words: string): readonly (ArticleNumber | undefined)[] {
  const first = ordinalAt(words, 0)
  const second = first ? ordinalAt(words, words.indexOf('第', first.end)) : undefined
  return [first?.key, second?.key ?? first?.key]
}

function trimmed(words: string): string {
  let start = 0
  while (isBlank(words[start])) start++
  return words.slice(start)
}
