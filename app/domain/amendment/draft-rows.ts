// From the rows of a comparison to the items of a decision: which articles are changed, inserted, repealed, split,
// joined or set apart (单列一条), in the order of the new text, neighbours that are inserted or repealed together in one
// item. Articles that only took another number get no item: the closing formula covers them.

import type { ArticleChange } from '../comparison'
import type { Article } from '../statute'
import { articleLines } from '../statute'
import { bigrams, type Segmenter } from '../text'
import { type ArticlePair, type DraftLevel, partChanges } from './draft-article'
import { type ParagraphUnit, paragraphUnits } from './draft-units'
import {
  type Clause,
  countWords,
  listWords,
  type PartChange,
  partClause,
  placeWords,
  runWords,
  type Wording,
} from './draft-wording'

/** What one item is about. Indexes count the articles of each version from 0. */
export interface RowUnit {
  /** Of the row it came from; a row that sets a 款 apart gives two units, the second `c-3b`. */
  readonly id: string
  readonly row: string
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** Whether its place in the order changed too. */
  readonly isMoved: boolean
  /** Only marks and spellings differ. */
  readonly isFormal: boolean
  /** 款 of `from` that becomes the article `to` (单列一条), from 1. */
  readonly promoted?: number
  /** 款 of `from` that another unit has set apart, from 1. */
  readonly gone?: number
}

export interface DraftItem {
  readonly id: string
  /** Units it states, for finding the item when the replay fails. */
  readonly units: readonly string[]
  readonly clauses: readonly Clause[]
  readonly level: DraftLevel
}

/** The articles of both versions and how they are written about. */
export interface DraftSide {
  readonly old: readonly Article[]
  readonly fresh: readonly Article[]
  readonly carry: (text: string) => string
  readonly wording: Wording
  /** Whole articles only, as the courts do. */
  readonly finest: DraftLevel
  /** Whether two new articles stand under the same heading. */
  readonly isTogether: (a: number, b: number) => boolean
  /** 第二章, where the chapter into which this new article goes has to be said; else empty. */
  readonly within: (fresh: number) => string
  readonly segment: Segmenter
}

/** Rows as units in the order of the new text. */
export function rowUnits(rows: readonly ArticleChange[], side: DraftSide): RowUnit[] {
  const units = rows.flatMap((row): RowUnit[] => {
    const unit = {
      id: row.id,
      row: row.id,
      from: row.from.map(({ index }) => index),
      to: row.to.map(({ index }) => index),
      isMoved: row.kinds.includes('move'),
      isFormal: row.kinds.includes('formal') && row.from.length === 1 && row.to.length === 1,
    }
    return unit.from.length === 1 && unit.to.length === 2 ? splitUnits(unit, side) : [unit]
  })
  return placed(units)
}

/** A split into neighbours is 改为两条; one that sends a 款 far away sets it apart. */
function splitUnits(unit: RowUnit, side: DraftSide): RowUnit[] {
  const [first, second] = unit.to
  const [from] = unit.from
  if (first === undefined || second === undefined || from === undefined || second === first + 1) return [unit]
  const old = side.old[from]
  const paragraphs = old ? paragraphUnits(old) : []
  if (paragraphs.length < 2) return [unit]
  const [stays, goes] =
    likeness(old, side.fresh[first]) >= likeness(old, side.fresh[second]) ? [first, second] : [second, first]
  const target = side.fresh[goes]
  if (!target) return [unit]
  const scores = paragraphs.map(({ lines }) => share(lines.join('\n'), articleLines(target).join('\n')))
  const best = scores.indexOf(Math.max(...scores))
  const set: RowUnit = {
    ...unit,
    id: `${unit.id}b`,
    to: [goes],
    isMoved: false,
    isFormal: false,
    promoted: best + 1,
  }
  return [set, { ...unit, to: [stays], gone: best + 1 }]
}

/** By the place in the new text; a 款 is set apart where its article stands, before what else happens to it. */
function placed(units: readonly RowUnit[]): RowUnit[] {
  const next = new Map<RowUnit, number>()
  let last = -1
  for (const unit of units) {
    const home =
      unit.promoted === undefined
        ? unit
        : units.find(({ row, gone }) => row === unit.row && gone !== undefined)
    last = home?.to[0] ?? last
    next.set(unit, home?.to[0] === undefined ? last + 0.5 : last)
  }
  return [...units].sort((a, b) => (next.get(a) ?? 0) - (next.get(b) ?? 0))
}

const likeness = (a: Article | undefined, b: Article | undefined) =>
  a && b ? share(articleLines(b).join('\n'), articleLines(a).join('\n')) : 0

/** Share of the bigrams of one text that the other has. */
function share(part: string, whole: string): number {
  const known = new Set(bigrams(whole))
  const own = bigrams(part)
  return own.length === 0 ? 0 : own.filter((gram) => known.has(gram)).length / own.length
}

/** The items, each unit at its level. */
export function rowItems(
  units: readonly RowUnit[],
  side: DraftSide,
  levelOf: (unit: RowUnit) => DraftLevel,
): DraftItem[] {
  const items: DraftItem[] = []
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as RowUnit
    const group = [unit]
    const joins = joiner(unit, side)
    for (
      let next = units[at + 1];
      joins && next && joins(group.at(-1) as RowUnit, next);
      next = units[++at + 1]
    )
      group.push(next)
    const level = levelOf(unit)
    const clauses = clausesOf(group, side, level)
    if (clauses.length > 0) items.push({ id: unit.id, units: group.map(({ id }) => id), clauses, level })
  }
  return items
}

const isInsertion = (unit: RowUnit) => unit.from.length === 0
const isRepeal = (unit: RowUnit) => unit.to.length === 0

/** Neighbours inserted or repealed together; undefined for anything else. */
function joiner(unit: RowUnit, side: DraftSide): ((before: RowUnit, next: RowUnit) => boolean) | undefined {
  if (isInsertion(unit))
    return (before, next) =>
      isInsertion(next) &&
      isNext(side.fresh, before.to.at(-1), next.to[0]) &&
      side.isTogether(before.to.at(-1) ?? -1, next.to[0] ?? -1)
  if (isRepeal(unit))
    return (before, next) => isRepeal(next) && isNext(side.old, before.from.at(-1), next.from[0])
  return undefined
}

function isNext(articles: readonly Article[], before: number | undefined, next: number | undefined): boolean {
  const a = articles[before ?? -1]
  const b = articles[next ?? -1]
  if (!a || !b || next !== (before ?? 0) + 1) return false
  return a.key.sub === undefined && b.key.sub === undefined && b.key.n === a.key.n + 1
}

function clausesOf(group: readonly RowUnit[], side: DraftSide, level: DraftLevel): Clause[] {
  const from = group.flatMap((unit) => unit.from.flatMap((index) => side.old[index] ?? []))
  const to = group.flatMap((unit) => unit.to.flatMap((index) => side.fresh[index] ?? []))
  const unit = group[0]
  if (from.length === 0) return [insertion(to, side)]
  if (to.length === 0) return [{ lead: `${side.wording.repeal}${oldWords(from, side)}。` }]
  const [old, fresh] = [from[0], to[0]]
  if (!old || !fresh || !unit) return []
  if (unit.promoted !== undefined)
    return [level === 'words' ? promotion(old, unit.promoted, fresh, side) : insertion(to, side)]
  if (to.length > 1 && from.length === 1)
    return [(level === 'words' ? divided(old, to, side) : undefined) ?? split(old, to, side)]
  if (from.length > 1 && to.length === 1) return [join(from, fresh, side)]
  if (from.length > 1)
    return [{ lead: `${side.wording.repeal}${oldWords(from, side)}。` }, insertion(to, side)]
  return changeClauses({ old, fresh, unit }, side, level)
}

const oldWords = (articles: readonly Article[], { wording }: DraftSide) =>
  listWords(articles.map(({ number }, index) => (index === 0 ? wording.act : '') + number))
/** 第五条、第六条; three and more in a row as 第五条至第八条. */
function numbers(articles: readonly Article[]): string {
  const isRun = articles.every((_, at) => at === 0 || isNext(articles, at - 1, at))
  const words = articles.map(({ number }) => number)
  return isRun ? runWords(words) : listWords(words)
}

function insertion(to: readonly Article[], { wording, fresh, within }: DraftSide): Clause {
  const first = to[0]
  const division = first ? within(fresh.indexOf(first)) : ''
  const isBehind = first?.key.sub !== undefined
  const before = first ? fresh[fresh.indexOf(first) - 1] : undefined
  const where =
    isBehind && before
      ? `在${wording.act}${before.number}后`
      : division === ''
        ? ''
        : `在${wording.act}${division}中`
  const lines =
    to.length === 1 && first ? wholeLines(first, false) : to.flatMap((article) => wholeLines(article, true))
  return { lead: `${where}增加${countWords(to.length, '条')}，作为${numbers(to)}：`, quote: lines }
}

/** An article's lines as they are quoted; the number stands there only where several articles are, or a 条标. */
export function wholeLines(article: Article, isNumbered: boolean): string[] {
  const [first = '', ...rest] = articleLines(article)
  if (article.caption !== undefined) return [`${article.number}【${article.caption}】　${first}`, ...rest]
  return [isNumbered ? `${article.number}　${first}` : first, ...rest]
}

function promotion(old: Article, paragraph: number, fresh: Article, { wording, carry }: DraftSide): Clause {
  const unit = paragraphUnits(old)[paragraph - 1] as ParagraphUnit
  const lines = wholeLines(fresh, false)
  const lead = `将${wording.act}${old.number}第${countWords(paragraph, '款')}单列一条，作为${fresh.number}`
  return carry(unit.lines.join('\n')) === lines.join('\n')
    ? { lead: `${lead}。` }
    : { lead: `${lead}，修改为：`, quote: lines }
}

/** 将第十三条第二款改为第十六条，第一款改为第十七条: each 款 is an article now, with its words as they were. */
function divided(old: Article, to: readonly Article[], { wording, carry }: DraftSide): Clause | undefined {
  const paragraphs = paragraphUnits(old).map(({ lines }) => carry(lines.join('\n')))
  if (paragraphs.length !== to.length || old.caption !== undefined) return undefined
  const places = to.map((article) => paragraphs.indexOf(articleLines(article).join('\n')))
  if (places.includes(-1) || new Set(places).size < places.length) return undefined
  const moves = to.map(
    (article, k) => `${placeWords({ paragraph: (places[k] ?? 0) + 1 })}改为${article.number}`,
  )
  return { lead: `将${wording.act}${old.number}${moves.join('，')}。` }
}

function split(old: Article, to: readonly Article[], { wording }: DraftSide): Clause {
  const count = to.length === 2 ? '两条' : countWords(to.length, '条')
  return {
    lead: `将${wording.act}${old.number}改为${count}，作为${numbers(to)}，修改为：`,
    quote: to.flatMap((article) => wholeLines(article, true)),
  }
}

function join(from: readonly Article[], fresh: Article, side: DraftSide): Clause {
  return {
    lead: `将${oldWords(from, side)}合并，作为${fresh.number}，修改为：`,
    quote: wholeLines(fresh, false),
  }
}

/** Who writes whole articles still names a 款 or 项 that only falls away: 删除第十九条第二款. */
function partsAt(pair: ArticlePair, level: DraftLevel, gone: number | undefined): PartChange[] | undefined {
  const parts = partChanges(pair, level, gone)
  if (parts || level !== 'article') return parts
  const finer = partChanges(pair, 'paragraph', gone)
  return finer?.every(({ op }) => op === 'repeal') ? finer : undefined
}

interface ChangedArticle {
  readonly old: Article
  readonly fresh: Article
  readonly unit: RowUnit
}

function changeClauses({ old, fresh, unit }: ChangedArticle, side: DraftSide, level: DraftLevel): Clause[] {
  const { wording, carry, segment } = side
  // A change of form alone is collected at the end, where the closing formula covers its number.
  const isRenumbered = old.number !== fresh.number && !(unit.isFormal && level === 'words' && !unit.isMoved)
  const address = `${wording.act}${old.number}`
  const renumbering = isRenumbered ? `将${address}改为${fresh.number}` : ''
  const isSame =
    carry(articleLines(old).join('\n')) === articleLines(fresh).join('\n') &&
    old.caption === fresh.caption &&
    unit.gone === undefined
  if (level === 'silent') return unit.isMoved && isRenumbered ? [{ lead: `${renumbering}。` }] : []
  if (isSame && level !== 'article') return isRenumbered ? [{ lead: `${renumbering}。` }] : []
  const pair = { old: paragraphUnits(old), fresh: paragraphUnits(fresh), carry, segment }
  const parts = old.caption === fresh.caption ? partsAt(pair, level, unit.gone) : undefined
  if (parts?.length === 0 && unit.gone !== undefined)
    return isRenumbered ? [{ lead: `${renumbering}。` }] : []
  if (!parts || parts.length === 0) {
    const quote = wholeLines(fresh, false)
    return [{ lead: isRenumbered ? `${renumbering}，修改为：` : `将${address}修改为：`, quote }]
  }
  return parts.map((part, index) => {
    const clause = partClause(part, index === 0 && !isRenumbered ? address : '', wording)
    return index === 0 && isRenumbered ? { ...clause, lead: `${renumbering}，${clause.lead}` } : clause
  })
}
