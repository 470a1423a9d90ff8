// The proof of a receipt, judged without the ledger: the words are what the entries committed to, the entries are under a
// signed checkpoint, and, once the outcome is published, the fate of each comment is under the outcome that was published.
// So "recorded as written" and "counted as recorded" are two claims, checked apart.

import { bytesOfBase64, hex, utf8Bytes } from './bytes'
import type { Json } from './canonical-json'
import { type Checkpoint, parseCheckpoint } from './checkpoint'
import { type Disclosure, matchesCommitment } from './commitment'
import type { LedgerFault } from './fault'
import { type LedgerEntry, parseLeaf } from './leaf'
import { leafHash } from './merkle'
import { verifyInclusion } from './merkle-proofs'
import { parseSignedNote, verifySignedNote } from './signed-note'
import type { Verifier } from './verify-export'

/** An entry under the checkpoint with what is opened of it. */
export interface ProvenEntry {
  readonly leaf: Uint8Array
  /** base64 hashes from the leaf upwards. */
  readonly inclusion: readonly string[]
  readonly disclosures: readonly Disclosure[]
}

/** The published outcome and the places of this receipt's comments in it. */
export interface ProvenOutcome {
  readonly entry: ProvenEntry
  readonly fates: readonly {
    /** The line that was hashed; it begins with the comment's id. */
    readonly line: string
    readonly index: number
    /** Lines in the outcome. */
    readonly size: number
    readonly path: readonly string[]
  }[]
}

/** What a receipt's file holds of the ledger. */
export interface ReceiptProof {
  readonly note: Uint8Array
  readonly entries: readonly ProvenEntry[]
  readonly outcome?: ProvenOutcome
}

/** Check the proof of a receipt. Never throws on input. */
export function verifyReceiptProof(proof: ReceiptProof, verifier: Verifier): readonly LedgerFault[] {
  const faults: LedgerFault[] = []
  const checkpoint = signedCheckpoint(proof.note, verifier, faults)
  if (proof.entries.length === 0) faults.push({ rule: 'leaf', sentence: 'The proof holds no entry.' })
  const comments = new Set<string>()
  let place: string | undefined
  for (const proven of proof.entries) {
    const entry = judgeEntry(proven, checkpoint, faults)
    if (!entry) continue
    comments.add(entry.ref[0] ?? '')
    place = entry.ref[1]
  }
  if (proof.outcome) judgeOutcome(proof.outcome, { checkpoint, faults, comments, place })
  return faults
}

function signedCheckpoint(
  note: Uint8Array,
  { keys, verify }: Verifier,
  faults: LedgerFault[],
): Checkpoint | undefined {
  const signed = parseSignedNote(note)
  const checkpoint = signed ? parseCheckpoint(signed.text) : undefined
  if (!signed || !checkpoint) {
    faults.push({ rule: 'checkpoint', sentence: 'The checkpoint is not a signed checkpoint.' })
    return undefined
  }
  const judged = verifySignedNote(signed, keys, verify)
  if (!('problem' in judged)) return checkpoint
  const why =
    judged.problem === 'unknown-key'
      ? 'is not signed by the given key'
      : 'has a signature that does not verify'
  faults.push({ rule: 'signature', sentence: `The checkpoint of size ${checkpoint.size} ${why}.` })
  return undefined
}

function judgeEntry(
  { leaf, inclusion, disclosures }: ProvenEntry,
  checkpoint: Checkpoint | undefined,
  faults: LedgerFault[],
): LedgerEntry | undefined {
  const parsed = parseLeaf(leaf)
  if ('problem' in parsed) {
    faults.push({ rule: 'leaf', sentence: `An entry is not a canonical leaf: ${parsed.detail}.` })
    return undefined
  }
  const { entry } = parsed
  if (
    checkpoint &&
    !isUnder(leaf, { index: entry.seq, size: checkpoint.size, path: inclusion, root: checkpoint.root })
  ) {
    const sentence = `Entry ${entry.seq} is not under the checkpoint of size ${checkpoint.size}.`
    faults.push({ rule: 'inclusion', entry: entry.seq, sentence })
  }
  for (const disclosure of disclosures) {
    const committed = disclosure.seq === entry.seq ? entry.c[disclosure.field] : undefined
    if (committed !== undefined && matchesCommitment(disclosure, committed)) continue
    const sentence = `The ${disclosure.field} shown for entry ${entry.seq} is not what the entry committed to.`
    faults.push({ rule: 'commitment', entry: entry.seq, sentence })
  }
  return entry
}

interface Path {
  readonly index: number
  readonly size: number
  readonly path: readonly string[]
  readonly root: Uint8Array
}

function isUnder(leaf: Uint8Array, { index, size, path, root }: Path): boolean {
  const proof = path.map((text) => bytesOfBase64(text) ?? new Uint8Array(0))
  return verifyInclusion({ leafHash: leafHash(leaf), index, size, proof, root })
}

interface Known {
  readonly checkpoint: Checkpoint | undefined
  readonly faults: LedgerFault[]
  /** Comments of the receipt. */
  readonly comments: ReadonlySet<string>
  readonly place: string | undefined
}

function judgeOutcome({ entry: proven, fates }: ProvenOutcome, known: Known): void {
  const { checkpoint, faults, comments, place } = known
  const entry = judgeEntry(proven, checkpoint, faults)
  if (!entry) return
  const tell = (sentence: string) => faults.push({ rule: 'outcome', entry: entry.seq, sentence })
  const payload = proven.disclosures.find(({ field }) => field === 'outcome')?.payload
  const { root, received } = (payload ?? {}) as { readonly root?: Json; readonly received?: Json }
  if (entry.type !== 'consultation.reported' || entry.ref[0] !== place || typeof root !== 'string') {
    tell('The outcome is not that of the consultation of the receipt.')
    return
  }
  const counted = new Set(fates.map(({ line }) => line.split(' ')[0] ?? ''))
  if (fates.length !== comments.size || [...comments].some((id) => !counted.has(id)))
    tell('The outcome does not show the fate of every comment of the receipt.')
  for (const { line, index, size, path } of fates) {
    const bytes = bytesOfHex(root)
    if (size !== received || !bytes || !isUnder(utf8Bytes(line), { index, size, path, root: bytes }))
      tell('A fate is not among those of the outcome that was published.')
  }
}

function bytesOfHex(text: string): Uint8Array | undefined {
  if (!/^[0-9a-f]{64}$/.test(text)) return undefined
  const bytes = Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return hex(bytes) === text ? bytes : undefined
}
