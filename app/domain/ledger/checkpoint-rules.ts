// Checkpoints beside the leaves: each has to be signed by the keys of its time, follow the one before it, and be the root of
// the entries that were read when its size is reached. An older one that does not fit is a fork: two histories were signed.

import { sameBytes } from './bytes'
import { type Checkpoint, parseCheckpoint } from './checkpoint'
import type { TellFault } from './fault'
import type { KeyChain } from './key-chain'
import { parseSignedNote, type SignedNote } from './signed-note'

export interface CheckpointLine {
  /** The tree has `size` leaves now. */
  reach(size: number, root: () => Uint8Array): void
  /** No leaf follows. */
  end(size: number): void
  /** Leaves under the last good checkpoint; -1 where there is none. */
  signedSize(): number
}

/** A note and the checkpoint it signs; undefined when it is not one. */
export function readCheckpointNote(
  bytes: Uint8Array,
): { readonly note: SignedNote; readonly checkpoint: Checkpoint } | undefined {
  const note = parseSignedNote(bytes)
  const checkpoint = note ? parseCheckpoint(note.text) : undefined
  return note && checkpoint ? { note, checkpoint } : undefined
}

/** Follow the notes in their order. */
export function followCheckpoints(
  notes: Iterable<Uint8Array>,
  { chain, tell }: { readonly chain: KeyChain; readonly tell: TellFault },
): CheckpointLine {
  const rest = notes[Symbol.iterator]()
  let number = 0
  let signedSize = -1
  let next = pull()
  let after = pull()

  function pull() {
    for (let step = rest.next(); !step.done; step = rest.next()) {
      number += 1
      const read = readCheckpointNote(step.value)
      if (read) return read
      tell({ rule: 'checkpoint', sentence: `Checkpoint ${number} is not a signed checkpoint.` })
    }
    return undefined
  }

  function judgeSignatures({ note, checkpoint }: NonNullable<typeof next>): boolean {
    const { size, origin } = checkpoint
    if (origin !== chain.keys[0]?.name)
      tell({ rule: 'consistency', sentence: `The checkpoint of size ${size} is of another ledger.` })
    const fault = chain.checkpoint(note)
    if (fault) tell({ rule: 'signature', sentence: `The checkpoint of size ${size} ${fault}.` })
    return fault === undefined
  }

  function advance(): void {
    next = after
    after = pull()
  }

  return {
    signedSize: () => signedSize,
    reach: (size, root) => {
      while (next && next.checkpoint.size <= size) {
        const { checkpoint } = next
        const isSigned = judgeSignatures(next)
        if (checkpoint.size < size || checkpoint.size === signedSize) {
          const sentence = `The checkpoint of size ${checkpoint.size} does not follow the one before it.`
          tell({ rule: 'consistency', sentence })
        } else if (!sameBytes(root(), checkpoint.root)) {
          const sentence = `The first ${size} entries are not those of their checkpoint.`
          tell({ rule: after ? 'consistency' : 'root', sentence })
        } else if (isSigned) signedSize = size
        advance()
      }
    },
    end: (size) => {
      for (; next; advance()) {
        judgeSignatures(next)
        const sentence = `The checkpoint speaks of ${next.checkpoint.size} entries, but only ${size} are here.`
        tell({ rule: 'size', sentence })
      }
    },
  }
}
