// Three versions side by side as an HTML string. The middle column is the base: underlined what it brought, framed what
// the third takes away again, both where it brought words that did not stay. The first column frames what the middle
// dropped, the third underlines what it brought itself. At 360 px the three stand one above the other, each named.

import type { ThreeWayArticle, ThreeWayPiece, ThreeWayRow } from '~/domain/comparison'
import { type Language, sayIn } from '~/language'
import { itemNumber } from '../statute/item-number'
import { escapeHtml, visibleHtml } from '../ui/visibleText'
import { newAnchor, oldAnchor } from './anchors'
import { type CompareChoice, partAddress } from './choice'
import { cutByWeight } from './parts'
import { tagWords } from './words'

export interface ThreeHtmlOptions {
  readonly choice: CompareChoice
  /** Names of the three versions, with their days. */
  readonly names: readonly [string, string, string]
  /** Their labels alone. */
  readonly labels: readonly [string, string, string]
}

/** The numbers of the page. */
export interface ThreeFacts {
  readonly counts: { readonly rows: number; readonly changed: number; readonly restored: number }
  readonly parts: readonly { readonly first: string; readonly last: string }[]
  readonly current: number | undefined
}

type Block = { readonly row: ThreeWayRow } | { readonly fold: readonly ThreeWayRow[] }

export interface ThreeHtml extends ThreeFacts {
  readonly table: string
  readonly outline: string
}

/** The table, each row `#t-3` and `#new-art_20`, and its outline. */
export function threeHtml(rows: readonly ThreeWayRow[], options: ThreeHtmlOptions): ThreeHtml {
  const parts = cutByWeight(blocksOf(rows), weightOf)
  const current = currentPart(parts, options.choice)
  const shown = current === undefined ? parts.flat() : (parts[current] ?? [])
  const say = sayIn(options.choice.language)
  const head = options.names
    .map((name) => `<th scope="col" role="columnheader"><span lang="zh-CN">${escapeHtml(name)}</span></th>`)
    .join('')
  const caption = say('三稿对照', 'Three versions compared')
  const body = shown.map((block) => blockHtml(block, options)).join('')
  const changed = rows.filter((row) => !isStill(row))
  const homes = new Map(
    parts.flatMap((blocks, at) => blocks.flatMap(rowsOf).map((row) => [row, at] as const)),
  )
  const items = changed.map((row) => {
    const anchor = anchorOf(row)
    const isHere = current === undefined || homes.get(row) === current
    const href = `${isHere ? '' : partAddress(options.choice.address, { at: anchor })}#${anchor}`
    return `<li><a href="${escapeHtml(href)}"><span lang="zh-CN">${escapeHtml(numbersText(row))}</span> <span class="row-count">${stepWords(row, options).join(say('；', '; '))}</span></a></li>`
  })
  return {
    table: `<div class="comparison comparison-three"><table class="comparison-table" role="table"><caption class="visually-hidden">${caption}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead>${body}</table></div>`,
    outline: `<nav class="change-outline" aria-label="${say('变动目录', 'Changes')}"><p class="outline-heading">${say(`有变动 ${changed.length}`, `Changed ${changed.length}`)}</p><div class="outline-scroll"><ol>${items.join('')}</ol></div></nav>`,
    counts: {
      rows: rows.length,
      changed: changed.length,
      restored: rows.filter((row) => row.isRestored).length,
    },
    parts: parts.map((blocks) => {
      const refs = blocks
        .flatMap(rowsOf)
        .flatMap(({ columns }) => columns.find((own) => own.length > 0) ?? [])
      return { first: refs[0]?.ref.number ?? '', last: refs.at(-1)?.ref.number ?? '' }
    }),
    current,
  }
}

function currentPart(parts: readonly (readonly Block[])[], { part, at }: CompareChoice): number | undefined {
  if (parts.length === 1 || part === 'all') return undefined
  const found = at
    ? parts.findIndex((blocks) => blocks.flatMap(rowsOf).some((row) => anchorOf(row) === at))
    : -1
  if (found >= 0) return found
  const asked = Number(part ?? 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= parts.length ? asked - 1 : 0
}

const rowsOf = (block: Block) => ('row' in block ? [block.row] : block.fold)

const weightOf = (block: Block) =>
  rowsOf(block)
    .flatMap(({ columns }) => columns.flat())
    .flatMap(({ pieces }) => pieces)
    .reduce((sum, { text }) => sum + text.length, 0)

/** No word changed in either step. */
const isStill = ({ columns }: ThreeWayRow) =>
  columns.every((articles) => articles.length === 1) &&
  columns.every(([article]) => article?.pieces.every(({ came, goes }) => !came && !goes))

/** Longer runs are cut, so that a part of a large act can end within one. */
const longestFold = 60

function blocksOf(rows: readonly ThreeWayRow[]): Block[] {
  const blocks: Block[] = []
  for (const row of rows) {
    const last = blocks.at(-1)
    if (!isStill(row)) blocks.push({ row })
    else if (last && 'fold' in last && last.fold.length < longestFold)
      blocks[blocks.length - 1] = { fold: [...last.fold, row] }
    else blocks.push({ fold: [row] })
  }
  return blocks
}

/** The third version's article, or the last one that had it. */
export function anchorOf({ columns: [old, middle, fresh] }: ThreeWayRow): string {
  if (fresh[0]) return newAnchor(fresh[0].ref)
  if (middle[0]) return `middle-${middle[0].ref.eId}`
  return old[0] ? oldAnchor(old[0].ref) : ''
}

const numbersOf = (articles: readonly ThreeWayArticle[]) => articles.map(({ ref }) => ref.number).join('、')

/** 第十二条 → 第十三条 → 第十三条; — where a version has none. */
function numbersText({ columns }: ThreeWayRow): string {
  const numbers = columns.map((articles) => numbersOf(articles) || '—')
  return numbers.every((number) => number === numbers[0]) ? (numbers[0] ?? '') : numbers.join(' → ')
}

/** What each step did: 草案：修改；二审稿：移动、修改. HTML, escaped; a version's name is Chinese in every interface. */
function stepWords(row: ThreeWayRow, { choice: { language }, labels }: ThreeHtmlOptions): string[] {
  const say = sayIn(language)
  return row.steps.flatMap((rows, step) => {
    const words = [...new Set(rows.flatMap((one) => tagWords(one, language)))]
    const name = `<span lang="zh-CN">${escapeHtml(labels[step + 1] ?? '')}</span>`
    return words.length === 0 ? [] : [`${name}${say('：', ': ')}${escapeHtml(words.join(say('、', ', ')))}`]
  })
}

function blockHtml(block: Block, options: ThreeHtmlOptions): string {
  return 'row' in block ? rowHtml(block.row, options) : foldHtml(block.fold, options)
}

function rowHtml(row: ThreeWayRow, options: ThreeHtmlOptions): string {
  const say = sayIn(options.choice.language)
  const steps = stepWords(row, options).map((words) => `<span class="tag">${words}</span>`)
  const restored = row.isRestored
    ? ` <span class="tag tag-warn">${escapeHtml(say(`${options.labels[2]}恢复了${options.labels[0]}的文字`, 'Restored to the first text'))}</span>`
    : ''
  const anchor = anchorOf(row)
  const link = `<a href="#${escapeHtml(anchor)}" aria-label="${say(`${numbersText(row)}的链接`, `Link to ${numbersText(row)}`)}">${say('链接', 'Link')}</a>`
  const anchors = row.columns
    .flatMap((articles, at) =>
      articles.map(({ ref }) =>
        [newAnchor, (own: typeof ref) => `middle-${own.eId}`, oldAnchor][2 - at]?.(ref),
      ),
    )
    .map((id) => `<span class="anchor" id="${escapeHtml(id ?? '')}"></span>`)
    .join('')
  const cells = row.columns.map((articles, at) => cellHtml(articles, at, options)).join('')
  return `<tbody class="row" role="rowgroup" id="${row.id}" data-row tabindex="-1"><tr class="row-head" role="row"><th scope="rowgroup" role="rowheader" colspan="3">${anchors}<span class="row-pair" lang="zh-CN">${escapeHtml(numbersText(row))}</span> ${steps.join(' ')}${restored} <span class="row-acts">${link}</span></th></tr><tr role="row">${cells}</tr></tbody>`
}

function cellHtml(articles: readonly ThreeWayArticle[], at: number, options: ThreeHtmlOptions): string {
  const say = sayIn(options.choice.language)
  const name = `<span class="cell-version">${escapeHtml(options.names[at] ?? '')}</span>`
  const none = `<p class="cell-none">${say('（没有这一条）', '(no such article)')}</p>`
  const text = articles.map((article) => articleHtml(article, options.choice.language)).join('')
  return `<td role="cell" lang="zh-CN">${name}${articles.length === 0 ? none : `<div class="law-lines">${text}</div>`}</td>`
}

function articleHtml({ ref, pieces }: ThreeWayArticle, language: Language): string {
  return linesOf(pieces)
    .map((line, index) => {
      const item = itemNumber(line.map(({ text }) => text).join(''))
      const kind =
        index === 0 ? 'lead' : item === '' ? 'paragraph' : item.startsWith('（') ? 'point' : 'indent'
      const opening = index === 0 ? `<b class="number">${escapeHtml(ref.number)}</b>　` : ''
      return `<p class="${kind}">${opening}${line.map((piece) => pieceHtml(piece, language)).join('')}</p>`
    })
    .join('')
}

function linesOf(pieces: readonly ThreeWayPiece[]): ThreeWayPiece[][] {
  const lines: ThreeWayPiece[][] = [[]]
  for (const piece of pieces) {
    piece.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...piece, text })
    })
  }
  return lines
}

function pieceHtml({ text, came, goes }: ThreeWayPiece, language: Language): string {
  const say = sayIn(language)
  const words = visibleHtml(text)
  const inner = came
    ? `<ins><span class="w">${say('〔增〕', '[inserted] ')}</span>${words}<span class="w">${say('〔增完〕', ' [end]')}</span></ins>`
    : words
  return goes
    ? `<del><span class="w">${say('〔下一稿删〕', '[deleted next] ')}</span>${inner}<span class="w">${say('〔删完〕', ' [end]')}</span></del>`
    : inner
}

function foldHtml(rows: readonly ThreeWayRow[], options: ThreeHtmlOptions): string {
  const say = sayIn(options.choice.language)
  const first = rows[0] ? numbersOf(rows[0].columns[2]) : ''
  const last = rows.at(-1) ? numbersOf(rows.at(-1)?.columns[2] ?? []) : ''
  const run = `<span lang="zh-CN">${escapeHtml(first === last ? first : `${first}至${last}`)}</span>`
  const words = say(`${run}三稿文字相同（${rows.length}条）`, `${run} the same in all three (${rows.length})`)
  const inner = rows
    .map((row) => {
      const numbers = numbersText(row)
      const pair = numbers.includes('→') ? `<p class="row-count">${escapeHtml(numbers)}</p>` : ''
      const text = row.columns[2].map((article) => articleHtml(article, options.choice.language)).join('')
      return `<div id="${row.id}" lang="zh-CN"><span class="anchor" id="${escapeHtml(anchorOf(row))}"></span>${pair}<div class="law-lines">${text}</div></div>`
    })
    .join('')
  return `<tbody class="row row-fold" role="rowgroup"><tr role="row"><td role="cell" colspan="3"><details class="details"${options.choice.isAllOpen ? ' open' : ''}><summary><span>${words}</span></summary>${inner}</details></td></tr></tbody>`
}
