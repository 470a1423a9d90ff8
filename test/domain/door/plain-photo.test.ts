import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BrokenPhoto, fileKind, plainPhoto } from '~/domain/door'
import { jpegWith, pngWithPlace, scan, secret, webpWithPlace } from './photos'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

it('takes place, telephone, comment, preview and film out of a JPEG and leaves the picture', () => {
  const plain = text(plainPhoto('jpeg', jpegWith(1)))
  expect(plain).not.toContain('GPS')
  expect(plain).not.toContain('Exif')
  expect(plain).toContain('ICC_PROFILE')
  expect(plain).toContain(text(scan))
  expect(plain.endsWith('\xff\xd9')).toBe(true)
})

it('keeps how the telephone was held, and nothing else of its Exif', () => {
  const plain = plainPhoto('jpeg', jpegWith(6))
  expect(text(plain)).not.toContain(secret)
  expect([...plain.subarray(2, 6)]).toEqual([0xff, 0xe1, 0, 34])
  expect(text(plainPhoto('jpeg', plain))).toBe(text(plain))
})

it('takes words, Exif, unknown chunks and what hangs behind the end out of a PNG', () => {
  const plain = plainPhoto('png', pngWithPlace())
  expect(text(plain)).not.toContain('GPS')
  expect(text(plain)).toMatch(/IHDR.*IDAT.*IEND/s)
})

it('takes Exif and XMP out of a WebP, and its head says so', () => {
  const plain = plainPhoto('webp', webpWithPlace())
  expect(text(plain)).not.toContain('GPS')
  expect(new DataView(plain.buffer).getUint32(4, true)).toBe(plain.length - 8)
  expect((plain[20] ?? 0) & 0x0c).toBe(0)
  expect((plain[20] ?? 0) & 0x20).toBe(0x20)
})

it('refuses every photo that is cut short, and never leaves anything of the secret in one', () => {
  const whole = [
    ['jpeg', jpegWith(6)],
    ['png', pngWithPlace()],
    ['webp', webpWithPlace()],
  ] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.nat(),
      fc.nat(),
      fc.nat(255),
      ([kind, bytes], cut, at, value) => {
        const damaged = bytes.slice(0, cut % (bytes.length + 1))
        if (damaged.length > 0) damaged[at % damaged.length] = value
        try {
          plainPhoto(kind, damaged)
        } catch (error) {
          expect(error).toBeInstanceOf(BrokenPhoto)
        }
      },
    ),
  )
  for (const [kind, bytes] of whole)
    expect(() => plainPhoto(kind, bytes.slice(0, bytes.length >> 2))).toThrow(BrokenPhoto)
})

it('tells a file by its bytes: the photos of Apple by their name, everything else as other', () => {
  const of = (words: string) => fileKind(Buffer.from(words, 'latin1'))
  expect(of('\0\0\0\x18ftypheic')).toBe('heic')
  expect(of('\0\0\0\x18ftypavif')).toBe('heic')
  expect(of('\0\0\0\x18ftypmp42')).toBe('other')
  expect(of('GIF89a')).toBe('other')
  expect(of('<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe('other')
  expect(of('%PDF-1.7\n')).toBe('pdf')
  expect(of('about %PDF-1.7')).toBe('other')
})
