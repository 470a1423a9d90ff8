// Bytes of a text file to text: UTF-8, UTF-16 by its mark or by its zero bytes, else GB18030, in which offices
// still save .txt files. Needs no library and no worker, so the command line reads Markdown at once.

import { DocumentRefusal } from './refusals'

export const mostBytes = 20_000_000

/** Text of a text file's bytes. Refuses what is empty, too large or not text. */
export function decodeText(bytes: Uint8Array, most = mostBytes): string {
  if (bytes.length === 0) throw new DocumentRefusal('empty')
  if (bytes.length > most) throw new DocumentRefusal('too-large')
  const text = decode(bytes)
  if (!hasPrint(text)) throw new DocumentRefusal('empty')
  return text
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const zeros = zeroBytes(bytes)
  // UTF-16 without its mark: line breaks and blanks have a zero byte, nearly always on the same side (一 is 4E 00,
  // so the other side is not quite empty).
  if (zeros.even + zeros.odd > 0) {
    if (bytes.length % 2 !== 0) throw new DocumentRefusal('wrong-type')
    const text = new TextDecoder(zeros.odd >= zeros.even ? 'utf-16le' : 'utf-16be').decode(bytes)
    if (!isProse(text)) throw new DocumentRefusal('wrong-type')
    return text
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  const text = new TextDecoder('gb18030').decode(bytes)
  // Text in another encoding comes out as replacement characters; one here and there is a slip of a byte.
  if (countOf(text, '\ufffd') > Math.max(2, text.length / 100)) throw new DocumentRefusal('wrong-type')
  return text
}

// Han, kana, ASCII print and common punctuation make up a text; random bytes spread over everything.
function isProse(text: string): boolean {
  let prose = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isCommon =
      (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x20 && code <= 0x7e) || code === 0x0a || code === 0x0d
    if (isCommon || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff01 && code <= 0xff5e)) prose++
  }
  return prose >= text.length * 0.9
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  const end = Math.min(bytes.length, 65_536)
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? 'even' : 'odd']++
  return zeros
}

function countOf(text: string, unit: string): number {
  let count = 0
  for (let i = text.indexOf(unit); i >= 0; i = text.indexOf(unit, i + 1)) count++
  return count
}

function hasPrint(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x20 && code !== 0x3000 && code !== 0xfeff && code !== 0xa0) return true
  }
  return false
}
