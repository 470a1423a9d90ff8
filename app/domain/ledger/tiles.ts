// Tiles: the tree's hashes as files of up to 256, so that any web server can serve a ledger and any client can make a proof
// from a few of them. A tile that is full never changes. Source: c2sp.org/tlog-tiles; the tree there has height 8 a tile.

/** Levels of the tree in one tile. */
export const tileHeight = 8
/** Hashes in a full tile. */
export const tileWidth = 256

/** A tile: `level` 0 holds leaf hashes, level 1 the hashes over 256 of them, and so on. */
export interface TileId {
  readonly level: number | 'entries'
  readonly index: number
  /** Hashes in it, 1 … 256. */
  readonly width: number
}

/** `tile/<L>/<N>[.p/<W>]`; N in groups of three digits, all but the last with an `x` before them. */
export function tilePath({ level, index, width }: TileId): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${name}${width < tileWidth ? `.p/${width}` : ''}`
}

/** The tile of such a path; undefined for anything that `tilePath` would not have written. */
export function parseTilePath(path: string): TileId | undefined {
  const parts = /^tile\/(entries|[0-9]{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  const [, level = '', name = '', width] = parts ?? []
  if (!parts) return undefined
  const tile = {
    level: level === 'entries' ? ('entries' as const) : Number(level),
    index: Number(name.replaceAll('x', '').replaceAll('/', '')),
    width: width === undefined ? tileWidth : Number(width),
  }
  const isInside = tile.width > 0 && tile.width <= tileWidth && Number.isSafeInteger(tile.index)
  return isInside && tilePath(tile) === path ? tile : undefined
}

/** Every hash tile of a tree of `size` leaves, level by level. O(size / 256). */
export function tilesOf(size: number): (TileId & { readonly level: number })[] {
  const tiles: (TileId & { readonly level: number })[] = []
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / tileWidth)) {
    for (let index = 0; index * tileWidth < hashes; index++)
      tiles.push({ level, index, width: Math.min(tileWidth, hashes - index * tileWidth) })
  }
  return tiles
}

/** Whether a tree of `size` leaves has this tile, whole or in part. */
export function hasTile(size: number, { level, index, width }: TileId): boolean {
  const hashes = level === 'entries' ? size : Math.floor(size / tileWidth ** level)
  return (level === 'entries' || level < 8) && index * tileWidth + width <= hashes
}

/** An entry bundle: each leaf with its length in two bytes before it. */
export function entryBundle(leaves: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(leaves.reduce((sum, leaf) => sum + 2 + leaf.length, 0))
  let at = 0
  for (const leaf of leaves) {
    bundle[at] = leaf.length >> 8
    bundle[at + 1] = leaf.length & 255
    bundle.set(leaf, at + 2)
    at += 2 + leaf.length
  }
  return bundle
}
