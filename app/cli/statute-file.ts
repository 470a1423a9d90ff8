// Reads a law text for a subcommand: the parsed tree, what the parser had to say, and the source it read. Plain text,
// Markdown and Word need neither a thread nor a library, so that a cold start stays under a fifth of a second.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DocumentRefusal, readStatuteFile } from '~/adapters/documents/read.server'
import { parseStatute, type StatuteMessage, type StatuteTree } from '~/domain/statute'
import { type Terminal, UsageError } from './subcommand'

export interface StatuteSource {
  readonly tree: StatuteTree
  readonly messages: readonly StatuteMessage[]
  readonly source: string
}

/** Read and parse a file of any supported kind. Throws `UsageError` with one sentence when it cannot be read. */
export async function readStatuteSource(path: string, terminal: Terminal): Promise<StatuteSource> {
  const bytes = readBytes(resolve(terminal.cwd, path), path)
  try {
    const { text, notes } = await readStatuteFile(bytes, path)
    for (const note of notes) terminal.say(`${path}: ${note.reason}`)
    return { ...parseStatute(text), source: text }
  } catch (error) {
    if (error instanceof DocumentRefusal) throw new UsageError(`${path}: ${error.message}`)
    throw error
  }
}

function readBytes(file: string, path: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const why =
      code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`
    throw new UsageError(`${path} ${why}. Give the path of a .docx, .doc, .pdf, .md, .txt or .html file.`)
  }
}
