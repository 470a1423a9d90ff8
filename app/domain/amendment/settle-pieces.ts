// Numbers and marks below the article, when the operations are done: 款 in final order, 项 and 目 counted anew where something
// happened to their list, and the stops between them as a list has them.

import { numberToHan } from '../text'
import { inFinalOrder } from './numbering'
import { DoesNotApply } from './refusal'
import { markNumber, type Piece, type WorkArticle, wordsOf } from './working'

// 款 and 项 below an article; a list is renumbered only where something happened to it, because files print odd marks.
export function settlePieces(article: WorkArticle): void {
  article.pieces = orderPieces(article.pieces)
  for (const paragraph of article.pieces) settleList(paragraph)
}

function settleList(holder: Piece): void {
  const before = holder.oldChildren
  holder.children = orderPieces(holder.children)
  const isTouched =
    holder.children.length !== before.length || holder.children.some((child, k) => child !== before[k])
  if (isTouched && before.length > 0) {
    for (const [k, child] of holder.children.entries()) remark(child, k + 1)
    closeList(holder.children)
  }
  for (const child of holder.children) settleList(child)
}

function orderPieces(pieces: readonly Piece[]): Piece[] {
  const standing = pieces.filter(({ isGone }) => !isGone)
  const { items, conflict } = inFinalOrder(standing, ({ final }) => final)
  if (conflict?.item.statedBy) {
    const name = { paragraph: '款', point: '项', indent: '目' }[conflict.item.level]
    const number = `第${numberToHan(conflict.item.final ?? 1)}${name}`
    throw new DoesNotApply(
      conflict.item.statedBy,
      conflict.kind === 'twice'
        ? `两处都要作为${number}`
        : `修改后没有${number}：只有${standing.length}${name}`,
    )
  }
  return [...items]
}

// A mark keeps its form: (三) stays half-width, 3. stays Arabic.
function remark(piece: Piece, number: number): void {
  if (markNumber(piece.mark) === number) return
  const numeral = /[0-9]/.test(piece.mark) ? String(number) : numberToHan(number)
  const form = /^([（(]?)[^（()）.．、]*([)）.．、]?)/.exec(piece.mark)
  const isMarked = piece.mark !== ''
  piece.mark = isMarked
    ? `${form?.[1] ?? ''}${numeral}${form?.[2] ?? ''}`
    : piece.level === 'point'
      ? `（${numberToHan(number)}）`
      : `${number}.`
}

// A carried last 项 that is no longer last ends with ；, and one that has become the last with 。
function closeList(children: readonly Piece[]): void {
  children.forEach((child, k) => {
    const last = child.runs.at(-1)
    if (!last || (last.isFresh && !/^[；。]$/.test(last.text)) || child.children.length > 0) return
    const isLast = k === children.length - 1
    const text = isLast ? last.text.replace(/；$/, '。') : last.text.replace(/。$/, '；')
    const isWholeEnd = /[；。]$/.test(wordsOf(child.runs))
    if (isWholeEnd && text !== last.text) child.runs = [...child.runs.slice(0, -1), { ...last, text }]
  })
}
