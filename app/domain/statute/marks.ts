// The marks that open a part of a law: 第一条, 第二章, （一）, 1., 一、, captions and quotation marks. These are
// scanners over a position, each looking at a bounded number of characters: together they are linear, which
// regular expressions over runs of numerals and blanks are not.

import { hanToNumber, isBlank, isNumeral, numberToHan } from '../text'
import type { ArticleNumber, HeadingLevel } from './tree'

/** 第N条, 第N章 … found at a position. */
export interface OrdinalMark {
  readonly unit: '条' | HeadingLevel
  readonly key: ArticleNumber
  /** Index after the mark. */
  readonly end: number
  readonly style: 'han' | 'arabic'
}

/** （一）, 1., 一、 found at a position. */
export interface ListMark {
  readonly n: number
  readonly end: number
  readonly style: 'bracketed-han' | 'bracketed-arabic' | 'dotted' | 'circled' | 'han-comma'
}

const levels: readonly (readonly [string, HeadingLevel])[] = [
  ['分编', 'part'],
  ['编', 'book'],
  ['章', 'chapter'],
  ['节', 'section'],
]
const longestNumeral = 14

/** The 第…条/章/节/编/分编 that begins at `at`, blanks inside allowed; undefined when there is none. */
export function ordinalAt(text: string, at: number): OrdinalMark | undefined {
  if (text[at] !== '第') return undefined
  const numeral = numeralAt(text, at + 1)
  if (!numeral) return undefined
  let i = skipBlanks(text, numeral.end, 3)
  if (text[i] === '条') {
    i++
    const sub = subNumberAt(text, i)
    const key = sub ? { n: numeral.n, sub: sub.n } : { n: numeral.n }
    return { unit: '条', key, end: sub ? sub.end : i, style: numeral.style }
  }
  for (const [word, level] of levels) {
    if (text.startsWith(word, i)) {
      return { unit: level, key: { n: numeral.n }, end: i + word.length, style: numeral.style }
    }
  }
  return undefined
}

function subNumberAt(text: string, at: number) {
  const i = skipBlanks(text, at, 2)
  if (text[i] !== '之') return undefined
  const numeral = numeralAt(text, i + 1)
  // 第三条之一般规定 is not 之一: a numeral that runs on into 般 切 … stands for a word.
  if (!numeral || numeral.n > 99 || '般切些旦致直项款条部'.includes(text[numeral.end] ?? ' '))
    return undefined
  return numeral
}

function numeralAt(text: string, at: number) {
  let digits = ''
  let i = at
  let end = at
  while (i < text.length && i - at < longestNumeral * 2) {
    const unit = text.charAt(i)
    if (isNumeral(unit)) {
      digits += unit
      end = i + 1
    } else if (!isBlank(unit)) break
    i++
  }
  const n = digits.length > 0 && digits.length <= longestNumeral ? hanToNumber(digits) : undefined
  if (n === undefined || n === 0 || n > 99_999) return undefined
  return { n, end, style: /[0-9０-９]/.test(digits) ? ('arabic' as const) : ('han' as const) }
}

/** First index from `at` on that is not blank, looking at most `limit` characters ahead. */
export function skipBlanks(text: string, at: number, limit = 16): number {
  let i = at
  while (i < text.length && i - at < limit && isBlank(text[i])) i++
  return i
}

/** The list mark that begins at `at`: （一） · （1） · 1. · ① · 一、; undefined when there is none. */
export function listMarkAt(text: string, at: number): ListMark | undefined {
  const unit = text.charAt(at)
  if (unit === '（' || unit === '(') return bracketedAt(text, at)
  const code = unit.charCodeAt(0)
  if (code >= 0x2460 && code <= 0x2473) return { n: code - 0x245f, end: at + 1, style: 'circled' }
  if (code >= 0x3220 && code <= 0x3229) return { n: code - 0x321f, end: at + 1, style: 'bracketed-han' }
  if (!isNumeral(unit)) return undefined
  const numeral = numeralAt(text, at)
  if (!numeral || numeral.end - at > 6) return undefined
  const mark = text[numeral.end]
  if (numeral.style === 'han')
    return mark === '、' ? { n: numeral.n, end: numeral.end + 1, style: 'han-comma' } : undefined
  const after = text[numeral.end + 1]
  const isDotted = mark === '．' || mark === '、' || (mark === '.' && !/[0-9]/.test(after ?? ''))
  return isDotted && numeral.n < 100 ? { n: numeral.n, end: numeral.end + 1, style: 'dotted' } : undefined
}

function bracketedAt(text: string, at: number): ListMark | undefined {
  const from = skipBlanks(text, at + 1, 2)
  const numeral = isNumeral(text[from]) ? numeralAt(text, from) : undefined
  if (!numeral) return undefined
  const close = skipBlanks(text, numeral.end, 2)
  if (text[close] !== '）' && text[close] !== ')') return undefined
  if (numeral.n > 199) return undefined
  return {
    n: numeral.n,
    end: close + 1,
    style: numeral.style === 'han' ? 'bracketed-han' : 'bracketed-arabic',
  }
}

/** Whether a （一） is cited: （一）、（二）项 and （三）项规定, but not （一）项目建议书. */
export function isCitedPoint(text: string, end: number): boolean {
  const at = skipBlanks(text, end)
  const unit = text.charAt(at)
  if (unit === '项') return text[at + 1] !== '目'
  return unit === '、' || ('和或至及'.includes(unit || ' ') && '（(第'.includes(text[at + 1] ?? ' '))
}

/** Normalised print of a list mark: （一）, （1）, 1., 一、, ①. */
export function listMarkText(mark: ListMark): string {
  if (mark.style === 'bracketed-han') return `（${numberToHan(mark.n)}）`
  if (mark.style === 'bracketed-arabic') return `（${mark.n}）`
  if (mark.style === 'han-comma') return `${numberToHan(mark.n)}、`
  if (mark.style === 'circled') return String.fromCharCode(0x245f + mark.n)
  return `${mark.n}.`
}

const captionBrackets: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '〖': '〗',
  '[': ']',
  '［': '］',
}

/** A bracket that may be a caption (条旨) at `at`: what is in it and where it ends. At most 40 characters. */
export function captionAt(
  text: string,
  at: number,
): { readonly caption: string; readonly end: number; readonly round: boolean } | undefined {
  const open = text.charAt(at)
  const close = captionBrackets[open]
  if (!close) return undefined
  const round = open === '（' || open === '('
  for (let i = at + 1; i < text.length && i - at <= 41; i++) {
    const unit = text.charAt(i)
    if (unit === close || (round && (unit === '）' || unit === ')'))) {
      const caption = text.slice(at + 1, i).trim()
      return caption === '' ? undefined : { caption, end: i + 1, round }
    }
    if ('。；：“”《》'.includes(unit) || unit in captionBrackets) return undefined
  }
  return undefined
}

/** Whether a bracket's words stand for a deleted article: （删去）, （删除）, （已废止） … */
export function isTombstone(words: string): boolean {
  return /^[（(]?(?:已?删去|已?删除|已?废止|此条删去|本条删去|失效)[）)]?[。]?$/.test(words)
}

/** 第十二条之一 as the parser and every page print it. */
export function articleNumberText(key: ArticleNumber | string): string {
  if (typeof key === 'string') {
    const parsed = parseArticleNumber(key)
    return parsed ? articleNumberText(parsed) : key
  }
  return `第${numberToHan(key.n)}条${key.sub === undefined ? '' : `之${numberToHan(key.sub)}`}`
}

/**
 * The number in 第十二条之一, 第12条, 12, 12-1, art_12, art_120-1, 十二; undefined for anything else.
 * What follows the number is not looked at in an eId (`art_12__para_2` is article 12).
 */
export function parseArticleNumber(printed: string): ArticleNumber | undefined {
  const text = printed.trim()
  const id = /^(?:art_)?([0-9]{1,5})(?:-([0-9]{1,2}))?(?:__|$|_[0-9])/.exec(text)
  if (id) return id[2] === undefined ? { n: Number(id[1]) } : { n: Number(id[1]), sub: Number(id[2]) }
  const mark = ordinalAt(text, 0)
  if (mark?.unit === '条' && mark.end === text.length) return mark.key
  const bare = hanToNumber(text.replace(/条$/, ''))
  return bare === undefined || bare === 0 ? undefined : { n: bare }
}

/**
 * Whether what follows a 第N条 shows that it is cited and does not open an article. `surely`: 第二款, 、第五条,
 * 以及, 规定的; `maybe`: words an article could also begin with (规定, 修改为, 关于).
 */
export function citationSign(text: string, end: number): 'surely' | 'maybe' | undefined {
  const at = skipBlanks(text, end)
  const next = text.charAt(at)
  if (next === '') return undefined
  if ('、，,；;。）)”》'.includes(next)) return 'surely'
  if (next === '第') return startsWithOrdinalOrUnit(text, at) ? 'surely' : undefined
  if ('和或至及与到'.includes(next)) {
    if (text.startsWith('或者', at) || text.startsWith('以及', at)) return 'surely'
    return isBlankThen(text, at + 1, '第') ? 'surely' : undefined
  }
  if (sureWords.some((word) => text.startsWith(word, at))) return 'surely'
  return doubtfulWords.some((word) => text.startsWith(word, at)) ? 'maybe' : undefined
}

const sureWords = [
  '规定的',
  '的',
  '之规定',
  '所列',
  '所称',
  '所规定',
  '以及',
  '中的',
  '中“',
  '修改为',
  '改为',
  '移至',
  '之后',
  '后增加',
]
const doubtfulWords = [
  '规定',
  '相应',
  '增加一款',
  '关于',
  '确定的',
  '作为',
  '合并',
  '并入',
  '删去',
  '予以',
  '内容',
  '情形',
]

function isBlankThen(text: string, at: number, unit: string): boolean {
  return text[skipBlanks(text, at, 3)] === unit
}

function startsWithOrdinalOrUnit(text: string, at: number): boolean {
  const numeral = numeralAt(text, at + 1)
  if (numeral) return '款项条章节编'.includes(text[skipBlanks(text, numeral.end, 2)] ?? ' ')
  const mark = bracketedAt(text, at + 1)
  return mark !== undefined && text[mark.end] === '项'
}

/** Whether a piece of text ends a sentence or announces a list, so that a new part may begin after it. */
export function isTerminated(text: string): boolean {
  let i = text.length - 1
  while (i >= 0 && (isBlank(text[i]) || '”’』」）)》】"'.includes(text.charAt(i)))) i--
  const closers = i < text.length - 1
  const last = text.charAt(i)
  if ('。；：！？;:!?…'.includes(last)) return true
  // A whole line in brackets is a line of its own; a bracket or title mark at the end of a running line is not.
  return closers && (text[0] === '（' || text[0] === '(') && '）)'.includes(text.charAt(text.length - 1))
}

/** Change of quotation depth over a text: `“` opens, `”` closes. */
export function quoteBalance(text: string, from: number): number {
  const opensAgain = from > 0 && text[0] === '“'
  let depth = opensAgain ? Math.max(0, from - 1) : from
  for (const unit of text) {
    if (unit === '“') depth++
    else if (unit === '”' && depth > 0) depth--
  }
  return depth
}
