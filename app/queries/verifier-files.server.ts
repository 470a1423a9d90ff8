// The verifiers that anybody may take: the same bytes that travel with an exported ledger, with their sums.

import { createHash } from 'node:crypto'
import { carriedFile } from '~/adapters/backup/ledger-folder.server'
import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'

export const verifierNames = ['verify.mjs', 'verify.py', 'ledger-format.md'] as const

export interface VerifierFile {
  readonly name: string
  readonly bytes: number
  /** SHA-256 in hex. */
  readonly sha256: string
}

/** What there is to take; a program that was not built with a verifier lacks it. */
export function verifierFiles(actor: Actor): readonly VerifierFile[] {
  refuse(actor)
  return verifierNames.flatMap((name) => {
    const bytes = carriedFile(name)
    return bytes
      ? [{ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]
      : []
  })
}

/** The bytes of one of them, or the public key in use as `key`; undefined for any other name. */
export function verifierFile(ctx: Context, actor: Actor, name: string): Uint8Array | undefined {
  refuse(actor)
  // A verifier of the whole ledger takes any key of the chain; a receipt of today is signed by this one.
  if (name === 'key') return Buffer.from(`${ctx.ledger.keyLine}\n`)
  return verifierNames.some((known) => known === name) ? carriedFile(name) : undefined
}

function refuse(actor: Actor): void {
  if (!can(actor, 'ledger:read', { isPublished: true })) throw forbidden()
}
