// Sealing of personal data: AES-256-GCM with a fresh nonce for each record. The purpose is authenticated with
// the text, so that a sealed name cannot be moved into another kind of record.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Seal a JSON value for one purpose: 12 bytes nonce, 16 bytes tag, then the ciphertext. */
export function seal(key: Buffer, purpose: string, value: unknown): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Open what `seal` made. Throws when the key, the purpose or one bit is another. */
export function unseal(key: Buffer, purpose: string, sealed: Uint8Array): unknown {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
}
