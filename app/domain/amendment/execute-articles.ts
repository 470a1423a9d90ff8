// Operations on whole articles: 增加一条, 改为两条, 合并, 单列一条, 删去第三章.

import type { ArticleNumber } from '../statute'
import { type Found, findArticle, findDivision, findUnit } from './find'
import type { Address, Insertion, Join, Operation, Renumbering, Split } from './model'
import { linesOf, paragraphsOf, type QuotedArticle, quotedArticles } from './quoted-text'
import { DoesNotApply } from './refusal'
import { type Holder, isArticle, keyOf, type Piece, type WorkArticle, type Working } from './working'

/** 增加一条，作为第九条：“…” · 在第一百二十条后增加一条，作为第一百二十条之一：“…” */
export function addArticles(working: Working, operation: Insertion): void {
  if (!operation.text) throw new DoesNotApply(operation, '增加的条没有引文')
  const texts = dividedTexts(operation, linesOf(operation.text))
  const behind = operation.after ? findArticle(working, operation.after, operation) : undefined
  const ahead = operation.before ? findArticle(working, operation.before, operation) : undefined
  let previous = behind
  texts.forEach(({ lines, key }, k) => {
    const final = operation.as[k]?.article ?? key
    const holder = (behind ?? ahead)?.holder ?? holderFor(working, operation)
    const article = newArticle(paragraphsOf(lines), final, holder, operation)
    place(working, article, previous, ahead)
    previous = article
  })
}

function dividedTexts(operation: Insertion, lines: readonly string[]): readonly QuotedArticle[] {
  // A quoted chapter repeats its heading above its articles.
  const numbered = quotedArticles(lines).filter(
    ({ key, lines: own }) => key !== undefined || !isHeadingOnly(own),
  )
  if (numbered.length === operation.count) return numbered
  if (operation.count === 1) return [{ lines: numbered.flatMap((each) => each.lines) }]
  // 增加二条 without numbers in the quotation: one paragraph each.
  if (lines.length === operation.count) return lines.map((line) => ({ lines: [line] }))
  throw new DoesNotApply(operation, `写明增加${operation.count}条，引文却是${numbered.length}条`)
}

const isHeadingOnly = (lines: readonly string[]) =>
  lines.length > 0 && lines.every((line) => /^第.{1,6}[编章节][\s\u3000]/.test(line) && line.length < 40)

function holderFor(working: Working, operation: Insertion): Holder {
  const opened = working.holders.get(operation)
  if (opened) return opened
  return operation.within ? findDivision(working, operation.within, operation) : working.root
}

export function newArticle(
  pieces: Piece[],
  final: ArticleNumber | undefined,
  holder: Holder,
  operation: Operation,
): WorkArticle {
  return {
    ...(final ? { final } : {}),
    statedBy: operation,
    pieces,
    oldPieces: [],
    origins: new Set(),
    isGone: false,
    isRestated: true,
    holder,
  }
}

/** Put an article behind or before another in the list; its final number decides in the end. */
function place(
  working: Working,
  article: WorkArticle,
  behind: WorkArticle | undefined,
  ahead: WorkArticle | undefined,
): void {
  const at = behind
    ? working.articles.indexOf(behind) + 1
    : ahead
      ? working.articles.indexOf(ahead)
      : working.articles.length
  working.articles.splice(at, 0, article)
}

/** 将第三条改为两条，作为第三条、第四条，修改为：“第三条…”“第四条…” */
export function splitArticle(working: Working, operation: Split): void {
  const article = findArticle(working, operation.from, operation)
  if (
    operation.from.paragraph !== undefined ||
    operation.to.some(({ paragraph }) => paragraph !== undefined)
  ) {
    splitParagraph(working, operation)
    return
  }
  if (!operation.text) throw new DoesNotApply(operation, '拆分后的各条没有引文')
  const texts = quotedArticles(linesOf(operation.text))
  const numbers = operation.to.map(({ article: number }) => number)
  if (texts.length < 2 || (numbers.length > 0 && texts.length !== numbers.length)) {
    throw new DoesNotApply(operation, '拆分后的条数与引文的条数不一致')
  }
  article.isRestated = true
  let previous = article
  texts.forEach(({ lines, key }, k) => {
    const final = numbers[k] ?? key
    if (k === 0) {
      article.pieces = paragraphsOf(lines)
      if (final) article.final = final
      article.statedBy = operation
      return
    }
    const part = newArticle(paragraphsOf(lines), final, article.holder, operation)
    part.origins = new Set(article.origins)
    place(working, part, previous, undefined)
    previous = part
  })
}

/** 第二条第一款修改为两款，作为第一款、第二款：“…”“…” · 第八条修改为两款 */
function splitParagraph(working: Working, operation: Split): void {
  const { article, pieces } = findUnit(working, operation.from, operation)
  const [only] = article.pieces
  const piece = pieces.at(-1) ?? (article.pieces.length === 1 ? only : undefined)
  const fresh = operation.text ? paragraphsOf(linesOf(operation.text)) : []
  const isEven = fresh.length > 1 && (operation.to.length === 0 || fresh.length === operation.to.length)
  if (piece?.level !== 'paragraph' || !isEven)
    throw new DoesNotApply(operation, '拆分后的款数与引文的款数不一致')
  for (const [k, each] of fresh.entries()) {
    const final = operation.to[k]?.paragraph
    if (final !== undefined) each.final = final
    each.statedBy = operation
  }
  article.pieces.splice(article.pieces.indexOf(piece), 1, ...fresh)
}

/** 将第十条、第二十五条合并，作为第十条，修改为：“…”. Without a text their paragraphs stand one after the other. */
export function joinArticles(working: Working, operation: Join): void {
  const founds = operation.from.map((address) => findUnit(working, address, operation))
  const [first] = founds
  if (!first || founds.length < 2) throw new DoesNotApply(operation, '没有写明哪几条合并')
  if (founds.every((found) => found.pieces.length > 0 && found.article === first.article)) {
    joinPieces(operation, founds)
    return
  }
  const pieces = founds.flatMap((found) =>
    found.pieces.length > 0 ? found.pieces.slice(-1) : found.article.pieces,
  )
  const target = founds.find(({ pieces: own }) => own.length === 0)?.article ?? first.article
  for (const { article, pieces: own } of founds) {
    for (const origin of article.origins) target.origins.add(origin)
    if (own.length > 0) article.pieces = article.pieces.filter((piece) => !own.includes(piece))
    else if (article !== target) article.isGone = true
  }
  if (operation.to?.article) target.final = operation.to.article
  target.statedBy = operation
  target.pieces = operation.text ? paragraphsOf(linesOf(operation.text)) : pieces
  target.isRestated = operation.text !== undefined
}

// 第五条第一款、第二款合并，作为第一款，修改为：“…”
function joinPieces(operation: Join, founds: readonly Found[]): void {
  const { article } = founds[0] ?? {}
  const joined = founds.flatMap(({ pieces }) => pieces.slice(-1))
  const [piece] = joined
  if (!article || piece?.level !== 'paragraph' || !operation.text)
    throw new DoesNotApply(operation, '合并后的款没有引文')
  const fresh = paragraphsOf(linesOf(operation.text))
  const final = operation.to?.paragraph
  if (fresh[0] && final !== undefined) {
    fresh[0].final = final
    fresh[0].statedBy = operation
  }
  article.pieces.splice(article.pieces.indexOf(piece), 1, ...fresh)
  article.pieces = article.pieces.filter((each) => !joined.includes(each))
}

/** 将第二款改为第十九条 · 第八条第三款单列一条，作为第四十九条. */
export function promote(working: Working, from: Address, to: Address, operation: Renumbering): void {
  const { article, pieces } = findUnit(working, from, operation)
  const piece = pieces.at(-1)
  if (piece?.level !== 'paragraph') throw new DoesNotApply(operation, `“${from.words}”不是一款，不能单列一条`)
  article.pieces = article.pieces.filter((each) => each !== piece)
  // 第十三条第二款改为第十六条，第一款改为第十七条: nothing is left of 第十三条.
  if (article.pieces.length === 0) article.isGone = true
  const key = to.article ? keyOf(to.article) : ''
  const known = working.articles.find(
    ({ final, statedBy }) => final && keyOf(final) === key && statedBy?.item === operation.item,
  )
  if (known) {
    // 第二款、第三款改为第十九条: both go into it.
    known.pieces.push(piece)
    for (const origin of article.origins) known.origins.add(origin)
    return
  }
  const promoted = newArticle([piece], to.article, article.holder, operation)
  promoted.origins = new Set(article.origins)
  promoted.isRestated = false
  place(working, promoted, article, undefined)
}

/** 删去第三章: the heading and every article below it. */
export function repealDivision(working: Working, address: Address, operation: Operation): void {
  const division = findDivision(working, address, operation)
  division.isGone = true
  const drop = (holder: Holder) => {
    for (const child of holder.children) {
      if (isArticle(child) || child.kind === 'matter' || child.kind === 'division') child.isGone = true
      if (!isArticle(child) && child.kind === 'division') drop(child)
    }
  }
  if (address.matter === 'heading') return
  drop(division)
}
