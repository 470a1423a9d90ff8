// Operations on what stands around the articles: 名称, 引言, 序言, 附件, 章名, and new or renumbered 章 and 节.

import type { HeadingLevel } from '../statute'
import { withoutBlanks } from '../text'
import { newDivision } from './execute-divisions'
import { blockIndex } from './execute-words'
import { findDivision, numberOf } from './find'
import type { Address, Insertion, Operation, Renumbering, Repeal, Replacement } from './model'
import { linesOf } from './quoted-text'
import { DoesNotApply } from './refusal'
import { type Holder, isArticle, type WorkDivision, type Working, type WorkMatter, wordsOf } from './working'

/** 将引言修改为 · 将名称修改为 · 附件一修改为 · 删去附件二 · 第三章章名修改为. */
export function changeMatter(working: Working, operation: Replacement | Repeal): void {
  const lines = operation.type === 'replacement' ? linesOf(operation.text) : []
  for (const unit of operation.units) {
    if (unit.matter === 'heading') renameDivision(working, unit, lines, operation)
    else if (unit.matter === 'preamble') changePreamble(working, unit, lines, operation)
    else if (unit.matter === 'title') changeTitle(working, lines, operation)
    else if (unit.matter === 'annex') changeAnnex(working, unit, lines, operation)
    else throw new DoesNotApply(operation, `“${unit.words}”不能整体修改`)
  }
}

function renameDivision(
  working: Working,
  unit: Address,
  lines: readonly string[],
  operation: Operation,
): void {
  const division = findDivision(working, unit, operation)
  // The quotation may repeat the number: “第三章　监督管理”.
  division.heading = lines.join('').replace(/^第[^章节编]{1,6}(?:分编|[章节编])[\s\u3000]*/, '')
}

function matters(working: Working, type: string): WorkMatter[] {
  return working.root.children.filter(
    (child): child is WorkMatter => !isArticle(child) && child.kind === 'matter' && child.node.type === type,
  )
}

/** What stands before the first article or heading. */
function frontMatters(working: Working): WorkMatter[] {
  const first = working.root.children.findIndex((child) => isArticle(child) || child.kind === 'division')
  return working.root.children
    .slice(0, first < 0 ? undefined : first)
    .filter((child): child is WorkMatter => !isArticle(child) && child.kind === 'matter')
}

const fresh = (text: string) => [{ text, isFresh: true }]

function changeTitle(working: Working, lines: readonly string[], operation: Operation): void {
  const [title] = matters(working, 'title')
  if (!title) throw new DoesNotApply(operation, '原文没有名称')
  title.runs = [fresh(lines.join(''))]
}

// Where the file runs title, note and 引言 together in one line, the 引言 is what begins behind the title and the date.
function changePreamble(
  working: Working,
  unit: Address,
  lines: readonly string[],
  operation: Operation,
): void {
  const [preamble] = matters(working, 'preamble')
  if (preamble && unit.block !== undefined) {
    const index = blockIndex(preamble.runs, unit.block)
    if (preamble.runs[index] === undefined) throw new DoesNotApply(operation, `原文没有“${unit.words}”`)
    preamble.runs.splice(index, 1, ...lines.map(fresh))
    return
  }
  const target = preamble ?? frontMatters(working).at(-1)
  const words = target ? target.runs.map(wordsOf).join('\n') : ''
  const from = preambleStart(words, working.tree.title) ?? (preamble ? 0 : undefined)
  if (!target || from === undefined) throw new DoesNotApply(operation, '原文找不到引言')
  const kept = words.slice(0, from)
  target.runs = [...(kept === '' ? [] : [[{ text: kept, isFresh: false }]]), ...lines.map(fresh)]
}

const preambleOpeners = ['为', '根据', '依照', '依据', '按照', '现就', '就', '对', '鉴于', '近年', '最近']

// Behind the last printing of the title, the last 通过 or the last date, where an opening word of a 引言 stands.
function preambleStart(words: string, title: string): number | undefined {
  const ends = [endOfLast(words, title), endOfLast(words, '通过'), endOfDate(words), 0]
  for (const end of ends.sort((a, b) => b - a)) {
    const at = end + (/^[\s\u3000）)。]*/.exec(words.slice(end))?.[0].length ?? 0)
    if (preambleOpeners.some((word) => words.startsWith(word, at))) return at
  }
  return undefined
}

function endOfLast(words: string, phrase: string): number {
  const at = phrase === '' ? -1 : words.lastIndexOf(phrase)
  return at < 0 ? 0 : at + phrase.length
}

function endOfDate(words: string): number {
  const at = words.lastIndexOf('日')
  return at > 0 && /[0-9一二三四五六七八九十]/.test(words[at - 1] ?? '') ? at + 1 : 0
}

// 附件一 by its own words or, when there is one annex only, that one.
function changeAnnex(working: Working, unit: Address, lines: readonly string[], operation: Operation): void {
  const annexes = matters(working, 'annex')
  const name = withoutBlanks(unit.name ?? '').replace(/[（(].*$/, '')
  const named = annexes.filter(({ runs }) => withoutBlanks(wordsOf(runs.flat())).includes(name))
  const [annex] = named.length > 0 ? named : annexes.length === 1 ? annexes : []
  if (!annex) throw new DoesNotApply(operation, `原文找不到“${unit.words}”`)
  if (operation.type === 'repeal') annex.isGone = true
  // The quotation may begin with the annex's own heading.
  else annex.runs = [...(isAnnexHeading(lines[0]) ? [] : annex.runs.slice(0, 1)), ...lines.map(fresh)]
}

const isAnnexHeading = (line: string | undefined) => /^附[件录表：:]/.test(withoutBlanks(line ?? ''))

/** 增加一章，作为第五章，章名为“…”; the articles that the same item adds stand in it. */
export function addDivision(working: Working, operation: Insertion, later: readonly Operation[]): void {
  const level = operation.level as HeadingLevel
  const number = operation.as[0]?.[level]
  if (number === undefined || operation.count !== 1)
    throw new DoesNotApply(operation, '没有写明增加的章、节作为第几章、节')
  const parent = parentOf(working, operation, level)
  const heading = (operation.heading ?? '').replace(/^第[^章节编]{1,6}(?:分编|[章节编])[\s\u3000]*/, '')
  const opened = newDivision(level, number, heading)
  working.divisions.set(operation, opened)
  const siblings = parent.children.filter(
    (child): child is WorkDivision => !isArticle(child) && child.kind === 'division' && !child.isGone,
  )
  const next = siblings[number - 1]
  const index = next ? parent.children.indexOf(next) : afterLastDivision(parent)
  parent.children.splice(index, 0, opened)
  for (const operationBehind of later) {
    if (operationBehind.type === 'insertion' && operationBehind.level === 'article')
      working.holders.set(operationBehind, opened)
  }
}

function afterLastDivision(parent: Holder): number {
  const index = parent.children.findLastIndex((child) => !isArticle(child) && child.kind === 'division')
  return index < 0 ? parent.children.length : index + 1
}

function parentOf(working: Working, operation: Insertion, level: HeadingLevel): Holder {
  const within = operation.within ?? operation.after ?? operation.before
  const above = level === 'section' ? within?.chapter : level === 'chapter' ? within?.book : undefined
  if (above === undefined || !within) {
    if (level === 'section') throw new DoesNotApply(operation, '没有写明在哪一章增加节')
    return working.root
  }
  const address: Address =
    level === 'section' ? { ...withoutBelow(within), chapter: above } : { book: above, words: within.words }
  return findDivision(working, address, operation)
}

const withoutBelow = ({ book, chapter, words }: Address): Address => ({
  ...(book === undefined ? {} : { book }),
  ...(chapter === undefined ? {} : { chapter }),
  words,
})

/** 第五章改为第六章: divisions are counted anew in the end; the decision's count must agree with it. */
export function renumberDivision(working: Working, from: Address, to: Address, operation: Renumbering): void {
  const division = findDivision(working, from, operation)
  const level = division.division.type
  const number = to[level]
  if (number === undefined || numberOf(division) === 0)
    throw new DoesNotApply(operation, `“${to.words}”不是章、节的号`)
}
