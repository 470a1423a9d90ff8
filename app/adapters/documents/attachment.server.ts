// Looks at a file that came with a comment: what it is by its bytes, what of it can be read as text, and the bytes that
// are kept, which are not those that came. Photos lose everything that is not the picture, a Word document what it tells of
// its authors (`plain-docx`). A PDF is kept as it came: its metadata are spread over its objects, and rewriting it would
// break signatures. The forms and the desk say so. No file is ever shown to the public.

import { createHash } from 'node:crypto'
import { BrokenPhoto, type FileKind, fileKind, isPhoto, mediaTypeOf, plainPhoto } from '~/domain/door'
import { plainDocx } from './plain-docx.server'
import { readStatuteFile } from './read.server'
import { DocumentRefusal, type DocumentRefusalCode } from './refusals'

export interface CheckedFile {
  readonly kind: FileKind
  readonly mediaType: string
  /** As the person named it; data only, never part of a path. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Of the bytes that are kept. */
  readonly sha256: string
  /** `part`: a document with pictures in it; `unread`: a photo or a scan. */
  readonly reading: 'read' | 'part' | 'unread'
  readonly text: string
}

/** Why a file is not taken; the sentence is the command's. */
export type FileFault = 'heic' | 'wrong-type' | 'damaged' | 'encrypted' | 'macro' | 'zip-bomb'

export class FileRefused extends Error {
  constructor(
    readonly fault: FileFault,
    readonly fileName: string,
  ) {
    super(`The file is refused: ${fault}`)
  }
}

const longestName = 120
const longestText = 200_000

/** The file as it is kept. Throws `FileRefused`. */
export async function checkFile(bytes: Uint8Array, givenName: string): Promise<CheckedFile> {
  const name = tidyName(givenName)
  const kind = fileKind(bytes)
  if (kind === 'heic') throw new FileRefused('heic', name)
  if (kind === 'other') throw new FileRefused('wrong-type', name)
  try {
    const kept = await keptBytes(kind, bytes)
    const sha256 = createHash('sha256').update(kept).digest('hex')
    return {
      kind,
      mediaType: mediaTypeOf[kind],
      name,
      bytes: kept,
      sha256,
      ...(await readingOf(kind, bytes)),
    }
  } catch (error) {
    if (error instanceof BrokenPhoto) throw new FileRefused('damaged', name)
    if (error instanceof DocumentRefusal) throw new FileRefused(faultOf(error.code), name)
    throw error
  }
}

/** The last part of a path, without what turns a line around or ends it. */
function tidyName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  return [...last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').toWellFormed()].slice(0, longestName).join('')
}

const unread = { reading: 'unread', text: '' } as const

/** Scans, and what takes longer than ten seconds, are kept and called unread: the person's words matter more. */
async function readingOf(kind: FileKind, bytes: Uint8Array): Promise<Pick<CheckedFile, 'reading' | 'text'>> {
  if (isPhoto(kind)) return unread
  try {
    const { text, notes } = await readStatuteFile(bytes, '')
    const hasPictures = notes.some(({ rule }) => rule === 'picture' || rule === 'embedded')
    return { reading: hasPictures ? 'part' : 'read', text: text.slice(0, longestText) }
  } catch (error) {
    const isOnlyUnread =
      error instanceof DocumentRefusal &&
      ['no-text-layer', 'empty', 'too-complex', 'too-large', 'too-many-articles'].includes(error.code)
    if (isOnlyUnread) return unread
    throw error
  }
}

function faultOf(code: DocumentRefusalCode): FileFault {
  return code === 'encrypted' || code === 'macro' || code === 'zip-bomb' || code === 'wrong-type'
    ? code
    : 'damaged'
}

async function keptBytes(kind: FileKind, bytes: Uint8Array): Promise<Uint8Array> {
  if (kind === 'pdf') return bytes
  if (kind === 'docx') return plainDocx(bytes)
  return plainPhoto(kind, bytes)
}
