// The title of a page in the reader's language, which a route's `meta` knows only from the root's loader. A form that came
// back with a refusal says so before all else: a screen reader speaks the title first.

import { type Language, sayIn } from '~/language'

interface Match {
  readonly id: string
  readonly data?: unknown
}

/** `{title}` for a route's meta: its own words, then the product's name; after a refusal, the word for an error first. */
export function pageTitle(matches: readonly Match[], zh: string, en: string): { title: string } {
  const facts = matches.find(({ id }) => id === 'root')?.data
  const language = languageOf(facts)
  return wasRefused(facts) ? errorTitle(language, zh, en) : { title: named(language, zh, en) }
}

/** The title of a page that says what went wrong. */
export function errorTitle(language: Language, zh: string, en: string): { title: string } {
  return { title: sayIn(language)('错误：', 'Error: ') + named(language, zh, en) }
}

/** Notes in the root's facts that an action refused, before the page is rendered: no loader knows it, and no meta. */
export function noteRefusal(loaderData: Record<string, unknown>): void {
  if (loaderData.root) loaderData.root = { ...loaderData.root, wasRefused: true }
}

function named(language: Language, zh: string, en: string): string {
  const say = sayIn(language)
  return `${say(zh, en)} · ${say('条议', 'Tiaoyi')}`
}

function wasRefused(facts: unknown): boolean {
  return typeof facts === 'object' && facts !== null && 'wasRefused' in facts
}

function languageOf(facts: unknown): Language {
  if (typeof facts !== 'object' || facts === null || !('preferences' in facts)) return 'zh'
  const preferences = facts.preferences
  if (typeof preferences !== 'object' || preferences === null || !('language' in preferences)) return 'zh'
  return preferences.language === 'en' ? 'en' : 'zh'
}
