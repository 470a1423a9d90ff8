// Numbers with their unit, as laws write them (百分之六十, 三十日, 五百元) and as people say them (六成, 一个月, 半个钟头,
// 两千块), brought to one scale per kind so that a wish can be compared with a change.

import { hanToNumber, isNumeral } from '../text'

export interface Quantity {
  /** `time` in hours, `every` how often in hours, `money` in yuan, `share` from 0 to 1, else the unit itself (人, 米, 次 …). */
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
    const quantity = everyAt(text, at) ?? shareAt(text, at) ?? halfAt(text, at) ?? measureAt(text, at)
    if (quantity) found.push(quantity)
    // A number is read whole or not at all: the 026年 inside 2026年 is no span of time.
    at += quantity ? quantity.words.length : (numeralAt(text, at)?.length ?? 1)
  }
  return found
}

function numeralAt(text: string, at: number): { value: number; length: number } | undefined {
  const whole = wholeNumeralAt(text, at)
  if (!whole || !'点.'.includes(text[at + whole.length] ?? '｜')) return whole
  const digits = /^[〇零一二三四五六七八九0-9]+/u.exec(text.slice(at + whole.length + 1))?.[0]
  if (!digits) return whole
  const part = [...digits].reduce((sum, digit) => `${sum}${hanToNumber(digit) ?? 0}`, '')
  return { value: Number(`${whole.value}.${part}`), length: whole.length + 1 + digits.length }
}

function wholeNumeralAt(text: string, at: number): { value: number; length: number } | undefined {
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

// 每月, 每半年, 每两个月, 每季度, 逐年
function everyAt(text: string, at: number): Quantity | undefined {
  if (text[at] !== '每' && text[at] !== '逐') return undefined
  const span = halfAt(text, at + 1) ?? measureAt(text, at + 1)
  if (span) return span.kind === 'time' ? every(span.value, span.words.length) : undefined
  const unit = units.find((word) => !word.startsWith('个') && text.startsWith(word, at + 1))
  const hours = unit === undefined ? undefined : hoursOf[unit]
  return unit === undefined || hours === undefined ? undefined : every(hours, unit.length)

  function every(value: number, length: number): Quantity {
    return { kind: 'every', value, words: text.slice(at, at + 1 + length), at }
  }
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
    if (isDate) return undefined
    // 一年六个月
    const more = unit === '年' ? measureAt(text, at + words.length) : undefined
    const isMore = more?.kind === 'time' && more.words.endsWith('个月')
    const span = value * hours + (isMore ? more.value : 0)
    return { kind: 'time', value: span, words: isMore ? words + more.words : words, at }
  }
  // 一米五, 两块五
  const rest =
    unit === '米' || unit === '块'
      ? /^[一二三四五六七八九](?![一二三四五六七八九十百千万\p{Nd}个])/u.exec(text.slice(at + words.length))
      : null
  if (rest) {
    const more = value + (hanToNumber(rest[0]) ?? 0) / 10
    return { kind: unit === '米' ? '米' : 'money', value: more, words: words + rest[0], at }
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
