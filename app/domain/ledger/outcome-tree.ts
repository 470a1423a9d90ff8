// The tree over the fates of an outcome: one line a comment, sorted, under the same hashes as the ledger. The entry that
// publishes an outcome names its root, so that a receipt can show the path of its own comment: counted as recorded.

import { hex, utf8Bytes } from './bytes'
import { emptyRoot, leafHash, treeRoot } from './merkle'
import { createLedgerTree } from './tree'

/** The line of one comment's fate: `<comment> <fate> <dispositions with a blank between, or ->`. */
export function fateLine(comment: string, fate: string, answers: string): string {
  return `${comment} ${fate} ${answers === '' ? '-' : answers}`
}

/** Root over sorted lines, hex. */
export function outcomeRoot(sorted: readonly string[]): string {
  return hex(treeRoot(sorted.map((line) => leafHash(utf8Bytes(line)))))
}

/** The fates of one outcome, to show the path of any comment. */
export interface OutcomeTree {
  /** How many lines there are. */
  readonly size: number
  /** The line of a comment with its place and its path up to the root; undefined where it does not count. O(log n). */
  proofOf(comment: string): { line: string; index: number; path: Uint8Array[] } | undefined
}

/** Hash the sorted lines once. Keeps 64 bytes a line beside the lines. O(n). */
export function createOutcomeTree(sorted: readonly string[]): OutcomeTree {
  const tree = createLedgerTree(emptyRoot())
  const places = new Map<string, number>()
  sorted.forEach((line, index) => {
    tree.append(leafHash(utf8Bytes(line)))
    places.set(line.slice(0, line.indexOf(' ')), index)
  })
  return {
    size: sorted.length,
    proofOf: (comment) => {
      const index = places.get(comment)
      const line = index === undefined ? undefined : sorted[index]
      return index === undefined || line === undefined
        ? undefined
        : { line, index, path: tree.inclusionProof(index) }
    },
  }
}
