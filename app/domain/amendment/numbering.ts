// Numbers after the decision. What the decision states (改为第十条, 作为第二款) is final; everything else fills the free
// numbers in its old order, which is what 条文顺序作相应调整 asks. The same rule holds for articles of the act, 款 of an
// article, 项 of a 款 and 目 of a 项. A number stated twice, or one that leaves a gap, contradicts and is refused.

import type { ArticleNumber } from '../statute'

export interface Ordered<T> {
  readonly items: readonly T[]
  /** The first item whose stated number cannot be: taken by another, or beyond the last. */
  readonly conflict?: { readonly item: T; readonly kind: 'twice' | 'gap' }
}

/** Items in final order: the stated at their numbers, the rest in between. Linear. */
export function inFinalOrder<T>(items: readonly T[], stated: (item: T) => number | undefined): Ordered<T> {
  const slots = new Map<number, T>()
  const rest: T[] = []
  for (const item of items) {
    const number = stated(item)
    if (number === undefined) rest.push(item)
    else if (slots.has(number)) return { items, conflict: { item, kind: 'twice' } }
    else slots.set(number, item)
  }
  const ordered: T[] = []
  let taken = 0
  for (let number = 1; number <= items.length; number++) {
    const fixed = slots.get(number)
    const next = fixed ?? rest[taken++]
    if (fixed) slots.delete(number)
    if (next === undefined) break
    ordered.push(next)
  }
  const [beyond] = slots.values()
  return beyond === undefined ? { items: ordered } : { items, conflict: { item: beyond, kind: 'gap' } }
}

/** Order of article numbers: 第十二条 < 第十二条之一 < 第十三条. */
export function compareNumbers(a: ArticleNumber, b: ArticleNumber): number {
  return a.n - b.n || (a.sub ?? 0) - (b.sub ?? 0)
}
