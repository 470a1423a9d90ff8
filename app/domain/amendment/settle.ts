// After the operations: which number every article, 款, 项 and 目 has, and in which 章 it stands. An act whose decision
// renumbers nothing keeps its numbers, gaps included (刑法 is amended that way: insertions are 之一). Otherwise the rest
// fills the free numbers. Where the old file lacks an article, its number still counts, or everything behind it would
// be off by one.

import type { ArticleNumber } from '../statute'
import { allotArticles } from './execute-divisions'
import type { Operation } from './model'
import { compareNumbers, inFinalOrder } from './numbering'
import { DoesNotApply } from './refusal'
import { assignHolders } from './settle-holders'
import { settlePieces } from './settle-pieces'
import { type Holder, keyOf, printed, type WorkArticle, type Working } from './working'

/** Settle all numbers. Afterwards `working.articles` holds the articles that stand, in final order. */
export function settle(working: Working, operations: readonly Operation[]): void {
  const standing = working.articles.filter(({ isGone }) => !isGone)
  const isRenumbered = operations.some(renumbers)
  const ordered = isRenumbered
    ? fillFree(withGhosts(standing, working.articles), firstNumber(working.articles))
    : keepNumbers(standing)
  const final = ordered.filter(({ isGhost }) => !isGhost)
  for (const article of final) settlePieces(article)
  working.articles.splice(0, working.articles.length, ...final)
  assignHolders(working)
  allotArticles(working, operations)
}

function renumbers(operation: Operation): boolean {
  switch (operation.type) {
    case 'reordering':
      return true
    case 'split':
      return [operation.from, ...operation.to].every(({ paragraph }) => paragraph === undefined)
    case 'join':
      return operation.from.some(({ paragraph }) => paragraph === undefined)
    case 'insertion':
      return (
        operation.level === 'article' &&
        operation.as.some(({ article }) => article && article.sub === undefined)
      )
    case 'renumbering':
      return operation.to.some(
        ({ article }, k) =>
          article !== undefined && keyOf(article) !== keyOf(operation.from[k]?.article ?? { n: 0 }),
      )
    default:
      return false
  }
}

function keepNumbers(standing: readonly WorkArticle[]): WorkArticle[] {
  let previous: ArticleNumber = { n: 0 }
  for (const article of standing) {
    article.now = article.final ?? article.old ?? { n: previous.n, sub: (previous.sub ?? 0) + 1 }
    previous = article.now
  }
  const isRising = standing.every((article, k) => {
    const before = standing[k - 1]
    return (
      !before?.now ||
      !article.now ||
      compareNumbers(before.now, article.now) <= 0 ||
      article.final === undefined
    )
  })
  const ordered = isRising
    ? [...standing]
    : [...standing].sort((a, b) => compareNumbers(a.now ?? { n: 0 }, b.now ?? { n: 0 }))
  refuseTwins(ordered, '已经存在，而决定没有要求调整条文顺序')
  return ordered
}

// A number that two articles have, when the decision gave it to one of them; a file's own repetition stays.
function refuseTwins(articles: readonly WorkArticle[], reason: string): void {
  const holders = new Map<string, WorkArticle>()
  for (const article of articles) {
    const key = article.now ? keyOf(article.now) : ''
    const other = holders.get(key)
    const stated = [article, other].find((each) => each?.final !== undefined && each.statedBy !== undefined)
    if (other && stated?.statedBy)
      throw new DoesNotApply(stated.statedBy, `${printed(stated.final)}${reason}`)
    holders.set(key, article)
  }
}

/** The number that the act begins with: 1, but 463 in a text that is a part of a code. */
function firstNumber(articles: readonly WorkArticle[]): number {
  let first = Number.POSITIVE_INFINITY
  for (const { old, final } of articles) first = Math.min(first, old?.n ?? first, final?.n ?? first)
  return Number.isFinite(first) ? first : 1
}

// 第十二条之一 follows its article; the plain numbers are filled.
function fillFree(standing: readonly WorkArticle[], first: number): WorkArticle[] {
  const isSub = ({ final, old }: WorkArticle) => (final ?? old)?.sub !== undefined
  const mains = standing.filter((article) => !isSub(article))
  const offset = first - 1
  const { items, conflict } = inFinalOrder(mains, ({ final }) => (final ? final.n - offset : undefined))
  if (conflict?.item.statedBy) {
    const number = printed(conflict.item.final)
    const reason =
      conflict.kind === 'twice'
        ? `两处都要作为${number}`
        : `修改后没有${number}：全文只有${mains.length}条，条号接不上`
    throw new DoesNotApply(conflict.item.statedBy, reason)
  }
  items.forEach((article, k) => {
    article.now = { n: offset + k + 1 }
  })
  const ordered = withSubs(items, standing, isSub)
  refuseTwins(ordered, '在修改后出现两次')
  return ordered
}

function withSubs(
  mains: readonly WorkArticle[],
  standing: readonly WorkArticle[],
  isSub: (article: WorkArticle) => boolean,
): WorkArticle[] {
  const behind = new Map<WorkArticle | undefined, WorkArticle[]>()
  let main: WorkArticle | undefined
  for (const article of standing) {
    if (!isSub(article)) main = article
    else {
      const stated = article.final ? mains.find(({ now }) => now?.n === article.final?.n) : undefined
      const host = stated ?? main
      article.now = article.final ?? { n: host?.now?.n ?? article.old?.n ?? 1, sub: article.old?.sub ?? 1 }
      behind.set(host, [...(behind.get(host) ?? []), article])
    }
  }
  const subsOf = (article: WorkArticle | undefined) =>
    (behind.get(article) ?? []).sort((a, b) => (a.now?.sub ?? 0) - (b.now?.sub ?? 0))
  return [...subsOf(undefined), ...mains.flatMap((article) => [article, ...subsOf(article)])]
}

const widestGap = 40

/** The articles with stand-ins for the numbers that the old file lacks. */
function withGhosts(standing: readonly WorkArticle[], all: readonly WorkArticle[]): WorkArticle[] {
  const known = new Set(all.flatMap(({ old }) => (old ? [old.n] : [])))
  let before: number | undefined
  return standing.flatMap((article) => {
    const n = article.old?.n
    if (n === undefined) return [article]
    const from = before === undefined ? n : before + 1
    before = n
    if (n - from <= 0 || n - from > widestGap) return [article]
    const missing = Array.from({ length: n - from }, (_, k) => from + k).filter(
      (number) => !known.has(number),
    )
    return [...missing.map((number) => ghost(number, article.holder)), article]
  })
}

function ghost(n: number, holder: Holder): WorkArticle {
  return {
    old: { n },
    isGhost: true,
    pieces: [],
    oldPieces: [],
    origins: new Set(),
    isGone: false,
    isRestated: true,
    holder,
  }
}
