import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openEmbedded } from '../../search/embedded'
import { IndexUnreadable, type SearchEngine } from '../../search/engine'
import type { SearchRecord, SearchRequest, SearchResult } from '../../search/record'

const advertising: readonly SearchRecord[] = [
  {
    id: 'a1',
    kind: 'regulation',
    title: '南湾市户外广告条例',
    article: '第一条',
    text: '为了规范户外广告设施的设置，制定本条例。',
  },
  {
    id: 'a2',
    kind: 'regulation',
    title: '南湾市户外广告条例',
    article: '第二条',
    text: '道路两侧不得设置大型立柱广告。违反规定的，处五百元以上罚款。',
  },
  {
    id: 'a3',
    kind: 'regulation',
    title: '南湾市户外广告条例',
    article: '第三条',
    text: '公益广告的设置不受前条限制，但不得遮挡道路标志。',
  },
]
const property: readonly SearchRecord[] = [
  {
    id: 'p15',
    kind: 'regulation',
    title: '南湾市物业管理条例',
    article: '第一条',
    text: '为了规范物业管理活动，制定本条例。',
    date: '2015-03-01',
    region: '南湾市',
    year: 2015,
    status: '已修改',
  },
  {
    id: 'p15-2',
    kind: 'regulation',
    title: '南湾市物业管理条例',
    article: '第二条',
    text: '业主大会由全体业主组成。',
    date: '2015-03-01',
    region: '南湾市',
    year: 2015,
    status: '已修改',
  },
  {
    id: 'p23',
    kind: 'regulation',
    title: '南湾市物业管理条例（2023修正）',
    article: '第一条',
    text: '为了规范物业管理活动，维护业主权益，制定本条例。',
    date: '2023-06-01',
    region: '南湾市',
    status: '现行有效',
  },
  {
    id: 'p23-2',
    kind: 'regulation',
    title: '南湾市物业管理条例（2023修正）',
    article: '第二条',
    text: '业主大会由物业管理区域内全体业主组成。',
    date: '2023-06-01',
    region: '南湾市',
    status: '现行有效',
  },
  {
    id: 's7',
    kind: 'suggestion',
    title: '关于加强小区停车管理的建议',
    text: '建议在物业管理区域内划定停车位，解决停车难。',
    date: '2024-01-10',
    issuer: '代表甲',
  },
]
const everything = [...advertising, ...property]

async function engineWith(records: readonly SearchRecord[]): Promise<SearchEngine> {
  const engine = await openEmbedded()
  await engine.replaceAll(records)
  return engine
}

function ask(engine: SearchEngine, query: string, more: Partial<SearchRequest> = {}): Promise<SearchResult> {
  return engine.search({ query, page: 1, pageSize: 10, ...more })
}

/** The law: a query's first hits are these records, in this order. */
async function findsFirst(
  query: string,
  ids: readonly string[],
  more: Partial<SearchRequest> = {},
): Promise<void> {
  const engine = await engineWith(everything)
  const { hits } = await ask(engine, query, more)
  expect({ query, ids: hits.slice(0, ids.length).map(({ id }) => id) }).toEqual({ query, ids })
}

async function folderFor<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'search-'))
  try {
    return await use(join(folder, 'index'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

it('finds the article that has the words', () => findsFirst('立柱广告 罚款', ['a2']))

it('finds two-character words inside longer ones', () => findsFirst('立柱', ['a2']))

it('finds the same in Traditional characters', () => findsFirst('戶外廣告 罰款', ['a2']))

it('puts a cited article first', async () => {
  await findsFirst('户外广告条例第三条', ['a3'])
  await findsFirst('《南湾市户外广告条例》第2条', ['a2'])
  await findsFirst('广告条例第２条', ['a2'])
})

it('puts the version that counts before the one that ended', () =>
  findsFirst('物业条例第二条', ['p23-2', 'p15-2']))

it('lists a law asked for by its name from its first article', () =>
  findsFirst('户外广告条例', ['a1', 'a2', 'a3']))

it('knows the names that the asker adds, and takes them for citations', async () => {
  const aliases = new Map([['招牌规矩', ['南湾市户外广告条例']]])
  await findsFirst('招牌规矩第三条', ['a3'], { aliases })
  await findsFirst('招牌规矩', ['a1', 'a2', 'a3'], { aliases })
  await findsFirst('招牌规矩第三条', [], {})
})

it('goes by the day when asked to, either way', async () => {
  await findsFirst('业主大会', ['p23-2', 'p15-2'], { sort: 'newest' })
  await findsFirst('业主大会', ['p15-2', 'p23-2'], { sort: 'oldest' })
})

it('puts a text that has the query word for word first', () =>
  findsFirst('维护业主权益，制定本条例', ['p23']))

it('puts a quotation that itself cites an article before the article it cites', async () => {
  const quoting = {
    id: 'q',
    title: '南湾市广告办法',
    text: '违反户外广告条例第二条规定的单位，由城管部门处理。',
  }
  const engine = await engineWith([...everything, quoting])
  expect((await ask(engine, '违反户外广告条例第二条规定的单位，由城管部门处理')).hits[0]?.id).toBe('q')
  expect((await ask(engine, '户外广告条例第二条')).hits[0]?.id).toBe('a2')
})

const copied =
  '从建筑物中抛掷物品造成他人损害的，由侵权人依法承担侵权责任，物业服务企业应当采取必要的安全保障措施。'
const twins: readonly SearchRecord[] = [
  { id: 'wire', title: '某通讯社六月一日电', article: '第九条', text: copied, date: '2021-02-01' },
  { id: 'code', title: '南湾市高空抛物条例', article: '第九条', text: copied, date: '2021-01-01' },
  {
    id: 'near',
    title: '南湾市房屋安全规定',
    article: '第三条',
    text: '房屋的所有人和使用人应当定期检查外墙、门窗、阳台和空调支架，发现松动脱落的，及时修复；不得从高处抛掷物品，不得在窗台外堆放花盆和其他可能坠落的东西，违者由物业服务企业劝阻并报告。',
  },
]

it('names an article that two works share once, under the work titled as a law, and loses neither', async () => {
  const engine = await engineWith([...everything, ...twins])
  const { hits, total } = await ask(engine, '抛掷物品')
  expect(hits.map(({ id }) => id)).toEqual(['code', 'near', 'wire'])
  expect(hits.map(({ sameText }) => sameText?.map(({ id }) => id))).toEqual([['wire'], undefined, undefined])
  expect(total).toBe(3)
  expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
})

it('lets the work that the query names or cites lead, whatever its title', async () => {
  const engine = await engineWith(twins)
  const first = async (query: string) => (await ask(engine, query)).hits[0]?.id
  expect(await first('抛掷物品')).toBe('code')
  expect(await first('某通讯社六月一日电 抛掷物品')).toBe('wire')
  expect(await first('某通讯社六月一日电第九条')).toBe('wire')
})

it('lets a work in force lead one that has ended', async () => {
  const ended: SearchRecord = {
    id: 'ended',
    title: '北湾市条例',
    article: '第九条',
    text: copied,
    until: '2020-01-01',
  }
  const engine = await engineWith([ended, ...twins.slice(1)])
  expect((await ask(engine, '抛掷物品')).hits[0]).toMatchObject({ id: 'code', sameText: [{ id: 'ended' }] })
})

it('leaves versions of one work and short commonplaces as they are', async () => {
  const common = '本条例自公布之日起施行。'
  const engine = await engineWith([
    { id: 'v1', title: '甲市条例', article: '第一条', text: copied, date: '2020-01-01', work: 'w' },
    { id: 'v2', title: '甲市条例', article: '第一条', text: copied, date: '2022-01-01', work: 'w' },
    { id: 'c1', title: '乙市条例', article: '第五十条', text: common },
    { id: 'c2', title: '丙市条例', article: '第六十条', text: common },
  ])
  for (const query of ['抛掷物品', '公布施行']) {
    const { hits } = await ask(engine, query)
    expect(hits.length).toBe(2)
    expect(hits.every(({ sameText }) => sameText === undefined)).toBe(true)
  }
})

it('requires quoted phrases and refuses excluded words', async () => {
  const engine = await engineWith(everything)
  expect((await ask(engine, '“道路标志”')).hits.map(({ id }) => id)).toEqual(['a3'])
  expect((await ask(engine, '广告 -公益')).hits.map(({ id }) => id).sort()).toEqual(['a1', 'a2'])
  expect((await ask(engine, '“标志道路”')).total).toBe(0)
})

it('finds only the version in force on the day asked for', async () => {
  const engine = await engineWith(everything)
  const on = async (asOf: string) => (await ask(engine, '业主大会', { asOf })).hits.map(({ id }) => id)
  expect(await on('2014-12-31')).toEqual([])
  expect(await on('2015-03-01')).toEqual(['p15-2'])
  expect(await on('2023-05-31')).toEqual(['p15-2'])
  expect(await on('2023-06-01')).toEqual(['p23-2'])
})

it('filters, and counts what each other choice of a filter would give', async () => {
  const engine = await engineWith(everything)
  const all = await ask(engine, '物业管理')
  expect(all.facets.kind).toEqual([
    { value: 'regulation', count: 4 },
    { value: 'suggestion', count: 1 },
  ])
  const filtered = await ask(engine, '物业管理', { kinds: ['suggestion'] })
  expect(filtered.hits.map(({ id }) => id)).toEqual(['s7'])
  expect(filtered.facets.kind).toEqual(all.facets.kind)
  expect(filtered.facets.year).toEqual([{ value: '2024', count: 1 }])
  expect((await ask(engine, '物业管理', { year: 2023, status: '现行有效', region: '南湾市' })).total).toBe(2)
  expect((await ask(engine, '物业管理', { issuer: '代表甲' })).total).toBe(1)
})

it('counts records and works', async () => {
  const engine = await engineWith(everything)
  const result = await ask(engine, '设置')
  expect(result).toMatchObject({ total: 3, works: 1, matched: 'all', engine: 'embedded' })
})

it('lists what carries part of the words when nothing carries all', async () => {
  const engine = await engineWith(everything)
  expect((await ask(engine, '停车位 立柱')).matched).toBe('some')
  expect((await ask(engine, '氢能')).total).toBe(0)
})

it('says what it searched for instead of what was typed', async () => {
  const engine = await engineWith(everything)
  expect((await ask(engine, '戶外廣告')).expanded).toEqual([
    { from: '戶外廣告', to: '户外广告', why: 'simplified' },
  ])
  expect((await ask(engine, '物业条例第一条')).expanded).toEqual([
    { from: '物业条例', to: '南湾市物业管理条例', why: 'short-title' },
  ])
})

it('marks the words of the query in the fragment', async () => {
  const engine = await engineWith(everything)
  const [hit] = (await ask(engine, '立柱广告')).hits
  const marked = hit?.fragment.ranges.map(([start, end]) => hit.fragment.text.slice(start, end))
  expect(marked).toEqual(['立柱广告'])
})

it('cuts a long text to the piece that has the words', async () => {
  const text = `${'市政府应当加强领导。'.repeat(40)}噪声扰民的，处二百元罚款。${'有关部门依法处理。'.repeat(40)}`
  const engine = await engineWith([{ id: 'long', title: '南湾市噪声条例', text }])
  const [hit] = (await ask(engine, '噪声扰民 罚款')).hits
  expect(hit?.fragment.text).toContain('噪声扰民的，处二百元罚款')
  expect(hit?.fragment.text.length).toBeLessThanOrEqual(90)
  expect(hit?.fragment).toMatchObject({ cutBefore: true, cutAfter: true })
})

it('pages without leaving out or repeating a record', async () => {
  const records = Array.from({ length: 450 }, (_, i) => ({
    id: `r${i}`,
    title: `南湾市第${i % 7}号办法`,
    text: `住宅小区停车位管理${'，应当登记'.repeat(i % 5)}`,
  }))
  const engine = await engineWith(records)
  const seen: string[] = []
  for (let page = 1; page <= 10; page++) {
    const { hits, total } = await ask(engine, '停车位管理', { page, pageSize: 50 })
    expect(total).toBe(450)
    seen.push(...hits.map(({ id }) => id))
  }
  expect(new Set(seen).size).toBe(450)
  expect(seen).toHaveLength(450)
})

it('adds, replaces and removes single records', async () => {
  const engine = await engineWith(everything)
  await engine.upsert([{ id: 'a2', title: '南湾市户外广告条例', text: '霓虹灯应当按时关闭。' }])
  expect((await ask(engine, '立柱')).total).toBe(0)
  expect((await ask(engine, '霓虹灯')).hits.map(({ id }) => id)).toEqual(['a2'])
  await engine.remove(['a2', 'nowhere'])
  expect((await ask(engine, '霓虹灯')).total).toBe(0)
  expect(await engine.size()).toBe(everything.length - 1)
})

it('finds the same records however they came into the index', async () => {
  const change = fc.record({
    add: fc.boolean(),
    ids: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 }),
  })
  const words = ['停车', '广告', '罚款', '噪声', '业主']
  const recordOf = (n: number): SearchRecord => ({
    id: `n${n}`,
    title: `办法${n % 3}`,
    text: `${words[n % 5]}${words[(n * 2) % 5]}${words[(n * 3 + 1) % 5]}`,
    year: 2000 + (n % 4),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
      const stepwise = await openEmbedded()
      const held = new Map<string, SearchRecord>()
      for (const { add, ids } of changes) {
        const records = ids.map(recordOf)
        if (add) await stepwise.upsert(records)
        else await stepwise.remove(records.map(({ id }) => id))
        for (const record of records) add ? held.set(record.id, record) : held.delete(record.id)
      }
      const atOnce = await engineWith([...held.values()])
      expect(await stepwise.size()).toBe(held.size)
      for (const word of words) {
        const [a, b] = [
          await ask(stepwise, word, { pageSize: 100 }),
          await ask(atOnce, word, { pageSize: 100 }),
        ]
        expect(a.hits.map(({ id }) => id).sort()).toEqual(b.hits.map(({ id }) => id).sort())
        expect(a.facets).toEqual(b.facets)
      }
    }),
    { numRuns: 40 },
  )
})

it('keeps the index in its folder and opens it again', () =>
  folderFor(async (folder) => {
    const engine = await openEmbedded({ folder })
    await engine.replaceAll(everything)
    await engine.upsert([{ id: 'new', title: '南湾市噪声条例', text: '夜间不得施工。' }])
    await engine.remove(['a1'])
    const again = await openEmbedded({ folder })
    expect(await again.size()).toBe(everything.length)
    expect((await ask(again, '夜间施工')).hits[0]?.id).toBe('new')
    expect(await ask(again, '广告')).toEqual(await ask(engine, '广告'))
  }))

it('does writes asked for at the same time one after another, and leaves no half-written file', () =>
  folderFor(async (folder) => {
    const engine = await openEmbedded({ folder })
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => engine.upsert([{ id: `c${i}`, title: '办法', text: `第${i}号` }])),
    )
    await engine.close()
    expect(await engine.size()).toBe(30)
    expect((await readdir(folder)).filter((name) => name.endsWith('.writing'))).toEqual([])
    expect(await (await openEmbedded({ folder })).size()).toBe(30)
  }))

it('refuses a damaged index with a reason instead of answering from it', () =>
  folderFor(async (folder) => {
    const engine = await openEmbedded({ folder })
    await engine.replaceAll(everything)
    const [segment] = (await readdir(folder)).filter((name) => name.endsWith('.segment'))
    const path = join(folder, segment ?? '')
    const whole = await readFile(path)
    for (const length of [0, 5, 40, whole.length - 4]) {
      await writeFile(path, whole)
      await truncate(path, length)
      await expect(openEmbedded({ folder })).rejects.toThrow(IndexUnreadable)
    }
    await rm(path)
    await expect(openEmbedded({ folder })).rejects.toThrow(IndexUnreadable)
    await writeFile(join(folder, 'index.json'), '{"schema":"other"}')
    await expect(openEmbedded({ folder })).rejects.toThrow(IndexUnreadable)
  }))

it('changes nothing when a change cannot be saved, and goes on with the next', () =>
  folderFor(async (folder) => {
    await writeFile(folder, 'a file where the folder should be')
    await expect(openEmbedded({ folder })).rejects.toThrow()
    await rm(folder)
    const engine = await openEmbedded({ folder })
    await writeFile(folder, 'a file where the folder should be')
    await expect(engine.upsert([...advertising])).rejects.toThrow()
    expect(await engine.size()).toBe(0)
    await rm(folder)
    await engine.upsert([...advertising])
    expect(await engine.size()).toBe(advertising.length)
  }))

it('answers an empty index and an empty query with nothing', async () => {
  expect(await ask(await openEmbedded(), '广告')).toMatchObject({ total: 0, works: 0, hits: [] })
  expect(await ask(await engineWith(everything), '  ，。')).toMatchObject({ total: 0, hits: [] })
})
