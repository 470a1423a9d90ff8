// Where each phrase of a text comes from. The articles of the first version are all its own; each later version keeps
// the pieces that its comparison with the version before calls unchanged and brings what it inserted. What comes back
// after it had gone keeps the version that first brought it (origin-return.ts), and a citation that only follows its
// article to a new number keeps its origin too: renumbering brings no words. Pairings that people corrected hold here,
// because the comparisons do. The order of witnesses (whole text, unit, sentence, words) is WikiWho's (Flöck and Acosta
// 2014); where that matches a token anywhere in the revision, a comparison of articles says which place it is.

import type { ArticleChange } from './change'
import { type LayerFacts, layeredEdits, layerFacts } from './edit-layers'
import { type OriginPiece, pieceFrom, withNeighboursJoined } from './origin-piece'
import { type Past, returned } from './origin-return'

/** One version: its articles in order, and how it came from the version before (absent for the first). */
export interface OriginVersion {
  readonly articles: readonly { readonly eId: string; readonly text: string }[]
  readonly changes?: { readonly rows: readonly ArticleChange[] }
}

/**
 * The pieces of every article of the last version by eId; concatenated they are its text. Throws when a comparison does
 * not belong to its two versions. Linear in the characters of all versions, times versions where much comes back.
 */
export function originOf(versions: readonly OriginVersion[]): ReadonlyMap<string, readonly OriginPiece[]> {
  const past: Past[] = []
  versions.forEach((version, index) => {
    past.push(index === 0 || !version.changes ? allNew(version, index) : next(past, version, index))
  })
  const last = past.at(-1)?.articles ?? []
  return new Map(last.map(({ eId, pieces }) => [eId, withNeighboursJoined(pieces)]))
}

function allNew({ articles }: OriginVersion, version: number): Past {
  return {
    gone: new Map(),
    articles: articles.map(({ eId, text }) => ({
      eId,
      text,
      pieces: text === '' ? [] : [{ text, version, eId, start: 0 }],
    })),
  }
}

function next(past: readonly Past[], { articles, changes }: OriginVersion, version: number): Past {
  const before = new Map(past.at(-1)?.articles.map(({ eId, pieces }) => [eId, pieces]))
  const textOf = new Map(articles.map(({ eId, text }) => [eId, text]))
  const rows = changes?.rows ?? []
  const facts = layerFacts({ rows })
  const pieces = new Map<string, readonly OriginPiece[]>()
  const gone = new Map<string, readonly (readonly OriginPiece[])[]>()
  const corrected = new Set<string>()
  for (const row of rows) {
    const old = joined(
      row.from.map(({ eId }) => before.get(eId) ?? []),
      version,
    )
    const { flow, taken } = applied(row, old, { version, facts })
    const lost = [...row.from.flatMap(({ eId }) => past.at(-1)?.gone.get(eId) ?? []), ...taken]
    for (const [eId, own] of parted(flow, row.to, textOf)) {
      pieces.set(eId, own)
      gone.set(eId, lost)
      if (row.source === 'corrected') corrected.add(eId)
    }
  }
  const flowed = articles.map(({ eId, text }) => ({ eId, text, pieces: pieces.get(eId) ?? [] }))
  return { articles: returned(past, { articles: flowed, gone, corrected, version }), gone }
}

/** A piece whose article and offset are not known yet: it is given them where it lands. */
const unplaced = -1

/** Several articles in one row are joined by a line break; where it stays inside an article, this version brought it. */
function joined(articles: readonly (readonly OriginPiece[])[], version: number): OriginPiece[] {
  const gap: OriginPiece = { text: '\n', version, eId: '', start: unplaced }
  return articles.flatMap((pieces, index) => (index === 0 ? pieces : [gap, ...pieces]))
}

interface Step {
  readonly version: number
  readonly facts: LayerFacts
}

/** The new side of a row: what stayed keeps its origin, what was inserted is this version's; and what was taken out. */
function applied(
  row: ArticleChange,
  old: readonly OriginPiece[],
  { version, facts }: Step,
): { flow: OriginPiece[]; taken: OriginPiece[][] } {
  const flow: OriginPiece[] = []
  const taken: OriginPiece[][] = []
  const rest = [...old]
  let shifted: OriginPiece | undefined
  for (const { sign, words, layer } of layeredEdits(row, facts)) {
    if (sign === '=') flow.push(...take(rest, words.length, row))
    else if (sign === '-') {
      const out = take(rest, words.length, row)
      if (layer === 'reference') shifted = out[0]
      else taken.push(out.filter(({ start }) => start !== unplaced))
    } else if (layer === 'reference' && shifted) {
      flow.push({ ...shifted, text: words, isShifted: true })
    } else flow.push({ text: words, version, eId: '', start: unplaced })
  }
  return { flow, taken: taken.filter((pieces) => pieces.length > 0) }
}

function take(rest: OriginPiece[], length: number, { id }: ArticleChange): OriginPiece[] {
  const taken: OriginPiece[] = []
  let missing = length
  while (missing > 0) {
    const piece = rest.shift()
    if (!piece) throw new Error(`Expected row ${id} to belong to the version before`)
    if (piece.text.length > missing) rest.unshift(cut(piece, missing))
    taken.push({ ...piece, text: piece.text.slice(0, missing) })
    missing -= Math.min(missing, piece.text.length)
  }
  return taken
}

const cut = (piece: OriginPiece, from: number): OriginPiece =>
  piece.start === unplaced ? { ...piece, text: piece.text.slice(from) } : pieceFrom(piece, from)

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
    yield [eId, own]
  }
}
