// Clauses about words: 其中的“A”修改为“B” · 中的“A”、“B”修改为“C” · “A”后增加“B” · 条文中的“A”统一修改为“B”，但第三条除外.

import { takeAddresses } from './addresses'
import {
  type Clause,
  type Context,
  modify,
  type Named,
  repeal,
  type SaidOperation,
  takeColonText,
  takeInside,
  takeQuotes,
} from './clause'
import type { Address, Quoted } from './model'
import { attempt, type Reader, take } from './reader'

const globalUnits = [
  '条文中',
  '全文中',
  '有关条款中',
  '部分条款中',
  '有关条文中',
  '相关条文中',
  '相关条款中',
  '正文中',
  '文中',
  '各条中',
  '本法中',
  '本条例中',
  '该条例中',
  '本办法中',
  '本规定中',
  '本细则中',
  '本规则中',
  '本解释中',
]

// 其中的“A”修改为“B” · 条文中的“A”统一修改为“B”，但第三条除外
export function takeOnWords(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    const isGlobal = take(reader, globalUnits) !== undefined
    if (!isGlobal) take(reader, ['中'])
    const units = isGlobal ? [] : context.units
    const act = isGlobal ? { ...context, units: [], base: undefined } : context
    take(reader, ['的'])
    return takeWords(reader, units, { context: act })
  })
}

// 中的“A”、“B”修改为“C” · “A”修改为“B” · 中的“A”删去 · 在“A”后增加“B”
export function takeWords(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    take(reader, ['，', ','])
    takeInside(reader)
    take(reader, ['在', '由'])
    const from = takeQuotes(reader)
    if (from.length === 0) return undefined
    take(reader, ['等字样', '字样', '一句', '一词', '的表述', '的规定', '均', '一律', '都', '，'])
    const operations =
      replacedWords(reader, units, from) ??
      repealedWords(reader, units, from) ??
      besideWords(reader, units, from)
    return operations && { operations, ...named }
  })
}

function replacedWords(
  reader: Reader,
  units: readonly Address[],
  from: readonly Quoted[],
): SaidOperation[] | undefined {
  return attempt(reader, () => {
    if (take(reader, [...modify, '分别改为', '统一改为', '改为', '改成', '更改为', '替换为']) === undefined)
      return undefined
    take(reader, ['：', ':'])
    const to = takeQuotes(reader, from.length)
    const first = to[0]
    if (!first) return undefined
    const except = takeExceptions(reader)
    return from.map((words, k) => ({ type: 'substitution', units, except, from: words, to: to[k] ?? first }))
  })
}

// ，但第三条、第五条除外 · （第三条除外）
function takeExceptions(reader: Reader): readonly Address[] {
  return (
    attempt(reader, () => {
      take(reader, ['，', ',', '（', '('])
      take(reader, ['但是', '但'])
      const read = takeAddresses(reader, undefined)
      take(reader, ['中的', '的'])
      takeQuotes(reader)
      if (!read || take(reader, ['除外', '不作修改']) === undefined) return undefined
      take(reader, ['）', ')'])
      return read.addresses
    }) ?? []
  )
}

function repealedWords(
  reader: Reader,
  units: readonly Address[],
  from: readonly Quoted[],
): SaidOperation[] | undefined {
  if (take(reader, ['予以删除', '予以删去', ...repeal]) === undefined) return undefined
  return from.map((text) => ({ type: 'repeal', units, text }))
}

function besideWords(
  reader: Reader,
  units: readonly Address[],
  from: readonly Quoted[],
): SaidOperation[] | undefined {
  return attempt(reader, () => {
    const side = take(reader, ['之后', '之前', '后面', '前面', '后', '前'])
    if (side === undefined || take(reader, ['增加', '增写', '加上', '加']) === undefined) return undefined
    take(reader, ['一句', '规定', '一词'])
    take(reader, ['，', ','])
    take(reader, ['内容为', '为'])
    const text = takeColonText(reader)
    const anchor = from[0]?.paragraphs.join('\n') ?? ''
    const unit = units.at(-1)
    if (!text || !unit) return undefined
    const at = side.includes('后') ? { after: anchor } : { before: anchor }
    return [{ type: 'insertion', level: 'words', unit, at, text }]
  })
}
