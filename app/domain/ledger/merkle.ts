// The ledger's tree: RFC 6962 (and 9162) over SHA-256. Leaves and nodes are hashed under different first bytes, so
// that a node can never be passed off as a leaf. The frontier is all a writer needs to keep: one hash for each set
// bit of the size, largest subtree first; appending and taking the root cost O(log n) hashes.

import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes } from './bytes'

const leafPrefix = new Uint8Array([0])
const nodePrefix = new Uint8Array([1])

/** `SHA-256(0x00 ‖ leaf bytes)`. */
export function leafHash(bytes: Uint8Array): Uint8Array {
  return sha256(joinBytes(leafPrefix, bytes))
}

/** `SHA-256(0x01 ‖ left ‖ right)`. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joinBytes(nodePrefix, left, right))
}

/** Root of the tree without leaves: `SHA-256("")`. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0))
}

export interface Frontier {
  /** Leaves in the tree. */
  readonly size: number
  /** Roots of the perfect subtrees, largest (leftmost) first: as many as `size` has set bits. */
  readonly nodes: readonly Uint8Array[]
}

/** The frontier of no leaves. */
export function emptyFrontier(): Frontier {
  return { size: 0, nodes: [] }
}

/** The frontier with one leaf more. O(log n) hashes at worst, one on average. */
export function appendLeaf(frontier: Frontier, hash: Uint8Array): Frontier {
  if (hash.length !== 32) throw new Error('Expected a leaf hash of 32 bytes')
  const nodes = [...frontier.nodes]
  let node = hash
  // Each trailing set bit of the size is a perfect subtree that the new leaf completes.
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = nodes.pop()
    if (!left) throw new Error('Expected as many frontier nodes as the size has set bits')
    node = nodeHash(left, node)
  }
  nodes.push(node)
  return { size: frontier.size + 1, nodes }
}

/** The tree's root, 32 bytes. O(log n) hashes. */
export function rootOf(frontier: Frontier): Uint8Array {
  const [last, ...rest] = [...frontier.nodes].reverse()
  return last ? rest.reduce((right, left) => nodeHash(left, right), last) : emptyRoot()
}

/** Root over leaf hashes `from` … `to - 1`. O(to − from) hashes. */
export function treeRoot(hashes: readonly Uint8Array[], from = 0, to = hashes.length): Uint8Array {
  let frontier = emptyFrontier()
  for (let i = from; i < to; i++) frontier = appendLeaf(frontier, hashAt(hashes, i))
  return rootOf(frontier)
}

/** Largest power of two smaller than n, for n ≥ 2: where RFC 6962 §2.1 divides a tree. */
export function splitPoint(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The hash at a place that must exist. */
export function hashAt(hashes: readonly Uint8Array[], i: number): Uint8Array {
  const hash = hashes[i]
  if (!hash) throw new Error(`Expected a leaf hash at ${i}`)
  return hash
}
