// Secrets of one installation: made on the first start, kept beside the database and readable by its owner
// alone. They are not in the database, so a dump of it opens neither receipts nor sealed names.

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Secrets {
  /** Signs the CSRF token and the preview of forms. */
  readonly session: Buffer
  /** HMAC key that turns a submission's id into its receipt code. */
  readonly receipt: Buffer
  /** AES-256 key that seals names, contacts and the journal's payloads. */
  readonly seal: Buffer
  /** Ed25519 key that signs checkpoints of the ledger. */
  readonly ledger: LedgerKey
}

/** A key that signs checkpoints. */
export interface LedgerKey {
  readonly privateKey: KeyObject
  /** 32 bytes. */
  readonly publicKey: Buffer
}

/** Read the secrets of `dataDirectory`, making what is missing. `sessionSecret` wins over the stored one. */
export function openSecrets(dataDirectory: string, sessionSecret?: string): Secrets {
  const folder = join(dataDirectory, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    session: sessionSecret
      ? Buffer.from(sessionSecret)
      : keep(join(folder, 'session.key'), () => randomBytes(32)),
    receipt: keep(join(folder, 'receipt.key'), () => randomBytes(32)),
    seal: keep(join(folder, 'seal.key'), () => randomBytes(32)),
    ledger: ledgerKeyAt(join(folder, 'ledger.pem')),
  }
}

function ledgerKeyAt(path: string): LedgerKey {
  const pem = keep(path, () =>
    Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
  )
  const privateKey = createPrivateKey(pem)
  return {
    privateKey,
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32),
  }
}

const nextLedgerKeyPath = (dataDirectory: string) => join(dataDirectory, 'keys', 'ledger.next.pem')

/** The key that is to replace the one in use, made when there is none and `make` asks for it. */
export function nextLedgerKey(dataDirectory: string, make = false): LedgerKey | undefined {
  const path = nextLedgerKeyPath(dataDirectory)
  return make || existsSync(path) ? ledgerKeyAt(path) : undefined
}

/** The next key takes the place of the old one, which is gone then: it signs nothing more. */
export function promoteLedgerKey(dataDirectory: string): void {
  renameSync(nextLedgerKeyPath(dataDirectory), join(dataDirectory, 'keys', 'ledger.pem'))
}

/** Read a file, or make it whole before it appears under its name. */
function keep(path: string, make: () => Buffer): Buffer {
  if (existsSync(path)) return readFileSync(path)
  const value = make()
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, value, { mode: 0o600, flush: true })
  renameSync(fresh, path)
  return value
}
