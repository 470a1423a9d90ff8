// A run of characters that came in together, and how runs are cut and joined.

export interface OriginPiece {
  readonly text: string
  /** Index of the version that brought it, from 0. */
  readonly version: number
  /** Article of that version, and the offset in its text (UTF-16 units) at which the piece stood. */
  readonly eId: string
  readonly start: number
  /** A citation that followed its article to another number: `start` is where the citation it was stood. */
  readonly isShifted?: true
  /** Index of the version in which it last came back after it had been taken out. */
  readonly returned?: number
}

/** The piece without its first characters. A shifted citation keeps its place: it is not the text that stood there. */
export function pieceFrom(piece: OriginPiece, from: number): OriginPiece {
  const start = piece.isShifted ? piece.start : piece.start + from
  return { ...piece, text: piece.text.slice(from), start }
}

/** What stands from `start` to `end` of the text that the pieces make. */
export function slicePieces(pieces: readonly OriginPiece[], start: number, end: number): OriginPiece[] {
  const found: OriginPiece[] = []
  let at = 0
  for (const piece of pieces) {
    const [a, b] = [Math.max(start - at, 0), Math.min(end - at, piece.text.length)]
    if (a < b) found.push({ ...pieceFrom(piece, a), text: piece.text.slice(a, b) })
    at += piece.text.length
    if (at >= end) break
  }
  return found
}

/** Pieces that came in together and still stand together are one. Linear. */
export function withNeighboursJoined(pieces: readonly OriginPiece[]): OriginPiece[] {
  const result: OriginPiece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last && isOne(last, piece)) result[result.length - 1] = { ...last, text: last.text + piece.text }
    else result.push(piece)
  }
  return result
}

function isOne(last: OriginPiece, piece: OriginPiece): boolean {
  if (last.version !== piece.version || last.eId !== piece.eId || last.returned !== piece.returned)
    return false
  if (last.isShifted || piece.isShifted) return false
  return last.start + last.text.length === piece.start
}
