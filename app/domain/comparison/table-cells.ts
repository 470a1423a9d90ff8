// What stands in the cells of a 条文对照表: an article's lines with its number, each word kept, added or deleted. The left
// column shows the old text and never an added word, the right one the new text and never a deleted word.

import type { ArticleView } from '../statute'
import type { ArticleChange, ArticleRef, Edit } from './change'

export type Mark = 'kept' | 'added' | 'deleted'

/** A run of words with one mark. */
export interface Piece {
  readonly text: string
  readonly mark: Mark
}

/** One line of a cell: a 款 with its number in front where it opens the article, a 项, a 目 or a heading. */
export type TableLine = readonly Piece[]

export type Side = 'old' | 'new'

const signOf = { old: '-', new: '+' } as const
const markOf = { '=': 'kept', '-': 'deleted', '+': 'added' } as const

/** Lines of one side of some edits. Breaks are lines, so that 款 and 项 stand apart. */
export function sideLines(edits: readonly Edit[], side: Side): TableLine[] {
  const lines: Piece[][] = [[]]
  for (const [sign, words] of edits) {
    if (sign !== '=' && sign !== signOf[side]) continue
    words.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ text: part, mark: markOf[sign] })
    })
  }
  return lines
}

/** The cell of each article of one side of a row. `articles` are all of that version. */
export function articleCells(
  row: ArticleChange,
  side: Side,
  articles: readonly ArticleView[],
): TableLine[][] {
  const refs = side === 'old' ? row.from : row.to
  const lines = sideLines(row.edits, side)
  let at = 0
  return refs.map((ref, index) => {
    const article = articles[ref.index]
    const length = (article?.text ?? '').split('\n').length
    // The last article takes what is left, so that no line is ever dropped.
    const own = lines.slice(at, index === refs.length - 1 ? undefined : at + length)
    at += length
    const [first = [], ...rest] = own
    return [[...headPieces(row, ref, side, article?.caption ?? ''), ...first], ...rest]
  })
}

// A number is added where no old article of the row has it. On the left it is deleted with its article only: framing
// it in every row that merely moved on would drown what the table is there to show.
function headPieces(row: ArticleChange, { number }: ArticleRef, side: Side, caption: string): Piece[] {
  const isNew = side === 'new' && !row.from.some((ref) => ref.number === number)
  const isGone = side === 'old' && row.to.length === 0
  const mark: Mark = isNew ? 'added' : isGone ? 'deleted' : 'kept'
  return [
    { text: `${number}${caption === '' ? '' : `【${caption}】`}`, mark },
    { text: '　', mark: isGone ? mark : 'kept' },
  ]
}

/** Lines of a note in brackets, such as （新增）. */
export const noteLines = (text: string): TableLine[] => [[{ text, mark: 'kept' }]]

/** A band of a row this long, in characters of one side, may also end between 项: it would not fit a page. */
const longestBand = 700

/**
 * Where a row may break across pages: pairs of lines of the left and of the right cell that begin together, at the
 * beginning of a 款. Empty for rows of several articles, whose cells do not run side by side.
 */
export function breaksOf(
  row: ArticleChange,
  old: readonly ArticleView[],
  fresh: readonly ArticleView[],
): (readonly [number, number])[] {
  if (row.from.length > 1 || row.to.length > 1) return []
  const starts = paragraphStarts(
    (row.to[0] ? fresh[row.to[0].index] : old[row.from[0]?.index ?? 0])?.paragraphs,
  )
  const breaks: [number, number][] = []
  const isOneSided = row.from.length === 0 || row.to.length === 0
  let [left, right, length] = [0, 0, 0]
  for (const [sign, words] of row.edits) {
    words.split('\n').forEach((part, index) => {
      if (index > 0) {
        if (sign !== '+') left++
        if (sign !== '-') right++
        const line = row.to.length === 0 ? left : right
        if ((sign === '=' || isOneSided) && (starts.has(line) || length > longestBand)) {
          // The empty side of an inserted or repealed article is one line, and stands in the first band.
          breaks.push([row.from.length === 0 ? 1 : left, row.to.length === 0 ? 1 : right])
          length = 0
        }
      }
      length += part.length
    })
  }
  return breaks
}

function paragraphStarts(paragraphs: ArticleView['paragraphs'] = []): ReadonlySet<number> {
  const starts = new Set<number>()
  let line = 0
  for (const paragraph of paragraphs) {
    starts.add(line)
    line += paragraphLineCount(paragraph)
  }
  return starts
}

/** Lines of a 款 with its 项 and 目, as `ArticleView.text` prints them. */
export function paragraphLineCount({ text, points }: ArticleView['paragraphs'][number]): number {
  const linesOf = (words: string) => words.split('\n').length
  return points.reduce(
    (sum, point) =>
      sum + linesOf(point.text) + point.indents.reduce((lines, indent) => lines + linesOf(indent.text), 0),
    text === '' ? 0 : linesOf(text),
  )
}
