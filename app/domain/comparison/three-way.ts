// Three versions side by side: the law in force, the draft, the revised draft. They are aligned by following both
// comparisons through the middle one, so that a pairing that a person corrected in either holds here too. The middle
// column is the base: what it brought is marked as inserted, what the third takes away again as deleted; words that
// came with the middle and stay carry one mark, not two.

import type { ArticleChange, ArticleRef } from './change'

/** A run of one article's text. `came` and `goes` are told against the neighbouring version. */
export interface ThreeWayPiece {
  readonly text: string
  /** Not in the version before. */
  readonly came: boolean
  /** Not in the version after. */
  readonly goes: boolean
}

export interface ThreeWayArticle {
  readonly ref: ArticleRef
  /** Concatenated they are the article's text. */
  readonly pieces: readonly ThreeWayPiece[]
}

/** Articles that belong together, in each of the three versions; a column may be empty. */
export interface ThreeWayRow {
  /** `t-1`, `t-2` … in row order. */
  readonly id: string
  readonly columns: readonly [
    readonly ThreeWayArticle[],
    readonly ThreeWayArticle[],
    readonly ThreeWayArticle[],
  ]
  /** The row of the first and of the second comparison, where one was there. */
  readonly steps: readonly [readonly ArticleChange[], readonly ArticleChange[]]
  /** The third says again what the first said, and the middle does not. */
  readonly isRestored: boolean
}

interface Rows {
  readonly rows: readonly ArticleChange[]
}

/** Texts of the three versions' articles by eId. */
export type ThreeTexts = readonly [
  ReadonlyMap<string, string>,
  ReadonlyMap<string, string>,
  ReadonlyMap<string, string>,
]

/**
 * Align three versions by their two comparisons. Every article of each version stands in exactly one row; rows follow the
 * third version, what is gone stands behind its nearest earlier neighbour. Linear in articles and characters.
 */
export function threeWay(first: Rows, second: Rows, texts: ThreeTexts): ThreeWayRow[] {
  const groups = grouped(first.rows, second.rows)
  const drawn = groups.map(({ before, after }) => {
    const ownOld = unique(before.flatMap(({ from }) => from))
    const ownMiddle = unique([...before.flatMap(({ to }) => to), ...after.flatMap(({ from }) => from)])
    const ownNew = unique(after.flatMap(({ to }) => to))
    const marks = marksOf(before, after, texts)
    const column = (refs: readonly ArticleRef[], at: 0 | 1 | 2) =>
      refs.map((ref) => ({ ref, pieces: piecesOf(texts[at].get(ref.eId) ?? '', marks[at].get(ref.eId)) }))
    const columns = [column(ownOld, 0), column(ownMiddle, 1), column(ownNew, 2)] as const
    const [old, middle, fresh] = columns.map((articles) => articles.map(textOf).join('\n'))
    return {
      columns,
      steps: [before, after] as const,
      isRestored: old === fresh && old !== middle && old !== '',
    }
  })
  return inOrder(drawn).map((row, index) => ({ id: `t-${index + 1}`, ...row }))
}

const textOf = ({ pieces }: ThreeWayArticle) => pieces.map(({ text }) => text).join('')

interface Group {
  readonly before: ArticleChange[]
  readonly after: ArticleChange[]
}

/** Rows of both comparisons that share an article of the middle version, joined as often as it takes. */
function grouped(first: readonly ArticleChange[], second: readonly ArticleChange[]): Group[] {
  const groups: Group[] = first.map((row) => ({ before: [row], after: [] }))
  const groupOf = new Map<string, Group>()
  for (const group of groups)
    for (const row of group.before) for (const { eId } of row.to) groupOf.set(eId, group)
  const all = new Set(groups)
  for (const row of second) {
    const met = [...new Set(row.from.flatMap(({ eId }) => groupOf.get(eId) ?? []))]
    const home = met[0] ?? { before: [], after: [] }
    all.add(home)
    home.after.push(row)
    for (const other of met.slice(1)) {
      home.before.push(...other.before)
      home.after.push(...other.after)
      all.delete(other)
      for (const step of other.before) for (const { eId } of step.to) groupOf.set(eId, home)
    }
  }
  return [...all]
}

function unique(refs: readonly ArticleRef[]): ArticleRef[] {
  const byId = new Map(refs.map((ref) => [ref.eId, ref]))
  return [...byId.values()].sort((a, b) => a.index - b.index)
}

/** Stretches of an article that came or go, by start and end (UTF-16 units). */
interface Marks {
  readonly came: (readonly [number, number])[]
  readonly goes: (readonly [number, number])[]
}

function marksOf(
  before: readonly ArticleChange[],
  after: readonly ArticleChange[],
  texts: ThreeTexts,
): readonly [Map<string, Marks>, Map<string, Marks>, Map<string, Marks>] {
  const marks = [new Map<string, Marks>(), new Map<string, Marks>(), new Map<string, Marks>()] as const
  for (const row of before) {
    note(marks[0], 'goes', { refs: row.from, texts: texts[0] }, stretches(row, '-'))
    note(marks[1], 'came', { refs: row.to, texts: texts[1] }, stretches(row, '+'))
  }
  for (const row of after) {
    note(marks[1], 'goes', { refs: row.from, texts: texts[1] }, stretches(row, '-'))
    note(marks[2], 'came', { refs: row.to, texts: texts[2] }, stretches(row, '+'))
  }
  return marks
}

/** Where the changed words of one side stand in that side's text. */
function stretches(row: ArticleChange, sign: '-' | '+'): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let at = 0
  for (const [own, words] of row.edits) {
    if (own !== sign && own !== '=') continue
    if (own === sign) found.push([at, at + words.length])
    at += words.length
  }
  return found
}

/** Parts the stretches of a row among its articles, which the row joins by a line break. */
function note(
  marks: Map<string, Marks>,
  which: keyof Marks,
  side: { readonly refs: readonly ArticleRef[]; readonly texts: ReadonlyMap<string, string> },
  found: readonly (readonly [number, number])[],
): void {
  let start = 0
  for (const { eId } of side.refs) {
    const length = side.texts.get(eId)?.length ?? 0
    const own = marks.get(eId) ?? { came: [], goes: [] }
    marks.set(eId, own)
    for (const [from, to] of found) {
      const [a, b] = [Math.max(0, from - start), Math.min(length, to - start)]
      if (a < b) own[which].push([a, b])
    }
    start += length + 1
  }
}

function piecesOf(text: string, marks: Marks = { came: [], goes: [] }): ThreeWayPiece[] {
  if (text === '') return []
  const cuts = [...marks.came, ...marks.goes].flat()
  const places = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b)
  const covers = (list: Marks['came'], at: number) => list.some(([from, to]) => from <= at && at < to)
  return places.slice(0, -1).map((at, index) => ({
    text: text.slice(at, places[index + 1]),
    came: covers(marks.came, at),
    goes: covers(marks.goes, at),
  }))
}

type Drawn = Omit<ThreeWayRow, 'id'>

/** By the place in the third version; what is not there behind the nearest earlier article of the middle, or of the
 *  first, that is. */
function inOrder(rows: readonly Drawn[]): Drawn[] {
  const placed = new Map<Drawn, number>()
  for (const at of [2, 1, 0] as const) {
    const known = rows
      .flatMap((row) => {
        const [place, index] = [placed.get(row), row.columns[at][0]?.ref.index]
        return place === undefined || index === undefined ? [] : [{ place, index }]
      })
      .sort((a, b) => a.index - b.index)
    for (const row of rows) {
      const index = row.columns[at][0]?.ref.index
      if (placed.has(row) || index === undefined) continue
      placed.set(row, at === 2 ? index : placeBehind(known, index) + 0.25 * (3 - at))
    }
  }
  const order = (row: Drawn) => placed.get(row) ?? 0
  const early = (row: Drawn) => row.columns[1][0]?.ref.index ?? row.columns[0][0]?.ref.index ?? 0
  return [...rows].sort((a, b) => order(a) - order(b) || early(a) - early(b))
}

function placeBehind(
  known: readonly { readonly place: number; readonly index: number }[],
  index: number,
): number {
  let place = -1
  for (const one of known) {
    if (one.index >= index) break
    place = Math.floor(one.place)
  }
  return place
}
