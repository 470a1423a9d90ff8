// The whole tree in memory, one row of hashes a level, so that roots and proofs cost O(log² n) hashes instead of O(n).
// It only grows: every perfect subtree is hashed once, when its last leaf arrives. 64 bytes a leaf. Proofs follow the
// same divisions of RFC 6962 §2.1 as merkle-proofs.ts, whose checking loops judge them in the tests.

import { nodeHash, splitPoint } from './merkle'

const hashBytes = 32

export interface LedgerTree {
  /** Leaves in the tree. */
  readonly size: number
  /** Add the hash of the next leaf, 32 bytes. One node hash on average. */
  append(hash: Uint8Array): void
  /** Root of the first `size` leaves, 32 bytes. Throws for a size beyond the tree. */
  root(size?: number): Uint8Array
  /** Root of the perfect subtree `index` of 2^`height` leaves; throws when it is not complete. */
  node(height: number, index: number): Uint8Array
  /** Sibling hashes of the leaf at `index` up to the root of the first `size` leaves. */
  inclusionProof(index: number, size?: number): Uint8Array[]
  /** From the root of the first `oldSize` leaves to that of the first `newSize`. */
  consistencyProof(oldSize: number, newSize?: number): Uint8Array[]
}

/** A tree without leaves. `emptyRoot` is what the root of no leaves is. */
export function createLedgerTree(emptyRoot: Uint8Array): LedgerTree {
  const levels: Row[] = [createRow()]
  const leaves = () => levels[0]?.count ?? 0

  /** Root of the leaves `from` … `to - 1`, divided as the RFC divides them, so that perfect parts are stored rows. */
  function part(from: number, to: number): Uint8Array {
    const width = to - from
    const stored = isPowerOfTwo(width) && from % width === 0 ? levels[Math.log2(width)] : undefined
    if (stored) return stored.at(from / width)
    const middle = from + splitPoint(width)
    return nodeHash(part(from, middle), part(middle, to))
  }

  function inclusion(index: number, from: number, to: number): Uint8Array[] {
    if (to - from === 1) return []
    const middle = from + splitPoint(to - from)
    return index < middle
      ? [...inclusion(index, from, middle), part(middle, to)]
      : [...inclusion(index, middle, to), part(from, middle)]
  }

  function consistency(oldSize: number, range: readonly [number, number], whole: boolean): Uint8Array[] {
    const [from, to] = range
    if (oldSize - from === to - from) return whole ? [] : [part(from, to)]
    const middle = from + splitPoint(to - from)
    return oldSize <= middle
      ? [...consistency(oldSize, [from, middle], whole), part(middle, to)]
      : [...consistency(oldSize, [middle, to], false), part(from, middle)]
  }

  function within(size: number): number {
    if (!Number.isSafeInteger(size) || size < 0 || size > leaves())
      throw new Error('Expected a size inside the tree')
    return size
  }

  return {
    get size() {
      return leaves()
    },
    append: (hash) => {
      if (hash.length !== hashBytes) throw new Error('Expected a leaf hash of 32 bytes')
      let node = hash
      for (let level = 0; ; level++) {
        const row = levels[level] ?? createRow()
        levels[level] = row
        row.push(node)
        // An even number of hashes in a row: the last two are a perfect subtree of the next level.
        if (row.count % 2 === 1) return
        node = nodeHash(row.at(row.count - 2), row.at(row.count - 1))
      }
    },
    root: (size = leaves()) => (within(size) === 0 ? emptyRoot : part(0, size)),
    node: (height, index) => {
      const row = levels[height]
      if (!row) throw new Error(`Expected a subtree of height ${height}`)
      return row.at(index)
    },
    inclusionProof: (index, size = leaves()) => {
      if (!Number.isSafeInteger(index) || index < 0 || index >= within(size))
        throw new Error('Expected an index inside the tree')
      return inclusion(index, 0, size)
    },
    consistencyProof: (oldSize, newSize = leaves()) => {
      if (within(oldSize) > within(newSize)) throw new Error('Expected an older size inside the tree')
      return oldSize === 0 || oldSize === newSize ? [] : consistency(oldSize, [0, newSize], true)
    },
  }
}

interface Row {
  readonly count: number
  push(hash: Uint8Array): void
  at(index: number): Uint8Array
}

/** Hashes one behind the other in one array that doubles: a million small arrays would cost three times the memory. */
function createRow(): Row {
  let bytes = new Uint8Array(hashBytes * 16)
  let count = 0
  return {
    get count() {
      return count
    },
    push: (hash) => {
      if ((count + 1) * hashBytes > bytes.length) {
        const grown = new Uint8Array(bytes.length * 2)
        grown.set(bytes)
        bytes = grown
      }
      bytes.set(hash, count * hashBytes)
      count += 1
    },
    at: (index) => {
      if (index < 0 || index >= count) throw new Error(`Expected a hash at ${index}`)
      return bytes.slice(index * hashBytes, (index + 1) * hashBytes)
    },
  }
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n))
}
