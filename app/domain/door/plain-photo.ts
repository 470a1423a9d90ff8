// Takes everything out of a photo that is not the picture: where it was taken, by which telephone, by whom, when, its
// small preview, and whatever hangs behind its end (a moving picture has its film there). What stays is on a list and
// all else goes, so that a segment nobody has heard of goes too. The picture itself is not decoded and not encoded
// anew: no quality is lost, and no decoder meets a hostile file. JPEG by ITU T.81 and Exif 2.32, PNG by its third
// edition, WebP by RFC 9649. Linear in the length.
//
// Rejected: the libraries that re-encode (sharp is native and opens the whole file), and those that edit Exif only
// (they leave XMP, IPTC and what is behind the end).

import { latin } from './file-kind'

/** The photo is cut short or is not what its first bytes say. */
export class BrokenPhoto extends Error {}

/** The photo without anything but the picture. Throws `BrokenPhoto`. */
export function plainPhoto(kind: 'jpeg' | 'png' | 'webp', bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = kind === 'jpeg' ? jpegParts(bytes, view) : kind === 'png' ? pngParts(bytes, view) : []
  return kind === 'webp' ? plainWebp(bytes, view) : joined(parts)
}

// ---- JPEG

function jpegParts(bytes: Uint8Array, view: DataView): Uint8Array[] {
  const parts = [bytes.subarray(0, 2)]
  let at = 2
  let turned = 0
  let hasPicture = false
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) throw new BrokenPhoto('Expected a marker')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) {
      if (!hasPicture) throw new BrokenPhoto('Expected a picture before the end')
      parts.push(bytes.subarray(at, at + 2))
      if (turned > 1) parts.splice(1, 0, orientationSegment(turned))
      return parts
    }
    if (at + 4 > bytes.length) break
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) break
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1) turned = turned || orientationIn(segment.subarray(4))
    if (isKeptSegment(marker, segment)) parts.push(marker === 0xe0 ? withoutPreview(segment) : segment)
    at = end
    if (marker === 0xda) {
      hasPicture = true
      const after = scanEnd(bytes, at)
      parts.push(bytes.subarray(at, after))
      at = after
    }
  }
  throw new BrokenPhoto('Expected the end of the picture')
}

/** JFIF's own segment, the colour profile, and Adobe's mark, without which colours turn; of what is the picture, all. */
function isKeptSegment(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xe0) return latin(segment, 4, 9) === 'JFIF\0' && segment.length >= 18
  if (marker === 0xe2) return latin(segment, 4, 16) === 'ICC_PROFILE\0'
  if (marker === 0xee) return latin(segment, 4, 9) === 'Adobe'
  return marker !== 0xfe && !(marker >= 0xe0 && marker <= 0xef)
}

/** A preview may show what was cut off the picture later. */
function withoutPreview(jfif: Uint8Array): Uint8Array {
  const slim = jfif.slice(0, 18)
  slim.set([0, 16], 2)
  slim.set([0, 0], 16)
  return slim
}

/** Where the coded data that begins at `at` ends: at the next marker that is neither a restart nor a stuffed byte. */
function scanEnd(bytes: Uint8Array, at: number): number {
  let next = bytes.indexOf(0xff, at)
  while (next >= 0 && next + 1 < bytes.length) {
    const marker = bytes[next + 1] ?? 0
    if (marker !== 0 && (marker < 0xd0 || marker > 0xd7)) return next
    next = bytes.indexOf(0xff, next + 2)
  }
  throw new BrokenPhoto('Expected the end of the coded data')
}

/** How the telephone was held, 1 to 8; 0 where it does not say. Without it portraits would lie on their side. */
function orientationIn(body: Uint8Array): number {
  if (latin(body, 0, 6) !== 'Exif\0\0' || body.length < 14) return 0
  const view = new DataView(body.buffer, body.byteOffset + 6, body.byteLength - 6)
  const isLittle = latin(body, 6, 8) === 'II'
  const first = view.getUint32(4, isLittle)
  if (first + 2 > view.byteLength) return 0
  const count = view.getUint16(first, isLittle)
  for (let i = 0; i < count; i++) {
    const entry = first + 2 + i * 12
    if (entry + 12 > view.byteLength) return 0
    if (view.getUint16(entry, isLittle) !== 0x0112) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 0
  }
  return 0
}

/** An Exif segment of ours that says the orientation and nothing else. */
function orientationSegment(value: number): Uint8Array {
  return new Uint8Array([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0],
  ])
}

// ---- PNG

const keptChunks = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs', 'cICP'],
  ...['acTL', 'fcTL', 'fdAT'],
])

function pngParts(bytes: Uint8Array, view: DataView): Uint8Array[] {
  const parts = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) break
    const name = latin(bytes, at + 4, at + 8)
    if (at === 8 && name !== 'IHDR') break
    if (keptChunks.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return parts
    at = end
  }
  throw new BrokenPhoto('Expected the end of the picture')
}

// ---- WebP

const keptInWebp = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const exifAndXmp = 0x0c

function plainWebp(bytes: Uint8Array, view: DataView): Uint8Array {
  if (bytes.length < 20) throw new BrokenPhoto('Expected the whole picture')
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length || end < 20) throw new BrokenPhoto('Expected the whole picture')
  const parts: Uint8Array[] = []
  let at = 12
  let hasPicture = false
  while (at + 8 <= end) {
    const name = latin(bytes, at, at + 4)
    const size = view.getUint32(at + 4, true)
    const after = at + 8 + size + (size % 2)
    if (after > end) throw new BrokenPhoto('Expected the whole chunk')
    hasPicture ||= name === 'VP8 ' || name === 'VP8L' || name === 'ANMF'
    if (name === 'VP8X') {
      const chunk = bytes.slice(at, after)
      chunk[8] = (chunk[8] ?? 0) & ~exifAndXmp
      parts.push(chunk)
    } else if (keptInWebp.has(name)) parts.push(bytes.subarray(at, after))
    at = after
  }
  if (!hasPicture) throw new BrokenPhoto('Expected a picture')
  const head = bytes.slice(0, 12)
  const size = parts.reduce((sum, part) => sum + part.length, 4)
  new DataView(head.buffer).setUint32(4, size, true)
  return joined([head, ...parts])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
