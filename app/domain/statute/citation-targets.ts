// The places that a citation names, read from its words: 第十四条第一款、第二款，第十七条第一款 · 第五条至第八条 · 第一项或者
// 第二项. A unit that lacks a higher level takes it from the unit to its left, as drafting practice has it.

import { hanToNumber, isNumeral } from '../text'
import { ordinalAt, skipBlanks } from './marks'
import type { ArticleNumber } from './tree'

/** One cited place. A range 第二条至第四条 is one target with `through`. */
export interface CitationTarget {
  readonly article?: ArticleNumber
  readonly paragraph?: number
  readonly point?: number
  readonly indent?: number
  readonly book?: number
  readonly part?: number
  readonly chapter?: number
  readonly section?: number
  /** Last article, paragraph or point of a range, on the lowest level named. */
  readonly through?: number
  /** 前款, 前条 … as written, where the place depends on where the citation stands. */
  readonly deictic?: string
}

export interface Targets {
  readonly end: number
  readonly targets: readonly CitationTarget[]
}

type Level = 'book' | 'part' | 'chapter' | 'section' | 'article' | 'paragraph' | 'point' | 'indent'
const order: readonly Level[] = [
  'book',
  'part',
  'chapter',
  'section',
  'article',
  'paragraph',
  'point',
  'indent',
]

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
    return { level: mark.unit, n: mark.key.n, end: mark.end }
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

/** The places named from `from` on, one after the other; undefined when no place is named there. */
export function readTargets(text: string, from: number, base: CitationTarget): Targets | undefined {
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
      current = inherit(current, unit, level)
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
  return targets.length === 0 ? undefined : withFirstParagraphs(text, { end, targets })
}

// 刑法第三百零七条之一前三款: its first three 款, and not the three before the place of the citation.
function withFirstParagraphs(text: string, read: Targets): Targets {
  const last = read.targets.at(-1)
  const count = '两二三四五'.indexOf(text.charAt(read.end + 1))
  const isCounted = text[read.end] === '前' && count >= 0 && text[read.end + 2] === '款'
  if (!isCounted || !last?.article || last.paragraph !== undefined || last.through !== undefined) return read
  const first = { ...last, paragraph: 1, through: Math.max(2, count + 1) }
  return { end: read.end + 3, targets: [...read.targets.slice(0, -1), first] }
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
