// What the items of a decision are about: the rows of a comparison in the order of the new text. A split that sends one
// 款 far away is two such units, the 款 set apart (单列一条) and what became of the rest.

import type { ArticleChange } from '../comparison'
import { type Article, articleLines } from '../statute'
import { bigrams, type Segmenter } from '../text'
import type { DraftLevel } from './draft-article'
import { paragraphUnits } from './draft-units'
import type { Wording } from './draft-wording'

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
