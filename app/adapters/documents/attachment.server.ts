// Looks at a file that came with a comment: what it is by its bytes, what of it can be read as text, and the bytes that
// are kept, which are not those that came. Photos lose everything that is not the picture; a Word document loses its
// properties (author, company, times) and its pictures lose what photos lose. A PDF is kept as it came: its metadata are
// spread over its objects, and rewriting it would break signatures. It is never shown to the public.

import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { BrokenPhoto, type FileKind, fileKind, isPhoto, mediaTypeOf, plainPhoto } from '~/domain/door'
import { openArchive } from './archive.server'
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

const emptyProperties: Readonly<Record<string, string>> = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docProps/app.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}

/** Packed again with a fixed time: the same document gives the same bytes. Entries that lead out of it are left out. */
async function plainDocx(bytes: Uint8Array): Promise<Uint8Array> {
  const archive = openArchive(bytes)
  const parts: Record<string, Uint8Array> = {}
  for (const name of archive.names) {
    if (name.endsWith('/') || name.startsWith('/') || name.split('/').includes('..')) continue
    const part = await archive.read(name)
    if (part) parts[name] = plainPart(name, part)
  }
  return zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) })
}

function plainPart(name: string, part: Uint8Array): Uint8Array {
  const empty = emptyProperties[name]
  if (empty !== undefined)
    return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${empty}`)
  if (/^docProps\/thumbnail/.test(name)) return new Uint8Array()
  const kind = name.includes('/media/') ? fileKind(part) : 'other'
  if (kind !== 'jpeg' && kind !== 'png' && kind !== 'webp') return part
  try {
    return plainPhoto(kind, part)
  } catch (error) {
    // A broken picture inside a document shows nothing, so nothing of it needs to be kept.
    if (error instanceof BrokenPhoto) return new Uint8Array()
    throw error
  }
}
