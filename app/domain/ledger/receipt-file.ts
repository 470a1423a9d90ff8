// The file that a receipt offers: `tiaoyi.proof/1` as JSON, described in docs/ledger-format.md. Read by hand and not by a
// schema package, since the verifier that travels alone has none.

import { utf8Bytes } from './bytes'
import type { Json } from './canonical-json'
import type { Disclosure } from './commitment'
import type { ProvenEntry, ProvenOutcome, ReceiptProof } from './receipt-proof'

/** A proof as it stood in its file. */
export interface ReadReceiptProof {
  readonly proof: ReceiptProof
  /** Number of each entry, in the order of the entries. */
  readonly seqs: readonly number[]
  /** The key's line as the file has it. */
  readonly key: string
}

type Members = Readonly<Record<string, Json>>

/** Read the file's text; undefined for anything else than such a proof. */
export function parseReceiptProof(text: string): ReadReceiptProof | undefined {
  const file = membersOf(jsonOf(text))
  const { schema, key, checkpoint, entries, outcome } = file ?? {}
  if (schema !== 'tiaoyi.proof/1' || typeof key !== 'string' || typeof checkpoint !== 'string')
    return undefined
  const proven = allOf(entries, entryOf)
  if (!proven || !checkpoint.isWellFormed()) return undefined
  const counted = outcome === undefined ? undefined : outcomeOf(outcome)
  if (outcome !== undefined && !counted) return undefined
  return {
    proof: {
      note: utf8Bytes(checkpoint),
      entries: proven.map(({ entry }) => entry),
      ...(counted ? { outcome: counted } : {}),
    },
    seqs: proven.map(({ seq }) => seq),
    key,
  }
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function membersOf(value: Json | undefined): Members | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Members) : undefined
}

/** Each item read, or undefined when it is no list or one item is not readable. */
function allOf<T>(value: Json | undefined, read: (item: Json) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const items = value.map((item: Json) => read(item))
  return items.some((item) => item === undefined) ? undefined : (items as T[])
}

const textOf = (item: Json) => (typeof item === 'string' && item.isWellFormed() ? item : undefined)

function entryOf(value: Json): { readonly seq: number; readonly entry: ProvenEntry } | undefined {
  const { seq, leaf, inclusion, disclosed } = membersOf(value) ?? {}
  const path = allOf(inclusion, textOf)
  const disclosures = allOf(disclosed, disclosureOf)
  if (typeof seq !== 'number' || typeof leaf !== 'string' || !leaf.isWellFormed()) return undefined
  if (!path || !disclosures) return undefined
  return { seq, entry: { leaf: utf8Bytes(leaf), inclusion: path, disclosures } }
}

function disclosureOf(value: Json): Disclosure | undefined {
  const { seq, field, nonce, payload } = membersOf(value) ?? {}
  if (typeof seq !== 'number' || typeof field !== 'string' || typeof nonce !== 'string') return undefined
  return payload === undefined ? undefined : { seq, field, nonce, payload }
}

function outcomeOf(value: Json): ProvenOutcome | undefined {
  const { entry, fates } = membersOf(value) ?? {}
  const proven = entry === undefined ? undefined : entryOf(entry)
  const lines = allOf(fates, fateOf)
  return proven && lines ? { entry: proven.entry, fates: lines } : undefined
}

function fateOf(value: Json): ProvenOutcome['fates'][number] | undefined {
  const { line, index, size, path } = membersOf(value) ?? {}
  const hashes = allOf(path, textOf)
  if (typeof line !== 'string' || !line.isWellFormed() || !hashes) return undefined
  return typeof index === 'number' && typeof size === 'number'
    ? { line, index, size, path: hashes }
    : undefined
}
