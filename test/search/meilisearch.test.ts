import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { openEmbedded } from '../../search/embedded'
import { EngineUnavailable } from '../../search/engine'
import { openMeilisearch } from '../../search/meilisearch'
import { toDocuments, toKey, toParameters } from '../../search/meilisearch-documents'
import { parseQuery } from '../../search/query'
import type { SearchRecord } from '../../search/record'
import { createStandIn, REST } from '../../search/stand-in'
import { createTitleTable } from '../../search/titles'
import { type Loopback, type Mood, startLoopback } from './loopback-meilisearch'

const SECRET = 'a-key-nobody-may-see'
const records: readonly SearchRecord[] = [
  { id: '条/1', kind: 'regulation', title: '南湾市噪声条例', article: '第一条', text: '夜间禁止施工作业。' },
  {
    id: '条/2',
    kind: 'regulation',
    title: '南湾市噪声条例',
    article: '第二条',
    text: '违反规定的，处二百元罚款。',
  },
]
const moods: readonly Mood[] = ['refuse', 'hang', 'trickle', 'error', 'garbage', 'other-json', 'redirect']
const question = { query: '罚款', page: 1, pageSize: 10 }

async function withServer(use: (server: Loopback) => Promise<void>): Promise<void> {
  const server = await startLoopback()
  try {
    await use(server)
  } finally {
    await server.close()
  }
}

function engineOf({ url }: { readonly url: string }) {
  return openMeilisearch({ url, key: SECRET, index: 'library', writeTimeout: 3000 })
}

async function pairOf(server: Loopback) {
  const clock = { time: 0 }
  const failures: EngineUnavailable[] = []
  const embedded = await openEmbedded()
  const pair = createStandIn({
    configured: engineOf(server),
    embedded,
    now: () => clock.time,
    report: (failure) => failures.push(failure),
  })
  return { pair, clock, failures, embedded }
}

/** The law: neither the key nor the address stands in anything an error would print. */
function keepsQuiet(error: unknown, { url }: { readonly url: string }): void {
  const shown =
    error instanceof Error ? `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}` : String(error)
  expect(shown).not.toContain(SECRET)
  expect(shown).not.toContain(url.slice('http://'.length))
}

it('fills an index beside the old one, swaps them, and finds what it holds', () =>
  withServer(async (server) => {
    const engine = engineOf(server)
    await engine.replaceAll(records)
    await engine.replaceAll(records)
    expect([...server.indexes.keys()]).toEqual(['library'])
    expect(await engine.size()).toBe(2)
    const result = await engine.search({ ...question, query: '罰款' })
    expect(result).toMatchObject({ total: 1, works: 1, engine: 'meilisearch', matched: 'all' })
    expect(result.hits).toMatchObject([{ id: '条/2', article: '第二条', score: 0.5, record: records[1] }])
    expect(result.facets.kind).toEqual([{ value: 'regulation', count: 1 }])
    const [hit] = result.hits
    expect(hit?.fragment.ranges.map(([start, end]) => hit.fragment.text.slice(start, end))).toEqual(['罚款'])
    expect(server.authorizations).toEqual(new Set([`Bearer ${SECRET}`]))
  }))

it('adds and removes single records', () =>
  withServer(async (server) => {
    const engine = engineOf(server)
    await engine.replaceAll(records)
    await engine.upsert([{ id: '新', title: '南湾市绿化条例', text: '罚款另有规定。' }])
    expect(await engine.size()).toBe(3)
    await engine.remove(['条/2', '没有'])
    await engine.remove([])
    expect((await engine.search(question)).hits.map(({ id }) => id)).toEqual(['新'])
  }))

it('asks for all words first and for the nearest only when nothing carries them all', () =>
  withServer(async (server) => {
    const engine = engineOf(server)
    await engine.replaceAll(records)
    expect((await engine.search({ ...question, query: '氢能' })).matched).toBe('some')
    expect(server.searches.map(({ matchingStrategy }) => matchingStrategy)).toEqual(['all', 'frequency'])
  }))

it('encodes ids and requests in words that Meilisearch takes', () => {
  expect(toKey('条例/第一条 #1')).toMatch(/^[A-Za-z0-9_-]+$/)
  const request = { ...question, kinds: ['law', 'a"b\\'], region: '南湾市', year: 2020, asOf: '2021-05-01' }
  const query = parseQuery('噪声条例第12条 “夜间 施工” -隧道', createTitleTable([]))
  expect(toParameters(request, query)).toMatchObject({
    q: '噪声条例 "夜间 施工" -隧道',
    filter: [
      ['kind = "law"', 'kind = "a\\"b\\\\"'],
      'region = "南湾市"',
      'year = 2020',
      'from <= 20210501',
      ['ends = 0', 'ends > 20210501'],
      ['articleKey = 12000'],
    ],
  })
})

it('ends a version on the next date of its work', () => {
  const version = (date: string) => ({ id: date, title: '南湾市噪声条例', text: '文', date })
  const [a, b] = toDocuments([version('2015-03-01'), version('2023-06-01')])
  expect([a?.from, a?.ends, b?.from, b?.ends]).toEqual([20150301, 20230601, 20230601, 0])
})

it('turns every misbehaviour into one kind of error, within the time of a search, without key or address', () =>
  withServer(async (server) => {
    const engine = engineOf(server)
    for (const mood of moods) {
      server.mood = mood
      const started = performance.now()
      const error = await engine.search(question).then(
        () => 'an answer',
        (failure: unknown) => failure,
      )
      expect({ mood, unavailable: error instanceof EngineUnavailable }).toEqual({ mood, unavailable: true })
      expect(performance.now() - started).toBeLessThan(800)
      keepsQuiet(error, server)
    }
  }))

it('says what kind of failure it was', () =>
  withServer(async (server) => {
    const expected = {
      hang: 'timeout',
      trickle: 'timeout',
      error: 'failed',
      garbage: 'unreadable',
      'other-json': 'unreadable',
    }
    for (const [mood, reason] of Object.entries(expected)) {
      server.mood = mood as Mood
      await expect(engineOf(server).search(question)).rejects.toMatchObject({ reason })
    }
  }))

it('reports a closed port as refused', async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  const engine = engineOf({ url: `http://127.0.0.1:${port}` })
  await expect(engine.search(question)).rejects.toMatchObject({ reason: 'refused' })
})

it('lets the embedded engine stand in for every misbehaviour and says so', () =>
  withServer(async (server) => {
    const { pair, clock, failures } = await pairOf(server)
    await pair.replaceAll(records)
    expect(await pair.repair()).toBe(true)
    expect((await pair.search(question)).engine).toBe('meilisearch')
    for (const mood of moods) {
      server.mood = mood
      clock.time += REST
      const result = await pair.search(question)
      expect({ mood, engine: result.engine, standIn: result.standIn }).toEqual({
        mood,
        engine: 'embedded',
        standIn: true,
      })
      expect(result.hits.map(({ id }) => id)).toEqual(['条/2'])
    }
    expect(failures).toHaveLength(moods.length)
    await pair.close()
  }))

it('leaves a silent server alone for a while and then asks it again', () =>
  withServer(async (server) => {
    const { pair, clock } = await pairOf(server)
    await pair.replaceAll(records)
    await pair.repair()
    server.mood = 'error'
    await pair.search(question)
    const asked = server.requests.length
    await pair.search(question)
    expect(server.requests).toHaveLength(asked)
    server.mood = 'well'
    clock.time += REST
    expect((await pair.search(question)).engine).toBe('meilisearch')
  }))

it('never lets a write wait, and does not ask a server that missed one until it is repaired', () =>
  withServer(async (server) => {
    const { pair, clock, failures } = await pairOf(server)
    await pair.replaceAll(records)
    await pair.repair()
    server.mood = 'hang'
    const started = performance.now()
    await pair.upsert([{ id: '新', title: '南湾市绿化条例', text: '罚款另有规定。' }])
    expect(performance.now() - started).toBeLessThan(300)
    await pair.close()
    expect(failures).toMatchObject([{ reason: 'timeout' }])
    server.mood = 'well'
    clock.time += REST
    expect(await pair.search(question)).toMatchObject({ engine: 'embedded', standIn: true, total: 2 })
    expect(await pair.repair()).toBe(true)
    expect(server.indexes.get('library')?.size).toBe(3)
    expect(await pair.search(question)).toMatchObject({ engine: 'meilisearch', total: 2 })
  }))

it('fills a half-filled server again and says when it could not', () =>
  withServer(async (server) => {
    const { pair } = await pairOf(server)
    await pair.replaceAll(records)
    await pair.repair()
    server.indexes.get('library')?.delete(toKey('条/1'))
    expect(await pair.repair()).toBe(true)
    expect(server.indexes.get('library')?.size).toBe(2)
    server.mood = 'error'
    expect(await pair.repair()).toBe(false)
  }))
