import { expect, it } from 'vitest'
import {
  commitment,
  commitmentText,
  createLedgerTree,
  type Disclosure,
  disclose,
  type ExportedLedger,
  ed25519Signer,
  emptyRoot,
  formatCheckpoint,
  leafBytes,
  leafHash,
  signNote,
  utf8Bytes,
  utf8Text,
  verifyExport,
} from '~/domain/ledger'

const origin = 'example.org/ledger'
const signer = { name: origin, ...ed25519Signer(new Uint8Array(32).fill(7)) }
const other = { name: origin, ...ed25519Signer(new Uint8Array(32).fill(9)) }
const keys = [{ name: origin, publicKey: signer.publicKey }]

interface Made extends ExportedLedger {
  readonly leaves: Uint8Array[]
  readonly notes: Uint8Array[]
  readonly disclosures: Disclosure[]
}

const opening = [
  { type: 'consultation.created', ref: ['c', 'd1'] },
  { type: 'consultation.approved', ref: ['c', 'd2'] },
  { type: 'consultation.published', ref: ['c', 'v'] },
] as const

/** A ledger of eight entries with two checkpoints, one entry disclosed. */
function ledger(signed = 8): Made {
  const notice = { title: '节水条例' }
  const nonce = new Uint8Array(32).fill(3)
  const leaves = Array.from({ length: 8 }, (_, seq) =>
    leafBytes({
      seq,
      at: '2026-03-01T02:11:09Z',
      ...(opening[seq] ?? { type: 'comment.received', ref: [`m${seq}`, 'c'] }),
      id: `id${seq}`,
      by: 'resident',
      c: { ...(seq === 2 ? { notice: commitmentText(commitment('notice', nonce, notice)) } : {}) },
    }),
  )
  const notes = [3, signed].map((size) => noteOf(leaves, size))
  return { leaves, notes, disclosures: [disclose(2, 'notice', { nonce, payload: notice })] }
}

function noteOf(leaves: readonly Uint8Array[], size: number, by = signer): Uint8Array {
  const tree = createLedgerTree(emptyRoot())
  for (const leaf of leaves) tree.append(leafHash(leaf))
  return utf8Bytes(signNote(formatCheckpoint({ origin, size, root: tree.root(size) }), [by]))
}

const rulesOf = (made: ExportedLedger) => verifyExport(made, { keys }).faults.map(({ rule }) => rule)
const edit = (bytes: Uint8Array, change: (text: string) => string) => utf8Bytes(change(utf8Text(bytes) ?? ''))

it('calls a whole ledger valid, and one with entries behind its checkpoint pending', () => {
  expect(verifyExport(ledger(), { keys })).toMatchObject({
    result: 'valid',
    size: 8,
    signedSize: 8,
    faults: [],
  })
  expect(verifyExport(ledger(7), { keys })).toMatchObject({ result: 'pending', size: 8, signedSize: 7 })
  expect(verifyExport({ leaves: [], notes: [], disclosures: [] }, { keys }).result).toBe('pending')
})

const tampered: readonly [string, string, (made: Made) => void][] = [
  [
    'one letter of a leaf',
    'root',
    ({ leaves }) => {
      leaves[4] = edit(leaves[4] as Uint8Array, (t) => t.replace('id4', 'idX'))
    },
  ],
  [
    'a leaf removed in the middle',
    'sequence',
    ({ leaves }) => {
      leaves.splice(4, 1)
    },
  ],
  [
    'the last leaf cut off',
    'size',
    ({ leaves }) => {
      leaves.pop()
    },
  ],
  [
    'two leaves swapped',
    'sequence',
    ({ leaves }) => {
      leaves.splice(4, 2, leaves[5] as Uint8Array, leaves[4] as Uint8Array)
    },
  ],
  [
    'a leaf doubled',
    'duplicate-id',
    ({ leaves }) => {
      leaves.splice(4, 0, leaves[4] as Uint8Array)
    },
  ],
  [
    'another spelling of the same JSON',
    'leaf',
    ({ leaves }) => {
      leaves[4] = edit(leaves[4] as Uint8Array, (t) => t.replace('"seq":4', '"seq":4.0'))
    },
  ],
  [
    'a size written with a leading zero',
    'checkpoint',
    ({ notes }) => {
      notes[1] = edit(notes[1] as Uint8Array, (t) => t.replace('\n8\n', '\n08\n'))
    },
  ],
  [
    'a right root with a wrong size',
    'signature',
    ({ notes }) => {
      notes[1] = edit(notes[1] as Uint8Array, (t) => t.replace('\n8\n', '\n7\n'))
    },
  ],
  [
    'a signature of another key',
    'signature',
    ({ notes, leaves }) => {
      notes[1] = noteOf(leaves, 8, other)
    },
  ],
  [
    'no signature',
    'checkpoint',
    ({ notes }) => {
      notes[1] = edit(notes[1] as Uint8Array, (t) => `${t.split('\n\n')[0]}\n\n`)
    },
  ],
  [
    'a fork signed by the right key',
    'consistency',
    ({ notes, leaves }) => {
      notes[0] = noteOf([...leaves].reverse(), 3)
    },
  ],
  [
    'checkpoints out of order',
    'consistency',
    ({ notes }) => {
      notes.reverse()
    },
  ],
  [
    'a text that is not what was committed to',
    'commitment',
    ({ disclosures }) => {
      disclosures[0] = { ...(disclosures[0] as Disclosure), payload: { title: '节电条例' } }
    },
  ],
  [
    'the right text under another field',
    'commitment',
    ({ disclosures }) => {
      disclosures[0] = { ...(disclosures[0] as Disclosure), field: 'words' }
    },
  ],
  [
    'a payload that is missing without an erasure',
    'missing-disclosure',
    ({ disclosures }) => {
      disclosures.pop()
    },
  ],
]

it.each(tampered)('refuses %s', (_, rule, tamper) => {
  const made = ledger()
  tamper(made)
  expect(verifyExport(made, { keys }).result).toBe('invalid')
  expect(rulesOf(made)).toContain(rule)
})

it('refuses every single flipped bit of leaves and checkpoints', () => {
  const whole = ledger()
  for (const part of ['leaves', 'notes'] as const) {
    const bytes = whole[part][1] as Uint8Array
    // The last character of a signature's base64 may carry bits that no decoder may ignore: those are flipped too.
    for (let bit = 0; bit < bytes.length * 8; bit += 3) {
      const made = ledger()
      const flipped = Uint8Array.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      made[part][1] = flipped
      expect(verifyExport(made, { keys }).result, `${part} bit ${bit}`).not.toBe('valid')
    }
  }
})
