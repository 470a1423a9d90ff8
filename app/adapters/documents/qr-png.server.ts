// A QR code as a PNG: the only picture that WeChat's browser lets people keep by a long press. One bit a pixel, written
// by hand, since it is four chunks.

import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const quietZone = 4

/** PNG of the code of `words`, `scale` pixels a module. */
export function qrPng(words: string, scale = 6): Buffer {
  const { data } = encode(words, { ecc: 'M', border: quietZone })
  const width = data.length * scale
  const rowBytes = Math.ceil(width / 8)
  const rows = data.map((modules) => packedRow(modules, scale, rowBytes))
  const pixels = Buffer.concat(rows.flatMap((row) => Array<Buffer>(scale).fill(row)))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  // One bit of grey a pixel; no filter, no interlace.
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A filter byte, then the row's pixels, white as 1. */
function packedRow(modules: readonly boolean[], scale: number, rowBytes: number): Buffer {
  const row = Buffer.alloc(1 + rowBytes)
  modules.forEach((isBlack, module) => {
    if (isBlack) return
    for (let x = module * scale; x < (module + 1) * scale; x++) {
      const at = 1 + (x >> 3)
      row[at] = (row[at] ?? 0) | (0x80 >> (x & 7))
    }
  })
  return row
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
