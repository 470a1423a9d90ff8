// Where quoted text of a decision begins and ends. Convention: every quoted paragraph opens with “ and only the last
// closes with ”; courts print one “ and one ” around all of them; one-line texts close each paragraph. Inside, ‘ ’ stand
// for “ ”, but sources also nest “ ” and forget to close. So a ” ends the quotation only where what follows it can go on
// in the decision's own words, and a quotation that runs into the next item is cut there and said.

import { isBlank, isNumeral } from '../text'
import type { Quoted } from './model'

export interface ReadQuote extends Quoted {
  /** Whether its end had to be guessed. */
  readonly isUnbalanced: boolean
}

/** Words with which a decision goes on after a quotation. */
const continuations = [
  '修改为',
  '改为',
  '修改',
  '改成',
  '更改',
  '变更',
  '修正为',
  '删',
  '一句',
  '一词',
  '字样',
  '的规定',
  '的内容',
  '等',
  '后',
  '之后',
  '前',
  '之前',
  '中',
  '和',
  '与',
  '及',
  '以及',
  '或',
  '并',
  '将',
  '第',
  '原第',
  '增',
  '其中',
  '同时',
  '相应',
  '此外',
  '根据',
  '本',
  '统一',
  '分别',
  '均',
  '作为',
  '条文',
]

/**
 * The quotation that opens at `at` (a “). `cutAt` says whether a line beginning at an index is the next item, which a
 * quotation cannot run into. Linear in the quotation.
 */
export function quoteAt(source: string, at: number, cutAt: (index: number) => boolean): ReadQuote {
  let depth = 1
  let lineStart = false
  let lastClose = -1
  for (let i = at + 1; i < source.length; i++) {
    const unit = source.charAt(i)
    if (unit === '\n') {
      lineStart = true
      continue
    }
    // A bullet of a Markdown list, which some files make of quoted paragraphs.
    if (lineStart && (unit === '-' || unit === '*') && isBlank(source[i + 1])) continue
    if (lineStart && !isBlank(unit)) {
      if (cutAt(i)) return cut(source, at, i, lastClose)
      // A “ that opens a line repeats the outer one.
      if (unit === '“') depth = 1
      lineStart = false
      if (unit === '“') continue
    }
    if (unit === '“') depth++
    else if (unit === '”') {
      lastClose = i
      if (depth > 1) depth--
      else if (goesOn(source, i + 1)) return quoted(source, at, i + 1, false)
    }
  }
  return cut(source, at, source.length, lastClose)
}

function cut(source: string, at: number, limit: number, lastClose: number): ReadQuote {
  if (lastClose > at) return quoted(source, at, lastClose + 1, true)
  // Nothing closes it: a phrase ends with its line, a text before the next item.
  let end = limit
  while (end > at + 1 && isBlank(source[end - 1])) end--
  return quoted(source, at, end, true)
}

function goesOn(source: string, from: number): boolean {
  let i = from
  while (i < source.length && isBlank(source[i]) && source[i] !== '\n') i++
  const unit = source[i]
  if (unit === undefined || unit === '\n') return true
  if ('。，；、：,;:.（(“”《〈#'.includes(unit) || isNumeral(unit)) return true
  return continuations.some((word) => source.startsWith(word, i))
}

function quoted(source: string, start: number, end: number, isUnbalanced: boolean): ReadQuote {
  const inner = source.slice(start + 1, source[end - 1] === '”' ? end - 1 : end)
  return { start, end, paragraphs: paragraphsOf(inner), isUnbalanced }
}

/** Lines of a quotation without the “ that opens each and the ” that may close one. */
function paragraphsOf(inner: string): string[] {
  return inner.split('\n').flatMap((line) => {
    let text = trimBlanks(line).replace(/^[-*][ \u3000]+/, '')
    if (text.startsWith('“') && !closesWithin(text)) text = text.slice(1)
    return text === '' ? [] : [text]
  })
}

// “A”是指… opens with a quotation of its own; “第三条 … opens with the repeated outer mark.
function closesWithin(text: string): boolean {
  let depth = 0
  for (const unit of text) {
    if (unit === '“') depth++
    else if (unit === '”') depth--
    if (depth === 0) return true
  }
  return false
}

function trimBlanks(line: string): string {
  let start = 0
  let end = line.length
  while (start < end && isBlank(line[start])) start++
  while (end > start && isBlank(line[end - 1])) end--
  return line.slice(start, end)
}
