// A segmenter without a dictionary: it keeps whole what must never be cut when two versions of a provision are
// compared or shown (citations 第十条第二款, numbers with their unit, dates, 《titles》, Latin words) and leaves
// every other Han character alone. The dictionary-based segmenter (jieba) is an argument elsewhere; this one is
// what the browser and a machine without it use.

import { isHan } from './characters'
import { isNumeral } from './numerals'

/** Cuts a text into pieces that concatenate to the text. */
export type Segmenter = (text: string) => string[]

const measures =
  '元 万元 亿元 日 天 个月 月 年 周岁 岁 倍 人 个工作日 工作日 小时 分钟 % ％ 平方米 公里 米 吨 公斤 千克 次 名 件 种 级 周 个'
    .split(' ')
    .sort((a, b) => b.length - a.length)
const citationUnits = '编章节条款项目'

/** Pieces of a text by form alone; linear. A 《title》 longer than 60 units is cut like any text. */
export const segmentPlain: Segmenter = (text) => {
  const pieces: string[] = []
  let at = 0
  while (at < text.length) {
    const first = text.charAt(at)
    // Nine characters of ten are Han that begin nothing.
    if (first >= '\u3400' && first <= '\u9fff' && first !== '第' && !isNumeral(first)) {
      pieces.push(first)
      at += 1
      continue
    }
    const end =
      citationEnd(text, at) ??
      titleEnd(text, at) ??
      quantityEnd(text, at) ??
      latinEnd(text, at) ??
      next(text, at)
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

function next(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}

// 第十条 · 第一百二十条之一 · 第（三）项; one piece per unit, so that a changed number shows alone.
function citationEnd(text: string, at: number): number | undefined {
  if (text[at] !== '第') return undefined
  let i = at + 1
  const bracket = text[i] === '（' || text[i] === '('
  if (bracket) i++
  const digitsFrom = i
  while (isNumeral(text[i]) && i - digitsFrom < 12) i++
  if (i === digitsFrom) return undefined
  if (bracket) {
    if (text[i] !== '）' && text[i] !== ')') return undefined
    i++
  }
  if (!citationUnits.includes(text[i] ?? ' ')) return i
  i++
  if (text[i] === '之' && isNumeral(text[i + 1])) {
    i++
    while (isNumeral(text[i])) i++
  }
  return i
}

function titleEnd(text: string, at: number): number | undefined {
  if (text[at] !== '《') return undefined
  const end = text.indexOf('》', at)
  return end > 0 && end - at <= 60 ? end + 1 : undefined
}

function quantityEnd(text: string, at: number): number | undefined {
  let i = at
  while (i < text.length && i - at < 24 && (isNumeral(text[i]) || isInnerMark(text, i))) i++
  if (i === at) return undefined
  if ('万亿'.includes(text[i] ?? ' ')) i++
  const measure = measures.find((word) => text.startsWith(word, i))
  return measure ? i + measure.length : i
}

function isInnerMark(text: string, i: number): boolean {
  return (
    (text[i] === '.' || text[i] === ',' || text[i] === '．') &&
    /[0-9]/.test(text[i - 1] ?? '') &&
    /[0-9]/.test(text[i + 1] ?? '')
  )
}

function latinEnd(text: string, at: number): number | undefined {
  let i = at
  while (i < text.length && /[A-Za-zÀ-ɏ]/.test(text[i] ?? '') && !isHan(text[i])) i++
  return i > at ? i : undefined
}
