// The outline of a text as an HTML string, with what was said on each article: the number in words, and a bar on a
// square-root scale whose ground tells the people. A string, since the page that shows it is rendered for a crowd.

import { type Language, sayIn } from '~/language'
import { articleAnchor } from '~/paths'
import { heatStep, rootLength } from '../chart/scale'
import { escapeHtml, visibleHtml } from '../ui/visibleText'

export interface OutlinePlace {
  readonly eId: string
  readonly number: string
  /** Headings above it, outermost first. */
  readonly path: readonly string[]
  readonly comments: number
  readonly people: number
}

/** `<ol>` of links to the articles of the same page; headings stand before the first article below them. */
export function outlineHtml(places: readonly OutlinePlace[], language: Language): string {
  const say = sayIn(language)
  const most = Math.max(0, ...places.map(({ comments }) => comments))
  const mostPeople = Math.max(0, ...places.map(({ people }) => people))
  const unit = `<span class="visually-hidden">${say('条意见', ' comments')}</span>`
  const lines = places.map((place, index) => {
    const opened = newHeadings(places[index - 1]?.path ?? [], place.path)
    const heads = opened.map((head) => `<div class="outline-heading" lang="zh-CN">${visibleHtml(head)}</div>`)
    const bar =
      place.comments === 0
        ? ''
        : `<svg width="48" height="12" aria-hidden="true"><rect class="heat heat-${heatStep(place.people, mostPeople)}" x="0.5" y="0.5" width="${rootLength(place.comments, most, 47)}" height="11"/></svg>`
    const words = `<span lang="zh-CN">${escapeHtml(place.number)}</span><span class="outline-number">${place.comments}${unit}</span>${bar}`
    return `<li>${heads.join('')}<a href="${escapeHtml(articleAnchor(place.eId))}">${words}</a></li>`
  })
  return `<ol>${lines.join('')}</ol>`
}

/** Headings of `path` that the article before did not stand under. */
function newHeadings(before: readonly string[], path: readonly string[]): readonly string[] {
  const same = path.findIndex((heading, level) => heading !== before[level])
  return same < 0 ? [] : path.slice(same)
}
