// What somebody kept: the checkpoint of a poster or of a receipt, the leaf of a receipt. A ledger that was cut off or
// written anew together with its checkpoints is whole in itself; only what was kept elsewhere shows it.

import { sameBytes } from './bytes'
import { readCheckpointNote } from './checkpoint-rules'
import type { TellFault } from './fault'
import type { KeyChain } from './key-chain'

export interface Held {
  readonly notes: readonly Uint8Array[]
  /** Leaves of receipts by their number. */
  readonly leaves: ReadonlyMap<number, Uint8Array>
}

/** Compare what was kept while the leaves are read. */
export function followHeld(held: Held = { notes: [], leaves: new Map() }, tell: TellFault) {
  const kept = held.notes.flatMap((bytes) => {
    const read = readCheckpointNote(bytes)
    if (!read) tell({ rule: 'held', sentence: 'What was kept is not a signed checkpoint.' })
    return read ? [read] : []
  })
  return {
    leaf: (seq: number, leaf: Uint8Array) => {
      const own = held.leaves.get(seq)
      if (own && !sameBytes(own, leaf))
        tell({ rule: 'held', entry: seq, sentence: `Entry ${seq} is not the one of the receipt.` })
    },
    reach: (size: number, root: () => Uint8Array) => {
      for (const { checkpoint } of kept) {
        if (checkpoint.size !== size || sameBytes(checkpoint.root, root())) continue
        tell({
          rule: 'held',
          sentence: `The first ${size} entries are not those of the checkpoint that was kept.`,
        })
      }
    },
    end: (size: number, chain: KeyChain) => {
      for (const { note, checkpoint } of kept) {
        const fault = chain.held(note, checkpoint.size)
        if (fault) tell({ rule: 'held', sentence: `The checkpoint that was kept ${fault}.` })
        if (checkpoint.size > size) {
          const sentence = `A checkpoint of ${checkpoint.size} entries was kept, but only ${size} are here: the end was cut off.`
          tell({ rule: 'held', sentence })
        }
      }
      for (const seq of held.leaves.keys()) {
        if (seq >= size)
          tell({
            rule: 'held',
            entry: seq,
            sentence: `Entry ${seq} of the receipt is not here: the end was cut off.`,
          })
      }
    },
  }
}
