// Uploaded and generated files: stored under a random id, never under the name a person gave. A file is written
// beside its place, synced, and renamed, so that a name in the database always means a whole file.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface FileStore {
  /** Keep the bytes under `id`; resolves with their SHA-256 in hex once they are on the disk. */
  put(id: string, bytes: Uint8Array): Promise<string>
  get(id: string): Promise<Buffer>
  has(id: string): Promise<boolean>
  /** Where it lies, for a thread that reads it itself. */
  path(id: string): string
  /** Forgets the file; one that is not there is no fault. */
  remove(id: string): Promise<void>
  /** Forgets files whose id begins so and that were put before `before`, milliseconds since 1970 UTC. */
  sweep(prefix: string, before: number): Promise<void>
  /** Forgets one name of `names` when it was put before `before`; says whether it did. */
  sweepName(name: string, before: number): Promise<boolean>
  /** Names in the folder that begin so, those of files cut short by a crash (`.part`) among them. */
  names(prefix: string): Promise<readonly string[]>
}

export const attachedPrefix = 'attached'

/** Where a file that came with a comment lies: under its hash, so that the same photo sent twice lies there once. */
export const storedAs = (sha256: string) => `${attachedPrefix}${sha256}`

/** A store in `dataDirectory`/files. Ids are ours (letters and digits), so no name can leave the folder. */
export function openFileStore(dataDirectory: string): FileStore {
  const folder = join(dataDirectory, 'files')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => {
    if (!/^[0-9a-z]{1,80}$/.test(id)) throw new Error('Expected a file id of letters and digits')
    return join(folder, id)
  }
  const sweepName = async (name: string, before: number) => {
    const found = await stat(join(folder, name))
    const isOld = found.mtimeMs < before
    if (isOld) await rm(join(folder, name), { force: true })
    return isOld
  }
  return {
    sweepName,
    put: async (id, bytes) => {
      const path = pathOf(id)
      const handle = await open(`${path}.part`, 'w', 0o600)
      await handle.writeFile(bytes)
      await handle.sync()
      await handle.close()
      await rename(`${path}.part`, path)
      return createHash('sha256').update(bytes).digest('hex')
    },
    get: (id) => readFile(pathOf(id)),
    has: async (id) => existsSync(pathOf(id)),
    path: pathOf,
    remove: (id) => rm(pathOf(id), { force: true }),
    sweep: async (prefix, before) => {
      for (const name of await readdir(folder)) if (name.startsWith(prefix)) await sweepName(name, before)
    },
    names: async (prefix) => (await readdir(folder)).filter((name) => name.startsWith(prefix)),
  }
}
