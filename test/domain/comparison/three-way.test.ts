import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareStatutes, type PairCorrection, type ThreeWayRow, threeWay } from '~/domain/comparison'
import { articlesOf, parseStatute, type StatuteTree } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

type Three = readonly [StatuteTree, StatuteTree, StatuteTree]

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

const textsOf = (tree: StatuteTree) => new Map(articlesOf(tree).map(({ eId, text }) => [eId, text]))

function aligned([a, b, c]: Three, corrections: readonly PairCorrection[] = []): ThreeWayRow[] {
  const texts = [textsOf(a), textsOf(b), textsOf(c)] as const
  return threeWay(compareStatutes(a, b), compareStatutes(b, c, { corrections }), texts)
}

/** The laws: every article of each version once and whole; a mark only where the neighbour says so. */
function expectWhole(trees: Three): ThreeWayRow[] {
  const rows = aligned(trees)
  for (const at of [0, 1, 2] as const) {
    const shown = rows.flatMap(({ columns }) => columns[at])
    const texts = textsOf(trees[at])
    expect(shown.map(({ ref }) => ref.eId).sort()).toEqual([...texts.keys()].sort())
    for (const { ref, pieces } of shown) {
      expect(pieces.map(({ text }) => text).join('')).toBe(texts.get(ref.eId))
      if (at === 0) expect(pieces.some(({ came }) => came)).toBe(false)
      if (at === 2) expect(pieces.some(({ goes }) => goes)).toBe(false)
    }
  }
  const places = rows.flatMap(({ columns }) => columns[2][0]?.ref.index ?? [])
  expect(places).toEqual([...places].sort((x, y) => x - y))
  expect(rows.map(({ id }) => id)).toEqual(rows.map((_, index) => `t-${index + 1}`))
  return rows
}

const marked = (row: ThreeWayRow | undefined, at: 0 | 1 | 2) =>
  (row?.columns[at] ?? [])
    .flatMap(({ pieces }) => pieces)
    .map(({ text, came, goes }) => `${came ? '+' : ''}${goes ? '-' : ''}${text}`)

const reply = '市人民政府应当在三十日之内答复。'
const fees = '物业企业应当公示收费标准。'
const lifts = '电梯维护单位应当每季度检查一次并记录。'

it('marks words that came with the middle once, and those that go again twice', () => {
  const rows = expectWhole([
    statute(reply, fees),
    statute('市人民政府应当在二十日之内书面答复。', fees),
    statute('市人民政府应当在十五日之内书面答复。', fees),
  ])
  expect(marked(rows[0], 0)).toEqual(['市人民政府应当在', '-三十日', '之内答复。'])
  expect(marked(rows[0], 1)).toEqual(['市人民政府应当在', '+-二十日', '之内', '+书面', '答复。'])
  expect(marked(rows[0], 2)).toEqual(['市人民政府应当在', '+十五日', '之内书面答复。'])
})

it('says where the third version goes back to the first', () => {
  const rows = expectWhole([
    statute(reply, fees),
    statute(reply.replace('三', '二'), fees),
    statute(reply, fees),
  ])
  expect(rows.map(({ isRestored }) => isRestored)).toEqual([true, false])
})

it('follows splits and joins through the middle into one row', () => {
  const first = '业主大会由全体业主组成，每年召开一次会议，讨论物业服务合同的订立和解除。'
  const second = '业主委员会执行业主大会的决定，接受业主的监督，每半年公布一次账目。'
  const rows = expectWhole([
    statute(fees, first, second),
    statute(fees, `${first}\n${second}`),
    statute(fees, first, second),
  ])
  expect(rows).toHaveLength(2)
  expect(rows[1]?.columns.map((articles) => articles.length)).toEqual([2, 1, 2])
})

it('sets what is gone behind its neighbour, whichever version lost it', () => {
  const rows = expectWhole([statute(reply, lifts, fees), statute(reply, fees), statute(fees)])
  const shape = rows.map(({ columns }) => columns.map(([article]) => article?.ref.number ?? '—').join(' '))
  expect(shape).toEqual(['第一条 第一条 —', '第二条 — —', '第三条 第二条 第一条'])
})

it('obeys a pairing that a person corrected', () => {
  const trees = [statute(reply, fees), statute(reply, fees), statute(reply, lifts)] as const
  expect(aligned(trees)).toHaveLength(3)
  const said = aligned(trees, [{ from: ['art_2'], to: ['art_2'] }])
  expect(said).toHaveLength(2)
  expect(said[1]?.steps[1][0]?.source).toBe('corrected')
})

it('holds for any three versions', () => {
  const words = ['社区应当', '公示收费', '三十日', '十五日', '，', '\n（一）', '备案', '电梯', '。']
  const article = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
    .map((parts) => `为${parts.join('')}终。`)
  const version = fc.array(article, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expectWhole([statute(...a), statute(...b), statute(...c)])
    }),
    { numRuns: 80 },
  )
})

it('holds for the three stages of the property regulation', () => {
  const folder = new URL('../../../content/works/property-management/', import.meta.url)
  const [a, b, c] = readdirSync(folder)
    .filter((name) => /^[0-9]/.test(name))
    .sort()
    .map((name) => parseStatute(readFileSync(new URL(name, folder), 'utf8')).tree)
  if (a && b && c) expectWhole([a, b, c])
  expect(c).toBeDefined()
})
