// From two versions the 修改决定 or 修正案 that leads from the old to the new, in official form and as finely as officials
// write. It checks itself: the text is replayed, and an item that does not give the new text to the character is written
// again, larger: words → 款 → whole article. What even a whole article cannot say is reported, never hidden.

import type { ChangeSet } from '../comparison'
import { articlesOf, type StatuteTree } from '../statute'
import { numberToHan, type Segmenter, segmentPlain } from '../text'
import { carriedNumbers, carryCitations } from './carry'
import { type DraftLevel, draftLevels } from './draft-article'
import {
  customOf,
  type DraftCustom,
  type DraftFields,
  type DraftForm,
  type Frame,
  formOf,
  frameOf,
  itemNumber,
  wordingOf,
} from './draft-frame'
import { type Asked, askLarger, isSilent } from './draft-larger'
import { isReplayed, type Replay, replay } from './draft-replay'
import { type DraftSide, type RowUnit, rowUnits } from './draft-row-units'
import { type DraftItem, rowItems } from './draft-rows'
import { annexItems, frontItems, headingItems, headingList, homeOf, type PlacedItem } from './draft-structure'
import { type TermItem, termItems, termSentence } from './draft-terms'
import { articleNodes } from './draft-units'
import { itemLines, type Wording } from './draft-wording'

export interface DraftOptions {
  /** 决定 or 修正案; by the act's name when absent. */
  readonly form?: DraftForm
  readonly fields?: DraftFields
  /** The courts' customs or those of legislatures; by the act's name when absent. */
  readonly custom?: DraftCustom
  /** Cuts phrases at words; the plain segmenter when absent. */
  readonly segment?: Segmenter
}

/** One item of the draft as printed, its number in front of the first line. */
export interface DraftedItem {
  readonly number: string
  readonly lines: readonly string[]
  /** Rows of the ChangeSet that it states; `title`, `h-2` … for what stands outside the articles. */
  readonly rows: readonly string[]
  readonly level: DraftLevel
  /** Whether it was written larger because a finer item did not replay. */
  readonly isCoarser: boolean
}

/** A part of the new version to which the drafted text does not lead. */
export interface DraftFault {
  readonly part: 'article' | 'headings' | 'title' | 'preamble' | 'annex' | 'refusal'
  /** The article's number, or the item that was refused and why; empty otherwise. */
  readonly place: string
}

export interface DraftedDecision {
  readonly form: DraftForm
  readonly frame: Frame
  readonly items: readonly DraftedItem[]
  /** The whole text, one paragraph a line. */
  readonly text: string
  /** How the last replay came out. */
  readonly replay: Replay
  /** What the items do not reach: articles by their new numbers, headings and the like. Empty when exact. */
  readonly faults: readonly DraftFault[]
  readonly isExact: boolean
}

/** Rounds of writing larger. A replay that is refused names one item only, so that several rounds may be needed. */
const mostRounds = 60

/**
 * Draft the decision for a comparison of `from` and `to`. Deterministic. Costs up to five parsings of the drafted text
 * with the carrying out of it; one for most pairs.
 */
export function draftDecision(
  from: StatuteTree,
  to: StatuteTree,
  changes: ChangeSet,
  options: DraftOptions = {},
): DraftedDecision {
  const plan = planOf(from, to, changes, options)
  let asked: Asked = { levels: new Map(), placed: new Set(), headings: 'words' }
  let draft = write(plan, asked)
  for (let round = 0; round < mostRounds && !draft.isExact; round++) {
    const more = askLarger(plan, asked, draft)
    if (!more) break
    asked = more
    draft = write(plan, asked)
  }
  return draft
}

interface Plan {
  readonly from: StatuteTree
  readonly to: StatuteTree
  readonly changes: ChangeSet
  readonly form: DraftForm
  readonly fields: DraftFields
  readonly custom: DraftCustom
  readonly wording: Wording
  readonly side: DraftSide
  readonly units: readonly RowUnit[]
}

function planOf(from: StatuteTree, to: StatuteTree, changes: ChangeSet, options: DraftOptions): Plan {
  const form = options.form ?? formOf(from)
  const custom = options.custom ?? customOf(from)
  const wording = wordingOf(custom, form, from)
  const [old, fresh] = [articleNodes(from), articleNodes(to)]
  const numbers = carriedNumbers(
    changes.rows.flatMap((row) => {
      const now = row.to[0]?.number
      return now === undefined ? [] : row.from.map(({ number }) => [number, now] as const)
    }),
  )
  const carry = (text: string) =>
    text
      .split('\n')
      .map((line) => carryCitations(line, numbers))
      .join('\n')
  const finest = custom === 'court' ? 'article' : 'words'
  const segment = options.segment ?? segmentPlain
  const paths = articlesOf(to).map(({ path }) => path.join(' '))
  const isTogether = (a: number, b: number) => paths[a] === paths[b]
  const side: DraftSide = { old, fresh, carry, wording, finest, segment, isTogether, within: () => '' }
  const fields = options.fields ?? {}
  return { from, to, changes, form, fields, custom, wording, side, units: rowUnits(changes.rows, side) }
}

function write(plan: Plan, asked: Asked): DraftedDecision {
  const { from, to, changes, wording, units, custom } = plan
  const { levels } = asked
  const sides = { from, to, wording }
  const home = homeOf(changes.structure, sides)
  const side: DraftSide = {
    ...plan.side,
    within: (index) => (asked.placed.has(index) && asked.headings !== 'list' ? home(index) : ''),
  }
  const excluded = new Set(levels.keys())
  const terms = custom === 'court' ? [] : termItems(changes.rows, units, { ...side, excluded })
  const formal = custom === 'court' ? [] : units.filter((unit) => unit.isFormal && !excluded.has(unit.id))
  const covered = new Set([...terms.flatMap((term) => term.units), ...formal.map(({ id }) => id)])
  const own = units.filter(({ id }) => !covered.has(id))
  const rows = rowItems(own, side, (unit) => levelFor(unit, plan, levels))
  const headings =
    asked.headings === 'list'
      ? headingList(sides)
      : headingItems(changes.structure, sides, asked.headings === 'numbers')
  const items = [...frontItems(sides), ...interleaved(rows, headings, own), ...annexItems(sides)]
  const drafted = [
    ...items.map((item) => printed(item, plan, levels)),
    ...collected(
      terms,
      rowItems(formal, side, () => 'words'),
      plan,
    ),
  ]
  const numbered = drafted.map((item, index) =>
    withNumber(item, index + 1, custom, drafted.length + mostClosing),
  )
  return finished(plan, numbered)
}

/** The level of a unit: what a replay asked for, or the finest that says what changed. */
function levelFor(unit: RowUnit, { side }: Plan, levels: Asked['levels']): DraftLevel {
  const asked = levels.get(unit.id)
  const [old, fresh] = [side.old[unit.from[0] ?? -1], side.fresh[unit.to[0] ?? -1]]
  if (!old || !fresh) return asked ?? side.finest
  if (asked)
    return asked === 'silent' || draftLevels.indexOf(asked) < draftLevels.indexOf(side.finest)
      ? side.finest
      : asked
  return isSilent(unit, side) ? 'silent' : side.finest
}

/** Items of articles with those of headings before the article that each heading opens. */
function interleaved(
  rows: readonly DraftItem[],
  headings: readonly PlacedItem[],
  units: readonly RowUnit[],
): DraftItem[] {
  const placeOf = new Map<string, number>()
  let last = -1
  for (const unit of units) {
    last = unit.to[0] ?? last + 0.4
    placeOf.set(unit.id, last)
    last = unit.to[0] ?? Math.floor(last)
  }
  const placed = [
    ...headings.map((item) => ({ item: item as DraftItem, at: item.before - 0.5 })),
    ...rows.map((item) => ({ item, at: placeOf.get(item.id) ?? 0 })),
  ]
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

function printed(item: DraftItem, { wording }: Plan, levels: Asked['levels']): DraftedItem {
  const isCoarser = item.units.some((id) => levels.has(id)) && item.level !== 'silent'
  return {
    number: '',
    lines: itemLines(item.clauses, wording),
    rows: item.units,
    level: item.level,
    isCoarser,
  }
}

/** Terms and changes of form only stand at the end, several of them together as 对部分条文作以下修改. */
function collected(
  terms: readonly TermItem[],
  formal: readonly DraftItem[],
  { wording }: Plan,
): DraftedItem[] {
  const entries = [
    ...terms.map((term) => ({ lines: [termSentence(term, wording)], rows: term.units })),
    ...formal.map((item) => ({ lines: itemLines(item.clauses, wording), rows: item.units })),
  ]
  const [only] = entries
  if (!only) return []
  const rows = [...new Set(entries.flatMap((entry) => entry.rows))]
  const item = { number: '', rows, level: 'words', isCoarser: false } as const
  if (entries.length === 1) return [{ ...item, lines: only.lines }]
  const lines = entries.flatMap((entry, index) =>
    entry.lines.map((line, at) => (at === 0 ? `（${numberToHan(index + 1)}）${line}` : line)),
  )
  return [{ ...item, lines: ['对部分条文作以下修改：', ...lines] }]
}

function withNumber(item: DraftedItem, n: number, custom: DraftCustom, count: number): DraftedItem {
  const number = itemNumber(n, custom, count)
  return { ...item, number, lines: item.lines.map((line, index) => (index === 0 ? number + line : line)) }
}

function finished(plan: Plan, items: readonly DraftedItem[]): DraftedDecision {
  const { from, to, form, fields, units, side, custom } = plan
  const hasReordering = units.some(
    ({ from: old, to: fresh }) =>
      old.length === 1 &&
      fresh.length === 1 &&
      side.old[old[0] ?? -1]?.number !== side.fresh[fresh[0] ?? -1]?.number,
  )
  const frame = frameOf(from, form, fields, hasReordering)
  const closing = numberedClosing(frame, form, custom, items.length)
  const lines = [frame.title, frame.note, frame.opening, ...items.flatMap((item) => item.lines), ...closing]
  const text = lines.filter((line) => line !== '').join('\n')
  const replayed = replay(text, from, to)
  const faults = faultsOf(replayed, side)
  return {
    form,
    frame: { ...frame, closing },
    items,
    text,
    replay: replayed,
    faults,
    isExact: isReplayed(replayed),
  }
}

function faultsOf(replayed: Replay, { fresh }: DraftSide): DraftFault[] {
  const parts = (['headings', 'title', 'preamble', 'annex'] as const).filter((part) => replayed[part])
  const { refusal } = replayed
  return [
    ...(refusal ? [{ part: 'refusal', place: `${refusal.item} ${refusal.reason}` } as const] : []),
    ...replayed.articles.map((index) => ({ part: 'article', place: fresh[index]?.number ?? '' }) as const),
    ...parts.map((part) => ({ part, place: '' })),
  ]
}

/** The courts and the 修正案 number their closing sentences too; the order of republication is never numbered. */
function numberedClosing({ closing }: Frame, form: DraftForm, custom: DraftCustom, count: number): string[] {
  if (form === 'decision' && custom === 'legislature') return [...closing]
  let n = count
  return closing.map((line) => {
    const isNumbered = form === 'amendment' || line.includes('条文顺序')
    return isNumbered
      ? `${itemNumber(++n, custom, count + mostClosing)}${line.replace(/^此外，对/, '')}`
      : line
  })
}

/** Closing sentences that may be numbered. */
const mostClosing = 2
