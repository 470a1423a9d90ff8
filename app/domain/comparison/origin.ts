// Where each phrase of a text comes from. The articles of the first version are all its own; each later version keeps
// the pieces that its comparison with the version before calls unchanged and brings what it inserted. Followed through
// all comparisons, also those that people corrected, every character of the last version knows the version that brought
// it, and the place in that version's article at which it stood when it came.

import type { ArticleChange } from './change'

/** A run of characters that came in together. */
export interface OriginPiece {
  readonly text: string
  /** Index of the version that brought it, from 0. */
  readonly version: number
  /** Article of that version, and the offset in its text (UTF-16 units) at which the piece stood. */
  readonly eId: string
  readonly start: number
}

/** One version: its articles in order, and how it came from the version before (absent for the first). */
export interface OriginVersion {
  readonly articles: readonly { readonly eId: string; readonly text: string }[]
  readonly changes?: { readonly rows: readonly ArticleChange[] }
}

/**
 * The pieces of every article of the last version by eId; concatenated they are its text. Throws when a comparison does
 * not belong to its two versions. Linear in the characters of all versions.
 */
export function originOf(versions: readonly OriginVersion[]): ReadonlyMap<string, readonly OriginPiece[]> {
  let pieces: ReadonlyMap<string, readonly OriginPiece[]> = new Map()
  versions.forEach((version, index) => {
    pieces = index === 0 || !version.changes ? allNew(version, index) : next(pieces, version, index)
  })
  return pieces
}

function allNew({ articles }: OriginVersion, version: number): Map<string, readonly OriginPiece[]> {
  return new Map(
    articles.map(({ eId, text }) => [eId, text === '' ? [] : [{ text, version, eId, start: 0 }]] as const),
  )
}

function next(
  before: ReadonlyMap<string, readonly OriginPiece[]>,
  { articles, changes }: OriginVersion,
  version: number,
): Map<string, readonly OriginPiece[]> {
  const textOf = new Map(articles.map(({ eId, text }) => [eId, text]))
  const pieces = new Map<string, readonly OriginPiece[]>()
  for (const row of changes?.rows ?? []) {
    const old = joined(
      row.from.map(({ eId }) => before.get(eId) ?? []),
      version,
    )
    const flow = applied(row, old, version)
    for (const [eId, own] of parted(flow, row.to, textOf)) pieces.set(eId, own)
  }
  return pieces
}

/** A piece whose article and offset are not known yet: it is given them where it lands. */
const unplaced = -1

/** Several articles in one row are joined by a line break; where it stays inside an article, this version brought it. */
function joined(articles: readonly (readonly OriginPiece[])[], version: number): OriginPiece[] {
  const gap: OriginPiece = { text: '\n', version, eId: '', start: unplaced }
  return articles.flatMap((pieces, index) => (index === 0 ? pieces : [gap, ...pieces]))
}

/** The new side of a row: what stayed keeps its origin, what was inserted is this version's. */
function applied(row: ArticleChange, old: readonly OriginPiece[], version: number): OriginPiece[] {
  const flow: OriginPiece[] = []
  const rest = [...old]
  const take = (length: number, keep: boolean) => {
    let missing = length
    while (missing > 0) {
      const piece = rest.shift()
      if (!piece) throw new Error(`Expected row ${row.id} to belong to the version before`)
      if (piece.text.length > missing) rest.unshift(cut(piece, missing))
      if (keep) flow.push({ ...piece, text: piece.text.slice(0, missing) })
      missing -= Math.min(missing, piece.text.length)
    }
  }
  for (const [sign, words] of row.edits) {
    if (sign === '+') flow.push({ text: words, version, eId: '', start: unplaced })
    else take(words.length, sign === '=')
  }
  return flow
}

const cut = (piece: OriginPiece, from: number): OriginPiece => ({
  ...piece,
  text: piece.text.slice(from),
  start: piece.start === unplaced ? unplaced : piece.start + from,
})

/** The flow parted into the articles of the row, the breaks between them dropped; new pieces get their place. */
function* parted(
  flow: readonly OriginPiece[],
  to: ArticleChange['to'],
  textOf: ReadonlyMap<string, string>,
): Generator<readonly [string, readonly OriginPiece[]]> {
  const rest = [...flow]
  for (const { eId } of to) {
    const length = textOf.get(eId)?.length ?? 0
    const own: OriginPiece[] = []
    let at = 0
    while (at < length) {
      const piece = rest.shift()
      if (!piece) throw new Error(`Expected the comparison to hold the whole text of ${eId}`)
      const room = length - at
      if (piece.text.length > room) rest.unshift(cut(piece, room))
      const text = piece.text.slice(0, room)
      own.push(piece.start === unplaced ? { ...piece, text, eId, start: at } : { ...piece, text })
      at += text.length
    }
    // The break before the next article.
    const gap = rest.shift()
    if (gap && gap.text.length > 1) rest.unshift(cut(gap, 1))
    yield [eId, withNeighboursJoined(own)]
  }
}

/** Pieces that came in together and still stand together are one. */
function withNeighboursJoined(pieces: readonly OriginPiece[]): OriginPiece[] {
  const result: OriginPiece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    const isOne =
      last !== undefined &&
      last.version === piece.version &&
      last.eId === piece.eId &&
      last.start + last.text.length === piece.start
    if (isOne && last) result[result.length - 1] = { ...last, text: last.text + piece.text }
    else result.push(piece)
  }
  return result
}
