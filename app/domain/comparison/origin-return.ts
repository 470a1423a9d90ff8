// Words that come back. What a version inserted may have stood in an earlier one and been taken out since: it keeps the
// origin it had. Looked for from the whole text down: the version, the article, the line (款 or 项), the sentence, and
// last the very words that were once taken out of this article. Nothing is taken from words that still stand elsewhere:
// a copy is new, only what had gone can return.

import { type OriginPiece, slicePieces } from './origin-piece'

/** A version with its pieces, and what each of its articles has lost so far. */
export interface Past {
  readonly articles: readonly PastArticle[]
  readonly gone: ReadonlyMap<string, readonly (readonly OriginPiece[])[]>
}

interface PastArticle {
  readonly eId: string
  readonly text: string
  readonly pieces: readonly OriginPiece[]
}

interface Arrived {
  readonly articles: readonly PastArticle[]
  readonly gone: Past['gone']
  /** Articles whose ancestry a person stated: what they say to be new is new. */
  readonly corrected: ReadonlySet<string>
  readonly version: number
}

/** The articles with everything that came back given its first origin. Linear in what is new, times versions. */
export function returned(past: readonly Past[], arrived: Arrived): readonly PastArticle[] {
  const { articles, corrected } = arrived
  if (corrected.size === 0) {
    const same = past.findLast((one) => isSameText(one.articles, articles))
    if (same) return articles.map((article, at) => ({ ...article, pieces: same.articles[at]?.pieces ?? [] }))
  }
  const isNew = ({ pieces, eId }: PastArticle) =>
    !corrected.has(eId) && pieces.some(({ version }) => version === arrived.version)
  if (!articles.some(isNew)) return articles
  const search = openSearch(past, arrived)
  return articles.map((article) => (isNew(article) ? restored(article, search) : article))
}

function isSameText(a: readonly PastArticle[], b: readonly PastArticle[]): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]?.text)
}

type Level = 'article' | 'line' | 'sentence'

/** Shorter lines and sentences are common property (（三）其他情形。). Code points. */
const shortest = 8
/** Shorter words come back by chance: 应, 的. Code points. */
const shortestWords = 2

interface Search {
  readonly version: number
  readonly past: readonly Past[]
  readonly gone: Past['gone']
  readonly inUse: InUse
  /** Units of each earlier version by their text, made when first asked for. */
  readonly units: (ReadonlyMap<string, readonly Place[]> | undefined)[]
}

interface Place {
  readonly article: PastArticle
  readonly start: number
  readonly end: number
}

function openSearch(past: readonly Past[], { articles, gone, version }: Arrived): Search {
  const inUse = new InUse()
  for (const { pieces } of articles)
    for (const piece of pieces) if (piece.version < version) inUse.mark(piece, 1)
  return { version, past, gone, inUse, units: [] }
}

function restored(article: PastArticle, search: Search): PastArticle {
  const whole = { start: 0, end: article.text.length }
  const pieces =
    find(article, whole, 'article', search) ??
    unitsOf(article.text, whole, '\n').flatMap((line) => {
      const own = find(article, line, 'line', search)
      if (own) return own
      return unitsOf(article.text, line, '。').flatMap(
        (sentence) =>
          find(article, sentence, 'sentence', search) ??
          slicePieces(article.pieces, sentence.start, sentence.end),
      )
    })
  return { ...article, pieces: pieces.flatMap((piece) => wordsBack(piece, article.eId, search)) }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Stretches of a range that end behind each mark; together they are the range. */
function unitsOf(text: string, { start, end }: Range, mark: string): Range[] {
  const units: Range[] = []
  let from = start
  for (let at = text.indexOf(mark, start); at >= 0 && at < end - 1; at = text.indexOf(mark, at + 1)) {
    units.push({ start: from, end: at + 1 })
    from = at + 1
  }
  return from < end ? [...units, { start: from, end }] : units
}

/** The earlier pieces of a unit that holds something new and stood somewhere before; undefined when it did not. */
function find(
  article: PastArticle,
  { start, end }: Range,
  level: Level,
  search: Search,
): OriginPiece[] | undefined {
  const own = slicePieces(article.pieces, start, end)
  const text = article.text.slice(start, end).trim()
  if (!own.some(({ version }) => version === search.version)) return own
  if (level !== 'article' && Array.from(text).length < shortest) return undefined
  for (let at = search.past.length - 1; at >= 0; at--) {
    for (const place of unitsAt(search, at).get(`${level} ${text}`) ?? []) {
      const old = slicePieces(place.article.pieces, place.start, place.end)
      const pieces = search.inUse.exchange(own, old, search.version)
      if (pieces)
        return fitted(
          pieces,
          article.text.slice(start, end),
          own,
          at < search.past.length - 1 ? search.version : undefined,
        )
    }
  }
  return undefined
}

/** Line breaks around the unit stay the present text's own. */
function fitted(
  pieces: readonly (OriginPiece & { isKept: boolean })[],
  text: string,
  own: readonly OriginPiece[],
  returnedIn: number | undefined,
): OriginPiece[] {
  const middle = pieces.map(({ isKept, ...piece }) =>
    isKept || returnedIn === undefined ? piece : { ...piece, returned: returnedIn },
  )
  const lead = text.length - text.trimStart().length
  const tail = text.trimEnd().length
  return [...slicePieces(own, 0, lead), ...middle, ...slicePieces(own, tail, text.length)]
}

function unitsAt(search: Search, at: number): ReadonlyMap<string, readonly Place[]> {
  const known = search.units[at]
  if (known) return known
  const units = new Map<string, Place[]>()
  for (const article of search.past[at]?.articles ?? []) {
    const note = (level: Level, { start, end }: Range) => {
      const raw = article.text.slice(start, end)
      const text = raw.trim()
      const from = start + raw.length - raw.trimStart().length
      const key = `${level} ${text}`
      units.set(key, [...(units.get(key) ?? []), { article, start: from, end: from + text.length }])
    }
    const whole = { start: 0, end: article.text.length }
    note('article', whole)
    for (const line of unitsOf(article.text, whole, '\n')) {
      note('line', line)
      for (const sentence of unitsOf(article.text, line, '。')) note('sentence', sentence)
    }
  }
  search.units[at] = units
  return units
}

/** New words that were once taken out of this article, or were moved within it just now. */
function wordsBack(piece: OriginPiece, eId: string, search: Search): OriginPiece[] {
  if (piece.version !== search.version || Array.from(piece.text).length < shortestWords) return [piece]
  for (const old of search.gone.get(eId)?.toReversed() ?? []) {
    if (old.map(({ text }) => text).join('') !== piece.text) continue
    const pieces = search.inUse.exchange([piece], old, search.version)
    if (!pieces) continue
    const before = search.past.at(-1)?.articles ?? []
    const stoodBefore = before.some(({ pieces: own }) => own.some((one) => holds(one, old[0])))
    return fitted(pieces, piece.text, [piece], stoodBefore ? undefined : search.version)
  }
  return [piece]
}

function holds(one: OriginPiece, sought: OriginPiece | undefined): boolean {
  if (!sought || one.version !== sought.version || one.eId !== sought.eId) return false
  return one.start <= sought.start && sought.start < one.start + one.text.length
}

/** Which characters of the earlier versions stand in the present text, told by where they first stood. */
class InUse {
  readonly #marks = new Map<string, number[]>()

  mark({ version, eId, start, text }: OriginPiece, value: 0 | 1 | 2): void {
    const key = `${version} ${eId}`
    const marks = this.#marks.get(key) ?? []
    this.#marks.set(key, marks)
    for (let at = start; at < start + text.length; at++) marks[at] = value
  }

  /** Gives up `own` for `old` when nothing of `old` stands elsewhere; tells what of `old` was in `own` already. */
  exchange(
    own: readonly OriginPiece[],
    old: readonly OriginPiece[],
    version: number,
  ): (OriginPiece & { isKept: boolean })[] | undefined {
    const kept = own.filter((piece) => piece.version < version)
    for (const piece of kept) this.mark(piece, 2)
    if (old.some((piece) => this.#at(piece).includes(1))) {
      for (const piece of kept) this.mark(piece, 1)
      return undefined
    }
    const told = old.flatMap((piece) => this.#cutByMark(piece))
    for (const piece of kept) this.mark(piece, 0)
    for (const piece of old) this.mark(piece, 1)
    return told
  }

  #at({ version, eId, start, text }: OriginPiece): number[] {
    const marks = this.#marks.get(`${version} ${eId}`) ?? []
    return Array.from({ length: text.length }, (_, at) => marks[start + at] ?? 0)
  }

  #cutByMark(piece: OriginPiece): (OriginPiece & { isKept: boolean })[] {
    const marks = this.#at(piece)
    const cuts = [...marks.keys()].filter((at) => at === 0 || marks[at] !== marks[at - 1])
    return cuts.flatMap((at, index) =>
      slicePieces([piece], at, cuts[index + 1] ?? marks.length).map((part) => ({
        ...part,
        isKept: marks[at] === 2,
      })),
    )
  }
}
