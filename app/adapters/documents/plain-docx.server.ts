// A Word document without what it tells of the people and the machine it was written by: its properties (author, company,
// times), who made each comment and tracked change and when, the list of those people, the folder its template lay in, and of
// the pictures in it what photos lose. Its words stay, those of comments and changes too. A name that somebody typed into the
// text, and data that a form of another program put into `customXml`, stay: they may be what the letter says.

import { zipSync } from 'fflate'
import { BrokenPhoto, fileKind, plainPhoto } from '~/domain/door'
import { openArchive } from './archive.server'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Parts that hold nothing but such facts, as they are kept: empty. */
const emptied: Readonly<Record<string, string>> = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docProps/app.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
  'word/people.xml': '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
}

/** Packed again with a fixed time: the same document gives the same bytes. Entries that lead out of it are left out. */
export async function plainDocx(bytes: Uint8Array): Promise<Uint8Array> {
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
  const empty = emptied[name]
  if (empty !== undefined) return new TextEncoder().encode(declaration + empty)
  if (/^docProps\/thumbnail/.test(name)) return new Uint8Array()
  if (/^word\/(?!media\/).*\.xml$/.test(name)) return rewritten(part, withoutAuthors)
  if (name === 'word/_rels/settings.xml.rels') return rewritten(part, withoutFolders)
  return name.includes('/media/') ? plainPicture(part) : part
}

/** Decoded as its first bytes say and written in UTF-8, as a part with nothing to take out is kept byte for byte. */
function rewritten(part: Uint8Array, change: (xml: string) => string): Uint8Array {
  const [first, second] = part
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  const xml = new TextDecoder(encoding).decode(part)
  const plain = change(xml)
  return plain === xml
    ? part
    : new TextEncoder().encode(plain.replace(/encoding=(["'])UTF-16\1/i, 'encoding="UTF-8"'))
}

// A quote ends where it began, so a tag is read to its end although a `>` stands in a name. Words between tags are not touched.
const tag = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/g

/** `author` is required by the format and gets the word that Word itself writes there when it takes a name out. */
const withoutAuthors = (xml: string) =>
  xml.replace(tag, (one) =>
    one
      .replace(/(\s(?:\w+:)?author\s*=\s*)(?:"[^"]*"|'[^']*')/g, '$1"Author"')
      .replace(/\s(?:\w+:)?(?:initials|date|dateUtc)\s*=\s*(?:"[^"]*"|'[^']*')/g, ''),
  )

/** A template's path holds the name of whoever was logged in. */
const withoutFolders = (xml: string) =>
  xml.replace(/(\sTarget\s*=\s*)(?:"file:[^"]*"|'file:[^']*')/gi, '$1"Normal.dotm"')

function plainPicture(part: Uint8Array): Uint8Array {
  const kind = fileKind(part)
  if (kind !== 'jpeg' && kind !== 'png' && kind !== 'webp') return part
  try {
    return plainPhoto(kind, part)
  } catch (error) {
    // A broken picture inside a document shows nothing, so nothing of it needs to be kept.
    if (error instanceof BrokenPhoto) return new Uint8Array()
    throw error
  }
}
