// A commitment binds a leaf to a payload without showing it: SHA-256 over a fixed prefix, the field's name, a fresh
// random nonce of 32 bytes and the payload's canonical JSON. Without the nonce a phone number would be found by
// trying: 427,000 guesses a second on one core. With it, deleting the nonce erases the payload for good.

import { sha256 } from '@noble/hashes/sha2.js'
import { base64, bytesOfBase64, joinBytes, sameBytes, utf8Bytes } from './bytes'
import { canonicalBytes, type Json } from './canonical-json'
import { fieldPattern } from './leaf'

const prefix = utf8Bytes('tiaoyi/commit/1\0')
const zero = new Uint8Array([0])

/** `SHA-256("tiaoyi/commit/1\0" ‖ field ‖ 0x00 ‖ nonce ‖ JCS(payload))`, 32 bytes. The nonce must be 32 fresh random
 *  bytes for this field of this entry. Throws on a nonce of other length or a payload that JSON cannot carry. */
export function commitment(field: string, nonce: Uint8Array, payload: unknown): Uint8Array {
  if (!fieldPattern.test(field)) throw new Error('Expected a plain word as the field name')
  if (nonce.length !== 32) throw new Error('Expected a nonce of 32 bytes')
  return sha256(joinBytes(prefix, utf8Bytes(field), zero, nonce, canonicalBytes(payload)))
}

/** A payload shown together with its nonce, so that everybody can check it against the leaf. */
export interface Disclosure {
  readonly seq: number
  readonly field: string
  /** base64 of 32 bytes. */
  readonly nonce: string
  readonly payload: Json
}

/** Whether a disclosure is what the leaf committed to. `committed` is the base64 text from the leaf's `c`. */
export function matchesCommitment(disclosure: Disclosure, committed: string): boolean {
  const nonce = bytesOfBase64(disclosure.nonce)
  const expected = bytesOfBase64(committed)
  if (nonce?.length !== 32 || expected === undefined || !fieldPattern.test(disclosure.field)) return false
  return sameBytes(commitment(disclosure.field, nonce, disclosure.payload), expected)
}

/** A disclosure made from raw nonce bytes. */
export function disclose(
  seq: number,
  field: string,
  opened: { readonly nonce: Uint8Array; readonly payload: Json },
): Disclosure {
  return { seq, field, nonce: base64(opened.nonce), payload: opened.payload }
}
