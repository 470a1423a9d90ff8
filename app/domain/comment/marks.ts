// The words of a text that turn its meaning over: numbers, denials, and words for or against. They are taken out and
// kept with their place in what remains, so that two editions of a sentence can be laid over each other there.

import { hanToNumber } from '../text'
import { type Script, scriptOf } from './shingles'

export interface Mark {
  readonly kind: 'number' | 'polarity'
  /** A number, or the class of a word: what 必须 and 应当 say is the same for this purpose. */
  readonly value: string
  /** Place in the skeleton, UTF-16 units. */
  readonly at: number
}

export interface Marked {
  readonly script: Script
  /** Letters and other figures, without the marks. */
  readonly skeleton: string
  readonly marks: readonly Mark[]
}

const classes: readonly (readonly [string, string])[] = [
  ['must-not', '不得|不应当|不应该|不应|禁止|严禁|不准|不许|不允许|不可以|不可|不能|不宜|无法'],
  ['need-not', '不必|无需|不需要|不用|无须|不须'],
  ['against', '反对|不同意|不赞成|不支持|不认可'],
  ['for', '支持|赞成|同意'],
  ['must', '不得不|应当|应该|必须|须'],
  ['may', '可以|允许|准许'],
  ['not', '没有|并非|绝非|不予|尚未|不|未|没'],
  ['least', '不少于|不低于|不小于|至少|以上'],
  ['most', '不超过|不高于|不大于|不多于|最多|至多|以下'],
  ['up', '提高|增加|延长|扩大|放宽|上调'],
  ['down', '降低|减少|缩短|缩小|收紧|下调'],
  ['keep', '保留'],
  ['cut', '删除|删去|取消|废除'],
]
/** Words that hold one of the above and deny nothing. */
const neutral =
  '非常|不仅|不但|不过|不管|不论|不断|不久|不错|不少(?!于)|不同(?!意)|不好意思|对不起|差不多|不动产|不良|不法|未来|未成年|没收|不见得|必须品|不然|不如|了不起'
const classOf = new Map(
  classes.flatMap(([name, words]) => words.split('|').map((word) => [word, name] as const)),
)
const words = [...classOf.keys()].sort((a, b) => b.length - a.length).join('|')
const units =
  '个|多|余|日|天|周|月|年|岁|元|米|倍|人|次|名|吨|件|小时|分钟|公里|平方|平米|成|折|%|户|层|条|款|项|台|辆|间|处|楼|栋|家|种|级|位|步|里|斤|度|号|点|分'
const han = `百分之[零〇一二三四五六七八九十百点]+|[零〇一二三四五六七八九十百千万两半]+(?=(?:${units}))`
const hanMarks = new RegExp(`(${neutral})|(\\d+(?:\\.\\d+)?[万亿]?|${han})|(${words})`, 'gu')

const englishClasses: readonly (readonly [string, string])[] = [
  ['not', 'not|never|no|cannot|cant|dont|doesnt|isnt|wont|shouldnt|without|nor'],
  ['against', 'oppose|opposed|against|reject|disagree'],
  ['for', 'support|favor|favour|agree|approve'],
]
const englishClassOf = new Map(
  englishClasses.flatMap(([name, list]) => list.split('|').map((word) => [word, name] as const)),
)
const latinMarks = new RegExp(`()(\\d+(?:\\.\\d+)?)|\\b(${[...englishClassOf.keys()].join('|')})\\b`, 'gu')

/** Read the marks of a folded text. Linear. */
export function marked(matter: string): Marked {
  const letters = matter.replace(/[^\p{L}\p{N}]+/gu, '')
  const script = scriptOf(letters)
  // 1、 and （二） count sentences and nothing in them: whoever leaves one out counts on.
  const uncounted = matter.replace(
    /(?<![\p{N}.])(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．](?!\d)|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]/gu,
    '',
  )
  const text =
    script === 'latin'
      ? uncounted.replaceAll(/['’]/gu, '').replace(/[^\p{L}\p{N}.]+|\.(?!\d)/gu, ' ')
      : uncounted.replace(/(?<=\d),(?=\d{3})/gu, '').replace(/[^\p{L}\p{N}.%]+|\.(?!\d)/gu, '')
  const marks: Mark[] = []
  let skeleton = ''
  let from = 0
  for (const match of text.matchAll(script === 'latin' ? latinMarks : hanMarks)) {
    const [whole, plain, number, word] = match
    if (plain) continue
    skeleton += text.slice(from, match.index)
    from = match.index + whole.length
    const value =
      number === undefined
        ? (classOf.get(word ?? '') ?? englishClassOf.get(word ?? '') ?? '')
        : figureOf(number)
    marks.push({ kind: number === undefined ? 'polarity' : 'number', value, at: skeleton.length })
  }
  return { script, skeleton: skeleton + text.slice(from), marks }
}

function figureOf(number: string): string {
  if (number === '半') return '0.5'
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([万亿])$/u.exec(number) ?? []
  if (digits !== undefined) return String(Number(digits) * (unit === '万' ? 1e4 : 1e8))
  if (/^[\d.]+$/u.test(number)) return String(Number(number))
  return String(hanToNumber(number.replace('百分之', '')) ?? number)
}
