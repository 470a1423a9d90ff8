import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  appendLeaf,
  canonicalJson,
  commitment,
  consistencyProof,
  emptyFrontier,
  inclusionProof,
  leafHash,
  rootOf,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from '~/domain/ledger'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex')

// The eight leaves that implementations of RFC 6962 are tested with.
const standard = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const leaves = (count: number) =>
  Array.from({ length: count }, (_, i) => leafHash(new TextEncoder().encode(`leaf ${i}`)))

it('has the root of RFC 6962 over its eight test leaves', () => {
  const root = hex(treeRoot(standard.map((leaf) => leafHash(bytes(leaf)))))
  expect(root).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
})

it('appends to the same root as the whole tree has', () => {
  const hashes = leaves(64)
  let frontier = emptyFrontier()
  hashes.forEach((hash, i) => {
    frontier = appendLeaf(frontier, hash)
    expect(hex(rootOf(frontier))).toBe(hex(treeRoot(hashes.slice(0, i + 1))))
  })
})

it('verifies every inclusion proof of every tree up to 64 leaves, and none with a changed hash', () => {
  for (let size = 1; size <= 64; size++) {
    const hashes = leaves(size)
    const root = treeRoot(hashes)
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(hashes, index)
      const claim = { leafHash: hashes[index] ?? root, index, size, root, proof }
      expect(verifyInclusion(claim)).toBe(true)
      expect(verifyInclusion({ ...claim, leafHash: leafHash(root) })).toBe(false)
      expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false)
    }
  }
})

it('verifies every consistency proof up to 24 leaves, and none against another root', () => {
  for (let newSize = 1; newSize <= 24; newSize++) {
    const hashes = leaves(newSize)
    for (let oldSize = 1; oldSize <= newSize; oldSize++) {
      const claim = {
        oldSize,
        newSize,
        oldRoot: treeRoot(hashes.slice(0, oldSize)),
        newRoot: treeRoot(hashes),
        proof: consistencyProof(hashes, oldSize),
      }
      expect(verifyConsistency(claim)).toBe(true)
      expect(verifyConsistency({ ...claim, newRoot: leafHash(claim.newRoot) })).toBe(false)
    }
  }
})

it('writes one text for one value, whatever the order of its keys', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.integer(), fc.boolean(), fc.constant(null))),
      (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      },
    ),
  )
  expect(() => canonicalJson(Number.NaN)).toThrow()
  expect(() => canonicalJson('\ud800')).toThrow()
})

it('commits to the field, the nonce and the payload alike', () => {
  const nonce = new Uint8Array(32).fill(7)
  const base = hex(commitment('words', nonce, { text: '改为十五日' }))
  expect(hex(commitment('words', nonce, { text: '改为十五日' }))).toBe(base)
  expect(hex(commitment('place', nonce, { text: '改为十五日' }))).not.toBe(base)
  expect(hex(commitment('words', new Uint8Array(32), { text: '改为十五日' }))).not.toBe(base)
  expect(hex(commitment('words', nonce, { text: '改为十六日' }))).not.toBe(base)
})
