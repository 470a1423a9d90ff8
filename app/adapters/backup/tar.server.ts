// One file out of a folder and back: the tar format (ustar), compressed with gzip, which every system can open without
// us. Only what a backup holds is written: plain files with short names of ours. Reading takes nothing else: a path that
// leads out of the folder, a link or a device ends it.

import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

const block = 512

/** Every file below the folder, by its path with `/`, sorted. */
export async function filesBelow(folder: string, below = ''): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await filesBelow(folder, path)))
    else if (entry.isFile()) found.push(path)
  }
  return found.sort()
}

/** Pack the folder's files into `file`. */
export async function packFolder(folder: string, file: string): Promise<void> {
  await pipeline(
    Readable.from(blocksOf(folder)),
    createGzip({ level: 6 }),
    createWriteStream(file, { mode: 0o600 }),
  )
}

async function* blocksOf(folder: string): AsyncGenerator<Buffer> {
  for (const path of await filesBelow(folder)) {
    const { size } = await stat(join(folder, path))
    yield headerOf(path, size)
    for await (const chunk of createReadStream(join(folder, path))) yield chunk as Buffer
    const rest = size % block
    if (rest > 0) yield Buffer.alloc(block - rest)
  }
  yield Buffer.alloc(block * 2)
}

function headerOf(path: string, size: number): Buffer {
  const header = Buffer.alloc(block)
  if (Buffer.byteLength(path) > 100) throw new Error(`Expected a short path, got ${path}`)
  header.write(path, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** The file is not a backup's archive; the sentence says why. */
export class ArchiveUnreadable extends Error {}

/** Unpack `file` into the folder, which is empty. Throws `ArchiveUnreadable`. */
export async function unpackFile(file: string, folder: string): Promise<void> {
  const bytes = createReadStream(file).pipe(createGunzip())
  const reader = readerOf(bytes)
  try {
    for (;;) {
      const header = await reader.take(block)
      if (header.every((byte) => byte === 0)) return
      const path = textOf(header, 0, 100)
      const size = Number.parseInt(textOf(header, 124, 12), 8)
      const isPlain = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*(\/[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*)*$/.test(path)
      if (!isPlain || !Number.isSafeInteger(size) || textOf(header, 156, 1) !== '0')
        throw new ArchiveUnreadable('it holds something that no backup holds')
      mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
      const out = await open(join(folder, path), 'wx', 0o600)
      for (let left = size; left > 0; ) {
        const part = await reader.take(Math.min(left, 1 << 20))
        await out.write(part)
        left -= part.length
      }
      await out.close()
      await reader.take((block - (size % block)) % block)
    }
  } catch (error) {
    const isFormat = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
    if (isFormat) throw new ArchiveUnreadable('it is not a gzip file, or a part of it is damaged')
    throw error
  } finally {
    bytes.destroy()
  }
}

function readerOf(bytes: AsyncIterable<Buffer>) {
  const source = bytes[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  return {
    take: async (length: number): Promise<Buffer> => {
      const parts: Buffer[] = [held]
      let have = held.length
      while (have < length) {
        const { value, done } = await source.next()
        if (done) throw new ArchiveUnreadable('it ends too early')
        parts.push(value)
        have += value.length
      }
      const all = parts.length === 1 ? held : Buffer.concat(parts)
      held = all.subarray(length)
      return all.subarray(0, length)
    },
  }
}

function textOf(header: Buffer, at: number, length: number): string {
  const field = header.subarray(at, at + length)
  const end = field.indexOf(0)
  return field.subarray(0, end < 0 ? length : end).toString('utf8')
}
