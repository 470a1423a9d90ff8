// What the index of all of ../shared/data/laws takes in memory: a process opens it from its folder, asks twenty questions, and is
// compared with itself before, garbage collected both times. Run: npx tsx test/bench/search-memory.ts. Local regulations and
// all versions are in it.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from '../../search/embedded'
import { lawRecords, sharedData } from './law-records'

const queries = ['公司拖欠工资怎么办', '消法五十五条', 'minfadian', '不得设置大型立柱广告', '离婚 抚养费']

async function measure(folder: string): Promise<void> {
  await (await openEmbedded()).search({ query: 'mfd', page: 1, pageSize: 1 })
  const before = taken()
  const engine = await openEmbedded({ folder })
  for (let round = 0; round < 4; round++)
    for (const query of queries) await engine.search({ query, page: 1, pageSize: 20 })
  const after = taken()
  const more = (name: keyof typeof after) => `${Math.round((after[name] - before[name]) / 1e6)} MB`
  console.log(
    `${await engine.size()} articles: objects ${more('heapUsed')}, arrays ${more('arrayBuffers')}, process ${more('rss')}   goal 300 MB`,
  )
}

function taken() {
  for (let round = 0; round < 3; round++) globalThis.gc?.()
  return process.memoryUsage()
}

async function build(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'search-memory-'))
  try {
    const engine = await openEmbedded({ folder })
    await engine.replaceAll(lawRecords('every'))
    await engine.close()
    const args = ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), folder]
    spawnSync(process.execPath, args, { stdio: 'inherit' })
  } finally {
    await rm(folder, { recursive: true })
  }
}

const [folder] = process.argv.slice(2)
if (folder) await measure(folder)
else if (existsSync(sharedData)) await build()
else console.log('The shared data is not beside the repository; nothing is measured.')
