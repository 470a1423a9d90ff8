// Takes a comment apart before its proposals are read: numbered points, sentences, quotations. Quoted words are put
// behind short marks, so that a rule sees the sentence people built around them and never a verb inside a quotation.

import { foretold } from './foretold'

/** A text whose quotations are marks: `〘0〙` stands for `quotes[0]`. */
export interface MaskedText {
  readonly text: string
  readonly quotes: readonly string[]
}

const pairs: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '‘': '’',
  '"': '"',
  '＂': '＂',
  '〝': '〞',
  '”': '”',
  '〈': '〉',
  '【': '】',
  '［': '］',
  '[': ']',
  "'": "'",
}
const opensQuote = new RegExp(`[${Object.keys(pairs).join('')}]`, 'u')
/** Brackets that are more often labels than quotations. */
const brackets = "【［['"
const label =
  /^(?:修改|原|现|新|拟|具体)?(?:条文|文|稿|理由|原因|依据|说明|建议|意见|改为|修改|修改为|修改后|问题|内容|来源|第.{1,8}条.{0,8})$|^[^\p{Script=Han}]*$/u
/** Longest quotation: a whole article with its points. Longer ones are an unbalanced mark. */
const LONGEST_QUOTE = 3000

/** Put marks for all outermost quotations. An opening mark without its end is left as it is. */
export function maskQuotes(text: string): MaskedText {
  const quotes: string[] = []
  if (!opensQuote.test(text)) return { text, quotes }
  let masked = ''
  let at = 0
  while (at < text.length) {
    const open = text[at] ?? ''
    const end = endOfQuote(text, at)
    if (end < 0) {
      masked += open
      at++
      continue
    }
    // The same words twice are one mark: A与B混用，统一使用B.
    const words = text.slice(at + 1, end)
    const before = quotes.indexOf(words)
    masked += `〘${before < 0 ? quotes.length : before}〙`
    if (before < 0) quotes.push(words)
    at = end + 1
  }
  return { text: masked, quotes }
}

/** The text with the words inside quotations blanked out; as long as the text. */
export function blankQuotes(text: string): string {
  let blanked = ''
  let at = 0
  while (at < text.length) {
    const open = text[at] ?? ''
    const end = endOfQuote(text, at)
    if (end < 0) {
      blanked += open
      at++
      continue
    }
    blanked += open + '〓'.repeat(end - at - 1) + text[end]
    at = end + 1
  }
  return blanked
}

/** Where the quotation that opens at `at` ends, or -1. Keyboards close “ with " or with “ again; brackets may be labels. */
function endOfQuote(text: string, at: number): number {
  const open = text[at] ?? ''
  const close = pairs[open]
  if (close === undefined) return -1
  const end = closingMark(text, at, { open, close })
  if (end >= 0) return brackets.includes(open) && label.test(text.slice(at + 1, end)) ? -1 : end
  if (open !== '“') return -1
  const other = /[“"]/u.exec(text.slice(at + 1, at + 200))
  return other && other.index > 0 ? at + 1 + other.index : -1
}

function closingMark(text: string, at: number, { open, close }: { open: string; close: string }): number {
  let depth = 0
  for (let i = at + 1; i < text.length && i - at <= LONGEST_QUOTE; i++) {
    if (open !== close && text[i] === open) depth++
    if (text[i] !== close) continue
    if (depth === 0) return i > at + 1 ? i : -1
    depth--
  }
  return -1
}

/** The words with their quotations put back; marks from `quoted` on stood without quotation marks. */
export function unmask(text: string, quotes: readonly string[], quoted = quotes.length): string {
  return text.replace(/〘(\d+)〙/gu, (_, index: string) => {
    const words = quotes[Number(index)] ?? ''
    return Number(index) < quoted ? `“${words}”` : words
  })
}

/** Numbers of the marks in a masked text, in order. */
export function marksIn(masked: string): number[] {
  return [...masked.matchAll(/〘(\d+)〙/gu)].map(([, index]) => Number(index))
}

const pointMark =
  /(?<=^|[。；;！!？?：:\n]\s*)(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、．.)）](?!\d)|[①-⑳]|第[一二三四五六七八九十][，,：:、]|其[一二三四五][，,：:、]|[一二三四五](?:是|来)(?=建议|将|把|对|第|在|〘))/gmu

const hasPoint = foretold(new RegExp(pointMark.source, 'mu'))
const leadingMark = new RegExp(`^\\s*(?:${pointMark.source.slice(pointMark.source.indexOf('(?:[一'))})`, 'u')

/** Where the numbered points of a text begin, in UTF-16 units; empty without at least two. */
export function pointStarts(words: string): number[] {
  const starts = [...words.matchAll(pointMark)].map(({ index }) => index)
  return starts.length < 2 ? [] : starts
}

/** Cut a masked comment into its numbered points; without numbers it is one point. The head before the first number
 *  comes along, since it often names the article for all of them. */
export function pointsOf(masked: string): { readonly head: string; readonly points: readonly string[] } {
  if (!hasPoint.test(masked)) return { head: '', points: [masked] }
  const marks = [...masked.matchAll(pointMark)]
  const first = marks[0]
  if (marks.length < 2 || first === undefined) return { head: '', points: [masked.replace(leadingMark, '')] }
  const points = marks.map((mark, index) =>
    masked.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? masked.length),
  )
  return { head: masked.slice(0, first.index), points }
}

const opener =
  /^(?:[\s，,。]*(?:尊敬的[^，,：:。]{1,16}[，,：:]|您好|你好|各位(?:领导|代表|专家)好?|领导好?|同志们?好?|大家好|我(?:是|们是)[^，,。〘]{1,20}(?=[，,。])|本人[^，,。〘]{0,20}(?=[，,。])|我(?:的)?(?:意见|看法|建议)(?:如下|是)?[：:]|修改意见[：:](?!〘)|意见[：:]|\/|-|·|\*)[\s，,。！!：:]*)+/u
const reason =
  /^[\s，,]*(?:[（(【]?(?:修改)?(?:理由|原因|依据(?=[：:是】）)])|说明|缘由)(?:是|如下|为|在于)?[】）)]?[：:，,]?|因为|由于|否则|不然|以便|以免|这样(?:可以|能|一来|才|既|更|就|有利于|便于)|主要是|毕竟|目的是|从而|以利于|有利于|避免|防止)/u

/** Sentences of one point without greetings and without the reasons given for it. */
export function sentencesOf(point: string): string[] {
  const kept: string[] = []
  let inReasons = false
  for (const sentence of point.replace(opener, '').split(/[。；;！!？?\n]+/u)) {
    const words = withoutReason(sentence).trim()
    if (reason.test(sentence)) inReasons = true
    if (words === '') continue
    // After 理由： the rest is argument, until somebody asks for something again.
    if (inReasons && !/建议|修改为|改为|删除|删去|增加|应予/u.test(words)) continue
    inReasons = false
    kept.push(words)
  }
  return kept
}

function withoutReason(sentence: string): string {
  const parts = sentence.split(/(?=[，,])/u)
  const from = parts.findIndex((part, index) => reason.test(index === 0 ? part : part.slice(1)))
  return from < 0 ? sentence : parts.slice(0, from).join('')
}
