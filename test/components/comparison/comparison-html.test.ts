import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareChoice } from '~/components/comparison/choice'
import { comparedHtml } from '~/components/comparison/compared-html'
import { type ChangeSet, compareStatutes } from '~/domain/comparison'
import { articlesOf, parseStatute, type StatuteTree } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const version = (ordinal: number, articles: number) => ({
  id: `v${ordinal}`,
  ordinal,
  label: `第${ordinal}稿`,
  datedOn: Date.UTC(2026, ordinal, 1),
  articles,
})

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

const known = new WeakMap<StatuteTree, { readonly old: StatuteTree; readonly changes: ChangeSet }>()

/** Compared once, however many pages of it are drawn. */
function changesOf(old: StatuteTree, fresh: StatuteTree): ChangeSet {
  const last = known.get(fresh)
  const changes = last?.old === old ? last.changes : compareStatutes(old, fresh)
  known.set(fresh, { old, changes })
  return changes
}

/** The strings and numbers of a comparison page at this query. */
function page([old, fresh]: readonly [StatuteTree, StatuteTree], query = '') {
  const html = new Map<string, string>()
  const [before, after] = [articlesOf(old), articlesOf(fresh)]
  const facts = comparedHtml(
    html,
    {
      from: version(1, before.length),
      to: version(2, after.length),
      changes: changesOf(old, fresh),
      texts: { old: { articles: before }, new: { articles: after } },
    },
    compareChoice(`/works/w/compare?from=1&to=2${query}`, 'zh'),
  )
  const table = html.get('compare-table') ?? ''
  return { facts, table, outline: html.get('compare-outline') ?? '', ruler: html.get('compare-ruler') ?? '' }
}

const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')
const targets = (html: string) => [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '')

const park = '公园应当在入口处公示开放时间和收费标准。'
const toilet = '公厕应当每日清扫两次，并公示保洁人员的姓名。'
const lamp = '路灯应当在日落后三十分钟内开启，故障应当及时修复。'
const bench = '沿街座椅由街道办事处设置和维护，损坏的应当更换。'
const dogs = '携犬进入公园的，应当为犬只系绳并及时清理粪便。'

it('links both ends of a move, and each part of a join that stands apart', () => {
  const moved = page([statute(park, toilet, lamp, bench, dogs), statute(toilet, lamp, bench, dogs, park)])
  expect(moved.table).toMatch(/id="was-art_1".*?href="#new-art_5">移1 原第一条移作第五条/)
  expect(moved.table).toMatch(/href="#was-art_1">移1 由原第一条移来/)
  const joined = page([
    statute(park, toilet, lamp, bench, dogs),
    statute(`${park}\n${dogs}`, toilet, lamp, bench),
  ])
  expect(joined.table).toMatch(/id="was-art_5".*?href="#new-art_1">原第五条并入第一条/)
  expect(joined.table).toMatch(/href="#was-art_5">原<span lang="zh-CN">第五条<\/span>处/)
  const split = page([
    statute(`${park}\n${dogs}`, toilet, lamp, bench),
    statute(park, toilet, lamp, bench, dogs),
  ])
  expect(split.table).toMatch(/id="part-art_5".*?href="#new-art_1">第五条由原第一条拆出/)
})

it('gives every article and every change an address of its own, whatever stands above', () => {
  const { table } = page([statute(park, toilet, lamp), statute(dogs, park, toilet.replace('两次', '三次'))])
  expect(ids(table)).toEqual(expect.arrayContaining(['new-art_1', 'new-art_3', 'old-art_2', 'old-art_3']))
  expect(table).toMatch(/id="new-art_3\.1"[^>]*>.*?三次/)
})

it('mutes a shifted citation inside an article that changed otherwise, and marks it when its layer is on', () => {
  const old = statute(park, toilet, '违反本条例第二条规定的，处二百元以下罚款。')
  const fresh = statute(park, dogs, toilet, '违反本条例第三条规定的，处五百元以下罚款。')
  const off = page([old, fresh], '&view=inline')
  expect(off.table).toMatch(
    /<ins class="muted muted-reference"[^>]*><span class="w">〔引用，由“第二条”改为〕<\/span>第三条/,
  )
  expect(off.table).toContain('另有引用1处未标色')
  expect(off.facts.inside.reference).toBe(1)
  const on = page([old, fresh], '&view=inline&layer=substance&layer=reference')
  expect(on.table).toMatch(/<del class="layer-reference"><span class="w">〔删〕<\/span>第二条/)
  expect(on.table).not.toContain('muted')
})

it('folds everything when every layer is off, and leaves nothing out', () => {
  const texts = [park, toilet, lamp]
  const { table, facts } = page([statute(...texts), statute(park, bench, lamp)], '&layer=none')
  expect(table).not.toContain('data-row')
  for (const text of [...texts, bench]) expect(table).toContain(text)
  expect(facts.layers.substance).toBeGreaterThan(0)
})

it('counts by chapter what the whole counts', () => {
  const chaptered = (...texts: readonly string[]) =>
    parseStatute(
      `第一章　总则\n第一条　${texts[0]}\n第二条　${texts[1]}\n第二章　管理\n第三条　${texts[2]}\n第四条　${texts[3]}\n`,
    ).tree
  const { outline } = page([
    chaptered(park, toilet, lamp, bench),
    chaptered(park.replace('开放', '开闭'), toilet, lamp.replace('三十', '十五'), bench),
  ])
  const heads = [
    ...outline.matchAll(
      /<summary><span><span lang="zh-CN">(.*?)<\/span> <span class="row-count">(.*?)<\/span>/g,
    ),
  ]
  expect(heads.map(([, head, counts]) => `${head}：${counts}`)).toEqual([
    '第一章 总则：修改1 · 未变更1',
    '第二章 管理：修改1 · 未变更1',
  ])
})

it('sums the ruler to the characters of the edits', () => {
  const { facts } = page([statute(park, toilet), statute(park.replace('收费标准', '价格'), toilet)])
  expect(facts.ruler.rows).toEqual([
    ['第一条', 4, 2],
    ['合计', 4, 2],
  ])
})

const sentence = fc.constantFrom(
  park,
  toilet,
  lamp,
  bench,
  dogs,
  `${park}\n（一）${dogs}`,
  '本条例自公布之日起施行。',
)
const act = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((texts) => statute(...texts))

it('has each address once, and no link of the page leads nowhere', () => {
  fc.assert(
    fc.property(
      act,
      act,
      fc.constantFrom('', '&view=inline', '&layer=formal', '&all=1'),
      (old, fresh, query) => {
        const { table, outline, ruler } = page([old, fresh], query)
        const there = ids(table)
        expect(new Set(there).size).toBe(there.length)
        expect(targets(table + outline + ruler).filter((id) => !there.includes(id))).toEqual([])
        const wanted = [
          ...articlesOf(fresh).map(({ eId }) => `new-${eId}`),
          ...articlesOf(old).map(({ eId }) => `old-${eId}`),
        ]
        expect(wanted.filter((id) => !there.includes(id))).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
})

/** A code of 900 articles of which every seventh changed and one moved to the end. */
function largeActs(): readonly [StatuteTree, StatuteTree] {
  const text = (at: number) =>
    `第${at}号事项由主管机关办理，申请人应当提交申请书、身份证明和有关材料，主管机关应当自收到之日起${(at % 50) + 2}日内作出决定，并书面通知申请人；不予办理的，应当说明理由并告知申请复议的期限。`
  const old = Array.from({ length: 900 }, (_, at) => text(at))
  const changed = old.map((words, at) => (at % 7 === 3 ? words.replace('书面', '当面') : words))
  return [statute(...old), statute(...changed.slice(0, 40), ...changed.slice(41), changed[40] ?? '')]
}

it('cuts a large act into parts that together are the whole, and leads from each to every other', () => {
  const acts = largeActs()
  const first = page(acts)
  expect(first.facts.parts.length).toBeGreaterThan(3)
  expect(first.table.length).toBeLessThan(200_000)
  const parts = first.facts.parts.map((_, at) => page(acts, `&part=${at + 1}`))
  const rows = parts.flatMap(({ table }) => ids(table).filter((id) => /^new-art_\d+$/.test(id)))
  expect(rows).toHaveLength(900)
  expect(new Set(rows).size).toBe(900)
  expect(page(acts, '&at=new-art_700').table).toContain('id="new-art_700"')
  const moved = page(acts, '&at=new-art_900')
  expect(moved.table).toContain('href="/works/w/compare?from=1&amp;to=2&amp;at=was-art_41#was-art_41"')
  expect(page(acts, '&at=was-art_41').table).toContain('id="was-art_41"')
  expect(page(acts, '&part=all').facts.current).toBeUndefined()
  for (const { table, outline, ruler } of parts) {
    const there = ids(table)
    expect(targets(table + outline + ruler).filter((id) => !there.includes(id))).toEqual([])
  }
})
