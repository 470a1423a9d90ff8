// The keys that may sign, from the first one on. A key is replaced by an entry of the ledger, and the first checkpoint over
// that entry is signed by both: the old key vouches for the new one, the new one for all that was before. After it the old
// key signs nothing more. Whoever holds any key of the chain can therefore judge the whole ledger.

import { sameBytes } from './bytes'
import type { Json } from './canonical-json'
import type { VerifySignature } from './ed25519'
import { formatNoteKey, type NoteKey, parseNoteKey, type SignedNote, verifySignedNote } from './signed-note'

export interface KeyChain {
  /** All keys so far, the first one first. */
  readonly keys: readonly NoteKey[]
  /** Take a `key.rotated` at this entry; returns what is wrong with it. */
  rotate(payload: Json | undefined, seq: number): string | undefined
  /** Judge the signatures of the next checkpoint; returns what is wrong. */
  checkpoint(note: SignedNote): string | undefined
  /** Judge a note that somebody kept, once the whole ledger is read; `size` is that of its checkpoint. */
  held(note: SignedNote, size: number): string | undefined
}

/** The chain that begins with this key. */
export function createKeyChain(first: NoteKey, verify?: VerifySignature): KeyChain {
  const keys = [first]
  /** Entry at which each key was replaced. */
  const replacedAt: number[] = []
  /** Keys that the next checkpoint needs: one, or also those that replaced it since the last. */
  let due = [first]

  function fault(note: SignedNote, wanted: readonly NoteKey[]): string | undefined {
    const judged = verifySignedNote(note, keys, verify)
    if ('problem' in judged)
      return judged.problem === 'unknown-key'
        ? 'is not signed by the given key'
        : 'has a signature that does not verify'
    const { signedBy } = judged
    if (!wanted.every((key) => signedBy.includes(key))) {
      return wanted.length > 1
        ? 'is not signed by both the old and the new key'
        : 'is not signed by the key of its time'
    }
    return signedBy.every((key) => wanted.includes(key)) ? undefined : 'is signed by a key that was replaced'
  }

  return {
    keys,
    rotate: (payload, seq) => {
      const current = keys.at(-1) ?? first
      const given = payload as { readonly old?: Json; readonly new?: Json; readonly from?: Json } | undefined
      const next = typeof given?.new === 'string' ? parseNoteKey(given.new) : undefined
      if (given?.old !== formatNoteKey(current) || given.from !== seq || next?.name !== current.name)
        return 'The key is replaced by an entry that does not name the old key, a new one and itself.'
      if (keys.some(({ publicKey }) => sameBytes(publicKey, next.publicKey)))
        return 'The key is replaced by one that signed before.'
      keys.push(next)
      replacedAt.push(seq)
      due.push(next)
      return undefined
    },
    checkpoint: (note) => {
      const found = fault(note, due)
      due = due.slice(-1)
      return found
    },
    held: (note, size) => {
      const at = replacedAt.filter((seq) => seq < size).length
      const own = keys[at] ?? first
      const before = keys[at - 1]
      // The one checkpoint that both signed may be the one that was kept.
      const judged = fault(note, [own])
      return judged && before && at > 0 ? fault(note, [before, own]) && judged : judged
    },
  }
}
