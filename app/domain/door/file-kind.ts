// What a file that comes with a comment is, told by its bytes and never by its name, and how much may come at once.
// Phones give photos as JPEG, PNG or WebP when they are asked to; HEIC and AVIF are told apart only to be refused with
// their name, since neither the browsers of offices nor we can open them.

/** At most so many files come with one comment, and so many bytes together. */
export const mostFiles = 5
export const mostFileBytes = 20_000_000

export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'docx'

/** What the kinds are called when they are sent and kept. */
export const mediaTypeOf: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Ends of names, for the files that are given out again. */
export const endingOf: Readonly<Record<FileKind, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  pdf: 'pdf',
  docx: 'docx',
}

export const isPhoto = (kind: FileKind): boolean => kind === 'jpeg' || kind === 'png' || kind === 'webp'

/** `heic` for Apple's photos and their relatives, `other` for everything that is not taken. A zip is called docx here;
 *  whether it holds a document is for the reader of documents to say. */
export function fileKind(bytes: Uint8Array): FileKind | 'heic' | 'other' {
  const starts = (...magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'webp'
  if (latin(bytes, 4, 8) === 'ftyp') return isAppleBrand(latin(bytes, 8, 12)) ? 'heic' : 'other'
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'docx'
  const head = latin(bytes, 0, 1024)
  const at = head.indexOf('%PDF-')
  // A few bytes of junk before the mark are common; a text that speaks of %PDF- is not a PDF.
  if (at === 0 || (at > 0 && head.slice(0, at).trim() === '')) return 'pdf'
  return 'other'
}

const isAppleBrand = (brand: string) =>
  ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis'].includes(brand)

/** Bytes as Latin-1. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
