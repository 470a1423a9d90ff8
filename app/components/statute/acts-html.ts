// What stands after an article on the page that shows the whole draft: how many have spoken, and the way to speak. As an
// HTML string, since a hundred articles of React elements cost more than the rest of the page.

import { counted, type Language, sayIn } from '~/language'
import * as paths from '~/paths'
import { placeName } from '../comment/places'
import { escapeHtml } from '../ui/visibleText'

export interface ActsPlace {
  readonly eId: string
  readonly number: string
  readonly comments: number
  readonly people: number
}

export interface ActsOptions {
  readonly consultationId: string
  readonly isOpen: boolean
  readonly language: Language
  /** Carried from the scanned code to the form. */
  readonly station?: string
}

/** Links after one place; the text around them is Chinese whatever the interface speaks. */
export function actsHtml(place: ActsPlace, options: ActsOptions): string {
  const { consultationId, isOpen, language, station } = options
  const say = sayIn(language)
  const name = placeName(language, place)
  const query = { station }
  const comment = link(
    paths.commentOn(consultationId, place.eId, query),
    say(`对${name}提意见`, `Comment on ${name}`),
    'button button-secondary',
  )
  const count = say(
    `意见${place.comments}条，${place.people}人`,
    `${counted(place.comments, 'comment')}, ${counted(place.people, 'person', 'people')}`,
  )
  const own = link(
    paths.article(consultationId, place.eId, query),
    place.comments > 0 ? count : say('意见0条', 'No comments yet'),
  )
  return `<div class="article-acts" lang="${language === 'en' ? 'en' : 'zh-CN'}">${isOpen ? comment : ''}${own}</div>`
}

function link(href: string, words: string, look?: string): string {
  return `<a href="${escapeHtml(href)}"${look ? ` class="${look}"` : ''}>${escapeHtml(words)}</a>`
}
