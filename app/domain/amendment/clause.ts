// A clause of an item and what passes from one clause to the next: the operations it says, and the units it named last.
// The smaller pieces that all kinds of clauses share are here too: rows of quotations, 中的, the words for 修改为 and 改为.

import type { ReadAddresses } from './addresses'
import type { Address, Operation, Quoted } from './model'
import { attempt, peekAt, type Reader, seesQuote, take, takeQuote, takeText } from './reader'

/** An operation without its place, which the item gives it. */
export type Said<T> = T extends Operation ? Omit<T, 'item' | 'words' | 'start' | 'end'> : never
export type SaidOperation = Said<Operation>

/** What the item has named so far. */
export interface Context {
  /** Units that 修改为 or 其中的 without an address refer to. */
  readonly units: readonly Address[]
  /** Address that a first unit without higher levels continues. */
  readonly base: Address | undefined
  readonly act: string | undefined
}

export interface Clause {
  readonly operations: readonly SaidOperation[]
  readonly context: Context
  readonly slip?: ReadAddresses['slip']
  /** The replaced text stood without quotation marks. */
  readonly isUnquoted?: boolean
  /** Says something about the amendment that changes no text. */
  readonly isRemark?: boolean
}

export type Named = { readonly context: Context; readonly slip?: ReadAddresses['slip'] }

/** The context after units were named. */
export function after(context: Context, read: ReadAddresses | undefined): Named {
  if (!read) return { context }
  return {
    context: { units: read.addresses, base: read.addresses.at(-1), act: read.act ?? context.act },
    ...(read.slip ? { slip: read.slip } : {}),
  }
}

export const modify = ['相应地修改为', '相应修改为', '统一修改为', '分别修改为', '修改为', '修改成', '修正为']

export const repeal = ['删去', '删除', '废止']

const parts = [
  '后半句',
  '前半句',
  '后两句',
  '前两句',
  '最后一句',
  '第一句',
  '第二句',
  '后一句',
  '末句',
  '后半部分',
  '前半部分',
  '末尾',
  '句末',
  '开始部分',
  '条首部分',
  '规定',
]

// 中的 · 末尾的 · 中关于: the part of a unit whose words are quoted next.
export function takeInside(reader: Reader): boolean {
  const inside = take(reader, ['其中的', '其中', '中的', '中关于', '中有关', '中', '内的', '里的', '的'])
  const part = take(reader, parts)
  const isInside = inside !== undefined || part !== undefined
  if (isInside) take(reader, ['的', '：', ':', '，'])
  return isInside
}

/** Whether a clause can end here: at a stop, a line end, or the item's end. */
export function endsClause(reader: Reader): boolean {
  const at = peekAt(reader)
  return (
    at >= reader.end ||
    '。；，、：;,'.includes(reader.skeleton.charAt(at)) ||
    reader.skeleton.slice(reader.at, at).includes('\n')
  )
}

/** “A”、“B”和“C”, also “A”“B” as newer punctuation has it; “…。”“…。” are the paragraphs of one text. */
export function takeQuotes(reader: Reader, limit = Number.POSITIVE_INFINITY): Quoted[] {
  const quotes: Quoted[] = []
  while (quotes.length < limit) {
    const next = attempt(reader, () => {
      const isJoined =
        quotes.length === 0 || take(reader, ['、', '和', '以及', '及', '与', '或者']) !== undefined
      return isJoined ? takeRow(reader) : undefined
    })
    if (!next) break
    quotes.push(...next)
  }
  return quotes.slice(0, limit)
}

function takeRow(reader: Reader): readonly Quoted[] | undefined {
  const at = reader.at
  const text = takeText(reader)
  if (!text) return undefined
  const end = reader.at
  reader.at = at
  const single: Quoted[] = []
  for (let quote = takeQuote(reader); quote; quote = takeQuote(reader)) single.push(quote)
  reader.at = end
  const isText = single.some(({ paragraphs }) => /[。；：！？]$/.test(paragraphs.at(-1) ?? ''))
  return isText || single.length === 1 ? [text] : single
}

export function takeColonText(reader: Reader): Quoted | undefined {
  take(reader, ['：', ':'])
  return takeText(reader)
}

/** Whether ：“ stands here; the cursor stays. */
function seesText(reader: Reader): boolean {
  const at = reader.at
  const isText = take(reader, ['：', ':']) !== undefined && seesQuote(reader)
  reader.at = at
  return isText
}

export function textAfterModify(reader: Reader): { text?: Quoted } {
  const text = attempt(reader, () => {
    if (seesText(reader)) return takeColonText(reader)
    take(reader, ['，', ','])
    return take(reader, modify) === undefined ? undefined : takeColonText(reader)
  })
  return text ? { text } : {}
}
