// The C2SP signed note: a text, an empty line, and one signature line a key. Parsing is strict, since a verifier
// that forgives a carriage return signs off a text which another reads differently. Lines of unknown keys are
// ignored (a witness may add its own), but a line that names a known key must verify, and at least one known key
// must have signed. Source: c2sp.org/signed-note.

import { sha256 } from '@noble/hashes/sha2.js'
import { base64, bytesOfBase64, hex, joinBytes, sameBytes, utf8Bytes, utf8Text } from './bytes'
import { type Signer, type VerifySignature, verifyEd25519 } from './ed25519'

const ed25519Type = new Uint8Array([1])
const newline = new Uint8Array([0x0a])
const signatureMark = '— '
// Go's implementation stops at 100 lines; so do we, and a note longer than a megabyte is not read at all.
const maxSignatures = 100
const maxNoteBytes = 1_000_000

/** A key that verifies notes: its name (an origin such as `example.org/ledger`) and 32 bytes. */
export interface NoteKey {
  readonly name: string
  readonly publicKey: Uint8Array
}

export interface NoteSignature {
  readonly name: string
  /** First 4 bytes of what the line holds. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export interface SignedNote {
  /** With its final newline: exactly what was signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** The key's id: first 4 bytes of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)`. */
export function noteKeyId(key: NoteKey): Uint8Array {
  return sha256(joinBytes(utf8Bytes(key.name), newline, ed25519Type, key.publicKey)).slice(0, 4)
}

/** The key as a line: `name+hex(id)+base64(0x01 ‖ key)`, the form foreign tools read. */
export function formatNoteKey(key: NoteKey): string {
  if (!isKeyName(key.name) || key.publicKey.length !== 32)
    throw new Error('Expected a key name without spaces or plus and 32 bytes')
  return `${key.name}+${hex(noteKeyId(key))}+${base64(joinBytes(ed25519Type, key.publicKey))}`
}

/** The key of such a line (without newline), or `undefined` when it is malformed or its id is not its own. */
export function parseNoteKey(line: string): NoteKey | undefined {
  const nameEnd = line.indexOf('+')
  const idEnd = line.indexOf('+', nameEnd + 1)
  if (nameEnd <= 0 || idEnd < 0) return undefined
  const bytes = bytesOfBase64(line.slice(idEnd + 1))
  if (bytes?.length !== 33 || bytes[0] !== 1) return undefined
  const key = { name: line.slice(0, nameEnd), publicKey: bytes.slice(1) }
  return isKeyName(key.name) && formatNoteKey(key) === line ? key : undefined
}

/** The note of a text signed by each signer, in their order. The text must end in a newline and hold no other
 *  control character. */
export function signNote(text: string, signers: readonly (Signer & { readonly name: string })[]): string {
  if (!isNoteText(text)) throw new Error('Expected note text that ends in a newline')
  const lines = signers.map((signer) => signatureLine(text, signer))
  return `${text}\n${lines.join('')}`
}

function signatureLine(text: string, signer: Signer & { readonly name: string }): string {
  if (!isKeyName(signer.name)) throw new Error('Expected a key name without spaces or plus')
  return `${signatureMark}${signer.name} ${base64(joinBytes(noteKeyId(signer), signer.sign(utf8Bytes(text))))}\n`
}

/** The parts of a note, or `undefined` for anything that `signNote` would not have written. */
export function parseSignedNote(bytes: Uint8Array): SignedNote | undefined {
  const note = bytes.length <= maxNoteBytes ? utf8Text(bytes) : undefined
  if (note === undefined || !note.endsWith('\n')) return undefined
  const split = note.lastIndexOf('\n\n')
  const text = note.slice(0, split + 1)
  if (split < 0 || !isNoteText(text)) return undefined
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > maxSignatures) return undefined
  const signatures = lines.map(parseSignatureLine)
  return signatures.every((signature) => signature !== undefined) ? { text, signatures } : undefined
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  if (!line.startsWith(signatureMark)) return undefined
  const [name = '', encoded = '', ...more] = line.slice(signatureMark.length).split(' ')
  const bytes = bytesOfBase64(encoded)
  if (more.length > 0 || !isKeyName(name) || !bytes || bytes.length < 5) return undefined
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** Which of the known keys signed the note; `bad-signature` when one of them is named but its signature is wrong or
 *  given twice; `unknown-key` when none of them signed. About 1 ms a known key with the built-in verification. */
export function verifySignedNote(
  note: SignedNote,
  keys: readonly NoteKey[],
  verify: VerifySignature = verifyEd25519,
): { readonly signedBy: readonly NoteKey[] } | { readonly problem: 'bad-signature' | 'unknown-key' } {
  const message = utf8Bytes(note.text)
  const signedBy: NoteKey[] = []
  for (const key of keys) {
    const id = noteKeyId(key)
    const [line, second] = note.signatures.filter(
      ({ name, keyId }) => name === key.name && sameBytes(keyId, id),
    )
    if (!line) continue
    if (second || !verify(key.publicKey, message, line.signature)) return { problem: 'bad-signature' }
    signedBy.push(key)
  }
  return signedBy.length > 0 ? { signedBy } : { problem: 'unknown-key' }
}

function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s+\u0000-\u001f\u0085]/.test(name)
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text)
}
