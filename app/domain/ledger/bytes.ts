// Bytes as the ledger needs them: strict UTF-8, strict base64, hex, and comparison. Written out here because the
// domain is compiled without the platform's TextEncoder, and because "strict" is the point: two spellings of the
// same bytes would let a reader and a verifier disagree about what was signed. Every decoder answers `undefined`
// for input that its own encoder could not have produced.

/** UTF-8 bytes of a string. Throws on a lone surrogate, which has no UTF-8 form. Linear. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    let code = unit
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(i + 1)
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff))
        throw new Error('Expected text without lone surrogates')
      code = 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00)
      i++
    }
    if (code < 0x80) bytes[length++] = code
    else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6)
      bytes[length++] = 0x80 | (code & 63)
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12)
      bytes[length++] = 0x80 | ((code >> 6) & 63)
      bytes[length++] = 0x80 | (code & 63)
    } else {
      bytes[length++] = 0xf0 | (code >> 18)
      bytes[length++] = 0x80 | ((code >> 12) & 63)
      bytes[length++] = 0x80 | ((code >> 6) & 63)
      bytes[length++] = 0x80 | (code & 63)
    }
  }
  return bytes.slice(0, length)
}

/** The string of UTF-8 bytes, or `undefined` when they are not the shortest valid form (overlong, surrogates,
 *  above U+10FFFF, cut short). A byte order mark is kept as U+FEFF, so that it is noticed. Linear. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  const pieces: string[] = []
  let units: number[] = []
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0
    const width =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
    if (width === 0 || i + width > bytes.length) return undefined
    let code = width === 1 ? first : first & (0xff >> (width + 1))
    for (let k = 1; k < width; k++) {
      const next = bytes[i + k] ?? 0
      if ((next & 0xc0) !== 0x80) return undefined
      code = (code << 6) | (next & 63)
    }
    if (width === 3 && (code < 0x800 || (code >= 0xd800 && code <= 0xdfff))) return undefined
    if (width === 4 && (code < 0x10000 || code > 0x10ffff)) return undefined
    if (code < 0x10000) units.push(code)
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff))
    i += width
    // fromCharCode takes its units as arguments: 4,096 stays far below every engine's limit.
    if (units.length >= 4096) {
      pieces.push(String.fromCharCode(...units))
      units = []
    }
  }
  pieces.push(String.fromCharCode(...units))
  return pieces.join('')
}

const base64Symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const base64Values: ReadonlyMap<string, number> = new Map(
  [...base64Symbols].map((symbol, value) => [symbol, value]),
)

/** Standard base64 with padding (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += base64Symbols.charAt(word >> 18) + base64Symbols.charAt((word >> 12) & 63)
    text += left > 1 ? base64Symbols.charAt((word >> 6) & 63) : '='
    text += left > 2 ? base64Symbols.charAt(word & 63) : '='
  }
  return text
}

/** Bytes of standard base64, or `undefined` for anything that `base64` would not have written: missing padding,
 *  white space, other alphabets, and non-zero bits behind the last byte. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let length = 0
  for (let i = 0; i < text.length; i += 4) {
    let word = 0
    for (let k = 0; k < 4; k++) {
      const isPadding = i + k >= text.length - padding
      const value = isPadding ? 0 : base64Values.get(text.charAt(i + k))
      if (value === undefined) return undefined
      word = (word << 6) | value
    }
    for (const shift of [16, 8, 0]) {
      const byte = (word >> shift) & 0xff
      if (length < bytes.length) bytes[length++] = byte
      else if (byte !== 0) return undefined
    }
  }
  return bytes
}

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** One array after the other. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** Whether both hold the same bytes. Not constant in time: nothing compared in the ledger is secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
