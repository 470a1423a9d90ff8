// The strip beside the comparison: one tick a changed article at its place in the text, deleted characters to the left,
// inserted to the right; each tick is a link. For the mouse only: the outline beside it holds the same links in words,
// and the table below the outline the same numbers.

import type { ArticleChange } from '~/domain/comparison'
import type { Language } from '~/language'
import { sayIn } from '~/language'
import { escapeHtml } from '../ui/visibleText'
import { rowAnchor } from './anchors'
import type { Drawing } from './drawing'
import { changedLengths } from './lines'
import type { Chapter } from './outline'
import { pairText } from './words'

const height = 480
const half = 6
/** A tick needs two units of height to be seen and hit; more rows than fit share one, the first is its link. */
const mostTicks = height / 2

interface Tick {
  readonly row: ArticleChange
  readonly deleted: number
  readonly inserted: number
}

/** One tick a slot of the strip; a slot is a row, or several rows of a large act. */
export function rulerHtml(rows: readonly ArticleChange[], drawing: Drawing): string {
  const slots = Math.min(mostTicks, Math.max(1, rows.length))
  const ticks = new Map<number, Tick>()
  rows.forEach((row, index) => {
    const { deleted, inserted } = changedLengths(row.edits)
    if (deleted + inserted === 0) return
    const slot = Math.floor((index * slots) / rows.length)
    const known = ticks.get(slot) ?? { row, deleted: 0, inserted: 0 }
    ticks.set(slot, { ...known, deleted: known.deleted + deleted, inserted: known.inserted + inserted })
  })
  const most = Math.max(1, ...[...ticks.values()].map((tick) => Math.max(tick.deleted, tick.inserted)))
  const step = height / slots
  const drawn = [...ticks].map(([slot, tick]) => tickHtml(tick, { y: slot * step, step, most }, drawing))
  return `<svg class="ruler" viewBox="0 0 12 ${height}" width="12" height="${height}" preserveAspectRatio="none" aria-hidden="true">${drawn.join('')}</svg>`
}

interface Slot {
  readonly y: number
  readonly step: number
  /** Code points of the largest change. */
  readonly most: number
}

function tickHtml({ row, deleted, inserted }: Tick, { y, step, most }: Slot, drawing: Drawing): string {
  const length = (size: number) => Math.round(Math.sqrt(size / most) * half * 10) / 10
  const tall = Math.max(2, Math.round(step * 10) / 10 - 1)
  const at = Math.round(y * 10) / 10
  const bar = (name: string, x: number, size: number) =>
    size === 0
      ? ''
      : `<rect class="ruler-${name}" x="${x}" y="${at}" width="${length(size)}" height="${tall}"/>`
  return `<a href="${escapeHtml(drawing.hrefTo(rowAnchor(row)))}" tabindex="-1"><rect class="ruler-place" x="0" y="${at}" width="12" height="${tall}"/>${bar('del', half - length(deleted), deleted)}${bar('ins', half, inserted)}</a>`
}

/** What the strip shows, as a sentence and as rows of a table. */
export interface RulerNumbers {
  /** 改动最多的是第二十条（删30字，增45字）；全文共删310字，增520字 */
  readonly finding: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly [name: string, deleted: number, inserted: number])[]
  /** Whether the rows are chapters and not articles. */
  readonly isByChapter: boolean
}

const mostTableRows = 200

/** By article up to 200 changed ones, by chapter above; the last row is the sum. */
export function rulerNumbers(
  rows: readonly ArticleChange[],
  chapters: readonly Chapter[],
  language: Language,
): RulerNumbers {
  const say = sayIn(language)
  const measured = rows
    .map((row) => ({ row, ...changedLengths(row.edits) }))
    .filter(({ deleted, inserted }) => deleted + inserted > 0)
  const sum = (list: readonly { readonly deleted: number; readonly inserted: number }[]) => ({
    deleted: list.reduce((total, { deleted }) => total + deleted, 0),
    inserted: list.reduce((total, { inserted }) => total + inserted, 0),
  })
  const all = sum(measured)
  const largest = measured.reduce<(typeof measured)[number] | undefined>(
    (most, one) => (most && most.deleted + most.inserted >= one.deleted + one.inserted ? most : one),
    undefined,
  )
  const name = largest ? pairText(largest.row) : ''
  const finding = largest
    ? say(
        `改动字数最多的是${name}（删${largest.deleted}字，增${largest.inserted}字）；条文共删${all.deleted}字，增${all.inserted}字`,
        `The largest change of one article: ${largest.deleted} characters deleted, ${largest.inserted} inserted; in all articles ${all.deleted} deleted, ${all.inserted} inserted`,
      )
    : say('条文没有改动一个字', 'Not a character of the articles changed')
  const isByChapter = measured.length > mostTableRows
  const lines = isByChapter
    ? chapters.map((chapter) => ({
        name: chapter.heading,
        ...sum(chapter.rows.map(({ edits }) => changedLengths(edits))),
      }))
    : measured.map(({ row, deleted, inserted }) => ({ name: pairText(row), deleted, inserted }))
  const total = { name: say('合计', 'Total'), ...all }
  return {
    finding,
    isByChapter,
    head: [
      isByChapter ? say('章', 'Chapter') : say('条文', 'Article'),
      say('删去字数', 'Deleted'),
      say('增加字数', 'Inserted'),
    ],
    rows: [...lines, total].map((line) => [line.name, line.deleted, line.inserted] as const),
  }
}
