// The verifier of a ledger: needs what was exported and the public key, nothing of the program that made it. It reads the
// leaves once, in their order, and everything else beside them: each leaf's spelling, number and time, each checkpoint as
// the root of its first entries, each disclosed payload against its commitment, each erasure, and whether what the leaves
// tell is allowed (state-rules.ts). Entries behind the last checkpoint make it pending, never valid: whoever signs has not
// vouched for them yet. A million entries take 20 s and 200 MB.

import { sha256 as portableSha256 } from '@noble/hashes/sha2.js'
import { hex, utf8Text } from './bytes'
import { followCheckpoints } from './checkpoint-rules'
import type { Disclosure } from './commitment'
import type { VerifySignature } from './ed25519'
import { createEntryRules, followDisclosures } from './entry-rules'
import type { LedgerFault, TellFault } from './fault'
import { createGrowingTree, type Sha256, type TileHash } from './growing-tree'
import { followHeld, type Held } from './held'
import { createKeyChain, type KeyChain } from './key-chain'
import { type LedgerEntry, maxLeafBytes, parseLeaf } from './leaf'
import { leafOfText } from './leaf-text'
import { formatNoteKey, type NoteKey } from './signed-note'
import type { FateLines } from './state-rules'

export interface ExportedLedger {
  /** Leaf bytes in order. */
  readonly leaves: Iterable<Uint8Array>
  /** Signed notes, smallest first; the last one is the checkpoint of the export. */
  readonly notes: Iterable<Uint8Array>
  /** By entry and field. */
  readonly disclosures: Iterable<Disclosure>
  /** Lines of an outcome's fates by the number of its entry; absent where they are not at hand. */
  readonly fates?: (seq: number) => FateLines
}

export interface Verification {
  readonly result: 'valid' | 'pending' | 'invalid'
  /** Leaves read. */
  readonly size: number
  /** Hex root over all leaves. */
  readonly root: string
  /** Leaves under the last checkpoint. */
  readonly signedSize: number
  /** Keys that signed, the first one first. */
  readonly keys: readonly string[]
  /** At most a hundred. */
  readonly faults: readonly LedgerFault[]
}

export interface Verifier {
  /** The first key of the ledger; those that replaced it are in the ledger. */
  readonly keys: readonly NoteKey[]
  readonly verify?: VerifySignature
  /** A platform's own functions, which are faster; the portable ones otherwise. */
  readonly sha256?: Sha256
  readonly text?: (bytes: Uint8Array) => string | undefined
  /** Told of the hashes that tiles hold. */
  readonly tileHash?: TileHash
  /** A key that the reader has from elsewhere: it has to be one of the chain. */
  readonly pinned?: NoteKey
  /** What somebody kept and this ledger has to contain. */
  readonly held?: Held
}

/** Faults beyond this many say nothing new. */
const mostFaults = 100

/** Check a whole ledger. Linear. Never throws on input. */
export function verifyExport(ledger: ExportedLedger, verifier: Verifier): Verification {
  const faults: LedgerFault[] = []
  const tell = (fault: LedgerFault) => {
    if (faults.length < mostFaults) faults.push(fault)
  }
  const [first] = verifier.keys
  if (!first) throw new Error('Expected the first key of the ledger')
  const tree = createGrowingTree(verifier.sha256 ?? portableSha256, verifier.tileHash)
  const chain = createKeyChain(first, verifier.verify)
  const checkpoints = followCheckpoints(ledger.notes, { chain, tell })
  const payloads = followDisclosures(ledger.disclosures, tell)
  const held = followHeld(verifier.held, tell)
  const entries = createEntryRules({ fates: ledger.fates, chain, tell })
  const readText = verifier.text ?? utf8Text
  checkpoints.reach(0, tree.root)
  held.reach(0, tree.root)
  for (const leaf of ledger.leaves) {
    const seq = tree.size
    const entry = readLeaf(leaf, { seq, readText, tell })
    const shown = payloads.of(seq, entry)
    if (entry) entries.judge(entry, seq, shown)
    held.leaf(seq, leaf)
    tree.append(leaf)
    checkpoints.reach(tree.size, tree.root)
    held.reach(tree.size, tree.root)
  }
  payloads.end()
  entries.end()
  checkpoints.end(tree.size)
  held.end(tree.size, chain)
  tellPinned(verifier.pinned, chain, tell)
  const signedSize = checkpoints.signedSize()
  return {
    result: faults.length > 0 ? 'invalid' : signedSize < tree.size || signedSize < 0 ? 'pending' : 'valid',
    size: tree.size,
    root: hex(tree.root()),
    signedSize: Math.max(0, signedSize),
    keys: chain.keys.map(formatNoteKey),
    faults,
  }
}

interface Reading {
  readonly seq: number
  readonly readText: (bytes: Uint8Array) => string | undefined
  readonly tell: TellFault
}

function readLeaf(leaf: Uint8Array, { seq, readText, tell }: Reading): LedgerEntry | undefined {
  const text = readText(leaf)
  const quick = text === undefined ? undefined : leafOfText(text)
  const parsed = quick && leaf.length <= maxLeafBytes ? { entry: quick } : parseLeaf(leaf)
  if ('problem' in parsed) {
    const sentence = `Entry ${seq} is not a canonical leaf: ${parsed.detail}.`
    tell({ rule: 'leaf', entry: seq, sentence })
    return undefined
  }
  return parsed.entry
}

function tellPinned(pinned: NoteKey | undefined, chain: KeyChain, tell: TellFault): void {
  if (!pinned || chain.keys.some((key) => formatNoteKey(key) === formatNoteKey(pinned))) return
  tell({
    rule: 'signature',
    sentence: 'The ledger is not signed by the given key or one that it was replaced by.',
  })
}
