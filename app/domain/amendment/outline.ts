// The outline of a decision: its items 一、（一） 1. with their own words and quotations, before anything is understood of
// them. Item marks inside quotations are law text and not items; in one-line texts a mark counts only where it is the
// number that is due. Outside quotations the words keep their places: `skeleton` has the source's length, with every
// quoted character hidden, so that grammar and source share offsets.

import { isBlank } from '../text'
import { type ItemMark, itemMarkAt } from './item-marks'
import { quoteAt, type ReadQuote } from './quotes'

/** The words of one item (or of what stands before the first), sub-items excluded. */
export interface OutlineItem {
  /** Marks from the outermost: [五、, （二）]. Empty before the first item. */
  readonly marks: readonly ItemMark[]
  /** Counts from 0; a source may hold two decisions in a row. */
  readonly decision: number
  /** Words after the mark; UTF-16 offsets. */
  readonly start: number
  readonly end: number
}

export interface Outline {
  /** The source with quoted characters hidden. */
  readonly skeleton: string
  readonly items: readonly OutlineItem[]
  /** Quotations by the offset of their “. */
  readonly quotes: ReadonlyMap<number, ReadQuote>
}

/** Stands for a quoted character in the skeleton. */
export const hidden = '\ue000'

/** Read the outline. Linear but for one-line texts, where each 。 is looked at for the item that is due. */
export function outlineOf(source: string): Outline {
  const items: OutlineItem[] = []
  const quotes = new Map<number, ReadQuote>()
  const hiddenParts: string[] = []
  let copied = 0
  let open: ItemMark[] = []
  let start = 0
  let isLineStart = true
  let last = ''
  let decision = 0
  let at = 0
  while (at < source.length) {
    const unit = source.charAt(at)
    if (unit === '\n') isLineStart = true
    // # and ** of Markdown stand where blanks may.
    if (isBlank(unit) || (isLineStart && (unit === '#' || unit === '*') && !isDecisionTitle(source, at))) {
      at++
      continue
    }
    if (isLineStart && isDecisionTitle(source, at) && items.length > 0) {
      items.push({ marks: open, decision, start, end: endBefore(source, start, at) })
      decision++
      open = []
      start = at
      // The title's own line holds no item.
      const end = source.indexOf('\n', at)
      at = end < 0 ? source.length : end
      continue
    }
    const mark = isLineStart || '。；：”）;:'.includes(last) ? itemMarkAt(source, at) : undefined
    const nested = mark && place(mark, open, isLineStart, source)
    if (mark && nested) {
      items.push({ marks: open, decision, start, end: endBefore(source, start, at) })
      open = nested
      start = mark.end
      at = mark.end
      last = ''
      isLineStart = false
      continue
    }
    isLineStart = false
    if (unit === '“') {
      const quote = quoteAt(source, at, (index) => isDue(source, index, open))
      quotes.set(at, quote)
      hiddenParts.push(source.slice(copied, at), hidden.repeat(quote.end - at))
      copied = quote.end
      at = quote.end
      last = '”'
      continue
    }
    last = unit
    at++
  }
  items.push({ marks: open, decision, start, end: source.length })
  return { skeleton: hiddenParts.join('') + source.slice(copied), items, quotes }
}

// The ** in front of a bold mark is no part of the item before.
function endBefore(source: string, start: number, at: number): number {
  let end = at
  while (end > start && (isBlank(source[end - 1]) || '*#'.includes(source.charAt(end - 1)))) end--
  return end
}

/** Whether the line at `at` is the title of a decision: 关于修改《…》的决定. */
export function isDecisionTitle(source: string, at: number): boolean {
  const end = source.indexOf('\n', at)
  const line = source.slice(at, end < 0 ? source.length : end)
  if (line.length > 160 || line.includes('。')) return false
  const title = line.replace(/[#*\s\u3000]/g, '').replace(/[（(][0-9]{4}[^（）()]{0,8}[）)]$/, '')
  return (
    (title.endsWith('的决定') && /关于修[改正]/.test(title)) || /^中华人民共和国.{1,12}修正案$/.test(title)
  )
}

/** The marks that stand open when this mark is an item; undefined when it is none. */
function place(
  mark: ItemMark,
  open: readonly ItemMark[],
  isLineStart: boolean,
  source: string,
): ItemMark[] | undefined {
  const level = open.findIndex(({ style }) => style === mark.style)
  if (level >= 0) {
    const due = (open[level]?.n ?? 0) + 1
    const isNext = mark.n === due || (isLineStart && mark.n > due && opensOperation(source, mark.end))
    return isNext ? [...open.slice(0, level), mark] : undefined
  }
  // The first item of an excerpt may have any number; below an open item counting starts at one.
  if (open.length > 0) return mark.n === 1 ? [...open, mark] : undefined
  return isLineStart || mark.n === 1 ? [mark] : undefined
}

/** Whether a line inside a quotation is the item that is due, in words that only a decision uses. */
function isDue(source: string, at: number, open: readonly ItemMark[]): boolean {
  const mark = itemMarkAt(source, at)
  if (!mark) return false
  return (
    open.some(({ style, n }) => style === mark.style && mark.n === n + 1) && opensOperation(source, mark.end)
  )
}

const operationWords = [
  '将第',
  '将刑法第',
  '将宪法第',
  '将《',
  '删去第',
  '删除第',
  '增加',
  '在第',
  '在刑法第',
  '对《',
]
const afterArticle = ['修改为', '改为', '增加', '中的“', '第']

function opensOperation(source: string, from: number): boolean {
  let at = from
  while (isBlank(source[at]) && at - from < 8) at++
  if (operationWords.some((word) => source.startsWith(word, at))) return true
  if (source[at] !== '第') return false
  const article = source.indexOf('条', at)
  if (article < 0 || article - at > 10) return false
  return afterArticle.some((word) => source.startsWith(word, article + 1))
}
