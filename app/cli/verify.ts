// `tiaoyi verify`: judges an exported ledger or a receipt's proof, from the files and the public key alone. It is also the
// whole of the verifier that travels with every export (verify-alone.ts), so it uses no package and no other part of the
// program than the ledger's domain.

import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { bytesOfFile, folderOnDisk, platformVerifier } from '~/adapters/backup/verify-files.server'
import {
  formatNoteKey,
  type Held,
  type LedgerFault,
  type NoteKey,
  parseNoteKey,
  parseReceiptProof,
  type ReadReceiptProof,
  utf8Text,
  verifyFolder,
  verifyReceiptProof,
} from '~/domain/ledger'
import { formatOf, type Subcommand, type Terminal, UsageError } from './subcommand'

const exits = { valid: 0, invalid: 1, pending: 3 } as const

interface Verdict {
  readonly result: keyof typeof exits
  readonly size: number
  readonly signedSize: number
  readonly root: string
  readonly key: string
  readonly faults: readonly LedgerFault[]
}

export const subcommand: Subcommand = {
  name: 'verify',
  summary: "Verifies an exported ledger or a receipt's proof, without the program that made it.",
  usage:
    'tiaoyi verify DIR|proof.json [--key FILE] [--receipt FILE]… [--checkpoint FILE]… [--format text|json]',
  example:
    '  tiaoyi verify ./ledger --key published.key --receipt proof.json\n' +
    '  valid: 1204 entries, root 5dc9da79…\n\n' +
    'Exits 0 when valid, 1 when invalid, 2 when there is nothing to read, 3 when valid but not all signed for yet.\n' +
    'A receipt or checkpoint that was kept shows whether the end of the ledger was cut off or written anew.',
  options: {
    key: { type: 'string' },
    receipt: { type: 'string', multiple: true },
    checkpoint: { type: 'string', multiple: true },
    format: { type: 'string', default: 'text' },
  },
  run: async (positionals, options, terminal) => {
    const [given, ...more] = positionals
    const format = formatOf('verify', options.format)
    const file = (name: unknown) => resolve(terminal.cwd, String(name))
    const receipts = listOf(options.receipt).map((name) => readProof(file(name)))
    const notes = listOf(options.checkpoint).map((name) => readNote(file(name)))
    const pinned = typeof options.key === 'string' ? readKey(file(options.key)) : undefined
    const first = receipts[0]
    if (more.length > 0 || (!given && !first))
      throw new UsageError('verify needs one folder or file: tiaoyi verify DIR.')
    const path = given === undefined ? undefined : file(given)
    const verdict =
      path === undefined
        ? judgeProof(first as ReadReceiptProof, pinned)
        : isFile(path)
          ? judgeProof(readProof(path), pinned)
          : judgeFolder(path, pinned, heldOf(receipts, notes))
    if (!pinned)
      terminal.say('The key came with the files: get it from another place too, and give it with --key FILE.')
    print(verdict, format, terminal)
    return exits[verdict.result]
  },
}

function listOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : []
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile()

function judgeFolder(path: string, pinned: NoteKey | undefined, held: Held): Verdict {
  if (!existsSync(path)) throw new UsageError(`There is no folder "${path}".`)
  const found = verifyFolder(folderOnDisk(path), { ...platformVerifier(), pinned, held })
  const { result, size, signedSize, root, faults, keys } = found
  return { result, size, signedSize, root, key: keys[0] ?? '', faults }
}

function heldOf(receipts: readonly ReadReceiptProof[], notes: readonly Uint8Array[]): Held {
  const leaves = new Map<number, Uint8Array>()
  for (const { proof, seqs } of receipts)
    proof.entries.forEach(({ leaf }, at) => {
      leaves.set(seqs[at] ?? -1, leaf)
    })
  return { notes: [...receipts.map(({ proof }) => proof.note), ...notes], leaves }
}

function judgeProof({ proof, key: own }: ReadReceiptProof, pinned: NoteKey | undefined): Verdict {
  const key = pinned ?? parseNoteKey(own)
  if (!key) throw new UsageError('The key is not a line of the form name+hash+base64.')
  const faults = verifyReceiptProof(proof, { keys: [key], verify: platformVerifier().verify })
  const [, size = '0', root = ''] = (utf8Text(proof.note) ?? '').split('\n')
  return {
    result: faults.length > 0 ? 'invalid' : 'valid',
    size: proof.entries.length,
    signedSize: Number(size),
    root: Buffer.from(root, 'base64').toString('hex'),
    key: formatNoteKey(key),
    faults,
  }
}

function readProof(path: string): ReadReceiptProof {
  const bytes = bytesOfFile(path)
  if (!bytes) throw new UsageError(`There is no file "${path}".`)
  const proof = parseReceiptProof(utf8Text(bytes) ?? '')
  if (!proof)
    throw new UsageError(`"${path}" is no proof of a receipt: it is not JSON of the form tiaoyi.proof/1.`)
  return proof
}

function readNote(path: string): Uint8Array {
  const bytes = bytesOfFile(path)
  if (!bytes) throw new UsageError(`There is no checkpoint file "${path}".`)
  return bytes
}

function readKey(path: string): NoteKey {
  const bytes = bytesOfFile(path)
  if (!bytes) throw new UsageError(`There is no key file "${path}".`)
  const key = parseNoteKey((utf8Text(bytes) ?? '').trim())
  if (!key) throw new UsageError('The key is not a line of the form name+hash+base64.')
  return key
}

function print(verdict: Verdict, format: 'text' | 'json', terminal: Terminal): void {
  if (format === 'json') {
    terminal.out(`${JSON.stringify({ schema: 'tiaoyi.verify/1', ...verdict })}\n`)
    return
  }
  const { result, size, signedSize, root, faults } = verdict
  const counted =
    result === 'pending' ? `${size} entries, ${signedSize} of them signed for` : `${size} entries`
  terminal.out(`${result}: ${counted}, root ${root}\n`)
  for (const { rule, sentence } of faults) terminal.out(`  ${rule}: ${sentence}\n`)
}
