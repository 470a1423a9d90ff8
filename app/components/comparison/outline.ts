// Beside the comparison: the list of changes in words, and the strip that shows where in the text they stand.

import type { ArticleChange, ChangeSet } from '~/domain/comparison'
import { type Language, labelIn, sayIn } from '~/language'
import { escapeHtml } from '../ui/visibleText'
import { type Layer, layerCounts, layering, layerLabels } from './layers'
import { changedLengths } from './lines'
import { gistHtml, pairText } from './words'

/** Substantive changes by name, each a link; the others as counts that are not added to them. */
export function changeOutlineHtml(changes: ChangeSet, language: Language): string {
  const say = sayIn(language)
  const layerOf = layering(changes)
  const substantial = changes.rows.filter((row) => layerOf(row) === 'substance')
  const counts = layerCounts(changes, layerOf)
  const items = substantial
    .map(
      (row) =>
        `<li><a href="#${escapeHtml(row.id)}"><span lang="zh-CN">${escapeHtml(pairText(row))}</span> <span class="row-count">${gistHtml(row, language)}</span></a></li>`,
    )
    .join('')
  const others = (
    ['term', 'renumbering', 'reference', 'formal', 'unchanged'] as const satisfies readonly Layer[]
  )
    .map((layer) => `${labelIn(language, layerLabels[layer])} ${counts[layer]}`)
    .join(' · ')
  const head = say(`实质 ${counts.substance}`, `Substance ${counts.substance}`)
  const note = say(
    `另：${others}（共${changes.rows.length}行）`,
    `Also: ${others} (${changes.rows.length} rows in all)`,
  )
  return `<nav class="change-outline" aria-label="${say('变动目录', 'Changes')}"><p class="outline-heading">${head}</p><ol>${items}</ol><p class="hint">${note}</p></nav>`
}

const height = 480
const half = 6

/** One tick a changed row, at its place in the text: deleted to the left, inserted to the right. For the mouse only:
 *  the outline beside it holds the same links in words. */
export function rulerHtml(changes: ChangeSet): string {
  const rows = changes.rows
  const step = height / Math.max(1, rows.length)
  const most = Math.max(1, ...rows.map((row) => Math.max(...Object.values(changedLengths(row.edits)))))
  const ticks = rows
    .map((row, index) =>
      row.edits.every(([sign]) => sign === '=') ? '' : tickHtml(row, { y: index * step, step, most }),
    )
    .join('')
  return `<svg class="ruler" viewBox="0 0 12 ${height}" width="12" height="${height}" preserveAspectRatio="none" aria-hidden="true">${ticks}</svg>`
}

interface Tick {
  readonly y: number
  /** Height of one row. */
  readonly step: number
  /** Code points of the largest change. */
  readonly most: number
}

function tickHtml(row: ArticleChange, { y, step, most }: Tick): string {
  const { deleted, inserted } = changedLengths(row.edits)
  const length = (size: number) => Math.round(Math.sqrt(size / most) * half * 10) / 10
  const tall = Math.max(2, Math.round(step * 10) / 10 - 1)
  const at = Math.round(y * 10) / 10
  const left = `<rect class="ruler-del" x="${half - length(deleted)}" y="${at}" width="${length(deleted)}" height="${tall}"/>`
  const right = `<rect class="ruler-ins" x="${half}" y="${at}" width="${length(inserted)}" height="${tall}"/>`
  return `<a href="#${escapeHtml(row.id)}" tabindex="-1"><rect class="ruler-place" x="0" y="${at}" width="12" height="${tall}"/>${left}${right}</a>`
}
