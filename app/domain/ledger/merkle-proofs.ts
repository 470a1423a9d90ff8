// Proofs about the tree: that a leaf is in it (inclusion) and that a smaller tree is its beginning (consistency).
// Proofs are made from all leaf hashes, by the recursive definitions of RFC 6962 §2.1; they are checked by the
// loops of RFC 9162 §2.1.3.2 and §2.1.4.2, which are written independently of the making and run without leaves.

import { sameBytes } from './bytes'
import { emptyRoot, hashAt, nodeHash, splitPoint, treeRoot } from './merkle'

/** Sibling hashes from the leaf up to the root of the first `size` leaves. O(size) hashes, at most 64 in the proof. */
export function inclusionProof(
  leafHashes: readonly Uint8Array[],
  index: number,
  size = leafHashes.length,
): Uint8Array[] {
  if (!isPlace(index) || index >= size || size > leafHashes.length)
    throw new Error('Expected an index inside the tree')
  const path = (from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return []
    const middle = from + splitPoint(to - from)
    return index < middle
      ? [...path(from, middle), treeRoot(leafHashes, middle, to)]
      : [...path(middle, to), treeRoot(leafHashes, from, middle)]
  }
  return path(0, size)
}

/** Hashes that lead from the root of the first `oldSize` leaves to the root of the first `newSize`. Empty when the
 *  sizes are equal or the old tree has no leaves. O(newSize) hashes. */
export function consistencyProof(
  leafHashes: readonly Uint8Array[],
  oldSize: number,
  newSize = leafHashes.length,
): Uint8Array[] {
  if (!isPlace(oldSize) || oldSize > newSize || newSize > leafHashes.length)
    throw new Error('Expected an older size inside the tree')
  if (oldSize === 0 || oldSize === newSize) return []
  // `whole`: the old tree is exactly this subtree, whose root the checker already holds.
  const path = (from: number, to: number, whole: boolean): Uint8Array[] => {
    const kept = oldSize - from
    if (kept === to - from)
      return whole ? [] : [kept === 1 ? hashAt(leafHashes, from) : treeRoot(leafHashes, from, to)]
    const middle = from + splitPoint(to - from)
    return oldSize <= middle
      ? [...path(from, middle, whole), treeRoot(leafHashes, middle, to)]
      : [...path(middle, to, false), treeRoot(leafHashes, from, middle)]
  }
  return path(0, newSize, true)
}

export interface InclusionClaim {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether the leaf is at `index` of the tree of `size` leaves with this root. False for every malformed claim.
 *  Source: RFC 9162 §2.1.3.2. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const { index, size, proof, root } = claim
  if (!isPlace(index) || !isPlace(size) || index >= size || !allHashes([claim.leafHash, root, ...proof]))
    return false
  let node = index
  let last = size - 1
  let hash = claim.leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else hash = nodeHash(hash, sibling)
    node = half(node)
    last = half(last)
  }
  return last === 0 && sameBytes(hash, root)
}

export interface ConsistencyClaim {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: Uint8Array
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Whether the old tree is the beginning of the new one. Equal sizes need equal roots and an empty proof; an old tree
 *  without leaves needs its fixed root and an empty proof. Source: RFC 9162 §2.1.4.2. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim
  if (!isPlace(oldSize) || !isPlace(newSize) || oldSize > newSize) return false
  if (!allHashes([oldRoot, newRoot, ...proof])) return false
  if (oldSize === newSize) return proof.length === 0 && sameBytes(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0 && sameBytes(oldRoot, emptyRoot())
  return climbs(claim)
}

function climbs({ oldSize, newSize, oldRoot, newRoot, proof }: ConsistencyClaim): boolean {
  let node = oldSize - 1
  let last = newSize - 1
  while (node % 2 === 1) {
    node = half(node)
    last = half(last)
  }
  // A power of two is a perfect subtree: its root, which the checker holds, starts the climb.
  const [first, ...rest] = node === 0 ? [oldRoot, ...proof] : proof
  if (!first) return false
  let oldHash = first
  let newHash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else newHash = nodeHash(newHash, sibling)
    node = half(node)
    last = half(last)
  }
  return last === 0 && sameBytes(oldHash, oldRoot) && sameBytes(newHash, newRoot)
}

// Not `>> 1`: sizes may exceed 32 bits.
function half(n: number): number {
  return Math.floor(n / 2)
}

function isPlace(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}

function allHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === 32)
}
