// One row of a comparison in view: its head with the pair of numbers, what happened, where its other ends are, and its
// links; below, the words of both sides.

import type { ArticleChange, ArticleRef, LayeredEdit } from '~/domain/comparison'
import { itemNumber } from '../statute/item-number'
import { escapeHtml } from '../ui/visibleText'
import { anchorsOf, changeAnchor, placeAnchor, rowAnchor } from './anchors'
import type { Drawing } from './drawing'
import { type LineDrawing, layeredHtml } from './edits-html'
import { placesInside, stubsOf, switchableLayers } from './layers'
import { type Line, linesOf, type Side } from './lines'
import { moveWords, mutedWords, numbers, pairText, tagWords } from './words'

export function rowHtml(row: ArticleChange, drawing: Drawing): string {
  const kinds = row.kinds.map((kind) => ` row-${kind}`).join('')
  const wide = drawing.view === 'side' ? ' colspan="2"' : ''
  const head = `<tr class="row-head" role="row"><th scope="rowgroup" role="rowheader"${wide}>${headHtml(row, drawing)}</th></tr>`
  return `<tbody class="row row-in-${drawing.reading.layerOf(row)}${kinds}" role="rowgroup" id="${escapeHtml(row.id)}" data-row tabindex="-1">${head}<tr role="row">${cellsHtml(row, drawing)}</tr></tbody>`
}

/** Places to link to; the row itself is where they stand. */
export function anchorSpans(row: ArticleChange): string {
  return anchorsOf(row)
    .map((anchor) => `<span class="anchor" id="${escapeHtml(anchor)}"></span>`)
    .join('')
}

function headHtml(row: ArticleChange, drawing: Drawing): string {
  const { say, language } = drawing
  const tags = tagWords(row, language)
    .map(
      (words, index) => `<span class="tag tag-${toneOf(row, index)}">${tagHtml(row, words, drawing)}</span>`,
    )
    .join(' ')
  const isRenumbered = row.kinds.includes('renumbering') && !row.kinds.includes('move')
  const renumbered = isRenumbered ? ` <span class="row-count">${say('条号变动', 'renumbered')}</span>` : ''
  const unsure = isUnsure(row)
    ? ` <span class="tag tag-warn">${say('配对待确认', 'Pairing to be confirmed')}</span>`
    : ''
  const acts = drawing.acts?.(row) ?? ''
  return `${anchorSpans(row)}<span class="row-pair" lang="zh-CN">${pairHtml(row)}</span> ${tags}${endsHtml(row, drawing)}${placesHtml(row, drawing)}${renumbered}${unsure} <span class="row-acts">${linkHtml(row, drawing)}${acts}${neighboursHtml(row, drawing)}</span>`
}

export function pairHtml(row: ArticleChange): string {
  // The arrow says nothing to a reader: 原 and 现 do.
  return escapeHtml(pairText(row)).replace(
    ' → ',
    '<span class="w">，现</span><span aria-hidden="true"> → </span>',
  )
}

/** Paired by place more than by words, and nobody has confirmed it. */
const isUnsure = (row: ArticleChange) =>
  row.source === 'inferred' && row.from.length > 0 && row.to.length > 0 && row.score < 0.3

function toneOf(row: ArticleChange, index: number): string {
  if (index > 0) return 'plain'
  if (row.kinds.includes('insertion')) return 'ins'
  return row.kinds.includes('repeal') ? 'del' : 'plain'
}

/** The tag of a move is a link to the place it left. */
function tagHtml(row: ArticleChange, words: string, drawing: Drawing): string {
  const [stub] = stubsOf(row)
  if (words !== moveWords(row, drawing.language) || !stub) return escapeHtml(words)
  const number = drawing.moves.get(row)
  return `<a href="${escapeHtml(drawing.hrefTo(placeAnchor(stub.ref, 'old')))}">${drawing.say('移', 'Move ')}${number} ${escapeHtml(words)}</a>`
}

/** The other places of a split or a join whose parts stand apart, each a link. */
function endsHtml(row: ArticleChange, { say, hrefTo }: Drawing): string {
  return stubsOf(row)
    .filter(({ kind }) => kind !== 'moved')
    .map(({ ref, side, kind }) => {
      const number = `<span lang="zh-CN">${escapeHtml(ref.number)}</span>`
      const words =
        kind === 'joined'
          ? say(`原${number}处`, `place of ${number}`)
          : say(`${number}处`, `place of ${number}`)
      return ` <a class="row-end" href="${escapeHtml(hrefTo(placeAnchor(ref, side)))}">${words}</a>`
    })
    .join('')
}

/** More links than this would be a line of numbers. */
const mostPlaces = 12

/** 改2处：1 2, each a link to the change; and what a switched-off layer keeps back. */
function placesHtml(row: ArticleChange, drawing: Drawing): string {
  const { say, reading, layers, language } = drawing
  if (row.from.length === 0 || row.to.length === 0) return ''
  const changes = new Map(
    reading.edits(row).flatMap(({ change, layer }) => (change && layer ? [[change, layer]] : [])),
  )
  const shown = row.kinds.includes('replacement')
    ? []
    : [...changes].filter(([, layer]) => layers.has(layer)).map(([change]) => change)
  const count = shown.length
  const links =
    count > 1 && count <= mostPlaces
      ? shown
          .map((change, at) => {
            const name = say(`第${at + 1}处`, `Place ${at + 1}`)
            return `<a class="row-place" href="#${escapeHtml(changeAnchor(row, change))}" aria-label="${name}">${at + 1}</a>`
          })
          .join('')
      : ''
  const places =
    count > 0
      ? ` <span class="row-count">${say(`改${count}处`, count === 1 ? '1 place' : `${count} places`)}${links}</span>`
      : ''
  const inside = placesInside([row], reading)
  const muted = switchableLayers.filter((layer) => !layers.has(layer) && inside[layer] > 0)
  if (muted.length === 0) return places
  const said = muted.map((layer) => mutedWords(layer, inside[layer], language)).join(say('、', ', '))
  return `${places} <span class="row-count row-muted">${say(`另有${said}未标色`, `also ${said}, unmarked`)}</span>`
}

/** The address of this row by its article, to be copied into a letter. */
function linkHtml(row: ArticleChange, { say, parts, addressOf }: Drawing): string {
  const anchor = rowAnchor(row)
  const address = parts.length > 1 && addressOf ? addressOf({ at: anchor }) : ''
  const number = numbers(row.to.length > 0 ? row.to : row.from)
  return `<a href="${escapeHtml(address)}#${escapeHtml(anchor)}" aria-label="${say(`${number}的链接`, `Link to ${number}`)}">${say('链接', 'Link')}</a>`
}

function neighboursHtml(row: ArticleChange, drawing: Drawing): string {
  const { order, placeOf, say } = drawing
  const at = placeOf.get(row)
  if (at === undefined) return ''
  const link = (other: ArticleChange | undefined, words: string, rel: string) =>
    other === undefined
      ? ''
      : `<a href="${escapeHtml(drawing.hrefTo(rowAnchor(other)))}" data-${rel}>${words}</a>`
  const previous = link(order[at - 1], say('上一处', 'Previous'), 'previous')
  const next = link(order[at + 1], say('下一处', 'Next'), 'next')
  return `<span class="row-neighbours">${previous} <span class="row-count">${at + 1}/${order.length}</span> ${next}</span>`
}

function cellsHtml(row: ArticleChange, drawing: Drawing): string {
  const { say } = drawing
  const isRewritten = row.kinds.includes('replacement')
  if (drawing.view === 'inline') {
    const text = isRewritten
      ? sideHtml(row, 'old', drawing) + sideHtml(row, 'new', drawing)
      : linesHtml(row, 'both', drawing)
    return `<td role="cell" lang="zh-CN">${text}</td>`
  }
  const version = (name: string) => `<span class="cell-version">${escapeHtml(name)}</span>`
  const none = (words: string) => `<p class="cell-none">${words}</p>`
  const left = row.from.length === 0 ? none(say('（新增）', '(inserted)')) : sideHtml(row, 'old', drawing)
  const right = row.to.length === 0 ? none(say('（删去）', '(deleted)')) : sideHtml(row, 'new', drawing)
  return `<td role="cell" lang="zh-CN">${version(drawing.from)}${left}</td><td role="cell" lang="zh-CN">${version(drawing.to)}${right}</td>`
}

/** One side of a row; a rewritten article has no marks on its words but a frame around the old and a bar at the new. */
export function sideHtml(row: ArticleChange, side: 'old' | 'new', drawing: Drawing): string {
  if (!row.kinds.includes('replacement')) return linesHtml(row, side, drawing)
  const { say } = drawing
  const dropped = side === 'old' ? '+' : '-'
  const words = row.edits.map(([sign, own]) => (sign === dropped ? '' : own)).join('')
  const said =
    side === 'old' ? say('全条改写，原文如下', 'Rewritten; the old text') : say('新文如下', 'the new text')
  const id = side === 'new' ? ` id="${escapeHtml(changeAnchor(row, 1))}" data-change tabindex="-1"` : ''
  const lines = textLinesHtml(row, { side, edits: [{ sign: '=', words }] }, drawing)
  return `<div class="block-${side}"${id}><span class="w">${said}</span>${lines}</div>`
}

export function linesHtml(row: ArticleChange, side: Side, drawing: Drawing): string {
  return textLinesHtml(row, { side, edits: drawing.reading.edits(row) }, drawing)
}

interface Text {
  readonly side: Side
  readonly edits: readonly LayeredEdit[]
}

function textLinesHtml(row: ArticleChange, { side, edits }: Text, drawing: Drawing): string {
  const refs = side === 'old' || (side === 'both' && row.to.length === 0) ? row.from : row.to
  const lines = linesOf(edits, side)
  const starts = startsOf(refs, side, drawing)
  const lineDrawing = lineDrawingOf(row, { side, edits }, drawing)
  return `<div class="law-lines">${lines.map((line, index) => lineHtml(line, starts.get(index), lineDrawing)).join('')}</div>`
}

/** A change has its address on its new words, or on the old ones where nothing came for them; once in the page. */
function lineDrawingOf(row: ArticleChange, { side, edits }: Text, drawing: Drawing): LineDrawing {
  const words = (sign: string) =>
    new Map(
      edits.flatMap((edit) =>
        edit.sign === sign && edit.change ? [[edit.change, edit.words] as const] : [],
      ),
    )
  const [old, fresh] = [words('-'), words('+')]
  const given = new Set<number>()
  return {
    language: drawing.language,
    isShown: (layer) => drawing.layers.has(layer),
    replaced: new Map([...old].filter(([change]) => fresh.has(change))),
    isRunning: side === 'both',
    anchor: ({ sign, change = 0 }) => {
      if (given.has(change) || (sign === '-' && fresh.has(change))) return undefined
      given.add(change)
      return changeAnchor(row, change)
    },
  }
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

function lineHtml(line: Line, number: string | undefined, drawing: LineDrawing): string {
  const item = itemNumber(line.edits.map(({ words }) => words).join(''))
  const kind =
    number !== undefined ? 'lead' : item === '' ? 'paragraph' : item.startsWith('（') ? 'point' : 'indent'
  const bar = line.whole === '+' ? ' line-ins' : line.whole === '-' ? ' line-del' : ''
  const opening = number === undefined ? '' : `<b class="number">${escapeHtml(number)}</b>　`
  return `<p class="${kind}${bar}">${breakHtml(line, drawing)}${opening}${layeredHtml(line.edits, drawing)}</p>`
}

/** ¶增: a break that alone came or went. */
function breakHtml({ breakEdit, breakChange }: Line, { language, anchor }: LineDrawing): string {
  if (!breakEdit) return ''
  const isIn = breakEdit === '+'
  const [zh, en] = isIn ? ['¶增', '¶ added'] : ['¶删', '¶ removed']
  const own =
    breakChange === undefined ? undefined : anchor({ sign: breakEdit, words: '\n', change: breakChange })
  const id = own === undefined ? '' : ` id="${escapeHtml(own)}" data-change tabindex="-1"`
  return `<span class="tag tag-${isIn ? 'ins' : 'del'}"${id}>${language === 'zh' ? zh : en}</span>`
}
