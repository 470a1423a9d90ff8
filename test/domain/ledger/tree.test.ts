import { expect, it } from 'vitest'
import {
  consistencyProof,
  createLedgerTree,
  emptyRoot,
  inclusionProof,
  leafHash,
  treeRoot,
  utf8Bytes,
} from '~/domain/ledger'

const hashes = Array.from({ length: 70 }, (_, i) => leafHash(utf8Bytes(`leaf ${i}`)))

it('gives the roots and proofs of the plain definitions at every size, for every leaf', () => {
  const tree = createLedgerTree(emptyRoot())
  expect(tree.root()).toEqual(emptyRoot())
  for (const hash of hashes) tree.append(hash)
  for (let size = 1; size <= hashes.length; size++) {
    expect(tree.root(size)).toEqual(treeRoot(hashes, 0, size))
    for (let at = 0; at < size; at++) {
      expect(tree.inclusionProof(at, size)).toEqual(inclusionProof(hashes, at, size))
      expect(tree.consistencyProof(at, size)).toEqual(consistencyProof(hashes, at, size))
    }
  }
})

it('refuses sizes and places outside the tree', () => {
  const tree = createLedgerTree(emptyRoot())
  tree.append(leafHash(utf8Bytes('only')))
  expect(() => tree.root(2)).toThrow('Expected a size inside the tree')
  expect(() => tree.inclusionProof(1)).toThrow('Expected an index inside the tree')
  expect(() => tree.consistencyProof(2, 1)).toThrow('Expected a size inside the tree')
  expect(() => tree.append(new Uint8Array(31))).toThrow('Expected a leaf hash')
})
