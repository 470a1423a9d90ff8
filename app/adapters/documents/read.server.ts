// Reads an uploaded or named law file into text. The kind is told by the bytes and never by the name; whatever
// cannot be read is refused with a sentence that says what to do. A file's size bounds nothing (43 KB of .docx
// took 17 s and 689 MB to read when it was measured), so every reader here has limits of its own.

import { foldRadical } from '~/domain/text'
import { openArchive } from './archive.server'
import { decodeText, mostBytes } from './decode-text'
import { type DocumentNote, docxText } from './docx-text'
import { htmlToText, looksLikeHtml } from './html-text'
import { DocumentRefusal } from './refusals'
import { wordNumberer } from './word-numbering'
import { attributeOf, scanXml } from './xml-scan'

export {
  DocumentRefusal,
  type DocumentRefusalCode,
  documentRefusalCodes,
  documentRefusalSentence,
} from './refusals'

export type DocumentKind = 'docx' | 'doc' | 'pdf' | 'html' | 'md' | 'txt'

export interface ReadDocument {
  readonly kind: DocumentKind
  readonly text: string
  /** What could not be read, for the import preview. */
  readonly notes: readonly DocumentNote[]
}

/** Most articles one import takes. */
export const mostArticles = 5_000
const mostCharacters = 5_000_000

/** Read the bytes of a file; `fileName` only tells Markdown from plain text. Throws `DocumentRefusal`. */
export async function readStatuteFile(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  if (bytes.length === 0) throw new DocumentRefusal('empty')
  if (bytes.length > mostBytes) throw new DocumentRefusal('too-large')
  const read = await readKind(bytes, fileName)
  if (read.text.trim() === '') throw new DocumentRefusal(read.kind === 'pdf' ? 'no-text-layer' : 'empty')
  if (read.text.length > mostCharacters) throw new DocumentRefusal('too-large')
  const count = articleLines(read.text)
  if (count > mostArticles) throw new DocumentRefusal('too-many-articles', { count })
  return read
}

async function readKind(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  const starts = (...magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return readDocx(bytes)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return readDoc(bytes)
  if (pdfStart(bytes)) return readPdf(bytes)
  const foreign = foreignKinds.find(({ magic }) => starts(...magic))
  if (foreign) throw new DocumentRefusal('wrong-type', { found: foreign.name })
  return readTextFile(bytes, fileName)
}

/** Read Markdown, plain text or HTML at once, without a thread. Throws `DocumentRefusal`. */
export function readTextFile(bytes: Uint8Array, fileName: string): ReadDocument {
  const text = decodeText(bytes)
  if (text.trimStart().startsWith('{\\rtf')) throw new DocumentRefusal('wrong-type', { found: 'RTF' })
  if (looksLikeHtml(text)) return { kind: 'html', text: htmlToText(text), notes: [] }
  return { kind: /\.(?:md|markdown)$/i.test(fileName) ? 'md' : 'txt', text, notes: [] }
}

const foreignKinds = [
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'PNG' },
  { magic: [0xff, 0xd8, 0xff], name: 'JPEG' },
  { magic: [0x47, 0x49, 0x46, 0x38], name: 'GIF' },
  { magic: [0x52, 0x61, 0x72, 0x21], name: 'RAR' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], name: '7-Zip' },
  { magic: [0x1f, 0x8b], name: 'gzip' },
  { magic: [0x7f, 0x45, 0x4c, 0x46], name: 'ELF' },
  { magic: [0x4d, 0x5a], name: 'EXE' },
] as const

function pdfStart(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const at = head.indexOf('%PDF-')
  // A few bytes of junk before the mark are common; a text that speaks of %PDF- is not a PDF.
  return at === 0 || (at > 0 && head.slice(0, at).trim() === '')
}

async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  const archive = openArchive(bytes)
  if (archive.names.some((name) => /vbaProject\.bin$/i.test(name))) throw new DocumentRefusal('macro')
  const main = await mainPart(archive)
  const part = async (name: string) => {
    const found = await archive.read(name)
    return found && decodeXml(found)
  }
  const xml = await part(main)
  if (xml === undefined) throw new DocumentRefusal('wrong-type', { found: officeKind(archive.names) })
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const numberOf = wordNumberer(await part(`${folder}numbering.xml`), await part(`${folder}styles.xml`))
  return { kind: 'docx', ...docxText(xml, numberOf) }
}

// The package's relationships name the main part; nearly always word/document.xml. Outside addresses are ignored.
async function mainPart(archive: ReturnType<typeof openArchive>): Promise<string> {
  const relations = await archive.read('_rels/.rels')
  let main = 'word/document.xml'
  if (!relations) return main
  scanXml(decodeXml(relations), {
    open: (name, attributes) => {
      const isMain = name === 'Relationship' && attributeOf(attributes, 'Type')?.endsWith('/officeDocument')
      const target = isMain ? attributeOf(attributes, 'Target')?.replace(/^\//, '') : undefined
      if (target?.startsWith('word/') && archive.names.includes(target)) main = target
    },
    close: () => undefined,
    text: () => undefined,
  })
  return main
}

function decodeXml(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}

function officeKind(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('xl/'))) return 'Excel'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint'
  if (names.includes('content.xml')) return 'OpenDocument'
  if (names.includes('OFD.xml')) return 'OFD'
  return 'ZIP'
}

async function readDoc(bytes: Uint8Array): Promise<ReadDocument> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const hasStream = (name: string) => raw.includes(Buffer.from(name, 'utf16le'))
  // An encrypted .docx is packed into the same kind of container as a .doc.
  if (hasStream('EncryptedPackage')) throw new DocumentRefusal('encrypted')
  if (!hasStream('WordDocument'))
    throw new DocumentRefusal('wrong-type', { found: hasStream('Workbook') ? 'Excel' : 'OLE' })
  if (hasStream('_VBA_PROJECT')) throw new DocumentRefusal('macro')
  // The file information block nearly always follows the header; bit 8 of its flags says encrypted.
  if (raw.length > 524 && raw.readUInt16LE(512) === 0xa5ec && (raw.readUInt16LE(522) & 0x100) !== 0) {
    throw new DocumentRefusal('encrypted')
  }
  const { readInThread } = await import('./reading-thread.server')
  const { text } = await readInThread('doc', bytes)
  return { kind: 'doc', text, notes: [] }
}

async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const { readInThread } = await import('./reading-thread.server')
  const { text, pages } = await readInThread('pdf', bytes)
  const printed = text.replace(/\s/g, '').length
  // Scans carry a stamp or a page number at most.
  if (printed < 20 || printed < pages * 8) throw new DocumentRefusal('no-text-layer')
  return { kind: 'pdf', text: withoutRadicals(text), notes: [] }
}

function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, foldRadical)
}

function articleLines(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/^[ \u3000*#]{0,20}第[一二三四五六七八九十百千零〇0-9０-９]{1,12}条/gm))
    count++
  return count
}
