// Finds citations of provisions in a text: 第十四条第一款、第二款，第十七条第一款 · 本条例第二十条至第二十三条 ·
// 《行政处罚法》第五条 · 前款 · 刑法第一百二十条之一. A unit that lacks a higher level takes it from the unit to its
// left, as drafting practice has it. Grammar: 立法技术规范（试行）（一）十四、十五.

import { hanToNumber, isBlank, isNumeral } from '../text'
import { ordinalAt, skipBlanks } from './marks'
import type { ArticleNumber } from './tree'

export type CitationScope = 'self' | 'other' | 'deictic'

/** One cited place. A range 第二条至第四条 is one target with `through`. */
export interface CitationTarget {
  readonly article?: ArticleNumber
  readonly paragraph?: number
  readonly point?: number
  readonly indent?: number
  readonly chapter?: number
  readonly section?: number
  /** Last article, paragraph or point of a range, on the lowest level named. */
  readonly through?: number
  /** 前款, 前条 … as written, where the place depends on where the citation stands. */
  readonly deictic?: string
}

export interface Citation {
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly scope: CitationScope
  /** Cited act as named, without 《》; only for scope `other`. */
  readonly title?: string
  readonly targets: readonly CitationTarget[]
}

const selfNames = ['本法', '本条例', '本办法', '本规定', '本细则', '本规则', '本决定', '本解释']
const deictics = [
  '前两款',
  '前三款',
  '前四款',
  '前各款',
  '前款',
  '前两条',
  '前三条',
  '前条',
  '前两项',
  '前三项',
  '前项',
  '本条',
  '本款',
  '本项',
  '本章',
  '本节',
]
const longestName = 40

/** All citations of a text in order. Linear. Vague references (国家有关规定) are none. */
export function findCitations(text: string): Citation[] {
  const citations: Citation[] = []
  let at = 0
  while (at < text.length) {
    const found = citationAt(text, at)
    if (found) {
      citations.push(found)
      at = found.end
    } else at++
  }
  return citations
}

function citationAt(text: string, at: number): Citation | undefined {
  const unit = text.charAt(at)
  if (unit === '第') {
    const read = readTargets(text, at, {})
    if (!read) return undefined
    const name = bareNameBefore(text, at)
    return make(
      text,
      name ? at - name.length : at,
      read,
      name ? { scope: 'other', title: name } : { scope: 'self' },
    )
  }
  if (unit === '《') return afterTitle(text, at)
  if (unit !== '本' && unit !== '前') return undefined
  // 本条例 begins with 本条: the act's own name is asked first.
  const self = selfNames.find((name) => text.startsWith(name, at))
  const word = self ? undefined : deictics.find((name) => text.startsWith(name, at))
  if (word) {
    const read = readTargets(text, at + word.length, { deictic: word }) ?? {
      end: at + word.length,
      targets: [],
    }
    const targets = read.targets.length > 0 ? read.targets : [{ deictic: word }]
    return make(text, at, { end: read.end, targets }, { scope: 'deictic' })
  }
  if (!self) return undefined
  const read = readTargets(text, skipBlanks(text, at + self.length, 2), {})
  return read && make(text, at, read, { scope: 'self' })
}

function afterTitle(text: string, at: number): Citation | undefined {
  let depth = 0
  for (let i = at; i < text.length && i - at < 120; i++) {
    if (text[i] === '《') depth++
    else if (text[i] === '》') depth--
    if (depth > 0) continue
    let from = i + 1
    // 《…》（以下简称《条例》）第五条
    if (text[from] === '（' || text[from] === '(') {
      const close = text.indexOf('）', from)
      if (close > 0 && close - from <= longestName) from = close + 1
    }
    const read = text[from] === '第' ? readTargets(text, from, {}) : undefined
    return read && make(text, at, read, { scope: 'other', title: text.slice(at + 1, i) })
  }
  return undefined
}

interface Targets {
  readonly end: number
  readonly targets: readonly CitationTarget[]
}

function make(
  text: string,
  start: number,
  read: Targets,
  what: { scope: CitationScope; title?: string },
): Citation {
  return { start, end: read.end, text: text.slice(start, read.end), ...what, targets: read.targets }
}

// Acts cited without title marks: 刑法第…条, 行政处罚法第…条. The name is read backwards to the nearest word that
// ends what comes before it.
const nameStops = [
  '根据',
  '依照',
  '按照',
  '依据',
  '违反',
  '适用',
  '参照',
  '符合',
  '以及',
  '或者',
  '和',
  '与',
  '及',
  '由',
  '的',
  '是',
  '将',
  '对',
  '有',
  '在',
  '具有',
  '执行',
]
const selfWords = [
  '本法',
  '该法',
  '原法',
  '方法',
  '办法',
  '司法',
  '执法',
  '立法',
  '违法',
  '合法',
  '非法',
  '依法',
]

function bareNameBefore(text: string, at: number): string | undefined {
  let end = at
  while (end > 0 && isBlank(text[end - 1])) end--
  if (end !== at || text[end - 1] !== '法' || selfWords.includes(text.slice(end - 2, end))) {
    return text[end - 1] === '典' && text.slice(end - 3, end) === '民法典'
      ? nameEndingAt(text, end)
      : undefined
  }
  return nameEndingAt(text, end)
}

function nameEndingAt(text: string, end: number): string | undefined {
  let start = end
  while (start > 0 && end - start < 24 && !/[，。；：、“”（）《》\s,;:()]/.test(text.charAt(start - 1)))
    start--
  let name = text.slice(start, end)
  for (const stop of nameStops) {
    const found = name.lastIndexOf(stop)
    if (found >= 0 && found + stop.length < name.length) name = name.slice(found + stop.length)
  }
  return name.length >= 2 && name.length <= 20 ? name : undefined
}

type Level = 'chapter' | 'section' | 'article' | 'paragraph' | 'point' | 'indent'
const order: readonly Level[] = ['chapter', 'section', 'article', 'paragraph', 'point', 'indent']

interface UnitMark {
  readonly level: Level
  readonly n: number
  readonly key?: ArticleNumber
  readonly end: number
}

function unitAt(text: string, at: number): UnitMark | undefined {
  const mark = ordinalAt(text, at)
  if (mark) {
    if (mark.unit === '条') return { level: 'article', n: mark.key.n, key: mark.key, end: mark.end }
    if (mark.unit === 'chapter' || mark.unit === 'section')
      return { level: mark.unit, n: mark.key.n, end: mark.end }
    return undefined
  }
  if (text[at] !== '第') return bracketAt(text, at)
  const bracket = bracketAt(text, at + 1)
  if (bracket) return bracket
  let i = at + 1
  while (isNumeral(text[i]) && i - at < 10) i++
  const n = hanToNumber(text.slice(at + 1, i))
  return n === undefined ? undefined : named(text, n, i)
}

// （三）项 after a list: 第（一）、（二）项.
function bracketAt(text: string, at: number): UnitMark | undefined {
  if (text[at] !== '（' && text[at] !== '(') return undefined
  let i = at + 1
  while (isNumeral(text[i]) && i - at < 8) i++
  const n = hanToNumber(text.slice(at + 1, i))
  if (n === undefined || (text[i] !== '）' && text[i] !== ')')) return undefined
  const after = skipBlanks(text, i + 1, 1)
  if (text[after] === '项') return { level: 'point', n, end: after + 1 }
  return '、和至或'.includes(text[i + 1] ?? ' ') && (text[i + 2] === '（' || text[i + 2] === '(')
    ? { level: 'point', n, end: i + 1 }
    : undefined
}

function named(text: string, n: number, end: number): UnitMark | undefined {
  const level = ({ 款: 'paragraph', 项: 'point', 目: 'indent' } as const)[text.charAt(end)]
  return level && { level, n, end: end + 1 }
}

function readTargets(text: string, from: number, base: CitationTarget): Targets | undefined {
  const targets: CitationTarget[] = []
  let current: Record<string, unknown> = { ...base }
  let at = from
  let end = from
  let lowest = -1
  while (at < text.length) {
    const unit = unitAt(text, at)
    if (!unit) break
    const level = order.indexOf(unit.level)
    if (targets.length > 0 && text[end] === '至' && order[lowest] === unit.level) {
      targets[targets.length - 1] = { ...targets.at(-1), through: unit.n }
    } else {
      if (lowest >= 0 && at === end && level > lowest) targets.pop()
      else if (lowest >= 0 && at === end) break
      current = inherit(current, unit, level)
      targets.push(current as CitationTarget)
    }
    lowest = level
    end = unit.end
    at = separatorEnd(text, end)
    if (at < 0) break
  }
  return targets.length === 0 ? undefined : { end, targets }
}

// Left inheritance: levels above the unit stay, its own is replaced, those below it fall away.
function inherit(
  current: Readonly<Record<string, unknown>>,
  unit: UnitMark,
  level: number,
): Record<string, unknown> {
  const next: Record<string, unknown> = {}
  if ('deictic' in current && unit.level !== 'article') next.deictic = current.deictic
  for (const higher of order.slice(0, level)) if (higher in current) next[higher] = current[higher]
  next[unit.level] = unit.key ?? unit.n
  return next
}

// Where the next unit begins after a unit: at once, or after 、 和 至 ，第… ; -1 when nothing joins them.
function separatorEnd(text: string, end: number): number {
  if (text[end] === '第') return end
  for (const word of ['、', '和', '至', '或者', '以及', '及', '，', '与', '或']) {
    if (!text.startsWith(word, end)) continue
    const at = end + word.length
    return text[at] === '第' || text[at] === '（' || text[at] === '(' ? at : -1
  }
  return -1
}
