// The items about articles: changed, inserted, repealed, split, joined or set apart (单列一条), neighbours that are inserted
// or repealed together in one item. Articles that only took another number get none: the closing formula covers them.

import type { Article } from '../statute'
import { articleLines } from '../statute'
import { type ArticlePair, type DraftLevel, partChanges } from './draft-article'
import type { DraftSide, RowUnit } from './draft-row-units'
import { type ParagraphUnit, paragraphUnits } from './draft-units'
import {
  type Clause,
  countWords,
  listWords,
  type PartChange,
  partClause,
  placeWords,
  runWords,
} from './draft-wording'

export interface DraftItem {
  readonly id: string
  /** Units it states, for finding the item when the replay fails. */
  readonly units: readonly string[]
  readonly clauses: readonly Clause[]
  readonly level: DraftLevel
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
