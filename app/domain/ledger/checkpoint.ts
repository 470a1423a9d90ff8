// The checkpoint: the ledger's origin, its size and its root, as three lines that are signed as a note. Whoever
// holds one can prove later that the ledger was cut or rewritten; that is why it is signed only after comparing it
// with the last one signed. Source: c2sp.org/tlog-checkpoint; ours never has extension lines.

import { base64, bytesOfBase64, sameBytes } from './bytes'
import { verifyConsistency } from './merkle-proofs'

export interface Checkpoint {
  /** `<host>/ledger`; also the name of the key. */
  readonly origin: string
  /** Leaves covered. */
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

/** The text to be signed: origin, size and base64 root, a line each. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== 32)
    throw new Error('Expected a size and a root of 32 bytes')
  if (origin === '' || origin.includes('\n')) throw new Error('Expected an origin on one line')
  return `${origin}\n${size}\n${base64(root)}\n`
}

/** The checkpoint of a note's text, or `undefined` for anything `formatCheckpoint` would not have written: leading
 *  zeros, signs, spaces, sizes beyond 2⁵³ − 1, extension lines. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', encoded = '', end, ...more] = text.split('\n')
  const root = bytesOfBase64(encoded)
  if (end !== '' || more.length > 0 || origin === '' || root?.length !== 32) return undefined
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) return undefined
  return { origin, size: Number(size), root }
}

export interface SigningRequest {
  /** The last checkpoint ever signed under this origin: the larger of the database's and the file's. */
  readonly last?: Checkpoint
  readonly next: Checkpoint
  /** From `last` to `next`. */
  readonly proof: readonly Uint8Array[]
}

export type SigningRefusal = 'other-origin' | 'smaller' | 'fork'

/** Why a checkpoint must not be signed, or `undefined` when it may be. Signing a smaller or inconsistent tree would
 *  make the ledger's owner the proven forger, so there is no override: a person recovers the file or starts a new
 *  origin. Source: c2sp.org/tlog-checkpoint ("MUST NOT sign any checkpoint inconsistent with one previously signed"). */
export function refuseToSign({ last, next, proof }: SigningRequest): SigningRefusal | undefined {
  if (!last) return undefined
  if (last.origin !== next.origin) return 'other-origin'
  if (next.size < last.size) return 'smaller'
  const claim = { oldSize: last.size, newSize: next.size, oldRoot: last.root, newRoot: next.root, proof }
  return verifyConsistency(claim) ? undefined : 'fork'
}

/** Whether two checkpoints say the same. */
export function sameCheckpoint(a: Checkpoint, b: Checkpoint): boolean {
  return a.origin === b.origin && a.size === b.size && sameBytes(a.root, b.root)
}
