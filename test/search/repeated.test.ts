import { expect, it } from 'vitest'
import { openEmbedded } from '../../search/embedded'
import type { SearchRecord } from '../../search/record'

const words = '用人单位应当按照劳动合同约定和国家规定，向劳动者及时足额支付劳动报酬。'
const record = (id: string, title: string, text: string, more: Partial<SearchRecord> = {}): SearchRecord => ({
  ...{ id, title, text, article: '第三十条', kind: 'law', date: '2020-01-01' },
  ...more,
})

async function found(records: readonly SearchRecord[], query = '劳动报酬 支付'): Promise<string[]> {
  const engine = await openEmbedded()
  await engine.replaceAll([...records])
  return (await engine.search({ query, match: 'any', page: 1, pageSize: 10 })).hits.map(({ id }) => id)
}

it('lets the text of a law that was printed again under another title come after all that says something else', async () => {
  const other = record(
    'other',
    '信用条例',
    '县级以上人民政府应当把拖欠报酬的单位记入信用档案，向社会公布，并依法处理。',
  )
  const printed = record('a-printed', '新华社某地6月1日电', words)
  const law = record('law', '中华人民共和国劳动合同法', words)
  expect(await found([printed, law, other])).toEqual(['law', 'other', 'a-printed'])
  expect(await found([law, other, printed])).toEqual(['law', 'other', 'a-printed'])
})

it('keeps versions of one work, and formulas that many works share, where they score', async () => {
  const old = record('old', '中华人民共和国劳动合同法', words, { date: '2008-01-01' })
  const law = record('law', '中华人民共和国劳动合同法', words)
  const other = record('other', '工资支付条例', '支付工资的办法由县级以上人民政府另行规定，并向社会公布。')
  expect((await found([old, law, other])).slice(0, 2).sort()).toEqual(['law', 'old'])
  const formula = '劳动报酬支付办法另行规定。'
  const formulas = ['甲条例', '乙条例'].map((title) => record(title, title, formula))
  expect((await found([...formulas, other])).slice(0, 2).sort()).toEqual(['乙条例', '甲条例'])
})

it('prefers a national law to a rule that says the same in as many words', async () => {
  const rule = record('a-rule', '某市工资支付规定', '拖欠劳动报酬的，由主管部门责令限期支付给劳动者。', {
    kind: 'regulation',
  })
  const law = record('law', '中华人民共和国某法', '拖欠劳动报酬的，由主管部门责令限期支付给劳动者！')
  expect(await found([rule, law])).toEqual(['law', 'a-rule'])
})
