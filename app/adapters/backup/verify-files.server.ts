// Reads what a verifier judges, from files and with the platform's own cryptography. It knows nothing of the rest of the
// program: the verifier that travels with every export is made of this file, app/cli/verify.ts and the ledger's domain.

import { createHash, createPublicKey, type KeyObject, verify as verifyBytes } from 'node:crypto'
import { closeSync, existsSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerFolder, Verifier } from '~/domain/ledger'

const pieceBytes = 1 << 20

/** A folder on the disk. Throws when it is not there. */
export function folderOnDisk(folder: string): LedgerFolder {
  return {
    paths: pathsBelow(folder, ''),
    read: function* (path) {
      const file = openSync(join(folder, path), 'r')
      try {
        const buffer = Buffer.alloc(pieceBytes)
        for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
          yield new Uint8Array(buffer.subarray(0, read))
      } finally {
        closeSync(file)
      }
    },
  }
}

/** Files by their paths; what is neither file nor folder keeps a mark, so that no name is mistaken for it. */
function pathsBelow(root: string, inside: string): string[] {
  const names = readdirSync(join(root, inside)).sort()
  if (names.length === 0 && inside !== '') return [`${inside}/`]
  return names.flatMap((name) => {
    const path = inside === '' ? name : `${inside}/${name}`
    const stat = lstatSync(join(root, path))
    if (stat.isDirectory()) return pathsBelow(root, path)
    return [stat.isFile() ? path : `${path} (not a file)`]
  })
}

/** The bytes of a file, or undefined where there is none. */
export function bytesOfFile(path: string): Uint8Array | undefined {
  return existsSync(path) && lstatSync(path).isFile() ? new Uint8Array(readFileSync(path)) : undefined
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function text(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

const derOfEd25519 = Buffer.from('302a300506032b6570032100', 'hex')

/** Node's own hashes and Ed25519: thirty times the portable ones; both follow RFC 8032 strictly. */
export function platformVerifier(): Required<Pick<Verifier, 'verify' | 'sha256' | 'text'>> {
  const known = new Map<string, KeyObject>()
  const keyOf = (publicKey: Uint8Array) => {
    const name = Buffer.from(publicKey).toString('hex')
    const key =
      known.get(name) ??
      createPublicKey({ key: Buffer.concat([derOfEd25519, publicKey]), format: 'der', type: 'spki' })
    known.set(name, key)
    return key
  }
  return {
    sha256: (bytes) => createHash('sha256').update(bytes).digest(),
    text,
    verify: (publicKey, message, signature) => verifyBytes(null, message, keyOf(publicKey), signature),
  }
}
