import fc from 'fast-check'
import { expect, it } from 'vitest'
import { declaredIn } from '~/domain/text'
import { articleKey } from '../../search/article-number'
import { bareText, eachTerm, foldText } from '../../search/characters'
import { parseQuery } from '../../search/query'
import { createTitleTable } from '../../search/titles'
import { simplified } from '../../search/traditional'

function termsOf(text: string, blanksSeparate = false): string[] {
  const found: string[] = []
  eachTerm(text, (_, start, end) => found.push(text.slice(start, end)), blanksSeparate)
  return found
}

const titles = createTitleTable([
  '中华人民共和国消费者权益保护法',
  '中华人民共和国民法典',
  '中华人民共和国刑法',
  '南湾市物业管理条例（2023修正）',
  '全国人民代表大会常务委员会关于惩治走私罪的补充规定',
])

/** The law: a query cites these titles' articles, and these words are left. */
function cites(
  query: string,
  expected: readonly (readonly [string | undefined, number])[],
  words = '',
): void {
  const parsed = parseQuery(query, titles)
  const found = parsed.citations.map(({ titles, article }) => [titles[0], article])
  expect({ query, found, words: parsed.words.replace(/ +/g, ' ') }).toEqual({ query, found: expected, words })
}

it('gives Han text every character and every pair of neighbours, and keeps words and numbers whole', () => {
  expect(termsOf('罚款50元，GDP')).toEqual(['罚', '罚款', '款', '50', '元', 'GDP'])
})

it('reads over blanks inside Han text but not between the words of a query', () => {
  expect(termsOf('总　　则')).toContain('总　　则')
  expect(termsOf('广告 罚款', true)).not.toContain('告 罚')
})

it('folds width, case and 〇 without changing lengths', () => {
  expect(foldText('ＧＤＰ第一〇二条　（二）')).toBe('gdp第一零二条 (二)')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldText(text).length === text.length))
})

it('compares titles by their bare characters', () => {
  expect(bareText('《南湾市 物业管理条例》（试行）')).toBe('南湾市物业管理条例试行')
})

it('reads printed, Arabic and inserted article numbers as the same key', () => {
  for (const written of ['第十二条', '第12条', '第１２条', '12', ' 第 十二 条'])
    expect(articleKey(written)).toBe(12000)
  for (const written of ['第一百二十条之一', '第120条之1', '120-1']) expect(articleKey(written)).toBe(120001)
  for (const written of ['第一〇二条', '第一零二条', '第102条', '第一百零二条'])
    expect(articleKey(written)).toBe(102000)
  for (const written of [undefined, '', '附件', '第条', '一百五条']) expect(articleKey(written)).toBe(0)
})

it('reads a citation in every usual form', () => {
  cites('民法典第五十四条', [['中华人民共和国民法典', 54000]])
  cites('《民法典》第54条', [['中华人民共和国民法典', 54000]])
  cites('中华人民共和国民法典54条', [['中华人民共和国民法典', 54000]])
  cites('民法典的第五十四条第二款第（三）项', [['中华人民共和国民法典', 54000]])
  cites('刑法第一百二十条之一', [['中华人民共和国刑法', 120001]])
  cites('消法第５５条', [['中华人民共和国消费者权益保护法', 55000]])
  cites('物业条例第十二条', [['南湾市物业管理条例（2023修正）', 12000]])
  cites('民法典第五条、第六条', [
    ['中华人民共和国民法典', 5000],
    ['中华人民共和国民法典', 6000],
  ])
  cites('第12条', [[undefined, 12000]])
})

it('reads a number that stands bare behind the name of a law', () => {
  cites('民法典1043', [['中华人民共和国民法典', 1043000]])
  cites('民法典 一千零四十三', [['中华人民共和国民法典', 1043000]])
  cites('刑法120-1', [['中华人民共和国刑法', 120001]])
  cites('刑法第120', [['中华人民共和国刑法', 120000]])
  cites('刑法2023', [], '刑法2023')
  cites('赔偿 50', [], '赔偿 50')
  const amendment = createTitleTable(['刑法修正案', '刑法修正案（十一）'])
  expect(parseQuery('刑法修正案十一', amendment)).toMatchObject({ citations: [], nameOnly: true })
})

it('reads the name behind the words people put before it', () => {
  cites('请问消保法第三条怎么规定的', [['中华人民共和国消费者权益保护法', 3000]], '请问 怎么规定的')
  cites('根据国务院物业条例第三条', [['南湾市物业管理条例（2023修正）', 3000]], '根据国务院')
})

it('knows the names that texts declare, unless they mean several works', () => {
  const declaring = createTitleTable(['全民所有制工业企业法', '个体工商户条例', '公司登记规定'], {
    declared: [
      ['企业法', '全民所有制工业企业法'],
      ['登记规章', '个体工商户条例'],
      ['登记规章', '公司登记规定'],
    ],
  })
  expect(declaring.find('企业法')).toEqual(['全民所有制工业企业法'])
  expect(declaring.find('登记规章')).toEqual([])
  expect(declaredIn('依照《全民所有制工业企业法》（以下简称《企业法》）登记')).toEqual([
    ['企业法', '全民所有制工业企业法'],
  ])
})

it('takes the longest title before a number, not one inside it', () => {
  const nested = '最高人民法院关于适用《中华人民共和国刑法》的解释'
  const both = createTitleTable(['中华人民共和国刑法', nested])
  expect(parseQuery(`${nested}第三条`, both).citations).toEqual([{ titles: [nested], article: 3000 }])
  expect(parseQuery('根据《刑法》第三条', both).citations[0]?.titles).toEqual(['中华人民共和国刑法'])
})

it('keeps the words around a citation', () => {
  cites('请问刑法第二十条 正当防卫', [['中华人民共和国刑法', 20000]], '请问 正当防卫')
})

it('takes no number without 第 for an article unless a law stands before it', () => {
  cites('符合下列三条规定的', [], '符合下列三条规定的')
})

it('takes phrases and exclusions apart', () => {
  const parsed = parseQuery('广告 “道路两侧” "设置" -公益 A-B', titles)
  expect(parsed).toMatchObject({ phrases: ['道路两侧', '设置'], exclusions: ['公益'] })
  expect(parsed.words.split(/ +/)).toEqual(['广告', 'a-b'])
})

it('knows a query that is nothing but a name', () => {
  expect(parseQuery('消法', titles)).toMatchObject({
    nameOnly: true,
    named: ['中华人民共和国消费者权益保护法'],
    shortTitles: [{ from: '消法', to: '中华人民共和国消费者权益保护法' }],
  })
  expect(parseQuery('消法 退货', titles).nameOnly).toBe(false)
})

it('never fails on a query, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'第一条《》“”- 之款项(（1刑法') }), (query) => {
      expect(typeof parseQuery(query, titles).words).toBe('string')
    }),
  )
})

it('turns Traditional queries into Simplified ones and leaves Simplified ones alone', async () => {
  expect(await simplified('戶外廣告設施罰款')).toBe('户外广告设施罚款')
  expect(await simplified('著作权显著')).toBe('著作权显著')
  expect(await simplified('破坏土地')).toBe('破坏土地')
  expect(await simplified('破壞土地')).toBe('破坏土地')
})
