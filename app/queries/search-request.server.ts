// What the address of the search page and of the public API may ask, read by one function, so that both have the same
// rules. What cannot be read becomes a sentence and is left out; it never fails the page.

import type { Sentence } from '~/commands/refusal'
import { readReceiptCode } from '~/domain/ledger'

export const sorts = ['nearest', 'newest', 'oldest'] as const
export type Sort = (typeof sorts)[number]

export interface LibraryRequest {
  readonly q: string
  readonly kind: string
  readonly issuer: string
  readonly region: string
  /** Four digits, or empty. */
  readonly year: string
  readonly status: string
  /** `YYYY-MM-DD`: only what counts on that day; empty for all versions. */
  readonly at: string
  readonly sort: Sort
  readonly page: number
}

export interface ReadRequest {
  readonly request: LibraryRequest
  readonly problems: readonly { readonly field: 'at' | 'year' | 'page' | 'q'; readonly sentence: Sentence }[]
}

/** Longer queries are cut by the engine; the box says so. */
const longestQuery = 500

/** Read the query of an address. */
export function readSearchRequest(query: URLSearchParams): ReadRequest {
  const word = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  const problems: ReadRequest['problems'][number][] = []
  const q = withoutControls(query.get('q') ?? '').trim()
  if (q.length > longestQuery) {
    problems.push({
      field: 'q',
      sentence: {
        zh: `查询最多${longestQuery}字，多出的没有用上。`,
        en: `A query has at most ${longestQuery} characters; the rest was not used.`,
      },
    })
  }
  const at = word('at')
  if (at !== '' && !isDay(at)) {
    problems.push({
      field: 'at',
      sentence: {
        zh: '日期没有读懂，这个条件没有用上。请写成 2026-11-24 这样。',
        en: 'The date could not be read and was not used. Write it like 2026-11-24.',
      },
    })
  }
  const year = word('year')
  if (year !== '' && !/^[1-9]\d{3}$/.test(year)) {
    problems.push({
      field: 'year',
      sentence: {
        zh: '年份没有读懂，这个条件没有用上。请写成四位数字，如 2023。',
        en: 'The year could not be read and was not used. Write four digits, like 2023.',
      },
    })
  }
  const page = Number(word('page') || '1')
  if (!Number.isInteger(page) || page < 1) {
    problems.push({
      field: 'page',
      sentence: { zh: '没有这一页，下面是第1页。', en: 'There is no such page; this is page 1.' },
    })
  }
  return {
    request: {
      q: q.slice(0, longestQuery),
      kind: word('kind'),
      issuer: word('issuer'),
      region: word('region'),
      year: /^[1-9]\d{3}$/.test(year) ? year : '',
      status: word('status'),
      at: isDay(at) ? at : '',
      sort: sorts.find((sort) => sort === word('sort')) ?? 'nearest',
      page: Number.isInteger(page) && page >= 1 ? Math.min(page, 200) : 1,
    },
    problems,
  }
}

/** The filters of a request, by the name they have in the address; empty ones left out. */
export function filtersIn(request: LibraryRequest): readonly (keyof LibraryRequest)[] {
  return (['kind', 'issuer', 'region', 'year', 'status', 'at'] as const).filter(
    (name) => request[name] !== '',
  )
}

/** Whether what was typed is, or was meant as, a receipt code: the look-up says what is wrong with it. */
export function looksLikeReceipt(typed: string): boolean {
  if ('code' in readReceiptCode(typed)) return true
  return /^[0-9A-Z]{4}(?:[-\p{Pd}\s]?[0-9A-Z]{4}){3}$/iu.test(typed.normalize('NFKC').trim())
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text)
}

function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
}
