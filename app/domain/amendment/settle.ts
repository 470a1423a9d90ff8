// After the operations: which number every article, 款, 项 and 目 has, and in which 章 it stands. An act whose decision
// renumbers nothing keeps its numbers, gaps included (刑法 is amended that way: insertions are 之一). Otherwise the rest
// fills the free numbers. Where the old file lacks an article, its number still counts, or everything behind it would
// be off by one.

import type { ArticleNumber } from '../statute'
import { numberToHan } from '../text'
import { allotArticles } from './execute-divisions'
import type { Operation } from './model'
import { compareNumbers, inFinalOrder } from './numbering'
import { DoesNotApply } from './refusal'
import {
  type Holder,
  isArticle,
  keyOf,
  markNumber,
  type Piece,
  printed,
  type WorkArticle,
  type Working,
  wordsOf,
} from './working'

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
    case 'split':
    case 'join':
      return true
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

// 款 and 项 below an article; a list is renumbered only where something happened to it, because files print odd marks.
function settlePieces(article: WorkArticle): void {
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

/**
 * Articles that the decision put elsewhere, or whose heading it took away, stand with the article in front of them; the
 * rest stay in their 章. What the decision brings says nothing about which articles stayed.
 */
function assignHolders(working: Working): void {
  const order = holderOrder(working.root)
  const isLoose = (article: WorkArticle) =>
    isGone(article.holder) ||
    (article.old === undefined && article.statedBy?.type !== 'renumbering' && article.holder === working.root)
  const settled = working.articles.filter((article) => !isLoose(article))
  const kept = longestRising(settled.map(({ holder }) => order.get(holder) ?? 0))
  const staying = new Set(settled.filter((_, k) => kept.has(k)))
  working.articles.forEach((article, k) => {
    if (staying.has(article)) return
    const before = working.articles[k - 1]
    const behind = working.articles.find(
      (other, at) => at > k && other.old !== undefined && staying.has(other),
    )
    const ahead = isGone(article.holder) ? undefined : behind?.holder
    article.holder = before?.holder ?? ahead ?? working.root
  })
}

const isGone = (holder: Holder) => 'isGone' in holder && holder.isGone === true

function holderOrder(root: Holder): Map<Holder, number> {
  const order = new Map<Holder, number>([[root, 0]])
  const walk = (holder: Holder) => {
    for (const child of holder.children) {
      if (isArticle(child) || child.kind !== 'division') continue
      order.set(child, order.size)
      walk(child)
    }
  }
  walk(root)
  return order
}

/** Indexes of a longest subsequence that never falls. O(n log n). */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before: number[] = []
  values.forEach((value, k) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[ends[middle] ?? 0] ?? 0) <= value) low = middle + 1
      else high = middle
    }
    before[k] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = k
  })
  const chosen = new Set<number>()
  for (let k = ends.at(-1) ?? -1; k >= 0; k = before[k] ?? -1) chosen.add(k)
  return chosen
}
