// Renders a version of a statute to one HTML string, once: reader pages keep it in memory and only fill the places
// after its articles (counts, buttons, marks). React elements for 113 articles cost five times as much a request.
// Headings mirror 章, 节 and 条, so that a screen reader can walk the law; its sections are no landmarks, a hundred
// of which would hide those of the page. The number stands before the text in the
// page, with one U+3000 between, also where it hangs beside the text: copying yields 第十二条　市、县…… either way.

import type {
  Article,
  Division,
  HeadingLevel,
  Matter,
  Paragraph,
  Point,
  StatuteChild,
  StatuteTree,
} from '~/domain/statute'
import { escapeHtml, visibleHtml } from '../ui/visibleText'

export interface StatuteHtmlOptions {
  /** Level of the outermost heading; the page's h1 is the title of the work. Default 2. */
  readonly headingLevel?: number
  /** Also renders title, stage and 题注, as the page's h1. */
  readonly withTitle?: boolean
  /** Leaves a place after each article, filled by `fillArticles`. */
  readonly withSlots?: boolean
  /** Makes the number of each article a link to its own page. */
  readonly articleHref?: (eId: string) => string
  /** Words of a 款, 项 or 目 that lead somewhere, by its eId: in order, apart from each other, UTF-16 units of its own words. */
  readonly links?: Readonly<Record<string, readonly WordsLink[]>>
}

export interface WordsLink {
  readonly start: number
  readonly end: number
  readonly href: string
}

/** The whole text as `<div class="statute">`; articles are `<section id="art_12">`. */
export function statuteHtml(tree: StatuteTree, options: StatuteHtmlOptions = {}): string {
  const start = { level: options.headingLevel ?? 2, options }
  const title = options.withTitle ? titleHtml(tree) : ''
  const body = tree.children.map((child) => childHtml(child, start)).join('')
  return `<div class="statute" lang="zh-CN">${title}${body}</div>`
}

const rendered = new WeakMap<StatuteTree, string>()

/** The text with places after its articles, rendered once a tree: for pages that keep the tree in memory. */
export function slottedHtml(tree: StatuteTree): string {
  const html = rendered.get(tree) ?? statuteHtml(tree, { withSlots: true })
  rendered.set(tree, html)
  return html
}

/** One article as its page shows it. `level` is that of its heading. */
export function articleHtml(article: Article, level = 2, options: StatuteHtmlOptions = {}): string {
  return `<div class="statute" lang="zh-CN">${sectionHtml(article, { level, options })}</div>`
}

const slot = /<!--after:([A-Za-z0-9_-]+)-->/g

/** Puts what belongs after each article into its place; `after` returns HTML, already escaped. */
export function fillArticles(html: string, after: (eId: string) => string): string {
  return html.replace(slot, (_whole, eId: string) => after(eId))
}

/** Title, stage in brackets on its own line, and 题注. */
export function titleHtml(tree: StatuteTree): string {
  const stage = tree.stage === '' ? '' : `<span class="stage">${visibleHtml(tree.stage)}</span>`
  const note = tree.longTitle === '' ? '' : `<p class="long-title">${visibleHtml(tree.longTitle)}</p>`
  return `<header class="work-title"><h1>${visibleHtml(tree.title)}${stage}</h1>${note}</header>`
}

interface At {
  readonly level: number
  readonly options: StatuteHtmlOptions
}

function childHtml(child: StatuteChild, at: At): string {
  if (child.type === 'article') return sectionHtml(child as Article, at)
  if (child.type === 'paragraph') return paragraphHtml(child as Paragraph, at.options)
  if (isDivision(child)) return divisionHtml(child, at)
  return matterHtml(child as Matter, at)
}

const divisionLevels: ReadonlySet<string> = new Set<HeadingLevel>(['book', 'part', 'chapter', 'section'])

function isDivision(child: StatuteChild): child is Division {
  return divisionLevels.has(child.type)
}

function divisionHtml(division: Division, at: At): string {
  const name = `h${Math.min(at.level, 6)}`
  const isPair = Array.from(division.heading).length === 2
  const heading = `<span${isPair ? ' class="pair"' : ''}>${visibleHtml(division.heading)}</span>`
  const number = division.number === '' ? '' : `${visibleHtml(division.number)}　`
  const inner = division.children.map((child) => childHtml(child, { ...at, level: at.level + 1 })).join('')
  const id = escapeHtml(division.eId)
  return `<section class="division"><${name} id="${id}" class="division-head division-${division.type}">${number}${heading}</${name}>${inner}</section>`
}

function sectionHtml(article: Article, { level, options }: At): string {
  const name = `h${Math.min(level, 6)}`
  const id = escapeHtml(article.eId)
  const [first, ...rest] = article.children
  const caption = article.caption ? `<span class="caption">【${visibleHtml(article.caption)}】</span>` : ''
  const href = options.articleHref?.(article.eId)
  const printed = visibleHtml(article.number)
  const named = href === undefined ? printed : `<a href="${escapeHtml(href)}">${printed}</a>`
  const number = `<${name} class="number" id="${id}-number">${named}</${name}><span class="gap">　</span>`
  const lead = `<div class="lead">${number}${caption}${first ? leadHtml(first, options) : ''}</div>`
  const points = first ? pointsHtml(first, options) : ''
  const others = rest.map((paragraph) => paragraphHtml(paragraph, options)).join('')
  const after = options.withSlots ? `<!--after:${id}-->` : ''
  return `<section class="article" id="${id}">${lead}${points}${others}${after}</section>`
}

/** The first 款 shares the line of the number. */
function leadHtml(paragraph: Paragraph, options: StatuteHtmlOptions): string {
  return `<p id="${escapeHtml(paragraph.eId)}">${wordsOf(paragraph, options)}</p>`
}

function paragraphHtml(paragraph: Paragraph, options: StatuteHtmlOptions): string {
  return `<p class="paragraph" id="${escapeHtml(paragraph.eId)}">${wordsOf(paragraph, options)}</p>${pointsHtml(paragraph, options)}`
}

function pointsHtml(paragraph: Paragraph, options: StatuteHtmlOptions): string {
  return paragraph.children.map((child) => (child.type === 'point' ? pointHtml(child, options) : '')).join('')
}

function pointHtml(point: Point, options: StatuteHtmlOptions): string {
  const indents = point.children
    .map((child) =>
      child.type === 'indent'
        ? `<p class="indent" id="${escapeHtml(child.eId)}"><span class="item-number">${visibleHtml(child.number)}</span>${wordsOf(child, options)}</p>`
        : '',
    )
    .join('')
  return `<p class="point" id="${escapeHtml(point.eId)}"><span class="item-number">${visibleHtml(point.number)}</span>${wordsOf(point, options)}</p>${indents}`
}

function matterHtml(matter: Matter, at: At): string {
  // Title, stage and 题注 stand in the page's head, and the outline replaces the printed table of contents.
  if (['title', 'stage', 'longTitle', 'toc'].includes(matter.type)) return ''
  const name = `h${Math.min(at.level, 6)}`
  const heading = matter.heading
    ? `<${name} class="division-head division-section">${visibleHtml(matter.heading)}</${name}>`
    : ''
  const lines = wordsTextOf(matter.children).split('\n')
  const paragraphs = lines.map((line) => `<p class="paragraph">${visibleHtml(line)}</p>`).join('')
  const id = escapeHtml(matter.eId)
  const after = at.options.withSlots && matter.type === 'annex' ? `<!--after:${id}-->` : ''
  return `<section class="matter matter-${matter.type}" id="${id}">${heading}${paragraphs}${after}</section>`
}

interface Worded {
  readonly eId: string
  readonly children: readonly { readonly type: string }[]
}

function wordsOf({ eId, children }: Worded, { links }: StatuteHtmlOptions): string {
  const text = wordsTextOf(children)
  let at = 0
  let html = ''
  for (const { start, end, href } of links?.[eId] ?? []) {
    html += `${visibleHtml(text.slice(at, start))}<a class="cited" href="${escapeHtml(href)}">${visibleHtml(text.slice(start, end))}</a>`
    at = end
  }
  return html + visibleHtml(text.slice(at))
}

function wordsTextOf(children: readonly { readonly type: string }[]): string {
  return children
    .map((child) => (child.type === 'words' && 'value' in child ? String(child.value) : ''))
    .join('')
}
