// Why a decision cannot be applied: the item, its own words, and what is wrong with them against the old text. Thrown
// inside the applying and handed out as a value, so that applying is total: it gives a text or it says which item does
// not fit. A guess would be worse than either.

import type { Operation } from './model'

export interface ApplyRefusal {
  /** Item that does not apply, as printed; empty when the decision has no numbered items. */
  readonly item: string
  /** The decision's words. */
  readonly words: string
  readonly start: number
  readonly end: number
  /** One Chinese sentence: what is missing or contradicts. */
  readonly reason: string
}

export class DoesNotApply extends Error {
  readonly refusal: ApplyRefusal
  constructor(operation: Pick<Operation, 'item' | 'words' | 'start' | 'end'>, reason: string) {
    super(reason)
    this.name = 'DoesNotApply'
    const { item, words, start, end } = operation
    this.refusal = { item, words, start, end, reason }
  }
}
