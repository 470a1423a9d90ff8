// An honest ledger made in memory, with everything that a ledger can hold: a consultation from plan to outcome, answers that
// are changed, returned and taken back, an erasure by two persons, a new key. Tests tamper with its parts and pack them
// anew as somebody with the key could, or with the bytes of its files as somebody without it could.

import { createHash } from 'node:crypto'
import {
  canonicalJson,
  commitment,
  commitmentText,
  createGrowingTree,
  createLedgerTree,
  type Disclosure,
  disclose,
  ed25519Signer,
  emptyRoot,
  fateLine,
  formatCheckpoint,
  formatNoteKey,
  type Json,
  type LedgerEntry,
  type LedgerFolder,
  leafBytes,
  leafHash,
  leafTime,
  outcomeRoot,
  parseLeaf,
  signNote,
  tilePath,
  tileWidth,
  utf8Bytes,
} from '~/domain/ledger'

export const origin = 'example.org/ledger'
export const signerOf = (seed: number) => ({ name: origin, ...ed25519Signer(new Uint8Array(32).fill(seed)) })
export type TestSigner = ReturnType<typeof signerOf>
export const firstSigner = signerOf(7)
export const secondSigner = signerOf(8)
export const stranger = signerOf(9)
export const keyLineOf = ({ publicKey }: TestSigner) => formatNoteKey({ name: origin, publicKey })

/** What happened, as a test writes it down. */
export interface Happening {
  readonly type: LedgerEntry['type']
  readonly ref: readonly string[]
  readonly open?: Readonly<Record<string, Json>>
  readonly hidden?: Readonly<Record<string, Json>>
}

/** The parts of an export, before they are files. */
export interface Parts {
  leaves: Uint8Array[]
  disclosures: Disclosure[]
  fates: string[]
  notes: string[]
  key: string
}

/** A person's token; one letter a person is enough here. */
export const duty = (letter: string) => `d${letter.repeat(32)}`

const startedAt = Date.UTC(2026, 2, 1, 2)

/** Leaves and disclosures of happenings, one a second. */
export function recorded(happenings: readonly Happening[]): Pick<Parts, 'leaves' | 'disclosures'> {
  const disclosures: Disclosure[] = []
  const leaves = happenings.map(({ type, ref, open = {}, hidden = {} }, seq) => {
    const fields = Object.entries({ ...open, ...hidden })
    const c = Object.fromEntries(
      fields.map(([field, payload]) => [
        field,
        commitmentText(commitment(field, nonceOf(seq, field), payload)),
      ]),
    )
    for (const field of Object.keys(open).sort())
      disclosures.push(disclose(seq, field, { nonce: nonceOf(seq, field), payload: open[field] ?? null }))
    return leafBytes({
      seq,
      at: leafTime(startedAt + seq * 1000),
      type,
      id: `id${seq}`,
      by: 'system',
      ref: [...ref],
      c,
    })
  })
  return { leaves, disclosures }
}

const nonceOf = (seq: number, field: string) =>
  new Uint8Array(createHash('sha256').update(`nonce ${seq} ${field}`).digest())

/** A checkpoint over the first `size` leaves. */
export function noteOf(leaves: readonly Uint8Array[], size: number, signers: readonly TestSigner[]): string {
  const tree = createLedgerTree(emptyRoot())
  for (const leaf of leaves) tree.append(leafHash(leaf))
  return signNote(formatCheckpoint({ origin, size, root: tree.root(size) }), signers)
}

export const received = (comment: string, consultation = 'c1'): Happening => ({
  type: 'comment.received',
  ref: [comment, consultation],
  hidden: { words: { text: `意见${comment}`, suggestion: '' } },
})

/** Numbers of entries that tests tamper with. */
export const places = { published: 2, firstComment: 3, rotated: 26, erased: 27, reported: 29 } as const

/** Twelve comments of one consultation and what became of them. */
export function happenings(): Happening[] {
  const story: Happening[] = [
    { type: 'consultation.created', ref: ['c1', duty('a')], hidden: { notice: { title: '节水条例' } } },
    { type: 'consultation.approved', ref: ['c1', duty('b')] },
    {
      type: 'consultation.published',
      ref: ['c1', 'v1'],
      open: { notice: { title: '节水条例', version: 'v1' } },
    },
    ...Array.from({ length: 9 }, (_, at) => received(`m${at}`)),
    { type: 'consultation.extended', ref: ['c1'], open: { notice: { words: '延长十日。' } } },
    received('m9'),
    { type: 'theme.created', ref: ['t1', 'c1'] },
    { type: 'consultation.closed', ref: ['c1'] },
    { type: 'comment.late', ref: ['m10', 'c1'] },
    { type: 'comment.forwarded', ref: ['m11', 'c1'] },
    { type: 'comment.undone', ref: ['m11', 'c1'] },
    { type: 'disposition.proposed', ref: ['x1', duty('a'), 't1'] },
    { type: 'disposition.returned', ref: ['x1', duty('b')] },
    { type: 'disposition.changed', ref: ['x2', duty('a'), 't1', 'x1'] },
    { type: 'disposition.approved', ref: ['x2', duty('b')] },
    { type: 'disposition.undone', ref: ['x2', duty('b')] },
    { type: 'disposition.approved', ref: ['x2', duty('c')] },
    { type: 'comment.settled', ref: ['m10'] },
  ]
  story.push(
    {
      type: 'key.rotated',
      ref: [],
      open: { key: { old: keyLineOf(firstSigner), new: keyLineOf(secondSigner), from: story.length } },
    },
    {
      type: 'erased',
      ref: ['id2'],
      open: {
        erasure: {
          entry: 'id2',
          field: 'notice',
          ground: '个人信息保护法第四十七条',
          asked: duty('a'),
          approved: duty('b'),
        },
      },
    },
    { type: 'consultation.report-prepared', ref: ['c1', duty('a')] },
    { type: 'consultation.reported', ref: ['c1', duty('b')], open: { outcome: outcome() } },
    { type: 'policy.changed', ref: [], hidden: { words: { days: 30 } } },
  )
  return story
}

/** The fates of the eleven comments that count. */
export const fatesOf = () =>
  [
    ...Array.from({ length: 10 }, (_, at) => fateLine(`m${at}`, 'adopted', 'x2')),
    fateLine('m10', 'spam', ''),
  ].sort()

export function outcome(counts: Readonly<Record<string, number>> = {}, lines = fatesOf()) {
  const none = { 'partly-adopted': 0, 'not-adopted': 0, noted: 0, merged: 0, 'out-of-scope': 0 }
  return {
    received: 11,
    counts: { adopted: 10, spam: 1, ...none, ...counts },
    root: outcomeRoot(lines),
    version: 'v1',
  }
}

/** The honest parts; `story` for a ledger of other happenings. Signed after 4, 20, the new key, and all. */
export function honest(story = happenings()): Parts {
  const { leaves, disclosures } = recorded(story)
  const erased = disclosures.filter(({ seq }) => seq !== places.published)
  const reported = story.findIndex(({ type }) => type === 'consultation.reported')
  return {
    leaves,
    disclosures: erased,
    fates: reported < 0 ? [] : fatesOf().map((line) => `${reported} ${line}`),
    notes: signed(
      leaves,
      story.findIndex(({ type }) => type === 'key.rotated'),
    ),
    key: keyLineOf(firstSigner),
  }
}

/** Checkpoints after 4 and 20 leaves, after a new key, and over all. */
export function signed(leaves: readonly Uint8Array[], rotated: number = places.rotated): string[] {
  const sizes = [4, 20, rotated + 1, leaves.length].filter((size) => size > 0 && size <= leaves.length)
  return [...new Set(sizes)].map((size) => {
    const isNew = rotated >= 0 && size > rotated
    const signers = isNew
      ? size === rotated + 1
        ? [firstSigner, secondSigner]
        : [secondSigner]
      : [firstSigner]
    return noteOf(leaves, size, signers)
  })
}

export type Files = Map<string, Uint8Array>

/** The parts as files, as an export writes them. */
export function filesOf(parts: Parts): Files {
  const lines = (all: readonly string[]) => utf8Bytes(all.map((line) => `${line}\n`).join(''))
  const readme = utf8Bytes('An exported ledger.\n')
  const files: Files = new Map([
    ['README.txt', readme],
    ['SHA256SUMS', utf8Bytes(`${createHash('sha256').update(readme).digest('hex')}  README.txt\n`)],
    ['checkpoints.jsonl', lines(parts.notes.map((note) => canonicalJson(note)))],
    ['disclosed.jsonl', lines(parts.disclosures.map((disclosure) => canonicalJson(disclosure)))],
    ['entries.jsonl', Buffer.concat(parts.leaves.flatMap((leaf) => [leaf, utf8Bytes('\n')]))],
    ['fates.txt', lines(parts.fates)],
    ['key', lines([parts.key])],
  ])
  for (const [path, hashes] of tilesFor(parts.leaves)) files.set(path, hashes)
  return files
}

function tilesFor(leaves: readonly Uint8Array[]): Files {
  const rows: Uint8Array[][] = []
  const tree = createGrowingTree(
    (bytes) => createHash('sha256').update(bytes).digest(),
    (level, hash) => {
      rows[level] ??= []
      rows[level].push(hash)
    },
  )
  for (const leaf of leaves) tree.append(leaf)
  return new Map(
    rows.flatMap((row, level) =>
      Array.from({ length: Math.ceil(row.length / tileWidth) }, (_, index) => {
        const own = row.slice(index * tileWidth, (index + 1) * tileWidth)
        return [tilePath({ level, index, width: own.length }), new Uint8Array(Buffer.concat(own))] as const
      }),
    ),
  )
}

/** Files in memory as a verifier reads them; in one piece, or in pieces of so many bytes. */
export function folderOf(files: Files, piece = 1 << 20): LedgerFolder {
  return {
    paths: [...files.keys()].sort(),
    read: function* (path) {
      const bytes = files.get(path) ?? new Uint8Array(0)
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

/** A leaf written anew with some members changed. */
export function leafWith(leaf: Uint8Array, change: Partial<LedgerEntry>): Uint8Array {
  const parsed = parseLeaf(leaf)
  if ('problem' in parsed) throw new Error('Expected a readable leaf')
  return leafBytes({ ...parsed.entry, ...change })
}

/** Leaves numbered anew in their order. */
export const renumbered = (leaves: readonly Uint8Array[]) =>
  leaves.map((leaf, seq) => leafWith(leaf, { seq }))
