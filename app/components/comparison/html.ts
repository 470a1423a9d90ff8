// Renders a comparison to one HTML string, once per pair of versions. Side by side is a real table: each row's head
// names the pair of articles, both cells start together, and there is nothing to scroll in step. In line is the same
// rows as one running text. Every article of both versions is in the page: what is not in view is folded under a line
// that says what it is. Words for screen readers stand inside `ins` and `del`, because most readers announce neither;
// they cannot be selected, so that copying gives clean law text.

import type { ArticleChange, ArticleRef, ChangeSet, Edit } from '~/domain/comparison'
import { type Language, sayIn } from '~/language'
import { itemNumber } from '../statute/item-number'
import { escapeHtml } from '../ui/visibleText'
import { editsHtml } from './edits-html'
import { type Block, blocksOf, defaultLayers, type Layer, type Layering, layering } from './layers'
import { changeCount, type Line, linesOf, type Side } from './lines'
import { structureHtml } from './structure'
import { foldHtml, movedHtml, moveWords, numbers, pairText, tagWords } from './words'

export interface ComparisonHtmlOptions {
  readonly language?: Language
  /** Default `side`. */
  readonly view?: 'side' | 'inline'
  /** Names of the two versions: 草案（2026年9月1日）. */
  readonly from: string
  readonly to: string
  readonly layers?: ReadonlySet<Layer>
  /** Every fold open, as `?all=1` and print ask. */
  readonly isAllOpen?: boolean
  /** HTML after a row's head: its comments, its link, 更正配对. Already escaped. */
  readonly acts?: (row: ArticleChange) => string
  /** Lines of one article, to set several in one cell apart; without it only the first is numbered. */
  readonly lineCount?: (side: 'old' | 'new', ref: ArticleRef) => number | undefined
}

/** The comparison as `<div class="comparison">`; each changed row is `#c-17`. */
export function comparisonHtml(changes: ChangeSet, options: ComparisonHtmlOptions): string {
  const drawing = drawingOf(changes, options)
  const { say } = drawing
  const isSide = drawing.view === 'side'
  const blocks = blocksOf(changes.rows, drawing)
  const body = blocks.map((block) => blockHtml(block, drawing)).join('')
  const names = [options.from, options.to].map((name) => `<span lang="zh-CN">${escapeHtml(name)}</span>`)
  const column = (name: string | undefined) => `<th scope="col" role="columnheader">${name}</th>`
  const head = isSide
    ? `<thead role="rowgroup"><tr role="row">${names.map(column).join('')}</tr></thead>`
    : ''
  const caption = say('条文对照：', 'Articles compared: ') + names.join(say('与', ' and '))
  return `<div class="comparison comparison-${drawing.view}">${structureHtml(changes.structure, drawing.language)}<table class="comparison-table" role="table"><caption class="visually-hidden">${caption}</caption>${head}${body}</table></div>`
}

interface Drawing extends ComparisonHtmlOptions {
  readonly layers: ReadonlySet<Layer>
  readonly layerOf: Layering
  readonly language: Language
  readonly view: 'side' | 'inline'
  readonly say: ReturnType<typeof sayIn>
  /** Ids of the rows in view that changed, for 3/16 and its neighbours. */
  readonly order: readonly string[]
  readonly moves: readonly string[]
}

function drawingOf(changes: ChangeSet, options: ComparisonHtmlOptions): Drawing {
  const layers = options.layers ?? defaultLayers
  const layerOf = layering(changes)
  const language = options.language ?? 'zh'
  return {
    ...options,
    layers,
    layerOf,
    language,
    view: options.view ?? 'side',
    say: sayIn(language),
    order: changes.rows.filter((row) => layers.has(layerOf(row))).map(({ id }) => id),
    moves: changes.rows.filter(({ kinds }) => kinds.includes('move')).map(({ id }) => id),
  }
}

function blockHtml(block: Block, drawing: Drawing): string {
  if (block.type === 'row') return rowHtml(block.row, drawing)
  if (block.type === 'stub') return stubHtml(block.row, drawing)
  return foldBlockHtml(block, drawing)
}

function wide(view: Drawing['view']): string {
  return view === 'side' ? ' colspan="2"' : ''
}

function rowHtml(row: ArticleChange, drawing: Drawing): string {
  const kinds = row.kinds.map((kind) => ` row-${kind}`).join('')
  const layer = drawing.layerOf(row)
  const head = `<tr class="row-head" role="row"><th scope="rowgroup" role="rowheader"${wide(drawing.view)}>${rowHeadHtml(row, drawing)}</th></tr>`
  return `<tbody class="row row-in-${layer}${kinds}" role="rowgroup" id="${escapeHtml(row.id)}" tabindex="-1">${head}<tr role="row">${cellsHtml(row, drawing)}</tr></tbody>`
}

function rowHeadHtml(row: ArticleChange, drawing: Drawing): string {
  const { say, language } = drawing
  const tags = tagWords(row, language)
    .map(
      (words, index) =>
        `<span class="tag tag-${toneOf(row, index)}">${moveNumber(row, words, drawing)}</span>`,
    )
    .join(' ')
  const count = row.from.length > 0 && row.to.length > 0 ? changeCount(row.edits) : 0
  const places =
    count > 0
      ? ` <span class="row-count">${say(`改${count}处`, count === 1 ? '1 place' : `${count} places`)}</span>`
      : ''
  const isRenumbered = row.kinds.includes('renumbering') && !row.kinds.includes('move')
  const renumbered = isRenumbered ? ` <span class="row-count">${say('条号变动', 'renumbered')}</span>` : ''
  const acts = drawing.acts?.(row) ?? ''
  return `<span class="row-pair" lang="zh-CN">${pairHtml(row)}</span> ${tags}${places}${renumbered} <span class="row-acts">${acts}${neighboursHtml(row, drawing)}</span>`
}

function pairHtml(row: ArticleChange): string {
  // The arrow says nothing to a reader: 原 and 现 do.
  return escapeHtml(pairText(row)).replace(
    ' → ',
    '<span class="w">，现</span><span aria-hidden="true"> → </span>',
  )
}

function toneOf(row: ArticleChange, index: number): string {
  if (index > 0) return 'plain'
  if (row.kinds.includes('insertion')) return 'ins'
  return row.kinds.includes('repeal') ? 'del' : 'plain'
}

function moveNumber(row: ArticleChange, words: string, drawing: Drawing): string {
  const isMove = words === moveWords(row, drawing.language)
  const pair = drawing.moves.indexOf(row.id) + 1
  const text = escapeHtml(words)
  return isMove
    ? `<a href="#${escapeHtml(row.id)}-old">${drawing.say('移', 'Move ')}${pair} ${text}</a>`
    : text
}

function neighboursHtml(row: ArticleChange, { order, say }: Drawing): string {
  const at = order.indexOf(row.id)
  if (at < 0) return ''
  const link = (id: string | undefined, words: string, rel: string) =>
    id === undefined ? '' : `<a href="#${escapeHtml(id)}" data-${rel}>${words}</a>`
  const previous = link(order[at - 1], say('上一处', 'Previous'), 'previous')
  const next = link(order[at + 1], say('下一处', 'Next'), 'next')
  return `<span class="row-neighbours">${previous} <span class="row-count">${at + 1}/${order.length}</span> ${next}</span>`
}

function cellsHtml(row: ArticleChange, drawing: Drawing): string {
  const { say } = drawing
  const old = sideHtml(row, 'old', drawing)
  const now = sideHtml(row, 'new', drawing)
  const isRewritten = row.kinds.includes('replacement')
  if (drawing.view === 'inline') {
    const text = isRewritten ? old + now : linesHtml(row, 'both', drawing)
    return `<td role="cell" lang="zh-CN">${text}</td>`
  }
  const from = `<span class="cell-version">${escapeHtml(drawing.from)}</span>`
  const to = `<span class="cell-version">${escapeHtml(drawing.to)}</span>`
  const none = (words: string) => `<p class="cell-none">${words}</p>`
  const left = row.from.length === 0 ? none(say('（新增）', '(inserted)')) : old
  const right = row.to.length === 0 ? none(say('（删去）', '(deleted)')) : now
  return `<td role="cell" lang="zh-CN">${from}${left}</td><td role="cell" lang="zh-CN">${to}${right}</td>`
}

function sideHtml(row: ArticleChange, side: 'old' | 'new', drawing: Drawing): string {
  if (!row.kinds.includes('replacement')) return linesHtml(row, side, drawing)
  const { say } = drawing
  const plain: ArticleChange = { ...row, edits: [['=', textOf(row.edits, side)]] }
  const words =
    side === 'old' ? say('全条改写，原文如下', 'Rewritten; the old text') : say('新文如下', 'the new text')
  return `<div class="block-${side}"><span class="w">${words}</span>${linesHtml(plain, side, drawing)}</div>`
}

function textOf(edits: readonly Edit[], side: 'old' | 'new'): string {
  const dropped = side === 'old' ? '+' : '-'
  return edits.map(([sign, words]) => (sign === dropped ? '' : words)).join('')
}

function linesHtml(row: ArticleChange, side: Side, drawing: Drawing): string {
  const refs = side === 'old' || (side === 'both' && row.to.length === 0) ? row.from : row.to
  const lines = linesOf(row.edits, side)
  const starts = startsOf(refs, side, drawing)
  return `<div class="law-lines">${lines.map((line, index) => lineHtml(line, starts.get(index), drawing)).join('')}</div>`
}

/** Which line opens which article. In running text lines of both sides mix: only the first is numbered. */
function startsOf(refs: readonly ArticleRef[], side: Side, drawing: Drawing): ReadonlyMap<number, string> {
  const starts = new Map<number, string>()
  let line = 0
  for (const ref of refs) {
    starts.set(line, ref.number)
    const length = side === 'both' ? undefined : drawing.lineCount?.(side, ref)
    if (length === undefined) break
    line += length
  }
  return starts
}

function lineHtml(line: Line, number: string | undefined, drawing: Drawing): string {
  const { say } = drawing
  const text = line.edits.map(([, words]) => words).join('')
  const item = itemNumber(text)
  const kind =
    number !== undefined ? 'lead' : item === '' ? 'paragraph' : item.startsWith('（') ? 'point' : 'indent'
  const bar = line.whole === '+' ? ' line-ins' : line.whole === '-' ? ' line-del' : ''
  const opening = number === undefined ? '' : `<b class="number">${escapeHtml(number)}</b>　`
  const tag =
    line.breakEdit === '+'
      ? `<span class="tag tag-ins">${say('¶增', '¶ added')}</span>`
      : line.breakEdit === '-'
        ? `<span class="tag tag-del">${say('¶删', '¶ removed')}</span>`
        : ''
  return `<p class="${kind}${bar}">${tag}${opening}${editsHtml(line.edits, drawing.language)}</p>`
}

function stubHtml(row: ArticleChange, drawing: Drawing): string {
  const pair = drawing.moves.indexOf(row.id) + 1
  return `<tbody class="row row-stub" role="rowgroup" id="${escapeHtml(row.id)}-old"><tr role="row"><td role="cell"${wide(drawing.view)}><span class="row-pair" lang="zh-CN">${escapeHtml(numbers(row.from))}</span> <a class="tag" href="#${escapeHtml(row.id)}">${drawing.say('移', 'Move ')}${pair} ${movedHtml(row, drawing.language)}</a></td></tr></tbody>`
}

function foldBlockHtml(block: Extract<Block, { type: 'fold' }>, drawing: Drawing): string {
  const { layer, rows } = block
  const words = foldHtml(layer, rows, drawing.language)
  const inner = rows.map((row) => foldedRowHtml(row, layer, drawing)).join('')
  const open = drawing.isAllOpen ? ' open' : ''
  return `<tbody class="row row-fold" role="rowgroup"><tr role="row"><td role="cell"${wide(drawing.view)}><details class="details"${open}><summary><span>${words}</span></summary>${inner}</details></td></tr></tbody>`
}

/** Equal text needs one copy; folded changes keep their marks. */
function foldedRowHtml(row: ArticleChange, layer: Layer, drawing: Drawing): string {
  const kinds = row.kinds.map((kind) => ` row-${kind}`).join('')
  const text = row.kinds.includes('replacement')
    ? sideHtml(row, 'old', drawing) + sideHtml(row, 'new', drawing)
    : linesHtml(row, 'both', drawing)
  const pair = layer === 'unchanged' ? '' : `<p class="row-count">${pairHtml(row)}</p>`
  return `<div class="row-in-${layer}${kinds}" id="${escapeHtml(row.id)}" lang="zh-CN">${pair}${text}</div>`
}
