// One entry of the ledger and its bytes. A leaf says what kind of thing happened, in which order, when (to the
// second), in which role, and about which opaque ids; everything else is only committed to (commitment.ts). It
// never holds a name, a contact, a station, a text or a receipt code: leaves are public for ever and cannot be
// erased. `seq` is the zero-based place in the tree, so a gap is visible without any other file.

import { base64, bytesOfBase64, hex } from './bytes'
import { canonicalBytes, type Json, parseCanonicalJson } from './canonical-json'
import { eventType, isLedgerEventType, type LedgerEventType } from './event-types'

/** Who acted, as a role; `system` is a job that no person started. */
export const ledgerActors = [
  'anonymous',
  'resident',
  'deputy',
  'station',
  'drafter',
  'reviewer',
  'publisher',
  'undertaking',
  'researcher',
  'auditor',
  'admin',
  'system',
] as const
export type LedgerActor = (typeof ledgerActors)[number]

export interface LedgerEntry {
  /** Zero-based place in the ledger. */
  readonly seq: number
  /** UTC to the second, `2026-03-01T02:11:09Z` (see `leafTime`). */
  readonly at: string
  readonly type: LedgerEventType
  /** The entry's own random id, used once in the whole ledger. */
  readonly id: string
  readonly by: LedgerActor
  /** Ids of what it is about, in the order of `ledgerEventTypes[type].refs`; more may follow. */
  readonly ref: readonly string[]
  /** Field name → base64 commitment (32 bytes). */
  readonly c: Readonly<Record<string, string>>
}

/** Bytes a leaf may have. A list of two hundred ids belongs into a committed payload, not into `ref`. */
export const maxLeafBytes = 4096

const idPattern = /^[A-Za-z0-9_-]{1,64}$/
export const fieldPattern = /^[a-z][A-Za-z0-9]{0,31}$/

/** The leaf's bytes: canonical JSON with exactly the keys at, by, c, id, ref, seq, type, v. Throws `Expected …`
 *  for an entry that breaks a rule of the format, since it comes from our own command. */
export function leafBytes(entry: LedgerEntry): Uint8Array {
  const { seq, at, type, id, by, ref, c } = entry
  const leaf = { v: 1, seq, at, type, id, by, ref: [...ref], c: { ...c } }
  const fault = shapeFault(leaf)
  if (fault) throw new Error(`Expected a well-formed ledger entry: ${fault}`)
  const bytes = canonicalBytes(leaf)
  if (bytes.length > maxLeafBytes) throw new Error(`Expected a leaf of at most ${maxLeafBytes} bytes`)
  return bytes
}

/** The entry of a leaf's bytes, or why it is refused: `unreadable`, `not-canonical`, `shape` (a wrong or missing
 *  member, with what is wrong in `detail`). Never throws. */
export function parseLeaf(
  bytes: Uint8Array,
):
  | { readonly entry: LedgerEntry }
  | { readonly problem: 'unreadable' | 'not-canonical' | 'shape'; readonly detail: string } {
  if (bytes.length > maxLeafBytes) return { problem: 'shape', detail: `more than ${maxLeafBytes} bytes` }
  const parsed = parseCanonicalJson(bytes)
  if ('problem' in parsed) return { problem: parsed.problem, detail: parsed.problem }
  const fault = shapeFault(parsed.value)
  if (fault) return { problem: 'shape', detail: fault }
  const { v: _, ...entry } = parsed.value as unknown as LedgerEntry & { readonly v: 1 }
  return { entry }
}

/** The time of a leaf from milliseconds since 1970: seconds are cut, not rounded, so no entry lies in the future. */
export function leafTime(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`
}

/** Milliseconds since 1970 of a leaf's time, or `undefined` when it is not a real second in the fixed form. */
export function leafTimeMs(at: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at)) return undefined
  const ms = Date.parse(at)
  return Number.isNaN(ms) || leafTime(ms) !== at ? undefined : ms
}

/** A person's token on one disposition, from HMAC(secret, disposition id ‖ person id): equal for the same person
 *  on the same disposition, unlinkable otherwise. Takes at least 16 bytes. */
export function dutyToken(hmac: Uint8Array): string {
  if (hmac.length < 16) throw new Error('Expected at least 16 bytes of HMAC')
  return `d${hex(hmac.subarray(0, 16))}`
}

/** A commitment as it stands in `c`. */
export function commitmentText(commitment: Uint8Array): string {
  if (commitment.length !== 32) throw new Error('Expected a commitment of 32 bytes')
  return base64(commitment)
}

function shapeFault(leaf: Json): string | undefined {
  if (leaf === null || typeof leaf !== 'object' || Array.isArray(leaf)) return 'not an object'
  const members = leaf as Readonly<Record<string, Json>>
  if (Object.keys(members).sort().join() !== 'at,by,c,id,ref,seq,type,v')
    return 'other keys than the eight of the format'
  const { v, seq, at, type, id, by, ref, c } = members
  if (v !== 1) return 'v is not 1'
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return 'seq is not a whole number'
  if (typeof at !== 'string' || leafTimeMs(at) === undefined) return 'at is not a time to the second in UTC'
  if (typeof id !== 'string' || !idPattern.test(id)) return 'id is not an opaque id'
  if (!ledgerActors.some((actor) => actor === by)) return 'by is not a known role'
  if (!Array.isArray(ref) || !ref.every((item) => typeof item === 'string' && idPattern.test(item)))
    return 'ref is not a list of ids'
  if (typeof type !== 'string' || !isLedgerEventType(type)) return 'type is not a known event type'
  return commitmentFault(c) ?? typeFault(type, ref, c as object)
}

function commitmentFault(c: Json | undefined): string | undefined {
  if (c === null || typeof c !== 'object' || Array.isArray(c)) return 'c is not an object'
  for (const [field, value] of Object.entries(c)) {
    if (!fieldPattern.test(field)) return 'c has a field name that is not a plain word'
    if (typeof value !== 'string' || bytesOfBase64(value)?.length !== 32)
      return 'c has a commitment that is not 32 bytes'
  }
  return undefined
}

function typeFault(type: LedgerEventType, ref: readonly Json[], c: object): string | undefined {
  const known = eventType(type)
  if (known && ref.length < known.refs.length) return `ref needs ${known.refs.join(', ')}`
  const missing = known?.open?.find((field) => !Object.hasOwn(c, field))
  return missing === undefined ? undefined : `c needs ${missing}`
}
