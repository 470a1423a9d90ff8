// Files of JSON Lines as people bring them: with a mark of byte order, blank lines, Windows line ends. Every
// mistake is told with the number of its line.

import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type Terminal, UsageError } from './subcommand'

export type JsonObject = Readonly<Record<string, unknown>>

/** Read a file of one JSON object a line and make something of each; `make` gets the object and `line 3`. */
export async function readJsonLines<T>(
  path: string,
  terminal: Terminal,
  make: (object: JsonObject, place: string) => T,
): Promise<readonly T[]> {
  const made: T[] = []
  const lines = createInterface({ input: createReadStream(resolve(terminal.cwd, path), 'utf8') })
  let number = 0
  try {
    for await (const line of lines) {
      number++
      const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
      const place = `${path}, line ${number}`
      if (text.trim() !== '') made.push(make(parseObject(text, place), place))
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw unreadable(path, String(error.code))
    throw error
  }
  return made
}

function unreadable(path: string, code: string): UsageError {
  if (code === 'ENOENT') return new UsageError(`There is no file "${path}".`)
  if (code === 'EISDIR') return new UsageError(`"${path}" is a folder, not a file.`)
  return new UsageError(`"${path}" cannot be read (${code}).`)
}

function parseObject(text: string, place: string): JsonObject {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${place}: this is not JSON.`)
    throw error
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${place}: expected an object like {"id":"1","text":"…"}.`)
  }
  return value as JsonObject
}

/** A string field; numbers are taken as their digits, null as missing. */
export function stringField(object: JsonObject, name: string, place: string): string | undefined {
  const value = object[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new UsageError(`${place}: "${name}" has to be text.`)
}

/** As `stringField`, but it has to be there. */
export function requiredField(object: JsonObject, name: string, place: string): string {
  const value = stringField(object, name, place)
  if (value === undefined) throw new UsageError(`${place}: "${name}" is missing.`)
  return value
}
