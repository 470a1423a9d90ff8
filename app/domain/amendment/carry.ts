// 条文顺序作相应调整 obliges more than it says: where articles take other numbers, every citation of them in text that is
// kept takes the new number too. Applying a decision and drafting one both need this, and they need the same, or what
// was drafted would not come back when it is applied. Quoted text is written in new numbers and is never carried.

import { findMentions, printedNumber } from '../comparison'

/** Old printed number → new printed number; numbers that stay may be absent. */
export type CarriedNumbers = ReadonlyMap<string, string>

/**
 * The text with the article numbers that it cites from its own act in their new form. Numbers that the map does not
 * know (repealed articles, other acts) stay. Only the 条 is carried: 款 and 项 are amended in words. Linear.
 */
export function carryCitations(text: string, numbers: CarriedNumbers): string {
  if (numbers.size === 0) return text
  let carried = ''
  let at = 0
  for (const mention of findMentions(text)) {
    const now = mention.internal ? numbers.get(mention.article) : undefined
    if (now === undefined || now === mention.article) continue
    carried += text.slice(at, mention.start) + now
    at = mention.end
  }
  return carried + text.slice(at)
}

/** A map as `carryCitations` wants it: numbers in the one spelling that citations are compared in. */
export function carriedNumbers(pairs: Iterable<readonly [string, string]>): CarriedNumbers {
  const numbers = new Map<string, string>()
  for (const [old, fresh] of pairs)
    if (!numbers.has(printedNumber(old))) numbers.set(printedNumber(old), fresh)
  return numbers
}
