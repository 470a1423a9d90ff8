// Operations below the article: 款, 项 and 目 replaced, added, renumbered, moved to another article; an article that
// becomes a 款 of another.

import { findArticle, findUnit, listParagraph } from './find'
import type { Address, Insertion, Operation, Renumbering, Replacement } from './model'
import { linesOf, listPieces, paragraphsOf } from './quoted-text'
import { DoesNotApply } from './refusal'
import { keyOf, type Piece, type WorkArticle, type Working, wordsOf } from './working'

/** 第一款修改为：“…” · 第一款、第二款修改为 · 第一款第三项修改为：“（三）…” */
export function replacePieces(working: Working, operation: Replacement): void {
  const [only] = operation.units
  if (only?.sentence !== undefined) {
    changeSentence(working, only, linesOf(operation.text).join(''), operation)
    return
  }
  if (only?.isIntro) {
    replaceIntro(working, operation, only)
    return
  }
  const founds = operation.units.map((unit) => findUnit(working, unit, operation))
  const targets = founds.map(({ article, pieces }) => ({
    article,
    parent: pieces.at(-2),
    piece: pieces.at(-1),
  }))
  const lines = linesOf(operation.text)
  const level = targets[0]?.piece?.level
  const fresh = level === 'point' || level === 'indent' ? listPieces(level, lines) : paragraphsOf(lines)
  const isOneToOne = targets.length === fresh.length
  if (targets.length > 1 && !isOneToOne)
    throw new DoesNotApply(operation, '引文的款、项数与修改的款、项数不一致')
  targets.forEach(({ article, parent, piece }, k) => {
    if (!piece) throw new DoesNotApply(operation, '整条和款、项不能在一处一起修改')
    if (piece.isGone) throw new DoesNotApply(operation, '修改的款、项已经被本决定的另一项删去')
    const texts = targets.length === 1 ? fresh : fresh.slice(k, k + 1)
    if (level !== 'paragraph') closeLikeBefore(texts, piece, operation)
    putInPlace(parent ? parent.children : article.pieces, piece, texts)
  })
}

/** 第一款第二句修改为 · 删去第一款最后一句: a sentence ends with 。！ or ？. */
export function changeSentence(working: Working, unit: Address, text: string, operation: Operation): void {
  const { article, pieces } = findUnit(working, unit, operation)
  const piece = pieces.at(-1) ?? (article.pieces.length === 1 ? article.pieces[0] : undefined)
  const sentences = piece ? (wordsOf(piece.runs).match(/[^。！？]*[。！？]|[^。！？]+$/g) ?? []) : []
  const index = unit.sentence === undefined || unit.sentence < 0 ? sentences.length - 1 : unit.sentence - 1
  if (!piece || sentences[index] === undefined) throw new DoesNotApply(operation, `原文没有“${unit.words}”`)
  const carried = (words: string) => (words === '' ? [] : [{ text: words, isFresh: false }])
  piece.runs = [
    ...carried(sentences.slice(0, index).join('')),
    ...(text === '' ? [] : [{ text, isFresh: true }]),
    ...carried(sentences.slice(index + 1).join('')),
  ]
}

// 条首部分修改为：“…，有下列情形之一的”: the list below keeps its place and its ：.
function replaceIntro(working: Working, operation: Replacement, unit: Address): void {
  const { article, pieces } = findUnit(working, unit, operation)
  const piece = pieces.at(-1) ?? listParagraph(article, operation)
  const text = linesOf(operation.text).join('\n')
  piece.runs = [{ text: /[：:]$/.test(text) ? text : `${text}：`, isFresh: true }]
}

// The new text takes the piece over, so that a later operation finds it under its old number.
function putInPlace(siblings: Piece[], piece: Piece, texts: readonly Piece[]): void {
  const [first, ...more] = texts
  if (!first) return
  piece.runs = first.runs
  piece.children = first.children
  piece.oldChildren = []
  if (first.mark !== '') piece.mark = first.mark
  siblings.splice(siblings.indexOf(piece) + 1, 0, ...more)
}

// 修改为：“（二）…”。 — the stop outside the quotation is the decision's; the 项 keeps the one it had.
function closeLikeBefore(texts: readonly Piece[], piece: Piece, operation: Operation): void {
  const last = texts.at(-1)
  const before = /[。；]$/.exec(wordsOf(piece.runs))?.[0]
  if (last && last.children.length === 0 && before && isOpenEnded(last) && endsOutside(operation)) {
    last.runs = [...last.runs, { text: before, isFresh: true }]
  }
}

const isOpenEnded = (piece: Piece) => !/[。；：！？…]$/.test(wordsOf(piece.runs))
const endsOutside = (operation: Operation) => /”[。；，]?$/.test(operation.words)

/** 增加一款，作为第二款：“…” · 第一款增加一项，作为第三项：“（三）…” */
export function addPieces(working: Working, operation: Insertion, later: readonly Operation[]): void {
  const where = operation.within ?? operation.after ?? operation.before
  if (!where) throw new DoesNotApply(operation, '没有写明在哪一条增加')
  const article = findArticle(working, where, operation)
  if (!operation.text) {
    if (isRestatedLater(where, later)) return
    throw new DoesNotApply(operation, '增加的款、项没有引文')
  }
  const siblings = siblingsFor(working, article, where, operation)
  const lines = linesOf(operation.text)
  const fresh =
    operation.level === 'paragraph'
      ? paragraphsOf(lines)
      : listPieces(operation.level as 'point' | 'indent', lines)
  if (fresh.length !== operation.count) {
    throw new DoesNotApply(operation, `写明增加${operation.count}个，引文却有${fresh.length}个`)
  }
  fresh.forEach((piece, k) => {
    const final = operation.as[k]?.[operation.level as 'paragraph' | 'point' | 'indent']
    if (final !== undefined) piece.final = final
    piece.statedBy = operation
    if (piece.level !== 'paragraph' && piece.children.length === 0 && isOpenEnded(piece)) {
      piece.runs = [...piece.runs, { text: '；', isFresh: true }]
    }
  })
  insertAt(working, siblings, fresh, operation)
}

// 在第…条中增加一款作为第二款，将该条修改为：“…”
function isRestatedLater(where: Address, later: readonly Operation[]): boolean {
  const key = where.article ? keyOf(where.article) : ''
  return later.some(
    (operation) =>
      operation.type === 'replacement' &&
      operation.units.some(
        ({ article, paragraph }) =>
          article && keyOf(article) === key && (paragraph === undefined || where.paragraph !== undefined),
      ),
  )
}

function siblingsFor(working: Working, article: WorkArticle, where: Address, operation: Insertion): Piece[] {
  if (operation.level === 'paragraph') return article.pieces
  const isBeside = operation.after !== undefined || operation.before !== undefined
  const parentAddress: Address = isBeside
    ? { ...where, [operation.level]: undefined }
    : { ...where, indent: undefined, ...(operation.level === 'point' ? { point: undefined } : {}) }
  if (parentAddress.paragraph === undefined && parentAddress.point === undefined)
    return listParagraph(article, operation).children
  return findUnit(working, parentAddress, operation).pieces.at(-1)?.children ?? []
}

function insertAt(working: Working, siblings: Piece[], fresh: readonly Piece[], operation: Insertion): void {
  const beside = operation.after ?? operation.before
  const neighbour = beside && findUnit(working, beside, operation).pieces.at(-1)
  const index = neighbour ? siblings.indexOf(neighbour) : -1
  if (index >= 0) siblings.splice(operation.after ? index + 1 : index, 0, ...fresh)
  else siblings.push(...fresh)
}

/** 第一款改为第二款 · 第三项改为第四项 · 第五条第二款改为第七条第三款 */
export function movePiece(working: Working, from: Address, to: Address, operation: Renumbering): void {
  const { article, pieces } = findUnit(working, from, operation)
  const piece = pieces.at(-1)
  if (!piece) return
  const level = piece.level
  piece.final = to[level]
  piece.statedBy = operation
  const own = article.final ?? article.old
  const isElsewhere =
    to.article && from.article && own && ![keyOf(from.article), keyOf(own)].includes(keyOf(to.article))
  if (!isElsewhere) return
  const target = working.articles.find(({ final, old, isGone }) => {
    const number = final ?? old
    return !isGone && number && to.article && keyOf(number) === keyOf(to.article)
  })
  if (!target || level !== 'paragraph') throw new DoesNotApply(operation, `找不到“${to.words}”所在的条`)
  article.pieces = article.pieces.filter((each) => each !== piece)
  target.pieces.push(piece)
  for (const origin of article.origins) target.origins.add(origin)
}

/**
 * 将第三十九条改为第四十五条第一款: into the article that another item gives this number; as a later 款, into the one that
 * has it; as the first 款 of a number that no item gives, the article itself takes the number.
 */
export function demote(working: Working, from: Address, to: Address, operation: Renumbering): void {
  const article = findArticle(working, from, operation)
  const first = to.paragraph ?? 1
  for (const [k, piece] of article.pieces.entries()) {
    piece.final = first + k
    piece.statedBy = operation
  }
  const target = targetOf(working, to, first > 1)
  if (target && target !== article) {
    target.pieces.push(...article.pieces)
    article.isGone = true
    for (const origin of article.origins) target.origins.add(origin)
    return
  }
  if (first > 1) throw new DoesNotApply(operation, `找不到“${to.words}”所在的条`)
  article.final = to.article
  article.statedBy = operation
}

function targetOf(working: Working, to: Address, orOld: boolean): WorkArticle | undefined {
  const key = to.article ? keyOf(to.article) : ''
  const standing = working.articles.filter(({ isGone }) => !isGone)
  const stated = standing.find(({ final }) => final !== undefined && keyOf(final) === key)
  if (stated || !orOld) return stated
  return standing.find(({ final, old }) => final === undefined && old !== undefined && keyOf(old) === key)
}
