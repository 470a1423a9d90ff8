// Canonical JSON (RFC 8785): the one spelling of a value that is hashed and signed. Keys are sorted by UTF-16 code
// units, numbers and strings are written as ECMAScript writes them, and there is no white space. A value that has
// no such spelling (NaN, a lone surrogate, a Date, undefined) is refused and never repaired, because a repaired
// value would hash to something its author did not write.

import { utf8Bytes, utf8Text } from './bytes'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

// Deeper than any payload of ours (4), shallow enough that no stack overflows on a hostile file.
const maxDepth = 100

/** The canonical text of a JSON value. Throws `Expected …` for what JSON cannot carry exactly. Linear but for
 *  the sorting of keys. Source: RFC 8785 §3.2. */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

/** The canonical text as UTF-8, which is what is hashed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8Bytes(canonicalJson(value))
}

/** The value of bytes that are exactly canonical JSON, or why they are not: `unreadable` (no UTF-8, no JSON) or
 *  `not-canonical` (parses, but is spelt otherwise: key order, `1.0`, duplicate keys, `\u` escapes, spaces). */
export function parseCanonicalJson(
  bytes: Uint8Array,
): { readonly value: Json } | { readonly problem: 'unreadable' | 'not-canonical' } {
  const text = utf8Text(bytes)
  if (text === undefined) return { problem: 'unreadable' }
  const parsed = parseJson(text)
  if (!parsed) return { problem: 'unreadable' }
  return spelling(parsed.value) === text ? parsed : { problem: 'not-canonical' }
}

function parseJson(text: string): { readonly value: Json } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Like `canonicalJson`, for a value that came from a file and may be anything JSON.parse returns. */
function spelling(value: Json): string | undefined {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Expected ')) return undefined
    throw error
  }
}

function write(value: unknown, depth: number): string {
  if (depth > maxDepth) throw new Error(`Expected JSON at most ${maxDepth} levels deep`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`Expected a finite number, got ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`
  if (typeof value === 'object') return writeObject(value, depth)
  throw new Error(`Expected a JSON value, got ${typeof value}`)
}

function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) throw new Error('Expected a plain object')
  // The default order of sort() is by UTF-16 code units, which is what RFC 8785 §3.2.3 asks for.
  const keys = Object.keys(value).sort()
  const members = keys.map((key) => `${writeString(key)}:${write(Reflect.get(value, key), depth + 1)}`)
  return `{${members.join(',')}}`
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new Error('Expected text without lone surrogates')
  return JSON.stringify(text)
}
