// The origin of every phrase as programs get it: `tiaoyi.origin/1`. Versions are counted from 1, as people count them.

import type { OriginPiece } from './origin-piece'

export interface OriginJson {
  readonly schema: 'tiaoyi.origin/1'
  readonly articles: readonly {
    readonly number: string
    readonly eId: string
    /** Concatenated they are the article's text. */
    readonly phrases: readonly OriginPhrase[]
  }[]
}

export interface OriginPhrase {
  readonly text: string
  /** The version that first brought it, from 1. */
  readonly version: number
  /** Article of that version in which it stood. */
  readonly eId: string
  /** Where it stood in that article's text, UTF-16 units. */
  readonly start: number
  /** The version in which it came back after it had been taken out. */
  readonly returned?: number
  /** A citation that only followed its article to a new number. */
  readonly shifted?: true
}

/** The documented shape of `originOf`, articles in the order of the text. */
export function originJson(
  articles: readonly { readonly number: string; readonly eId: string }[],
  origin: ReadonlyMap<string, readonly OriginPiece[]>,
): OriginJson {
  return {
    schema: 'tiaoyi.origin/1',
    articles: articles.map(({ number, eId }) => ({
      number,
      eId,
      phrases: (origin.get(eId) ?? []).map((piece) => ({
        text: piece.text,
        version: piece.version + 1,
        eId: piece.eId,
        start: piece.start,
        ...(piece.returned === undefined ? {} : { returned: piece.returned + 1 }),
        ...(piece.isShifted ? { shifted: true as const } : {}),
      })),
    })),
  }
}

/** Code points of an article by the version that brought them, from 1, the earliest first; line breaks are not
 *  counted. Sums to the length of the text without its breaks. */
export function originShares(
  phrases: readonly { readonly text: string; readonly version: number }[],
): (readonly [version: number, count: number])[] {
  const counts = new Map<number, number>()
  for (const { text, version } of phrases) {
    const count = Array.from(text.replaceAll('\n', '')).length
    if (count > 0) counts.set(version, (counts.get(version) ?? 0) + count)
  }
  return [...counts].sort(([a], [b]) => a - b)
}
