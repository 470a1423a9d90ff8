// The title of a page in the reader's language, which a route's `meta` knows only from the root's loader.

import { type Language, sayIn } from '~/language'

interface Match {
  readonly id: string
  readonly data?: unknown
}

/** `{title}` for a route's meta: its own words, then the product's name. */
export function pageTitle(matches: readonly Match[], zh: string, en: string): { title: string } {
  const say = sayIn(languageOf(matches.find(({ id }) => id === 'root')?.data))
  return { title: `${say(zh, en)} · ${say('条议', 'Tiaoyi')}` }
}

function languageOf(facts: unknown): Language {
  if (typeof facts !== 'object' || facts === null || !('preferences' in facts)) return 'zh'
  const preferences = facts.preferences
  if (typeof preferences !== 'object' || preferences === null || !('language' in preferences)) return 'zh'
  return preferences.language === 'en' ? 'en' : 'zh'
}
