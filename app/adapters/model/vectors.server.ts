// Vectors that were paid for, by model and text. Each is kept as one signed byte a dimension, a quarter of the space with
// cosines within half a hundredth; the fresh ones are rounded likewise, so that a run with kept vectors and one with fresh
// ones give the same groups to the byte.

import { createHash } from 'node:crypto'
import type { Database } from '../db/connect.server'

/** Hashes of one statement. */
const chunk = 1_000

/** The kept vectors of the texts, of length one; texts without one are missing. */
export async function keptVectors(
  database: Database,
  model: string,
  texts: readonly string[],
): Promise<Map<string, Float32Array>> {
  const known = new Map<string, Float32Array>()
  for (let at = 0; at < texts.length; at += chunk) {
    const byHash = new Map(texts.slice(at, at + chunk).map((text) => [hashOf(text), text]))
    const rows = await database.prisma.textVector.findMany({
      where: { model, textHash: { in: [...byHash.keys()] } },
      select: { textHash: true, vector: true },
    })
    for (const { textHash, vector } of rows) known.set(byHash.get(textHash) ?? '', ofBytes(vector))
  }
  return known
}

/** Keep new vectors; gives them back as they will be read. */
export async function keepVectors(
  { database, now }: { readonly database: Database; readonly now: () => number },
  model: string,
  texts: readonly string[],
  vectors: readonly (readonly number[])[],
): Promise<[string, Float32Array][]> {
  const createdAt = new Date(now())
  const rows = texts.map((text, at) => ({
    model,
    textHash: hashOf(text),
    vector: toBytes(vectors[at] ?? []),
    createdAt,
  }))
  await database.prisma.textVector.createMany({ data: rows, skipDuplicates: true })
  return texts.map((text, at) => [text, ofBytes(rows[at]?.vector ?? new Uint8Array())])
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

function toBytes(vector: readonly number[]): Uint8Array<ArrayBuffer> {
  const most = vector.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0)
  return new Uint8Array(Int8Array.from(vector, (value) => Math.round((value / most) * 127)).buffer)
}

function ofBytes(bytes: Uint8Array): Float32Array {
  const signed = Int8Array.from(bytes)
  const length = Math.sqrt(signed.reduce((sum, value) => sum + value * value, 0)) || 1
  return Float32Array.from(signed, (value) => value / length)
}
