// The tree of a verifier: it takes leaf hashes one by one, keeps one hash for each perfect subtree, and tells of every hash
// that a tile holds. The hash function comes in, since a platform's own is several times the portable one.

import { joinBytes } from './bytes'
import { emptyRoot } from './merkle'

export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Told of the hash of each perfect subtree whose height is a multiple of 8: `level` = height / 8, in order. */
export type TileHash = (level: number, hash: Uint8Array) => void

export interface GrowingTree {
  readonly size: number
  append(leaf: Uint8Array): void
  /** O(log n) hashes. */
  root(): Uint8Array
}

const leafPrefix = new Uint8Array([0])

/** A tree without leaves. */
export function createGrowingTree(sha256: Sha256, told: TileHash = () => undefined): GrowingTree {
  const stack: { readonly hash: Uint8Array; readonly height: number }[] = []
  const pair = new Uint8Array(65)
  pair[0] = 1
  let size = 0

  function above(left: Uint8Array, right: Uint8Array): Uint8Array {
    pair.set(left, 1)
    pair.set(right, 33)
    return sha256(pair)
  }

  return {
    get size() {
      return size
    },
    append: (leaf) => {
      size += 1
      let hash = sha256(joinBytes(leafPrefix, leaf))
      let height = 0
      told(0, hash)
      for (let top = stack.at(-1); top?.height === height; top = stack.at(-1)) {
        stack.pop()
        hash = above(top.hash, hash)
        height += 1
        if (height % 8 === 0) told(height / 8, hash)
      }
      stack.push({ hash, height })
    },
    root: () => {
      const [last, ...rest] = stack.toReversed()
      return last ? rest.reduce((right, left) => above(left.hash, right), last.hash) : emptyRoot()
    },
  }
}
