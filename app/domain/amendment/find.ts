// Finding what an address of the decision means in the opened act. Addresses are old ones: a 款 that an earlier operation
// has moved or renumbered is still found under its old number. What is not there, or was taken away or restated by another
// item, is refused with the words of the decision.

import type { Address, Operation } from './model'
import { DoesNotApply } from './refusal'
import {
  type Holder,
  isArticle,
  keyOf,
  type Piece,
  type WorkArticle,
  type WorkDivision,
  type Working,
} from './working'

/** A unit below the article, or the article itself. */
export interface Found {
  readonly article: WorkArticle
  /** Pieces from the paragraph down; empty for the whole article. */
  readonly pieces: readonly Piece[]
}

export function findArticle(working: Working, address: Address, operation: Operation): WorkArticle {
  const key = address.article ? keyOf(address.article) : ''
  const article = working.byOld.get(key)
  if (!article) throw new DoesNotApply(operation, `原文没有“${address.words || '所指条文'}”`)
  if (article.isGone) throw new DoesNotApply(operation, `“${address.words}”已经被本决定的另一项删去或者合并`)
  return article
}

/** The article, 款, 项 or 目 of an address. A 项 without a 款 is that of the only 款 that has such a 项. */
export function findUnit(working: Working, address: Address, operation: Operation): Found {
  const article = findArticle(working, address, operation)
  if (address.paragraph === undefined && address.point === undefined && address.indent === undefined) {
    return { article, pieces: [] }
  }
  if (article.isRestated)
    throw new DoesNotApply(operation, `“${address.words}”所在的条已经由本决定的另一项整条修改`)
  const paragraph = findParagraph(article, address, operation)
  if (address.point === undefined) return { article, pieces: [paragraph] }
  const point = paragraph.oldChildren.find(({ old }) => old === address.point)
  if (!point) throw missing(operation, address)
  if (address.indent === undefined) return { article, pieces: [paragraph, point] }
  const indent = point.oldChildren.find(({ old }) => old === address.indent)
  if (!indent) throw missing(operation, address)
  return { article, pieces: [paragraph, point, indent] }
}

function findParagraph(article: WorkArticle, address: Address, operation: Operation): Piece {
  if (address.paragraph !== undefined) {
    const paragraph = article.oldPieces.find(({ old }) => old === address.paragraph)
    if (!paragraph) throw missing(operation, address)
    return paragraph
  }
  const holders = article.oldPieces.filter(({ oldChildren }) =>
    oldChildren.some(({ old }) => old === address.point),
  )
  const [only] = holders
  if (!only) throw missing(operation, address)
  if (holders.length > 1)
    throw new DoesNotApply(operation, `“${address.words}”没有写明款，而该条有几款都有这一项`)
  return only
}

function missing(operation: Operation, address: Address): DoesNotApply {
  return new DoesNotApply(operation, `原文没有“${address.words || '所指的款、项、目'}”`)
}

/** The 款 that a new 项 goes into when the decision names only the article. */
export function listParagraph(article: WorkArticle, operation: Operation): Piece {
  const holders = article.pieces.filter(({ children, isGone }) => !isGone && children.length > 0)
  const [only] = holders
  if (only && holders.length === 1) return only
  const [first] = article.pieces
  if (first && article.pieces.length === 1) return first
  throw new DoesNotApply(operation, '没有写明在哪一款增加项')
}

/** A division by its numbers: 第二章第一节, 第三章. Found anywhere when its book is not named. */
export function findDivision(working: Working, address: Address, operation: Operation): WorkDivision {
  const wanted = (['book', 'part', 'chapter', 'section'] as const).filter(
    (level) => address[level] !== undefined,
  )
  const last = wanted.at(-1)
  const search = (holder: Holder, above: ReadonlyMap<string, number>): WorkDivision[] => {
    const counts = new Map<string, number>()
    return holder.children.flatMap((child) => {
      if (isArticle(child) || child.kind !== 'division') return []
      const { type } = child.division
      counts.set(type, (counts.get(type) ?? 0) + 1)
      const here = new Map(above).set(type, numberOf(child))
      const fits = type === last && wanted.every((level) => here.get(level) === address[level])
      return [...(fits ? [child] : []), ...search(child, here)]
    })
  }
  const found = last === undefined ? [] : search(working.root, new Map())
  const [only] = found
  if (!only) throw new DoesNotApply(operation, `原文没有“${address.words}”`)
  if (found.length > 1)
    throw new DoesNotApply(operation, `“${address.words}”在原文中不止一处，没有写明属于哪一编、章`)
  return only
}

/** Number printed in a division's eId: `chp_3`, `book_1__chp_2`. */
export function numberOf(division: WorkDivision): number {
  return Number(/_(\d+)$/.exec(division.division.eId.replace(/(_\d+)_\d+$/, '$1'))?.[1] ?? 0)
}
