// Numbers with their unit, as laws write them (百分之六十, 三十日, 五百元) and as people say them (六成, 一个月, 半个钟头,
// 两千块), brought to one scale per kind so that a wish can be compared with a change.

import { hanToNumber, isNumeral } from '../text'

export interface Quantity {
  /** `time` in hours, `money` in yuan, `share` from 0 to 1, else the unit itself (人, 米, 次 …). */
  readonly kind: string
  readonly value: number
  /** As it stands in the text. */
  readonly words: string
  /** Where it stands, in UTF-16 units. */
  readonly at: number
}

const hoursOf: Readonly<Record<string, number>> = {
  分钟: 1 / 60,
  刻钟: 0.25,
  小时: 1,
  个小时: 1,
  钟头: 1,
  个钟头: 1,
  日: 24,
  天: 24,
  个工作日: 24,
  工作日: 24,
  周: 168,
  个星期: 168,
  星期: 168,
  个月: 720,
  月: 720,
  季度: 2160,
  年: 8760,
}
const yuanOf: Readonly<Record<string, number>> = { 元: 1, 块: 1, 块钱: 1, 万元: 10_000, 万块: 10_000 }
const plainUnits = [
  '平方米',
  '公里',
  '米',
  '公斤',
  '吨',
  '人',
  '户',
  '名',
  '次',
  '倍',
  '辆',
  '周岁',
  '岁',
  '件',
]
const units = [...Object.keys(hoursOf), ...Object.keys(yuanOf), ...plainUnits].sort(
  (a, b) => b.length - a.length,
)

/** All quantities of a text, in order. Linear. Numbers without a unit are left out. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = []
  let at = 0
  while (at < text.length) {
    const quantity = shareAt(text, at) ?? halfAt(text, at) ?? measureAt(text, at)
    if (quantity) found.push(quantity)
    // A number is read whole or not at all: the 026年 inside 2026年 is no span of time.
    at += quantity ? quantity.words.length : (numeralAt(text, at)?.length ?? 1)
  }
  return found
}

function numeralAt(text: string, at: number): { value: number; length: number } | undefined {
  let end = at
  while (end < text.length && (isNumeral(text[end]) || (text[end] === '万' && end > at))) end++
  for (let until = end; until > at; until--) {
    const value = hanToNumber(text.slice(at, until))
    if (value !== undefined) return { value, length: until - at }
  }
  return undefined
}

// Alone they are no well-formed numerals.
const wholes: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 }

// 百分之六十, 千分之四, 三分之二, 60%, 六成, 过半数
function shareAt(text: string, at: number): Quantity | undefined {
  const share = (value: number, length: number) => ({
    kind: 'share',
    value: Math.round(value * 10_000) / 10_000,
    words: text.slice(at, at + length),
    at,
  })
  if (text.startsWith('过半数', at)) return share(0.5, 3)
  const whole = wholes[text[at] ?? '']
  const first = whole && text.startsWith('分之', at + 1) ? { value: whole, length: 1 } : numeralAt(text, at)
  if (!first) return undefined
  const next = at + first.length
  if (text.startsWith('分之', next)) {
    const top = numeralAt(text, next + 2)
    if (top && first.value > 0) return share(top.value / first.value, first.length + 2 + top.length)
  }
  if (text[next] === '%' || text[next] === '％') return share(first.value / 100, first.length + 1)
  if (text[next] === '成' && first.value <= 10) {
    const isHalfMore = text[next + 1] === '半'
    return share((first.value + (isHalfMore ? 0.5 : 0)) / 10, first.length + (isHalfMore ? 2 : 1))
  }
  return undefined
}

// 半年, 半个月, 半小时, 半个钟头
function halfAt(text: string, at: number): Quantity | undefined {
  if (text[at] !== '半') return undefined
  const unit = units.find((word) => text.startsWith(word, at + 1))
  const hours = unit === undefined ? undefined : hoursOf[unit]
  if (unit === undefined || hours === undefined || unit === '日' || unit === '天') return undefined
  return { kind: 'time', value: hours / 2, words: text.slice(at, at + 1 + unit.length), at }
}

function measureAt(text: string, at: number): Quantity | undefined {
  const number = numeralAt(text, at)
  if (!number) return undefined
  let end = at + number.length
  let value = number.value
  if (text[end] === '个' && text[end + 1] === '半') {
    value += 0.5
    end += 2
  }
  const unit = units.find((word) => text.startsWith(word, end))
  if (unit === undefined) return undefined
  const words = text.slice(at, end + unit.length)
  const hours = hoursOf[unit]
  // 2026年 and 3月 are dates and no spans of time.
  if (hours !== undefined) {
    const isDate = (unit === '年' && value > 200) || unit === '月'
    return isDate ? undefined : { kind: 'time', value: value * hours, words, at }
  }
  const yuan = yuanOf[unit]
  if (yuan !== undefined) return { kind: 'money', value: value * yuan, words, at }
  return { kind: unit, value, words, at }
}

/** The words between two pieces of context, widened to hold whole the quantities they cut: of 百分之[六]十 all five. */
export function wholeQuantities(before: string, words: string, after: string): string {
  const text = `${before}${words}${after}`
  const [start, end] = [before.length, before.length + words.length]
  const touched = quantitiesIn(text).filter(
    (found) => found.at < end && start < found.at + found.words.length,
  )
  const from = Math.min(start, ...touched.map(({ at }) => at))
  const until = Math.max(end, ...touched.map((found) => found.at + found.words.length))
  return text.slice(from, until)
}
