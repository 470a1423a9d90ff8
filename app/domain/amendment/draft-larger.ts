// What is written larger after a replay: the items whose articles came out otherwise, the item that was refused, the
// headings. Words become 款, 款 the whole article; numbers that are all off point to what shifted them.

import { type Article, articleLines } from '../statute'
import { type DraftLevel, draftLevels } from './draft-article'
import type { Replay } from './draft-replay'
import type { DraftSide, RowUnit } from './draft-row-units'

/** What the replays have asked for so far. */
export interface Asked {
  /** Levels by unit. */
  readonly levels: ReadonlyMap<string, DraftLevel>
  /** Indexes of new articles whose chapter has to be said. */
  readonly placed: ReadonlySet<number>
  /** Headings one by one, with every number said, or all of them as one list. */
  readonly headings: 'words' | 'numbers' | 'list'
}

interface Replayed {
  readonly replay: Replay
  readonly items: readonly { readonly number: string; readonly rows: readonly string[] }[]
}

/** What failed, asked for one level larger; undefined when nothing larger is left. */
export function askLarger(
  { units, side }: { readonly units: readonly RowUnit[]; readonly side: DraftSide },
  asked: Asked,
  { replay: replayed, items }: Replayed,
): Asked | undefined {
  const levels = new Map(asked.levels)
  const failed = new Set(refusedItem(replayed, items)?.rows)
  const suspects = suspectsOf(units, asked, replayed)
  for (const unit of units)
    if (suspects.has(unit.id) || failed.has(unit.id))
      levels.set(unit.id, nextLevel(levels.get(unit.id), unit, side))
  if (suspects.size > 0 && isShifted(replayed)) return { ...asked, levels }
  const placed = new Set([...asked.placed, ...replayed.misplaced])
  const isRefusedHeading = [...failed].some((id) => id.startsWith('h-'))
  const hasNewPlaces = placed.size > asked.placed.size
  const headings =
    isRefusedHeading || (replayed.headings && !hasNewPlaces) ? nextHeadings[asked.headings] : asked.headings
  const isSame =
    headings === asked.headings &&
    !hasNewPlaces &&
    levels.size === asked.levels.size &&
    [...levels].every(([id, level]) => asked.levels.get(id) === level)
  return isSame ? undefined : { levels, placed, headings }
}

/** So many wrong articles mean that the numbers are off by one, and not that each item is wrong. */
const isShifted = ({ articles }: Replay) => articles.length > 6

/** Units whose items did not lead to their articles. Where all numbers are off, those that make articles of 款 come first. */
function suspectsOf(units: readonly RowUnit[], asked: Asked, replayed: Replay): ReadonlySet<string> {
  const makesArticles = ({ id, from, to, promoted }: RowUnit) =>
    !asked.levels.has(id) && (promoted !== undefined || (from.length === 1 && to.length > 1))
  const makers = units.filter(makesArticles)
  if (isShifted(replayed) && makers.length > 0) return new Set(makers.map(({ id }) => id))
  // Under wrong headings articles stand in a wrong order, which says nothing about their items.
  if (replayed.headings && asked.headings !== 'list') return new Set()
  const wrong = units.filter(({ to }) => to.some((index) => replayed.articles.includes(index)))
  return new Set((isShifted(replayed) ? wrong.slice(0, 1) : wrong).map(({ id }) => id))
}

const nextHeadings = { words: 'numbers', numbers: 'list', list: 'list' } as const

function refusedItem({ refusal }: Replay, items: Replayed['items']) {
  const number = refusal?.item.replace(/（.*/, '')
  return items.find((item) => number !== undefined && item.number.replace(/[、.]$/, '') === number)
}

function nextLevel(level: DraftLevel | undefined, unit: RowUnit, side: DraftSide): DraftLevel {
  if (level === undefined) return isSilent(unit, side) ? 'words' : 'paragraph'
  return draftLevels[draftLevels.indexOf(level) + 1] ?? 'article'
}

/** Whether an article only took another number, or only cites new ones. */
export function isSilent(unit: RowUnit, { old, fresh, carry }: DraftSide): boolean {
  if (unit.from.length !== 1 || unit.to.length !== 1 || unit.promoted !== undefined) return false
  const [before, after] = [old[unit.from[0] ?? -1], fresh[unit.to[0] ?? -1]]
  if (!before || !after) return false
  return before.caption === after.caption && carry(textOf(before)) === textOf(after)
}

const textOf = (article: Article) => articleLines(article).join('\n')
