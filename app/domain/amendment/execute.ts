// Carries out the operations of a decision on an opened act, one after the other, each on the OLD numbers. Only what is
// stated is done here; where everything else ends up is settled afterwards (settle.ts).

import { addArticles, joinArticles, promote, repealDivision, splitArticle } from './execute-articles'
import { addMatter } from './execute-divisions'
import { addPieces, changeSentence, demote, movePiece, replacePieces } from './execute-pieces'
import { addDivision, changeMatter, renumberDivision } from './execute-structure'
import { addWords, repealWords, substituteWords } from './execute-words'
import { findArticle, findUnit } from './find'
import type { Address, Insertion, Operation, Renumbering, Repeal, Replacement, WordInsertion } from './model'
import { linesOf, paragraphsOf, quotedArticles } from './quoted-text'
import { DoesNotApply } from './refusal'
import { keyOf, type WorkArticle, type Working } from './working'

/** Do one operation. `later` are the operations of the same item behind it. Throws `DoesNotApply`. */
export function execute(working: Working, operation: Operation, later: readonly Operation[]): void {
  if (operation.type === 'replacement') replace(working, operation)
  else if (operation.type === 'substitution') substituteWords(working, operation)
  else if (operation.type === 'insertion') insert(working, operation, later)
  else if (operation.type === 'repeal' && operation.text) repealWords(working, operation)
  else if (operation.type === 'repeal') repeal(working, operation)
  else if (operation.type === 'renumbering') renumber(working, operation)
  else if (operation.type === 'supplement') addMatter(working, operation)
  else if (operation.type === 'split') splitArticle(working, operation)
  else if (operation.type === 'join') joinArticles(working, operation)
}

function insert(working: Working, operation: Insertion | WordInsertion, later: readonly Operation[]): void {
  if (operation.level === 'words') addWords(working, operation)
  else if (operation.level === 'article') addArticles(working, operation)
  else if (isPieceLevel(operation.level)) addPieces(working, operation, later)
  else addDivision(working, operation, later)
}

const isPieceLevel = (level: string) => level === 'paragraph' || level === 'point' || level === 'indent'

function replace(working: Working, operation: Replacement): void {
  const [first] = operation.units
  if (!first) throw new DoesNotApply(operation, '没有写明修改的是哪一条')
  if (first.matter !== undefined) {
    changeMatter(working, operation)
    return
  }
  if (!first.article) throw new DoesNotApply(operation, `“${first.words}”不能整体修改`)
  const isWholeArticles = operation.units.every(isArticleAddress)
  if (!isWholeArticles) {
    replacePieces(working, operation)
    return
  }
  const texts = quotedArticles(linesOf(operation.text))
  if (texts.length !== operation.units.length) {
    if (operation.units.length > 1) throw new DoesNotApply(operation, '引文的条数与修改的条数不一致')
  }
  operation.units.forEach((unit, k) => {
    const article = findArticle(working, unit, operation)
    const quoted = texts[k]
    const rest =
      k === operation.units.length - 1 ? texts.slice(k).flatMap(({ lines }) => lines) : (quoted?.lines ?? [])
    article.pieces = paragraphsOf(rest)
    article.isRestated = true
  })
}

const isArticleAddress = (address: Address) =>
  address.article !== undefined &&
  address.paragraph === undefined &&
  address.point === undefined &&
  !address.isIntro &&
  address.sentence === undefined

function repeal(working: Working, operation: Repeal): void {
  if (operation.units.length === 0) throw new DoesNotApply(operation, '没有写明删去的是哪一条')
  for (const unit of operation.units) {
    if (unit.matter === 'heading') repealDivision(working, unit, operation)
    else if (unit.matter !== undefined) changeMatter(working, operation)
    else if (!unit.article) repealDivision(working, unit, operation)
    else if (unit.sentence !== undefined) changeSentence(working, unit, '', operation)
    else if (isArticleAddress(unit)) findArticle(working, unit, operation).isGone = true
    else {
      const piece = findUnit(working, unit, operation).pieces.at(-1)
      if (piece?.isGone) throw new DoesNotApply(operation, `“${unit.words}”已经被本决定的另一项删去`)
      if (piece) piece.isGone = true
    }
  }
}

// 第九条改为第十条 · 第一款改为第二款 · 第二款改为第十九条 · 第三十九条改为第四十五条第一款 · 第三章改为第四章
function renumber(working: Working, operation: Renumbering): void {
  if (operation.from.length !== operation.to.length) {
    throw new DoesNotApply(operation, '改号前后的数目不一致')
  }
  const carrier = wholeArticle(working, operation)
  if (carrier) {
    carrier.final = operation.to[0]?.article
    carrier.statedBy = operation
  }
  for (const [k, from] of operation.from.entries()) {
    const to = operation.to[k]
    if (to) renumberOne(working, from, to, operation)
  }
}

// 第十七条第一款、第二款改为第十八条第一款、第三款: when these are all its 款, it is the article that takes the number.
function wholeArticle(working: Working, { from, to }: Renumbering): WorkArticle | undefined {
  const [old, final] = [from[0]?.article, to[0]?.article]
  if (!old || !final || keyOf(old) === keyOf(final)) return undefined
  const isOne = (addresses: readonly Address[], key: string) =>
    addresses.every(({ article, paragraph }) => article && keyOf(article) === key && paragraph !== undefined)
  if (!isOne(from, keyOf(old)) || !isOne(to, keyOf(final))) return undefined
  const article = working.byOld.get(keyOf(old))
  const standing = article?.oldPieces.filter(({ isGone }) => !isGone) ?? []
  const isWhole = standing.every((piece) => from.some(({ paragraph }) => paragraph === piece.old))
  return isWhole && !article?.isGone ? article : undefined
}

function renumberOne(working: Working, from: Address, to: Address, operation: Renumbering): void {
  if (!from.article) renumberDivision(working, from, to, operation)
  else if (!isArticleAddress(from) && isArticleAddress(to)) promote(working, from, to, operation)
  else if (!isArticleAddress(from)) movePiece(working, from, to, operation)
  else if (!isArticleAddress(to)) demote(working, from, to, operation)
  else {
    const article = findArticle(working, from, operation)
    article.final = to.article
    article.statedBy = operation
  }
}
