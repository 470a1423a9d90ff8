import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSearch, searchDocuments } from '~/adapters/search/engine.server'
import { startLoopback } from '../../search/loopback-meilisearch'

const record = { id: 'r1', title: '南湾市噪声条例', article: '第二条', text: '违反规定的，处二百元罚款。' }

async function inDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'tiaoyi-'))
  try {
    await use(directory)
  } finally {
    await rm(directory, { recursive: true })
  }
}

it('opens the embedded engine when nothing is configured, and keeps its index', () =>
  inDirectory(async (directory) => {
    const first = await openSearch({ directory })
    expect(first.needsFilling).toBe(true)
    await first.engine.upsert([record])
    await first.engine.close()
    const again = await openSearch({ directory })
    expect(again.needsFilling).toBe(false)
    expect(await again.repair()).toBe(true)
    expect((await searchDocuments(again.engine, { query: '罚款' })).hits.map(({ id }) => id)).toEqual(['r1'])
    expect(await readdir(join(directory, 'index'))).toEqual(['library'])
  }))

it('starts with an empty index when the old one is damaged', () =>
  inDirectory(async (directory) => {
    const { engine } = await openSearch({ directory })
    await engine.upsert([record])
    await writeFile(join(directory, 'index/library/index.json'), 'half of a fi')
    const opened = await openSearch({ directory })
    expect(opened.needsFilling).toBe(true)
    expect(await opened.engine.size()).toBe(0)
    await opened.engine.upsert([record])
    expect((await openSearch({ directory })).needsFilling).toBe(false)
  }))

it('asks Meilisearch when it is configured and filled, the embedded engine before', () =>
  inDirectory(async (directory) => {
    const server = await startLoopback()
    const { engine, repair } = await openSearch({
      directory,
      meilisearchUrl: server.url,
      meilisearchKey: 'key',
    })
    await engine.upsert([record])
    expect(await searchDocuments(engine, { query: '罚款' })).toMatchObject({
      engine: 'embedded',
      standIn: true,
    })
    expect(await repair()).toBe(true)
    expect(await searchDocuments(engine, { query: '罚款' })).toMatchObject({
      engine: 'meilisearch',
      total: 1,
    })
    await engine.close()
    await server.close()
  }))

it('brings page numbers from outside into range', () =>
  inDirectory(async (directory) => {
    const { engine } = await openSearch({ directory })
    await engine.upsert([record])
    for (const page of [0, -3, Number.NaN, 0.5]) {
      expect((await searchDocuments(engine, { query: '罚款', page, pageSize: 1e9 })).hits).toHaveLength(1)
    }
    expect((await searchDocuments(engine, { query: '罚款', page: 1e12 })).hits).toEqual([])
  }))
