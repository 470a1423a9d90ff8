// The learned table of lay words in its folder: readable JSON, `{"工资":{"报酬":0.6}}`, written beside and renamed. An
// installation without one searches with the words written by hand.

import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { IndexUnreadable } from './engine'
import type { LayWords } from './lay-words'

export const layWordsFile = 'lay-words.json'
const SCHEMA = 'tiaoyi.lay-words/1'

/** The table in a folder; empty when it holds none. Throws IndexUnreadable for a file that is no such table. */
export async function readLayWords(folder: string): Promise<LayWords> {
  let json: string
  try {
    json = await readFile(join(folder, layWordsFile), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map()
    throw error
  }
  const { schema, words } = parsed(json)
  if (schema !== SCHEMA || typeof words !== 'object' || words === null)
    throw new IndexUnreadable('its table of lay words was made by another version')
  return new Map(Object.entries(words).map(([word, calls]) => [word, callsIn(calls)]))
}

/** Make the folder hold this table. */
export async function writeLayWords(folder: string, table: LayWords): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rounded = (calls: readonly (readonly [string, number])[]) =>
    Object.fromEntries(calls.map(([word, weight]) => [word, Math.round(weight * 1000) / 1000]))
  const words = Object.fromEntries([...table].map(([word, calls]) => [word, rounded(calls)]))
  const beside = join(folder, `${layWordsFile}.${randomUUID()}.writing`)
  await writeFile(beside, JSON.stringify({ schema: SCHEMA, words }))
  await rename(beside, join(folder, layWordsFile))
}

function parsed(json: string): { readonly schema?: unknown; readonly words?: unknown } {
  try {
    return Object(JSON.parse(json))
  } catch (error) {
    if (error instanceof SyntaxError) throw new IndexUnreadable('its table of lay words is damaged')
    throw error
  }
}

function callsIn(calls: unknown): readonly (readonly [string, number])[] {
  const known = Object.entries(Object(calls))
  return known.flatMap(([word, weight]) =>
    typeof weight === 'number' && Number.isFinite(weight) && weight > 0 ? [[word, weight] as const] : [],
  )
}
