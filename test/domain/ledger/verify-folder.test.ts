import { expect, it } from 'vitest'
import { platformVerifier } from '~/adapters/backup/verify-files.server'
import { parseNoteKey, utf8Bytes, verifyFolder } from '~/domain/ledger'
import {
  type Files,
  filesOf,
  firstSigner,
  folderOf,
  happenings,
  honest,
  keyLineOf,
  noteOf,
  received,
  secondSigner,
  signed,
  stranger,
} from './honest'
import { type HeldFiles, tampered } from './tampered'

const platform = platformVerifier()

function judge(files: Files, held: HeldFiles = {}, piece?: number) {
  const notes = held.checkpoint ? [utf8Bytes(held.checkpoint)] : []
  return verifyFolder(folderOf(files, piece), { ...platform, held: { notes, leaves: new Map() } })
}

it('accepts an honest ledger, in one piece and in pieces of seven bytes', () => {
  const files = filesOf(honest())
  for (const piece of [undefined, 7]) {
    expect(judge(files, {}, piece)).toMatchObject({ result: 'valid', size: 31, signedSize: 31, faults: [] })
  }
})

it('accepts a ledger of several hundred entries, with full tiles', () => {
  const story = happenings()
  story.splice(14, 0, ...Array.from({ length: 600 }, (_, at) => received(`n${at}`)))
  // The outcome and the new key speak of other numbers then: a ledger that has not come so far.
  const own = honest(story.slice(0, 620))
  const files = filesOf({ ...own, notes: signed(own.leaves, -1) })
  expect(judge(files).faults.filter(({ rule }) => rule !== 'missing-disclosure')).toEqual([])
  expect([...files.keys()].filter((path) => path.startsWith('tile/')).sort()).toEqual([
    'tile/0/000',
    'tile/0/001',
    'tile/0/002.p/108',
    'tile/1/000.p/2',
  ])
})

it('accepts an empty ledger and one behind its checkpoint as pending', () => {
  const own = honest()
  const empty = { leaves: [], disclosures: [], fates: [], notes: [], key: keyLineOf(firstSigner) }
  expect(judge(filesOf(empty)).result).toBe('pending')
  expect(judge(filesOf({ ...own, notes: own.notes.slice(0, 3) }))).toMatchObject({
    result: 'pending',
    signedSize: 27,
  })
})

it('ignores the line of a witness whose key is unknown', () => {
  const own = honest()
  const witness = { ...stranger, name: 'witness.example/w' }
  const [, , , last = ''] = own.notes
  own.notes[3] = `${last}${noteOf(own.leaves, 31, [witness]).split('\n\n')[1]}`
  expect(judge(filesOf(own)).result).toBe('valid')
})

it('judges by the first key or by one that replaced it, and by no other', () => {
  const files = filesOf(honest())
  const of = (signer: typeof stranger) => {
    const pinned = parseNoteKey(keyLineOf(signer))
    return verifyFolder(folderOf(files), { ...platform, pinned }).result
  }
  expect([of(firstSigner), of(secondSigner), of(stranger)]).toEqual(['valid', 'valid', 'invalid'])
})

it('is satisfied with what was kept from an honest ledger', () => {
  const own = honest()
  for (const checkpoint of own.notes) expect(judge(filesOf(own), { checkpoint }).result).toBe('valid')
  const leaves = new Map([[5, own.leaves[5] ?? new Uint8Array(0)]])
  const held = (at: number) => ({ notes: [], leaves: new Map([[at, own.leaves[5] ?? new Uint8Array(0)]]) })
  expect(verifyFolder(folderOf(filesOf(own)), { ...platform, held: { notes: [], leaves } }).result).toBe(
    'valid',
  )
  for (const at of [6, 99]) {
    const found = verifyFolder(folderOf(filesOf(own)), { ...platform, held: held(at) })
    expect(found.faults.map(({ rule }) => rule)).toEqual(['held'])
  }
})

it.each(tampered().map((one) => [one.name, one] as const))('refuses %s', (_, { files, rule, held }) => {
  const found = judge(files, held)
  expect(found.result).toBe('invalid')
  expect(found.faults.map((fault) => fault.rule)).toContain(rule)
})

it('refuses four hundred single flipped bits, anywhere in the folder', () => {
  const files = filesOf(honest())
  const all = [...files].flatMap(([path, bytes]) => Array.from(bytes, (_, at) => [path, at] as const))
  for (let i = 0; i < 400; i++) {
    const [path, at] = all[Math.floor((i * all.length) / 400)] ?? ['key', 0]
    const flipped = Uint8Array.from(files.get(path) ?? [])
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (i % 8))
    expect(judge(new Map([...files, [path, flipped]])).result, `${path} ${at} bit ${i % 8}`).toBe('invalid')
  }
})
