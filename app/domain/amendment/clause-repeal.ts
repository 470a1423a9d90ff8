// Clauses that take away: 删去第二条、第五条 · 删去第七条中的“…”和第九条末尾的“…” · 第七条删去.

import { takeAddresses } from './addresses'
import {
  after,
  type Clause,
  type Context,
  endsClause,
  type Named,
  repeal,
  type SaidOperation,
  takeInside,
  takeQuotes,
} from './clause'
import type { Address } from './model'
import { attempt, type Reader, seesQuote, take } from './reader'

// 删去第二条、第五条 · 删除第十九条第二款 · 删去第七条中的“…”和第九条末尾的“…”
export function takeRepeal(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, repeal) === undefined) return undefined
    const first = takeRepealedPart(reader, context)
    if (!first) return undefined
    const operations = [...first.operations]
    let last = first
    for (;;) {
      const next = attempt(reader, () => {
        if (take(reader, ['、', '和', '以及', '及']) === undefined) return undefined
        return takeRepealedPart(reader, last.context)
      })
      if (!next) break
      operations.push(...next.operations)
      last = next
    }
    return endsClause(reader) ? { ...last, operations } : undefined
  })
}

function takeRepealedPart(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    const isOfContext = take(reader, ['其中的', '其中']) !== undefined
    const read = isOfContext ? undefined : takeAddresses(reader, context.base)
    const inside = takeInside(reader)
    const quotes = takeQuotes(reader)
    if (quotes.length === 0 && (!read || inside)) return undefined
    if (quotes.length > 0) take(reader, ['字样', '一句', '一词', '等内容'])
    const units = read?.addresses ?? context.units
    const operations: SaidOperation[] =
      quotes.length === 0
        ? [{ type: 'repeal', units }]
        : quotes.map((text) => ({ type: 'repeal', units, text }))
    return { operations, ...after(context, read) }
  })
}

// 第七条删去.
export function takeRepealed(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    take(reader, ['予以'])
    if (take(reader, repeal) === undefined) return undefined
    if (seesQuote(reader)) {
      return {
        operations: takeQuotes(reader).map((text) => ({ type: 'repeal' as const, units, text })),
        ...named,
      }
    }
    return endsClause(reader) ? { operations: [{ type: 'repeal', units }], ...named } : undefined
  })
}
