// Photos made in the test, byte by byte, with a place in them and whatever else cameras write.

import { deflateSync } from 'node:zlib'

const bytes = (...parts: readonly (readonly number[] | Uint8Array | string)[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  )

/** What must be found nowhere in what is kept. */
export const secret = 'GPS-N25.0330-E121.5654-PhoneOfLiu'

const segment = (marker: number, body: Uint8Array) =>
  bytes([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body)

/** Exif with an orientation, little-endian, and the secret behind it. */
export const exif = (orientation: number) =>
  bytes(
    'Exif\0\0II',
    [0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
    secret,
  )

export const scan = bytes([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0], [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])

/** A JPEG in its outline: application segments, tables, one scan, and a film behind the end. */
export function jpegWith(orientation: number): Uint8Array {
  return bytes(
    [0xff, 0xd8],
    segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xe1, exif(orientation)),
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', secret)),
    segment(0xe2, bytes('ICC_PROFILE\0', [1, 1], 'colours')),
    segment(0xe2, bytes('MPF\0', secret)),
    segment(0xed, bytes('Photoshop 3.0\0', secret)),
    segment(0xfe, bytes(secret)),
    segment(0xdb, new Uint8Array(65)),
    scan,
    [0xff, 0xd9],
    bytes('ftypmp42', secret),
  )
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (data: Uint8Array) =>
  (data.reduce((c, byte) => (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = bytes(name, data)
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc(named), 4)
  return bytes(frame.subarray(0, 4), named, frame.subarray(4))
}

/** A PNG of 8 × 8 grey pixels that a browser draws, with the secret in four kinds of chunk and behind the end. */
export function pngWithPlace(): Uint8Array {
  const rows = Buffer.alloc(8 * 9, 128)
  for (let y = 0; y < 8; y++) rows[y * 9] = 0
  return bytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', bytes([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])),
    chunk('tEXt', bytes('Comment\0', secret)),
    chunk('eXIf', bytes(secret)),
    chunk('iTXt', bytes('XML:com.adobe.xmp\0\0\0\0\0', secret)),
    chunk('IDAT', deflateSync(rows)),
    chunk('prVt', bytes(secret)),
    chunk('IEND', new Uint8Array()),
    secret,
  )
}

function riff(name: string, data: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return bytes(name, size, data, data.length % 2 ? [0] : [])
}

export function webpWithPlace(): Uint8Array {
  const body = bytes(
    'WEBP',
    riff('VP8X', bytes([0x0c | 0x20, 0, 0, 0, 7, 0, 0, 7, 0, 0])),
    riff('ICCP', bytes('colours')),
    riff('VP8L', bytes([0x2f, 7, 0xc0, 1, 0])),
    riff('EXIF', bytes(secret)),
    riff('XMP ', bytes(secret)),
  )
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return bytes('RIFF', size, body, secret)
}
