// The table of what words mean, as it ships: one line of JSON (the number of words and of dimensions, the words, and how
// common each is, as the logarithm), then a signed byte for each number. A byte costs no measured quality and a quarter
// of the room.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WordVectors } from '~/domain/comment'
import { applicationRoot } from '../place/root.server'

interface Head {
  readonly schema: 'tiaoyi.word-vectors/1'
  readonly dims: number
  readonly words: readonly string[]
  /** Natural logarithm of each word's share, in hundredths. */
  readonly shares: readonly number[]
}

const largest = 127

/** The table as it is written. */
export function packWordVectors({ words, dims, values, shares }: WordVectors): Buffer {
  const head: Head = {
    schema: 'tiaoyi.word-vectors/1',
    dims,
    words: [...words.keys()],
    shares: [...shares].map((share) => Math.round(Math.log(share) * 100)),
  }
  const bytes = new Int8Array(values.length)
  for (let from = 0; from < values.length; from += dims) {
    const row = Array.from(values.subarray(from, from + dims))
    const most = row.reduce((best, value) => Math.max(best, Math.abs(value)), 0) || 1
    row.forEach((value, dim) => {
      bytes[from + dim] = Math.round((value / most) * largest)
    })
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), Buffer.from(bytes.buffer)])
}

/** Read a table, each row brought back to length one. Throws where it is no such table. */
export function unpackWordVectors(packed: Buffer): WordVectors {
  const end = packed.indexOf(10)
  const head = JSON.parse(packed.toString('utf8', 0, end)) as Head
  const { schema, dims, words, shares } = head
  const bytes = new Int8Array(packed.buffer, packed.byteOffset + end + 1, packed.length - end - 1)
  if (schema !== 'tiaoyi.word-vectors/1' || bytes.length !== words.length * dims)
    throw new Error(`Expected ${words.length} words of ${dims} bytes, got ${bytes.length} bytes of ${schema}`)
  const values = new Float32Array(bytes.length)
  for (let from = 0; from < values.length; from += dims) {
    let square = 0
    for (let at = from; at < from + dims; at++) square += (bytes[at] ?? 0) ** 2
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let at = from; at < from + dims; at++) values[at] = (bytes[at] ?? 0) * scale
  }
  return {
    words: new Map(words.map((word, index) => [word, index])),
    dims,
    values,
    shares: Float32Array.from(shares, (share) => Math.exp(share / 100)),
  }
}

/** The table of the product. */
export async function readWordVectors(): Promise<WordVectors> {
  return unpackWordVectors(await readFile(join(applicationRoot(), 'content', 'language', 'word-vectors.bin')))
}
