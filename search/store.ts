// An index in a folder: segment files that never change, and `index.json`, which names those that count and the
// records of them that are gone. Everything is written beside and renamed; the rename of `index.json` is the
// moment at which a change has happened, so a power cut leaves the index before or after it, never between.

import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { IndexUnreadable } from './engine'
import type { LiveSegment } from './merge'
import { segmentFromBytes, segmentToBytes } from './segment-bytes'

/** A live segment and the name of its file. */
export interface StoredSegment extends LiveSegment {
  readonly file: string
}

interface Manifest {
  readonly schema: 'tiaoyi.index/1'
  readonly segments: readonly { readonly file: string; readonly gone: readonly number[] }[]
}

const MANIFEST = 'index.json'

/** A name no other segment has. */
export function newSegmentFile(): string {
  return `${randomUUID()}.segment`
}

/** Whether the folder holds an index, readable or not. */
export async function holdsIndex(folder: string): Promise<boolean> {
  return (await readIfThere(join(folder, MANIFEST))) !== undefined
}

/** The segments of an index, undefined when the folder holds none; throws IndexUnreadable when it is damaged. */
export async function loadSegments(folder: string): Promise<readonly StoredSegment[] | undefined> {
  const json = await readIfThere(join(folder, MANIFEST))
  if (!json) return undefined
  const manifest = parseManifest(new TextDecoder().decode(json))
  const segments: StoredSegment[] = []
  for (const { file, gone: goneDocs } of manifest.segments) {
    if (!/^[\w-]+\.segment$/.test(file)) throw new IndexUnreadable('its list of files is damaged')
    const bytes = await readIfThere(join(folder, file))
    if (!bytes) throw new IndexUnreadable('a file of it is missing')
    const segment = segmentFromBytes(bytes)
    const gone = new Uint8Array(segment.count)
    for (const doc of goneDocs) gone[doc] = 1
    segments.push({ file, segment, gone, goneCount: goneDocs.length })
  }
  return segments
}

/** Make the folder hold these segments. Files already there by name are not written again. */
export async function saveSegments(folder: string, segments: readonly StoredSegment[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const there = new Set(await readdir(folder))
  for (const { file, segment } of segments) {
    if (!there.has(file)) await writeWhole(join(folder, file), segmentToBytes(segment))
  }
  const manifest: Manifest = {
    schema: 'tiaoyi.index/1',
    segments: segments.map(({ file, gone }) => ({ file, gone: placesOf(gone) })),
  }
  await writeWhole(join(folder, MANIFEST), [new TextEncoder().encode(JSON.stringify(manifest))])
  await syncFolder(folder)
  const named = new Set([MANIFEST, ...segments.map(({ file }) => file)])
  // Only files of this format: a folder given by mistake keeps what else is in it.
  const left = [...there].filter((file) => !named.has(file) && /\.(segment|writing)$/.test(file))
  for (const file of left) await rm(join(folder, file), { force: true })
}

/** Forget an index that cannot be read, so that an empty one can be opened in its place. */
export async function discardIndex(folder: string): Promise<void> {
  await rm(join(folder, MANIFEST), { force: true })
}

async function writeWhole(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const beside = `${path}.${randomUUID()}.writing`
  const file = await open(beside, 'w')
  try {
    for (const piece of pieces) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function placesOf(gone: Uint8Array): number[] {
  const places: number[] = []
  for (let doc = gone.indexOf(1); doc >= 0; doc = gone.indexOf(1, doc + 1)) places.push(doc)
  return places
}

function parseManifest(json: string): Manifest {
  let manifest: Partial<Manifest>
  try {
    manifest = JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) throw new IndexUnreadable('its list of files is damaged')
    throw error
  }
  if (manifest?.schema !== 'tiaoyi.index/1' || !Array.isArray(manifest.segments)) {
    throw new IndexUnreadable('it was made by another version')
  }
  return manifest as Manifest
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
