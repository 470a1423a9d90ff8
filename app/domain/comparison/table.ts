// The 条文对照表: a ChangeSet as the rows that offices print. One row an article, unchanged ones included unless they are
// left out; chapters have rows of their own; a split fills one left cell beside several right ones, a join the other
// way round; what changed outside the articles stands above and below. How it is drawn is the writers' affair.

import { type ArticleView, articlesOf, headingsOf, type StatuteTree } from '../statute'
import type { ArticleChange, ChangeSet, StructureChange, StructureLevel } from './change'
import { remarkOf } from './remarks'
import { articleCells, breaksOf, noteLines, sideLines, type TableLine } from './table-cells'
import { termChanges, termRows } from './terms'

/** `changed` leaves out the articles that are equal in word and number. */
export type TableScope = 'all' | 'changed'

export interface TableCell {
  readonly lines: readonly TableLine[]
  /** Rows of the table that it fills, 1 or more. */
  readonly rows: number
}

/** A row; a side that is missing is filled by the cell above it. */
export interface TableRow {
  readonly kind: 'heading' | 'article' | 'matter'
  readonly left?: TableCell
  readonly right?: TableCell
  readonly remark?: { readonly text: string; readonly rows: number }
  /** Lines of left and right that begin together and before which a page may end; none where it may end anywhere. */
  readonly breaks: readonly (readonly [number, number])[]
}

type HeadingView = ReturnType<typeof headingsOf>[number]
type Heading = { readonly row: TableRow; readonly level: number; readonly isChanged: boolean }

const levelDepth: Readonly<Record<string, number>> = { book: 0, part: 1, chapter: 2, section: 3 }
const above: readonly StructureLevel[] = ['title', 'longTitle', 'preamble']
const below: readonly StructureLevel[] = ['other', 'annex']
const matterNames: Readonly<Partial<Record<StructureLevel, string>>> = {
  title: '题目',
  longTitle: '题注',
  preamble: '序言',
  other: '条文以外的文字',
  annex: '附件',
}

/** Rows of the table, in the order of the new text; what was deleted stands where it stood. Linear in the texts. */
export function comparisonRows(
  changes: ChangeSet,
  from: StatuteTree,
  to: StatuteTree,
  scope: TableScope = 'all',
): TableRow[] {
  const articles = { old: articlesOf(from), new: articlesOf(to) }
  const terms = termRemarks(changes.rows)
  const headings = headingQueue(changes, from, to, articles)
  const rows: TableRow[] = changes.structure.filter(({ level }) => above.includes(level)).map(matterRow)
  let waiting: Heading[] = []
  const put = (heading: Heading) => {
    // A chapter without a row of its own is left out where only changes are shown.
    if (scope === 'changed') waiting = waiting.filter(({ level }) => level < heading.level)
    if (scope === 'all' || heading.isChanged) {
      rows.push(...waiting.map(({ row }) => row), heading.row)
      waiting = []
    } else waiting.push(heading)
  }
  for (const row of changes.rows) {
    for (const heading of headings.before(row)) put(heading)
    if (scope === 'changed' && row.kinds.includes('unchanged')) continue
    rows.push(
      ...waiting.map((heading) => heading.row),
      ...articleRows(row, articles, terms.get(row.id) ?? ''),
    )
    waiting = []
  }
  for (const heading of headings.rest()) put(heading)
  return [...rows, ...changes.structure.filter(({ level }) => below.includes(level)).map(matterRow)]
}

function articleRows(
  row: ArticleChange,
  articles: { readonly old: readonly ArticleView[]; readonly new: readonly ArticleView[] },
  terms: string,
): TableRow[] {
  const left = articleCells(row, 'old', articles.old)
  const right = articleCells(row, 'new', articles.new)
  const remark = remarkOf(row, articles, terms)
  if (left.length === 0) left.push(noteLines('（新增）'))
  if (right.length === 0) right.push(noteLines('（删去）'))
  // Several on both sides come from a person only; their articles stand under each other in one row.
  const isMany = left.length > 1 && right.length > 1
  const count = isMany ? 1 : Math.max(left.length, right.length)
  const cellAt = (cells: readonly TableLine[][], index: number): TableCell | undefined => {
    if (isMany) return { lines: cells.flat(), rows: 1 }
    if (cells.length > 1) return { lines: cells[index] ?? [], rows: 1 }
    return index === 0 ? { lines: cells[0] ?? [], rows: count } : undefined
  }
  return Array.from({ length: count }, (_row, index) => {
    const leftCell = cellAt(left, index)
    const rightCell = cellAt(right, index)
    return {
      kind: 'article',
      ...(leftCell ? { left: leftCell } : {}),
      ...(rightCell ? { right: rightCell } : {}),
      ...(index === 0 ? { remark: { text: remark, rows: count } } : {}),
      breaks: index === 0 && count === 1 ? breaksOf(row, articles.old, articles.new) : [],
    }
  })
}

function matterRow(change: StructureChange): TableRow {
  const { level, kind, edits } = change
  const verb = kind === 'insertion' ? '新增' : kind === 'repeal' ? '删去' : '修改'
  return changeRow('matter', change, edits.length === 0 ? '' : `${verb}${matterNames[level] ?? ''}`)
}

function changeRow(kind: TableRow['kind'], { from, to, edits }: StructureChange, remark: string): TableRow {
  return {
    kind,
    left: { lines: from ? sideLines(edits, 'old') : noteLines('（新增）'), rows: 1 },
    right: { lines: to ? sideLines(edits, 'new') : noteLines('（删去）'), rows: 1 },
    remark: { text: remark, rows: 1 },
    breaks: [],
  }
}

/** Headings in the order of the new text; deleted ones where their first article stood. */
function headingQueue(
  changes: ChangeSet,
  from: StatuteTree,
  to: StatuteTree,
  articles: { readonly old: readonly ArticleView[]; readonly new: readonly ArticleView[] },
) {
  const fresh = placed(headingsOf(to), articles.new)
  const isHeading = ({ level }: StructureChange) => level in levelDepth
  const byNew = new Map(
    changes.structure.filter((one) => isHeading(one) && one.to).map((one) => [one.to?.eId, one]),
  )
  const gone = changes.structure.filter((one) => isHeading(one) && !one.to)
  const old = placed(headingsOf(from), articles.old)
  const deleted = old.flatMap(({ heading, at }) => {
    const change = gone.find((one) => one.from?.eId === heading.eId)
    return change ? [{ at, heading: headingRow(heading, change) }] : []
  })
  const take = (row?: ArticleChange) => {
    // A moved article tells nothing about where its old neighbours stood.
    const oldAt = row?.kinds.includes('move') ? undefined : row?.from[0]?.index
    const newAt = row?.to[0]?.index
    const due = (queue: { at: number }[], at: number | undefined) =>
      row === undefined ? queue.length : at === undefined ? 0 : queue.filter((one) => one.at <= at).length
    return [
      ...deleted.splice(0, due(deleted, oldAt)).map(({ heading }) => heading),
      ...fresh.splice(0, due(fresh, newAt)).map(({ heading }) => headingRow(heading, byNew.get(heading.eId))),
    ]
  }
  return { before: (row: ArticleChange) => take(row), rest: () => take() }
}

/** Headings with the index of the article they stand before; one without articles stands with the next. */
function placed(headings: readonly HeadingView[], articles: readonly ArticleView[]) {
  const indexOf = new Map(articles.map(({ eId }, index) => [eId, index]))
  let at = articles.length
  return [...headings]
    .reverse()
    .map((heading) => {
      at = heading.firstArticle === undefined ? at : (indexOf.get(heading.firstArticle) ?? at)
      return { heading, at }
    })
    .reverse()
}

const headingNotes: Readonly<Partial<Record<StructureChange['kind'], string>>> = {
  insertion: '新增',
  repeal: '删去',
  renaming: '修改名称',
  renumbering: '序号调整',
}

function headingRow(heading: HeadingView, change: StructureChange | undefined): Heading {
  const level = levelDepth[heading.level] ?? 0
  if (change) {
    const name = { book: '编', part: '分编', chapter: '章', section: '节' }[heading.level]
    const note = headingNotes[change.kind] ?? '修改'
    const remark = change.kind === 'insertion' || change.kind === 'repeal' ? `${note}${name}` : note
    return { row: changeRow('heading', change, remark), level, isChanged: true }
  }
  const words = heading.heading === '' ? heading.number : `${heading.number}　${heading.heading}`
  const cell = { lines: noteLines(words), rows: 1 }
  return {
    row: { kind: 'heading', left: cell, right: cell, remark: { text: '', rows: 1 }, breaks: [] },
    level,
    isChanged: false,
  }
}

/** By row: 统一用语 and the words, where nothing else changed. */
function termRemarks(rows: readonly ArticleChange[]): ReadonlyMap<string, string> {
  const light = termRows(rows)
  const all = termChanges(rows)
  return new Map(
    rows
      .filter(({ id }) => light.has(id))
      .map(({ id, edits }) => {
        const words = new Set(edits.filter(([sign]) => sign !== '=').map(([, text]) => text))
        const own = all.filter(({ from, to }) => words.has(from) || words.has(to))
        const first = own[0]
        return [id, first && own.length === 1 ? `统一用语：“${first.from}”改为“${first.to}”` : '统一用语']
      }),
  )
}
