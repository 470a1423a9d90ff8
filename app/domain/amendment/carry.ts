// 条文顺序作相应调整 obliges more than it says: where articles take other numbers, every citation of them in text that is
// kept takes the new number too. Applying a decision and drafting one both need this, and they need the same, or what
// was drafted would not come back when it is applied. Quoted text is written in new numbers and is never carried.

import { findMentions, printedNumber } from '../comparison'

/** Old printed number → new printed number; numbers that stay may be absent. */
export type CarriedNumbers = ReadonlyMap<string, string>

/** A cited number that changes. Offsets are UTF-16 units of the text it stands in. */
export interface CarriedNumber {
  readonly start: number
  readonly end: number
  readonly from: string
  readonly to: string
}

/**
 * The article numbers that a text cites from its own act and that have another form now. Numbers that the map does not
 * know (repealed articles, other acts) stay. Only the 条 is carried: 款 and 项 are amended in words. Linear.
 */
export function numbersToCarry(text: string, numbers: CarriedNumbers): CarriedNumber[] {
  if (numbers.size === 0) return []
  return findMentions(text).flatMap(({ start, end, article, internal }) => {
    const to = internal ? numbers.get(article) : undefined
    return to === undefined || to === article ? [] : [{ start, end, from: text.slice(start, end), to }]
  })
}

/** The text with the article numbers that it cites from its own act in their new form. Linear. */
export function carryCitations(text: string, numbers: CarriedNumbers): string {
  let carried = ''
  let at = 0
  for (const { start, end, to } of numbersToCarry(text, numbers)) {
    carried += text.slice(at, start) + to
    at = end
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
