import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  base64,
  createLedgerTree,
  emptyRoot,
  leafHash,
  parseNoteKey,
  parseReceiptProof,
  verifyReceiptProof,
} from '~/domain/ledger'
import { firstSigner, honest, keyLineOf, noteOf } from './honest'
import { hasPython, judgeWithPython, withFolders } from './second-verifier'

const { leaves } = honest()
const tree = createLedgerTree(emptyRoot())
for (const leaf of leaves) tree.append(leafHash(leaf))
const path = tree.inclusionProof(5, 20).map(base64)
const leaf = Buffer.from(leaves[5] ?? []).toString('utf8')
const file = (inclusion: readonly string[], size = 20) => ({
  schema: 'tiaoyi.proof/1',
  key: keyLineOf(firstSigner),
  checkpoint: noteOf(leaves, size, [firstSigner]),
  entries: [{ seq: 5, leaf, inclusion, disclosed: [] }],
})

/** Cases 16 and 25 of the list: proofs that are too short, too long, of another place, and checkpoints older than the leaf. */
const cases = [
  { name: 'honest', proof: file(path), rules: [] },
  { name: 'too short', proof: file(path.slice(0, -1)), rules: ['inclusion'] },
  { name: 'too long', proof: file([...path, path[0] ?? '']), rules: ['inclusion'] },
  { name: 'another index', proof: file(tree.inclusionProof(6, 20).map(base64)), rules: ['inclusion'] },
  { name: 'another size', proof: file(tree.inclusionProof(5, 19).map(base64)), rules: ['inclusion'] },
  { name: 'a checkpoint older than its leaf', proof: file(path, 4), rules: ['inclusion'] },
  { name: 'no entry', proof: { ...file(path), entries: [] }, rules: ['leaf'] },
]

it.each(cases)('judges a proof: $name', ({ proof, rules }) => {
  const read = parseReceiptProof(JSON.stringify(proof))
  const key = parseNoteKey(keyLineOf(firstSigner))
  if (!read || !key) throw new Error('Expected a readable proof and key')
  expect(verifyReceiptProof(read.proof, { keys: [key] }).map(({ rule }) => rule)).toEqual(rules)
})

it.skipIf(!hasPython)('is told the same by the second verifier', () => {
  const found = withFolders([], (_, base) => {
    const paths = cases.map(({ proof }, at) => {
      const place = join(base, `${at}.json`)
      writeFileSync(place, JSON.stringify(proof))
      return [place]
    })
    return judgeWithPython(paths)
  })
  expect(found.map(({ faults }) => faults.map(({ rule }) => rule))).toEqual(cases.map(({ rules }) => rules))
})
