// Renders a comparison, or one part of a large one, to an HTML string. Side by side is a real table: each row's head
// names the pair of articles, both cells start together, and there is nothing to scroll in step. In line is the same
// rows as one running text. Every article is in the page: what is not in view is folded under a line that says what it
// is. Words for screen readers stand inside `ins` and `del`, because most readers announce neither; they cannot be
// selected, so that copying gives clean law text.

import type { ArticleChange, StructureChange } from '~/domain/comparison'
import { escapeHtml } from '../ui/visibleText'
import { placeAnchor, rowAnchor } from './anchors'
import type { Drawing } from './drawing'
import type { Block, Layer } from './layers'
import { anchorSpans, linesHtml, pairHtml, rowHtml, sideHtml } from './row-html'
import { structureHtml } from './structure'
import { foldHtml, stubHtml } from './words'

/** The comparison as `<div class="comparison">`; each changed row is `#c-17`, and `#new-art_20` by its article. */
export function comparisonHtml(structure: readonly StructureChange[], drawing: Drawing): string {
  const { say, from, to, parts, current, language } = drawing
  const isSide = drawing.view === 'side'
  const shown = current === undefined ? parts : parts.slice(current, current + 1)
  const body = shown
    .flatMap(({ blocks }) => blocks)
    .map((block) => blockHtml(block, drawing))
    .join('')
  const names = [from, to].map((name) => `<span lang="zh-CN">${escapeHtml(name)}</span>`)
  const column = (name: string | undefined) => `<th scope="col" role="columnheader">${name}</th>`
  const head = isSide
    ? `<thead role="rowgroup"><tr role="row">${names.map(column).join('')}</tr></thead>`
    : ''
  const caption = say('条文对照：', 'Articles compared: ') + names.join(say('与', ' and '))
  // What stands around the articles is said once, with the first part.
  const around = current === undefined || current === 0 ? structureHtml(structure, language) : ''
  return `<div class="comparison comparison-${drawing.view}">${around}<table class="comparison-table" role="table"><caption class="visually-hidden">${caption}</caption>${head}${body}</table></div>`
}

function blockHtml(block: Block, drawing: Drawing): string {
  if (block.type === 'row') return rowHtml(block.row, drawing)
  if (block.type === 'stub') return stubRowHtml(block, drawing)
  return foldRowHtml(block, drawing)
}

const wide = (view: Drawing['view']) => (view === 'side' ? ' colspan="2"' : '')

function stubRowHtml({ stub }: Extract<Block, { type: 'stub' }>, drawing: Drawing): string {
  const { row, ref, side } = stub
  const move = drawing.moves.get(row)
  const number = move === undefined ? '' : drawing.say(`移${move} `, `Move ${move} `)
  return `<tbody class="row row-stub" role="rowgroup" id="${escapeHtml(placeAnchor(ref, side))}" tabindex="-1"><tr role="row"><td role="cell"${wide(drawing.view)}><a class="tag" href="${escapeHtml(drawing.hrefTo(rowAnchor(row)))}">${number}${stubHtml(stub, drawing.language)}</a></td></tr></tbody>`
}

function foldRowHtml(block: Extract<Block, { type: 'fold' }>, drawing: Drawing): string {
  const { layer, rows } = block
  const words = foldHtml(layer, rows, drawing.language)
  const inner = rows.map((row) => foldedHtml(row, layer, drawing)).join('')
  const open = drawing.isAllOpen ? ' open' : ''
  return `<tbody class="row row-fold fold-${layer}" role="rowgroup"><tr role="row"><td role="cell"${wide(drawing.view)}><details class="details"${open}><summary><span>${words}</span></summary>${inner}</details></td></tr></tbody>`
}

/** Equal text needs one copy; folded changes keep their marks. */
function foldedHtml(row: ArticleChange, layer: Layer, drawing: Drawing): string {
  const kinds = row.kinds.map((kind) => ` row-${kind}`).join('')
  const open: Drawing =
    layer === 'unchanged' ? drawing : { ...drawing, layers: new Set([...drawing.layers, layer]) }
  const text = row.kinds.includes('replacement')
    ? sideHtml(row, 'old', open) + sideHtml(row, 'new', open)
    : linesHtml(row, 'both', open)
  const pair = layer === 'unchanged' ? '' : `<p class="row-count">${pairHtml(row)}</p>`
  return `<div class="row-in-${layer}${kinds}" id="${escapeHtml(row.id)}" tabindex="-1" lang="zh-CN">${anchorSpans(row)}${pair}${text}</div>`
}
