// The tree over the fates of an outcome: one line a comment, sorted, under the same hashes as the ledger. The entry that
// publishes an outcome names its root, so that a receipt can show the path of its own comment: counted as recorded.

import { hex, utf8Bytes } from './bytes'
import { leafHash, treeRoot } from './merkle'
import { inclusionProof } from './merkle-proofs'

/** The line of one comment's fate: `<comment> <fate> <dispositions with a blank between, or ->`. */
export function fateLine(comment: string, fate: string, answers: string): string {
  return `${comment} ${fate} ${answers === '' ? '-' : answers}`
}

/** Root over sorted lines, hex. */
export function outcomeRoot(sorted: readonly string[]): string {
  return hex(treeRoot(sorted.map((line) => leafHash(utf8Bytes(line)))))
}

/** Path of the line at `index` up to the root of all. O(n) hashes. */
export function outcomePath(sorted: readonly string[], index: number): Uint8Array[] {
  return inclusionProof(
    sorted.map((line) => leafHash(utf8Bytes(line))),
    index,
  )
}
