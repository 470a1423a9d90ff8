// `tiaoyi verify`: judges an exported ledger or a receipt's proof, from the files and the public key alone.

import { createPublicKey, verify as verifyBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { LedgerFolderRefused, readLedgerFolder } from '~/adapters/backup/ledger-folder.server'
import {
  type LedgerFault,
  type NoteKey,
  parseNoteKey,
  utf8Bytes,
  type Verifier,
  verifyExport,
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
  usage: 'tiaoyi verify DIR|proof.json [--key FILE] [--format text|json]',
  example:
    '  tiaoyi verify ./ledger --key published.key\n' +
    '  valid: 1204 entries, root 5dc9da79…\n\n' +
    'Exits 0 when valid, 1 when invalid, 2 when the files cannot be read, 3 when valid but not all signed for yet.',
  options: { key: { type: 'string' }, format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    const [given, ...more] = positionals
    if (!given || more.length > 0) throw new UsageError('verify needs one folder or file: tiaoyi verify DIR.')
    const format = formatOf('verify', options.format)
    const path = resolve(terminal.cwd, given)
    const pinned = typeof options.key === 'string' ? readKey(resolve(terminal.cwd, options.key)) : undefined
    const verdict = isProofFile(path) ? judgeProof(path, pinned) : judgeFolder(path, pinned)
    if (!pinned)
      terminal.say('The key came with the files: get it from another place too, and give it with --key FILE.')
    print(verdict, format, terminal)
    return exits[verdict.result]
  },
}

function isProofFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

function judgeFolder(path: string, pinned: string | undefined): Verdict {
  try {
    const ledger = readLedgerFolder(path)
    const key = pinned ?? ledger.keyLine
    const found = verifyExport(ledger, verifierOf(key))
    const strangers = ledger.strangers.map((name) => ({
      rule: 'stranger',
      sentence: `${name} does not belong to an exported ledger.`,
    }))
    const faults = [...found.faults, ...strangers] as LedgerFault[]
    return { ...found, result: faults.length > 0 ? 'invalid' : found.result, key, faults }
  } catch (error) {
    if (error instanceof LedgerFolderRefused) throw new UsageError(error.message)
    throw error
  }
}

const disclosure = z.object({ seq: z.number(), field: z.string(), nonce: z.string(), payload: z.json() })
const proofShape = z.object({
  schema: z.literal('tiaoyi.proof/1'),
  key: z.string(),
  checkpoint: z.string(),
  entries: z.array(
    z.object({ leaf: z.string(), inclusion: z.array(z.string()), disclosed: z.array(disclosure) }),
  ),
})

function judgeProof(path: string, pinned: string | undefined): Verdict {
  const proof = proofShape.safeParse(jsonOf(path))
  if (!proof.success)
    throw new UsageError(`"${path}" is no proof of a receipt: it is not of the form tiaoyi.proof/1.`)
  const { key, checkpoint, entries } = proof.data
  const faults = verifyReceiptProof(
    {
      note: utf8Bytes(checkpoint),
      entries: entries.map(({ leaf, inclusion, disclosed }) => ({
        leaf: utf8Bytes(leaf),
        inclusion,
        disclosures: disclosed,
      })),
    },
    verifierOf(pinned ?? key),
  )
  const [, size = '0', root = ''] = checkpoint.split('\n')
  return {
    result: faults.length > 0 ? 'invalid' : 'valid',
    size: entries.length,
    signedSize: Number(size),
    root: Buffer.from(root, 'base64').toString('hex'),
    key: pinned ?? key,
    faults,
  }
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`"${path}" is not JSON.`)
    throw error
  }
}

function readKey(path: string): string {
  if (!existsSync(path)) throw new UsageError(`There is no key file "${path}".`)
  return readFileSync(path, 'utf8').trim()
}

/** Node's own Ed25519 is thirty times the portable one; both follow RFC 8032 strictly. */
function verifierOf(keyLine: string): Verifier {
  const key: NoteKey | undefined = parseNoteKey(keyLine)
  if (!key) throw new UsageError('The key is not a line of the form name+hash+base64.')
  const prefix = Buffer.from('302a300506032b6570032100', 'hex')
  return {
    keys: [key],
    verify: (publicKey, message, signature) => {
      const object = createPublicKey({ key: Buffer.concat([prefix, publicKey]), format: 'der', type: 'spki' })
      return verifyBytes(null, message, object, signature)
    },
  }
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
