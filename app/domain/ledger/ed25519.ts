// Ed25519 in plain JavaScript, for browsers, tests and whoever has no native implementation. Verification follows
// RFC 8032 strictly (no ZIP-215 leniency), as node:crypto does, so that two verifiers never disagree about a
// signature. A server signs and verifies with its platform instead (23,000 and 14,000 a second on one core); both
// come in as functions.

import { getPublicKey, hashes, sign, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'

// The package leaves the synchronous hash to its user; setting it twice changes nothing.
hashes.sha512 = sha512

export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** What signs: a public key of 32 bytes and a function from message to a signature of 64 bytes. */
export interface Signer {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** Whether the signature (64 bytes) over the message is the key's (32 bytes). False for malformed input. About 1 ms. */
export const verifyEd25519: VerifySignature = (publicKey, message, signature) =>
  publicKey.length === 32 &&
  signature.length === 64 &&
  verify(signature, message, publicKey, { zip215: false })

/** A signer from a secret seed of 32 bytes. About 0.5 ms a signature. */
export function ed25519Signer(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new Error('Expected a seed of 32 bytes')
  return { publicKey: getPublicKey(seed), sign: (message) => sign(message, seed) }
}
