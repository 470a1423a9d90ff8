// One-time codes that let a person set a first or a new password without e-mail: printed on a slip, handed over, used
// once. Only the SHA-256 of the code is kept, in place of the password's hash, so that no password works meanwhile.

import { randomBytes } from 'node:crypto'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { normaliseReceiptCode, receiptCode } from '~/domain/ledger'

const mark = 'activation:'
const validMs = 14 * 86_400_000

/** A fresh code and what is stored for it. It has the form of a receipt's code, with its check symbols. */
export function newActivation(ctx: Pick<Context, 'clock'>): { code: string; stored: string; until: number } {
  const code = receiptCode(randomBytes(9))
  const until = ctx.clock.now() + validMs
  return { code, stored: `${mark}${until}:${sha256Hex(code)}`, until }
}

/** Whether what is stored for a person is a code and not a password. */
export function isActivation(stored: string): boolean {
  return stored.startsWith(mark)
}

/** Whether the typed code opens it, now. */
export function opensActivation(stored: string, typed: string, now: number): boolean {
  if (!isActivation(stored)) return false
  const [until = '0', hash = ''] = stored.slice(mark.length).split(':')
  const code = normaliseReceiptCode(typed)
  return code !== undefined && Number(until) > now && sha256Hex(code) === hash
}
