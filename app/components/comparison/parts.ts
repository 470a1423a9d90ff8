// A code of 1,260 articles is one address and many pages: the first opens without a pause, the others follow by plain
// links, and a script brings them while one reads on. An act of ordinary size is one page; design.md's rule that a law
// text is never paginated gives way for codes alone (comparing 民法典 wholly was 1.9 MB of HTML).

import type { ArticleChange } from '~/domain/comparison'
import { anchorsOf, placeAnchor } from './anchors'
import type { Block } from './layers'

/** Characters shown. 公司法, 民事诉讼法 and every regulation are below; above are 民法典 and a handful more. */
const mostWhole = 60_000
/** Characters of one part of a larger act: about 120 articles. */
const partSize = 12_000

export interface Part {
  readonly blocks: readonly Block[]
  /** Printed numbers of its first and last article. */
  readonly first: string
  readonly last: string
}

/** The blocks of a comparison in parts; one part for acts of ordinary size. Linear. */
export function partsOf(blocks: readonly Block[]): readonly Part[] {
  const whole = blocks.reduce((sum, block) => sum + weightOf(block), 0)
  const small = whole <= mostWhole ? blocks : blocks.flatMap(smallFolds)
  return cutByWeight(small, weightOf).map(partOf)
}

/** Items in order, in parts of about `partSize` characters; all in one where they are not many. */
export function cutByWeight<Item>(
  items: readonly Item[],
  weight: (item: Item) => number,
): (readonly Item[])[] {
  if (items.reduce((sum, item) => sum + weight(item), 0) <= mostWhole) return [items]
  const parts: Item[][] = [[]]
  let room = partSize
  for (const item of items) {
    const own = weight(item)
    if (own > room && (parts.at(-1)?.length ?? 0) > 0) {
      parts.push([])
      room = partSize
    }
    parts.at(-1)?.push(item)
    room -= own
  }
  return parts
}

/** Index of the part by every address in it: `new-art_20`, `old-art_12`, `was-art_12`, a row's id. */
export function partByAnchor(parts: readonly Part[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  parts.forEach(({ blocks }, index) => {
    for (const block of blocks) {
      if (block.type === 'stub') found.set(placeAnchor(block.stub.ref, block.stub.side), index)
      for (const row of rowsOf(block))
        for (const anchor of [row.id, ...anchorsOf(row)]) found.set(anchor, index)
    }
  })
  return found
}

export function rowsOf(block: Block): readonly ArticleChange[] {
  if (block.type === 'fold') return block.rows
  return block.type === 'row' ? [block.row] : []
}

function weightOf(block: Block): number {
  return rowsOf(block).reduce(
    (sum, { edits }) => edits.reduce((own, [, words]) => own + words.length, sum),
    0,
  )
}

/** A run of five hundred unchanged articles is cut where a part is full. */
function smallFolds(block: Block): Block[] {
  if (block.type !== 'fold' || weightOf(block) <= partSize) return [block]
  const folds: { type: 'fold'; layer: typeof block.layer; rows: ArticleChange[] }[] = []
  let room = 0
  for (const row of block.rows) {
    const length = row.edits.reduce((sum, [, words]) => sum + words.length, 0)
    if (folds.length === 0 || length > room) {
      folds.push({ type: 'fold', layer: block.layer, rows: [] })
      room = partSize / 2
    }
    folds.at(-1)?.rows.push(row)
    room -= length
  }
  return folds
}

function partOf(blocks: readonly Block[]): Part {
  const refs = blocks.flatMap(rowsOf).flatMap(({ to, from }) => (to.length > 0 ? to : from))
  return { blocks, first: refs[0]?.number ?? '', last: refs.at(-1)?.number ?? '' }
}
