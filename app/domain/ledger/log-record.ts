// Records of `entries.log`, the synced copy of the ledger outside the database: four bytes of length (big-endian), the
// body, SHA-256 of the body. The body is four bytes of the leaf's length, the leaf, and then the sealed payload, if
// any. A crash can tear only the end: missing bytes, or a record whose hash the disk filled with zeros. Such a tail is
// cut off, but only when no whole record follows it: a damaged length in the middle also looks like missing bytes,
// and cutting there would drop acknowledged records. Nothing behind a damaged record is trusted.

import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes, sameBytes, utf8Bytes } from './bytes'

export interface LogRecord {
  /** Leaf bytes as in the tree. */
  readonly leaf: Uint8Array
  /** Sealed payload that lets a lost database be rebuilt; opaque here. */
  readonly sealed?: Uint8Array
}

export interface DecodedLog {
  readonly records: LogRecord[]
  /** Bytes that hold whole records. */
  readonly goodLength: number
  /** `torn`: the file ends inside a record and may be cut at `goodLength`. `damaged`: a record was altered. */
  readonly problem?: 'torn' | 'damaged'
}

const lengthBytes = 4
const hashBytes = 32
/** A leaf has at most 4 KB and a submission at most a few hundred; a larger length is damage, not data. */
const maxBody = 64_000_000
const leafStart = utf8Bytes('{"at":')

/** One record as bytes. */
export function encodeLogRecord(record: LogRecord): Uint8Array {
  const body = joinBytes(bigEndian(record.leaf.length), record.leaf, record.sealed ?? new Uint8Array(0))
  return joinBytes(bigEndian(body.length), body, sha256(body))
}

/** All whole records of a file. Never throws; linear. */
export function decodeLogRecords(bytes: Uint8Array): DecodedLog {
  const records: LogRecord[] = []
  let at = 0
  while (at < bytes.length) {
    const body = bodyAt(bytes, at)
    if (!body) return { records, goodLength: at, problem: isTorn(bytes, at) ? 'torn' : 'damaged' }
    const leafEnd = lengthBytes + readBigEndian(body, 0)
    const leaf = body.slice(lengthBytes, leafEnd)
    const sealed = body.slice(leafEnd)
    records.push(sealed.length > 0 ? { leaf, sealed } : { leaf })
    at += lengthBytes + body.length + hashBytes
  }
  return { records, goodLength: at }
}

/** The body of the record that starts at `at`; undefined when there is no whole, unaltered record. */
function bodyAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const end = endAt(bytes, at)
  if (end === undefined || end > bytes.length) return undefined
  const body = bytes.subarray(at + lengthBytes, end - hashBytes)
  if (readBigEndian(body, 0) + lengthBytes > body.length) return undefined
  return sameBytes(sha256(body), bytes.subarray(end - hashBytes, end)) ? body : undefined
}

/** Where the record's length says that it ends; undefined when no record has such a length. */
function endAt(bytes: Uint8Array, at: number): number | undefined {
  if (at + lengthBytes > bytes.length) return undefined
  const length = readBigEndian(bytes, at)
  return length < lengthBytes || length > maxBody ? undefined : at + lengthBytes + length + hashBytes
}

function isTorn(bytes: Uint8Array, at: number): boolean {
  if (holdsRecord(bytes, at + 1)) return false
  const end = endAt(bytes, at)
  if (end !== undefined && end > bytes.length) return true
  // Zeros to the end of the file: the size was written, the data were not. Sixteen, so that no hash ends so.
  const unwritten = bytes.subarray(end === undefined ? at : Math.max(at, bytes.length - 16))
  return at + lengthBytes > bytes.length || unwritten.every((byte) => byte === 0)
}

/** Whether a whole record starts at `from` or later. Only places where a leaf may begin are hashed: `{"at":`. */
function holdsRecord(bytes: Uint8Array, from: number): boolean {
  const toLeaf = lengthBytes * 2
  for (let at = bytes.indexOf(0x7b, from + toLeaf); at >= 0; at = bytes.indexOf(0x7b, at + 1)) {
    if (leafStart.every((byte, i) => bytes[at + i] === byte) && bodyAt(bytes, at - toLeaf)) return true
  }
  return false
}

function bigEndian(n: number): Uint8Array {
  return new Uint8Array([(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
}

function readBigEndian(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) * 2 ** 24 +
      ((bytes[at + 1] ?? 0) << 16) +
      ((bytes[at + 2] ?? 0) << 8) +
      (bytes[at + 3] ?? 0)) >>>
    0
  )
}
