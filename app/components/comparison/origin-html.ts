// A text in which every phrase shows the version that brought it: the ground tells, and the number in a circle says the
// same in words; a phrase that rests on comments is underlined and leads to the outcome. The first version's words have
// neither ground nor number, unless they had gone and came back. Under each article its share by version, as one bar of
// 100 % and in numbers. As a string, since a law has thousands of phrases.

import { originShares } from '~/domain/comparison'
import { type Language, sayIn } from '~/language'
import * as paths from '~/paths'
import { itemNumber } from '../statute/item-number'
import { escapeHtml, visibleHtml } from '../ui/visibleText'

export interface OriginPartView {
  readonly text: string
  readonly ordinal: number
  /** The version in which it came back. */
  readonly returned?: number
  readonly basis?: { readonly consultationId: string; readonly theme: string; readonly comments: number }
}

export interface OriginArticleView {
  readonly eId: string
  readonly number: string
  readonly path: readonly string[]
  readonly parts: readonly OriginPartView[]
}

/** ① for 1; a plain number in brackets from 21 on. */
export function circled(ordinal: number): string {
  return ordinal >= 1 && ordinal <= 20 ? String.fromCodePoint(0x245f + ordinal) : `(${ordinal})`
}

/** Which later words are shown with their origin: all, those that rest on comments, those that nothing explains. */
export type OriginShown = 'all' | 'based' | 'unexplained'

export const originShown = (word: string | null): OriginShown =>
  word === 'based' || word === 'unexplained' ? word : 'all'

export interface OriginDrawing {
  /** Ordinal of the first version. */
  readonly first: number
  readonly shown: OriginShown
  readonly language: Language
}

/** The whole text. */
export function originHtml(articles: readonly OriginArticleView[], drawing: OriginDrawing): string {
  const inner = articles.map((article, index) => {
    const before = articles[index - 1]?.path ?? []
    const heads = article.path
      .filter((heading, level) => heading !== before[level])
      .map((heading) => `<h2 class="division-head division-chapter">${visibleHtml(heading)}</h2>`)
      .join('')
    return heads + articleHtml(article, drawing)
  })
  return `<div class="statute origin-text" lang="zh-CN">${inner.join('')}</div>`
}

function articleHtml({ eId, number, parts }: OriginArticleView, drawing: OriginDrawing): string {
  const lines = linesOf(parts).map((line, index) => {
    const words = line.map((part) => partHtml(part, drawing)).join('')
    const item = itemNumber(line.map(({ text }) => text).join(''))
    if (index === 0)
      return `<div class="lead"><h3 class="number">${escapeHtml(number)}</h3><span class="gap">　</span><p>${words}</p></div>`
    return `<p class="${item === '' ? 'paragraph' : item.startsWith('（') ? 'point' : 'indent'}">${words}</p>`
  })
  return `<section class="article" id="${escapeHtml(eId)}">${lines.join('')}${shareHtml(parts, drawing)}</section>`
}

/** 104字：①89（86%） ②15（14%）, above a bar of the same; no bar where all words came at once. */
function shareHtml(parts: readonly OriginPartView[], { first, language }: OriginDrawing): string {
  const say = sayIn(language)
  const shares = originShares(parts.map(({ text, ordinal }) => ({ text, version: ordinal })))
  const total = shares.reduce((sum, [, count]) => sum + count, 0)
  const percent = (count: number) => Math.round((count * 100) / total)
  const only = shares.length === 1 ? shares[0] : undefined
  const said = only
    ? say(`${total}字，全部出自${circled(only[0])}`, `${total} characters, all from ${circled(only[0])}`)
    : `${say(`${total}字：`, `${total} characters: `)}${shares.map(([ordinal, count]) => `${circled(ordinal)}${count}（${percent(count)}%）`).join(' ')}`
  let x = 0
  const segments = shares.map(([ordinal, count]) => {
    const width = (count * 100) / total
    const bar = `<rect class="share share-${groundOf(ordinal, first)}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`
    x += width
    return bar
  })
  const bar = only
    ? ''
    : `<svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${segments.join('')}</svg>`
  return `<p class="origin-share" lang="${language === 'zh' ? 'zh-CN' : 'en'}">${said}</p>${bar}`
}

/** 1 to 5: later versions share the last ground; the number beside tells them apart. */
export const groundOf = (ordinal: number, first: number) => Math.min(5, ordinal - first + 1)

function linesOf(parts: readonly OriginPartView[]): OriginPartView[][] {
  const lines: OriginPartView[][] = [[]]
  for (const part of parts) {
    part.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...part, text })
    })
  }
  return lines
}

function partHtml(part: OriginPartView, { first, shown, language }: OriginDrawing): string {
  const { text, ordinal, returned, basis } = part
  const words = visibleHtml(text)
  if (ordinal === first && returned === undefined) return words
  if (shown !== 'all' && (shown === 'based') !== (basis !== undefined)) return words
  const say = sayIn(language)
  const back =
    returned === undefined ? '' : say(`，${circled(returned)}恢复`, `, back in ${circled(returned)}`)
  const ground = `origin origin-${groundOf(ordinal, first)}${returned === undefined ? '' : ' origin-returned'}`
  const mark = `<sup class="origin-mark">${circled(ordinal)}${back}</sup>`
  if (!basis) return `<span class="${ground}">${mark}${words}</span>`
  const why = say(`，有${basis.comments}条意见作依据`, `, rests on ${basis.comments} comments`)
  return `<a class="${ground} origin-based" href="${escapeHtml(paths.outcome(basis.consultationId))}">${mark}${words}<span class="w">${why}</span></a>`
}
