// Proof of work, so that sending a thousand comments costs a machine something and a person nothing: the browser looks
// for a number while somebody types. The server draws the number itself and gives its hash, so the search has an end:
// with a target of leading zeroes, one telephone in fifty would search five times as long as the others. No service
// outside is asked, nothing is stored until it is used, and the challenge is good for one place and one use.
//
// The hash is computed by the script and not by the browser's own `crypto.subtle`, which is missing where the page comes
// without TLS, as inside an office, and answers one hash at a time.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export interface Challenge {
  readonly salt: string
  /** SHA-256 in hex of salt and number. */
  readonly hash: string
  /** The number is below this. */
  readonly below: number
  /** Milliseconds since 1970 UTC. */
  readonly expiresAt: number
  /** The server's mark over all of this. */
  readonly mark: string
}

export interface Solved extends Challenge {
  readonly number: number
}

/** What the server puts its mark on; `purpose` is the consultation. */
export function challengeWords(challenge: Omit<Challenge, 'mark'>, purpose: string): string {
  return ['proof', purpose, challenge.salt, challenge.hash, challenge.below, challenge.expiresAt].join(' ')
}

export function proofHash(salt: string, number: number): string {
  return bytesToHex(sha256(utf8ToBytes(`${salt}${number}`)))
}

/** The number, or undefined where there is none. At most `below` hashes. */
export function solve({ salt, hash, below }: Challenge): number | undefined {
  for (let number = 0; number < below; number++) if (proofHash(salt, number) === hash) return number
  return undefined
}

/** As it stands in the form's field. */
export function proofField(proof: Solved): string {
  const { salt, hash, below, expiresAt, mark, number } = proof
  return [salt, hash, below, expiresAt, mark, number].join('.')
}

/** What a field holds; undefined for anything else. */
export function readProofField(field: string): Solved | undefined {
  const found = /^([\w-]{8,64})\.([0-9a-f]{64})\.(\d{1,8})\.(\d{1,15})\.([\w-]{20,64})\.(\d{1,8})$/.exec(
    field,
  )
  if (!found) return undefined
  const [, salt = '', hash = '', below = '', expiresAt = '', mark = '', number = ''] = found
  return { salt, hash, below: Number(below), expiresAt: Number(expiresAt), mark, number: Number(number) }
}

/** Whether the number is the one asked for. The mark is for the server to compare. */
export function isSolved(proof: Solved, now: number): boolean {
  return (
    proof.expiresAt > now && proof.number < proof.below && proofHash(proof.salt, proof.number) === proof.hash
  )
}
