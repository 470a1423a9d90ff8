// The verifier of an exported ledger: needs the exported files and the public key, nothing of the program that made
// them. It re-derives everything: each leaf's spelling and number, the root, every stored checkpoint as the beginning of
// the last, and each disclosed payload against its commitment. A ledger with entries behind its last checkpoint is
// valid but pending: whoever signs has not vouched for them yet, so that is never called valid.

import { bytesOfBase64, hex, sameBytes } from './bytes'
import type { Json } from './canonical-json'
import { type Checkpoint, parseCheckpoint } from './checkpoint'
import { type Disclosure, matchesCommitment } from './commitment'
import type { VerifySignature } from './ed25519'
import { eventType } from './event-types'
import { type LedgerEntry, parseLeaf } from './leaf'
import { appendLeaf, emptyFrontier, leafHash, rootOf } from './merkle'
import { verifyInclusion } from './merkle-proofs'
import { type NoteKey, parseSignedNote, verifySignedNote } from './signed-note'

export interface ExportedLedger {
  /** Leaf bytes in order. */
  readonly leaves: readonly Uint8Array[]
  /** Signed notes, smallest first; the last one is the checkpoint of the export. */
  readonly notes: readonly Uint8Array[]
  readonly disclosures: readonly Disclosure[]
}

/** One thing that is wrong: the case of docs/ledger-format.md, the entry where there is one, and a sentence. */
export interface LedgerFault {
  readonly rule:
    | 'signature'
    | 'checkpoint'
    | 'size'
    | 'root'
    | 'consistency'
    | 'leaf'
    | 'sequence'
    | 'duplicate-id'
    | 'commitment'
    | 'missing-disclosure'
    | 'inclusion'
  readonly entry?: number
  readonly sentence: string
}

export interface Verification {
  readonly result: 'valid' | 'pending' | 'invalid'
  /** Leaves read. */
  readonly size: number
  /** Hex root over all leaves. */
  readonly root: string
  /** Leaves under the last checkpoint. */
  readonly signedSize: number
  readonly faults: readonly LedgerFault[]
}

export interface Verifier {
  readonly keys: readonly NoteKey[]
  readonly verify?: VerifySignature
}

/** Check a whole export. Linear; a hash and a JSON reading a leaf. Never throws on input. */
export function verifyExport(ledger: ExportedLedger, verifier: Verifier): Verification {
  const faults: LedgerFault[] = []
  const checkpoints = ledger.notes.flatMap((note, i) => readNote(note, i, verifier, faults))
  const roots = new Map(checkpoints.map(({ size }) => [size, undefined as Uint8Array | undefined]))
  const { entries, root } = readLeaves(ledger.leaves, roots, faults)
  checkRoots(checkpoints, roots, ledger.leaves.length, faults)
  checkDisclosures(ledger.disclosures, entries, faults)
  const signedSize = Math.max(0, ...checkpoints.map(({ size }) => size))
  const isPending = checkpoints.length === 0 || signedSize < ledger.leaves.length
  return {
    result: faults.length > 0 ? 'invalid' : isPending ? 'pending' : 'valid',
    size: ledger.leaves.length,
    root: hex(root),
    signedSize,
    faults,
  }
}

function readNote(note: Uint8Array, i: number, verifier: Verifier, faults: LedgerFault[]): Checkpoint[] {
  const signed = parseSignedNote(note)
  const checkpoint = signed ? parseCheckpoint(signed.text) : undefined
  if (!signed || !checkpoint) {
    faults.push({ rule: 'checkpoint', sentence: `Checkpoint ${i + 1} is not a signed checkpoint.` })
    return []
  }
  const judged = verifySignedNote(signed, verifier.keys, verifier.verify)
  if ('problem' in judged) {
    const why =
      judged.problem === 'unknown-key'
        ? 'is not signed by the given key'
        : 'has a signature that does not verify'
    faults.push({ rule: 'signature', sentence: `Checkpoint ${i + 1} (size ${checkpoint.size}) ${why}.` })
    return []
  }
  return [checkpoint]
}

/** Reads every leaf, keeping the root at each size that a checkpoint speaks of. */
function readLeaves(
  leaves: readonly Uint8Array[],
  roots: Map<number, Uint8Array | undefined>,
  faults: LedgerFault[],
): { entries: (LedgerEntry | undefined)[]; root: Uint8Array } {
  const entries: (LedgerEntry | undefined)[] = []
  const ids = new Set<string>()
  let frontier = emptyFrontier()
  if (roots.has(0)) roots.set(0, rootOf(frontier))
  leaves.forEach((bytes, seq) => {
    const parsed = parseLeaf(bytes)
    const entry = 'entry' in parsed ? parsed.entry : undefined
    if ('problem' in parsed) {
      faults.push({
        rule: 'leaf',
        entry: seq,
        sentence: `Entry ${seq} is not a canonical leaf: ${parsed.detail}.`,
      })
    }
    if (entry && entry.seq !== seq) {
      faults.push({
        rule: 'sequence',
        entry: seq,
        sentence: `Entry ${seq} calls itself number ${entry.seq}.`,
      })
    }
    if (entry && ids.has(entry.id)) {
      faults.push({ rule: 'duplicate-id', entry: seq, sentence: `Entry ${seq} repeats the id of another.` })
    }
    if (entry) ids.add(entry.id)
    entries.push(entry)
    frontier = appendLeaf(frontier, leafHash(bytes))
    if (roots.has(frontier.size)) roots.set(frontier.size, rootOf(frontier))
  })
  return { entries, root: rootOf(frontier) }
}

function checkRoots(
  checkpoints: readonly Checkpoint[],
  roots: ReadonlyMap<number, Uint8Array | undefined>,
  size: number,
  faults: LedgerFault[],
): void {
  const last = checkpoints.at(-1)
  checkpoints.forEach((checkpoint, i) => {
    const before = checkpoints[i - 1]
    if (before && (before.origin !== checkpoint.origin || before.size >= checkpoint.size)) {
      const sentence = `Checkpoint of size ${checkpoint.size} does not follow the one of size ${before.size}.`
      faults.push({ rule: 'consistency', sentence })
    }
    if (checkpoint.size > size) {
      const sentence = `The checkpoint speaks of ${checkpoint.size} entries, but only ${size} are here.`
      faults.push({ rule: 'size', sentence })
      return
    }
    const root = roots.get(checkpoint.size)
    if (root && sameBytes(root, checkpoint.root)) return
    // An older one that does not fit while the last one does is a fork: two histories were signed.
    const rule = checkpoint === last ? 'root' : 'consistency'
    faults.push({ rule, sentence: `The first ${checkpoint.size} entries are not those of their checkpoint.` })
  })
}

function checkDisclosures(
  disclosures: readonly Disclosure[],
  entries: readonly (LedgerEntry | undefined)[],
  faults: LedgerFault[],
): void {
  const shown = new Set<string>()
  for (const disclosure of disclosures) {
    const { seq, field } = disclosure
    const committed = entries[seq]?.c[field]
    if (committed === undefined || !matchesCommitment(disclosure, committed)) {
      const sentence = `The ${field} shown for entry ${seq} is not what the entry committed to.`
      faults.push({ rule: 'commitment', entry: seq, sentence })
    }
    shown.add(`${seq} ${field}`)
  }
  const erased = new Set(disclosures.filter(({ field }) => field === 'erasure').map(erasedField))
  entries.forEach((entry, seq) => {
    for (const field of (entry && eventType(entry.type)?.open) ?? []) {
      if (shown.has(`${seq} ${field}`) || erased.has(`${entry?.id} ${field}`)) continue
      const sentence = `Entry ${seq} has to show its ${field}, and no erasure explains why it does not.`
      faults.push({ rule: 'missing-disclosure', entry: seq, sentence })
    }
  })
}

function erasedField({ payload }: Disclosure): string {
  const members = (typeof payload === 'object' && payload !== null ? payload : {}) as Readonly<
    Record<string, Json>
  >
  return `${members.entry} ${members.field}`
}

/** What a receipt's file holds of the ledger. */
export interface ReceiptProof {
  readonly note: Uint8Array
  readonly entries: readonly {
    readonly leaf: Uint8Array
    /** base64 hashes from the leaf upwards. */
    readonly inclusion: readonly string[]
    readonly disclosures: readonly Disclosure[]
  }[]
}

/** Check the proof of a receipt: the words are what the entries committed to, and the entries are under the checkpoint. */
export function verifyReceiptProof(proof: ReceiptProof, verifier: Verifier): readonly LedgerFault[] {
  const faults: LedgerFault[] = []
  const [checkpoint] = readNote(proof.note, 0, verifier, faults)
  if (proof.entries.length === 0) faults.push({ rule: 'leaf', sentence: 'The proof holds no entry.' })
  for (const { leaf, inclusion, disclosures } of proof.entries) {
    const parsed = parseLeaf(leaf)
    if ('problem' in parsed) {
      faults.push({ rule: 'leaf', sentence: `An entry is not a canonical leaf: ${parsed.detail}.` })
      continue
    }
    const { entry } = parsed
    const hashes = inclusion.map((text) => bytesOfBase64(text) ?? new Uint8Array(0))
    const isUnder =
      checkpoint &&
      verifyInclusion({
        leafHash: leafHash(leaf),
        index: entry.seq,
        size: checkpoint.size,
        proof: hashes,
        root: checkpoint.root,
      })
    if (checkpoint && !isUnder) {
      const sentence = `Entry ${entry.seq} is not under the checkpoint of size ${checkpoint.size}.`
      faults.push({ rule: 'inclusion', entry: entry.seq, sentence })
    }
    for (const disclosure of disclosures) {
      const committed = disclosure.seq === entry.seq ? entry.c[disclosure.field] : undefined
      if (committed !== undefined && matchesCommitment(disclosure, committed)) continue
      const sentence = `The ${disclosure.field} shown for entry ${entry.seq} is not what the entry committed to.`
      faults.push({ rule: 'commitment', entry: entry.seq, sentence })
    }
  }
  return faults
}
