// A text in which every phrase shows the version that brought it: the ground tells, and the number in a circle says the
// same in words; a phrase that rests on comments is underlined and leads to the outcome. The first version's words have
// neither ground nor number. As a string, since a law has thousands of phrases.

import { type Language, sayIn } from '~/language'
import * as paths from '~/paths'
import { itemNumber } from '../statute/item-number'
import { escapeHtml, visibleHtml } from '../ui/visibleText'

export interface OriginPartView {
  readonly text: string
  readonly ordinal: number
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

/** The whole text; `first` is the ordinal of the first version. */
export function originHtml(
  articles: readonly OriginArticleView[],
  first: number,
  language: Language,
): string {
  const inner = articles.map((article, index) => {
    const before = articles[index - 1]?.path ?? []
    const heads = article.path
      .filter((heading, level) => heading !== before[level])
      .map((heading) => `<h2 class="division-head division-chapter">${visibleHtml(heading)}</h2>`)
      .join('')
    return heads + articleHtml(article, first, language)
  })
  return `<div class="statute origin-text" lang="zh-CN">${inner.join('')}</div>`
}

function articleHtml({ eId, number, parts }: OriginArticleView, first: number, language: Language): string {
  const lines = linesOf(parts).map((line, index) => {
    const words = line.map((part) => partHtml(part, first, language)).join('')
    const item = itemNumber(line.map(({ text }) => text).join(''))
    if (index === 0)
      return `<div class="lead"><h3 class="number">${escapeHtml(number)}</h3><span class="gap">　</span><p>${words}</p></div>`
    return `<p class="${item === '' ? 'paragraph' : item.startsWith('（') ? 'point' : 'indent'}">${words}</p>`
  })
  return `<section class="article" id="${escapeHtml(eId)}">${lines.join('')}<p class="origin-share">${shareOf(parts)}</p></section>`
}

/** 104字：①89 ②15 */
function shareOf(parts: readonly OriginPartView[]): string {
  const counts = new Map<number, number>()
  for (const { text, ordinal } of parts) {
    counts.set(ordinal, (counts.get(ordinal) ?? 0) + Array.from(text.replaceAll('\n', '')).length)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const shares = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([ordinal, count]) => `${circled(ordinal)}${count}`)
  return `${total}字：${shares.join(' ')}`
}

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

function partHtml({ text, ordinal, basis }: OriginPartView, first: number, language: Language): string {
  const words = visibleHtml(text)
  if (ordinal === first) return words
  const ground = `origin origin-${Math.min(5, ordinal - first + 1)}`
  const mark = `<sup class="origin-mark">${circled(ordinal)}</sup>`
  if (!basis) return `<span class="${ground}">${mark}${words}</span>`
  const say = sayIn(language)
  const why = say(`，有${basis.comments}条意见作依据`, `, rests on ${basis.comments} comments`)
  return `<a class="${ground} origin-based" href="${escapeHtml(paths.outcome(basis.consultationId))}">${mark}${words}<span class="w">${why}</span></a>`
}
