// What a reader chose about the page's looks: language, size of type, theme, contrast, single keys. Kept in five plain cookies that
// only ever hold one of the words below: anything else in them counts as not chosen, so that a forged cookie
// cannot reach the page. Kept a year, without sign-in.

import type { Language } from './language'

export type TextSize = 's' | 'l' | 'xl'
export type Theme = 'light' | 'dark' | 'system'
export type Contrast = 'normal' | 'hc'
/** Single keys in lists and comparisons; off for those whose voice or hand types them unmeant (WCAG 2.1.4). */
export type Keys = 'on' | 'off'

export interface Preferences {
  readonly language: Language
  readonly size: TextSize
  readonly theme: Theme
  readonly contrast: Contrast
  readonly keys: Keys
}

/** The cookies, with the words each may hold. */
export const preferenceCookies = {
  lang: ['zh', 'en'],
  size: ['s', 'l', 'xl'],
  theme: ['light', 'dark', 'system'],
  contrast: ['normal', 'hc'],
  keys: ['on', 'off'],
} as const

export type PreferenceName = keyof typeof preferenceCookies

const keptForSeconds = 31_536_000

/** Reads the choices from a `Cookie` header; what is missing or unknown takes the default. */
export function readPreferences(cookieHeader: string | null): Preferences {
  const chosen = cookiesOf(cookieHeader)
  return {
    language: allowed('lang', chosen.get('lang')) ?? 'zh',
    size: allowed('size', chosen.get('size')) ?? 's',
    theme: allowed('theme', chosen.get('theme')) ?? 'system',
    contrast: allowed('contrast', chosen.get('contrast')) ?? 'normal',
    keys: allowed('keys', chosen.get('keys')) ?? 'on',
  }
}

/** One `Set-Cookie` value for each choice in the form; unknown names and values are ignored. */
export function preferenceHeaders(form: FormData, secure: boolean): readonly string[] {
  const names = Object.keys(preferenceCookies) as PreferenceName[]
  return names.flatMap((name) => {
    const value = allowed(name, form.get(name))
    return value === undefined
      ? []
      : [
          `${name}=${value}; Path=/; Max-Age=${keptForSeconds}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`,
        ]
  })
}

/** The given address if it is a path of this site, else `/`. Refused: `//host`, `/\host` (browsers read `\` as `/`),
 *  and controls, which browsers drop before they look: `/⇥/host` would become `//host`. */
export function sameSitePath(address: unknown): string {
  if (typeof address !== 'string' || address.length > 2000) return '/'
  return /^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(address) ? address : '/'
}

function allowed<Name extends PreferenceName>(
  name: Name,
  value: unknown,
): (typeof preferenceCookies)[Name][number] | undefined {
  const words: readonly string[] = preferenceCookies[name]
  return typeof value === 'string' && words.includes(value)
    ? (value as (typeof preferenceCookies)[Name][number])
    : undefined
}

function cookiesOf(header: string | null): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').map((pair): [string, string] => {
    const at = pair.indexOf('=')
    return at < 0 ? ['', ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  })
  return new Map(pairs)
}

/** A station's tablet, which many people use: large type for all, and a language that is gone with the person who chose it. */
export function preferencesAt(address: URL, cookieHeader: string | null): Preferences {
  const chosen = readPreferences(cookieHeader)
  if (!/^\/stations\/[^/]+\/kiosk\//.test(address.pathname)) return chosen
  return { ...chosen, size: 'xl', language: allowed('lang', address.searchParams.get('lang')) ?? 'zh' }
}
