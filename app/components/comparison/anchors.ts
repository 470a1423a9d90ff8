// Addresses within a comparison. They are made of the articles' own addresses and not of the row's number, so that a link
// in a letter still leads to 第二十条 when a pairing above it is corrected: `#new-art_20` an article of the new text,
// `#old-art_12` one of the old, `#new-art_20.2` the second change in it, `#was-art_12` the place a moved one stood in.

import type { ArticleChange, ArticleRef } from '~/domain/comparison'

export const newAnchor = ({ eId }: Pick<ArticleRef, 'eId'>) => `new-${eId}`
export const oldAnchor = ({ eId }: Pick<ArticleRef, 'eId'>) => `old-${eId}`
/** The place in the order where an article does not stand any more, or where a part of a row would stand. */
export const placeAnchor = ({ eId }: Pick<ArticleRef, 'eId'>, side: 'old' | 'new') =>
  side === 'old' ? `was-${eId}` : `part-${eId}`

/** The address of a row: its first new article, or the old one that is gone. */
export function rowAnchor(row: Pick<ArticleChange, 'from' | 'to'>): string {
  const [to, from] = [row.to[0], row.from[0]]
  if (to) return newAnchor(to)
  return from ? oldAnchor(from) : ''
}

/** The n-th change of a row, from 1. */
export const changeAnchor = (row: Pick<ArticleChange, 'from' | 'to'>, change: number) =>
  `${rowAnchor(row)}.${change}`

/** All addresses that lead to a row. */
export function anchorsOf(row: Pick<ArticleChange, 'from' | 'to'>): string[] {
  return [...row.to.map(newAnchor), ...row.from.map(oldAnchor)]
}
