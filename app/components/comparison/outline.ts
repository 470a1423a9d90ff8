// Beside the comparison: what changed, chapter by chapter. Each chapter says how much of each kind; under it stand its
// substantive changes in words, each a link. In a large act only the chapters of the part in view list theirs, the
// others lead to their first change.

import type { ArticleChange, ChangeSet } from '~/domain/comparison'
import { type Language, labelIn, sayIn } from '~/language'
import { escapeHtml } from '../ui/visibleText'
import { rowAnchor } from './anchors'
import type { Drawing } from './drawing'
import { kindLabels } from './kind-labels'
import { type Layer, layerCounts, layerLabels } from './layers'
import { rowsOf } from './parts'
import { gistHtml, pairText } from './words'

/** Rows of one chapter, in row order; `heading` is empty where the act has none. */
export interface Chapter {
  readonly heading: string
  readonly rows: readonly ArticleChange[]
}

/** Rows by the chapter of their new article; a repealed one stands with those around it. */
export function chaptersOf(
  rows: readonly ArticleChange[],
  headingsOf: (side: 'old' | 'new', eId: string) => readonly string[],
): readonly Chapter[] {
  const chapters: { heading: string; rows: ArticleChange[] }[] = []
  for (const row of rows) {
    const [to, from] = [row.to[0], row.from[0]]
    const last = chapters.at(-1)
    const heading = to
      ? chapterOf(headingsOf('new', to.eId))
      : (last?.heading ?? (from ? chapterOf(headingsOf('old', from.eId)) : ''))
    if (last && last.heading === heading) last.rows.push(row)
    else chapters.push({ heading, rows: [row] })
  }
  return chapters
}

/** 编 and 章 without 节: 第一编　总则 · 第二章　自然人. */
const chapterOf = (headings: readonly string[]) =>
  headings.filter((heading) => !/^第[^\s　]{1,5}节/.test(heading)).join(' · ')

const otherLayers = [
  'term',
  'renumbering',
  'reference',
  'formal',
  'unchanged',
] as const satisfies readonly Layer[]
const countedKinds = ['substitution', 'replacement', 'insertion', 'repeal', 'move', 'split', 'join'] as const

export function changeOutlineHtml(
  changes: ChangeSet,
  chapters: readonly Chapter[],
  drawing: Drawing,
): string {
  const { language, say, reading } = drawing
  const counts = layerCounts(changes, reading.layerOf)
  const others = otherLayers
    .map((layer) => `${labelIn(language, layerLabels[layer])} ${counts[layer]}`)
    .join(' · ')
  const head = say(`实质 ${counts.substance}`, `Substance ${counts.substance}`)
  const note = say(
    `另：${others}（共${changes.rows.length}行）`,
    `Also: ${others} (${changes.rows.length} rows in all)`,
  )
  const inView = rowsInView(drawing)
  const list =
    chapters.length === 1 && chapters[0]?.heading === ''
      ? listHtml(chapters[0].rows, drawing)
      : chapters.map((chapter) => chapterHtml(chapter, { drawing, inView })).join('')
  return `<nav class="change-outline" aria-label="${say('变动目录', 'Changes')}"><p class="outline-heading">${head}</p><p class="hint">${note}</p><div class="outline-scroll">${list}</div></nav>`
}

function rowsInView({ parts, current }: Drawing): ReadonlySet<ArticleChange> | undefined {
  return current === undefined ? undefined : new Set(parts[current]?.blocks.flatMap(rowsOf))
}

interface Around {
  readonly drawing: Drawing
  /** Undefined when every row is in the page. */
  readonly inView: ReadonlySet<ArticleChange> | undefined
}

function chapterHtml({ heading, rows }: Chapter, { drawing, inView }: Around): string {
  const { language, say } = drawing
  const name =
    heading === '' ? say('章外', 'Outside the chapters') : `<span lang="zh-CN">${escapeHtml(heading)}</span>`
  const counts = `<span class="row-count">${countsText(rows, drawing, language)}</span>`
  const substantial = rows.filter((row) => drawing.reading.layerOf(row) === 'substance')
  if (substantial.length === 0) return `<p class="outline-chapter">${name} ${counts}</p>`
  if (inView && !substantial.some((row) => inView.has(row))) {
    const first = drawing.hrefTo(rowAnchor(substantial[0] as ArticleChange))
    return `<p class="outline-chapter"><a href="${escapeHtml(first)}">${name} ${counts}</a></p>`
  }
  return `<details class="outline-chapter" open><summary><span>${name} ${counts}</span></summary>${listHtml(substantial, drawing)}</details>`
}

/** 修改3 新增1 · 仅条号4 · 未变更12 */
function countsText(rows: readonly ArticleChange[], { reading, say }: Drawing, language: Language): string {
  const substantial = rows.filter((row) => reading.layerOf(row) === 'substance')
  const kinds = countedKinds
    .map((kind) => ({ kind, count: substantial.filter((row) => row.kinds.includes(kind)).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${labelIn(language, kindLabels[kind])}${language === 'zh' ? '' : ' '}${count}`)
  const layers = otherLayers
    .map((layer) => ({ layer, count: rows.filter((row) => reading.layerOf(row) === layer).length }))
    .filter(({ count }) => count > 0)
    .map(
      ({ layer, count }) => `${labelIn(language, layerLabels[layer])}${language === 'zh' ? '' : ' '}${count}`,
    )
  return [kinds.join(say(' ', ', ')), ...layers].filter((words) => words !== '').join(' · ')
}

function listHtml(rows: readonly ArticleChange[], drawing: Drawing): string {
  const { language } = drawing
  const items = rows
    .filter((row) => drawing.reading.layerOf(row) === 'substance')
    .map((row) => {
      const href = escapeHtml(drawing.hrefTo(rowAnchor(row)))
      return `<li><a href="${href}"><span lang="zh-CN">${escapeHtml(pairText(row))}</span> <span class="row-count">${gistHtml(row, language)}</span></a></li>`
    })
    .join('')
  return `<ol>${items}</ol>`
}

/** Words replaced through the act, each with its count: 股东大会→股东会（132处）. */
export function termsText(
  terms: readonly { readonly from: string; readonly to: string; readonly places: number }[],
  language: Language,
): string {
  const say = sayIn(language)
  return terms
    .map(
      ({ from, to, places }) =>
        `<span lang="zh-CN">${escapeHtml(from)}→${escapeHtml(to)}</span>${say(`（${places}处）`, ` (${places})`)}`,
    )
    .join(say('，', ', '))
}
