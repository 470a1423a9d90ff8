import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseStatute, statuteToAkomaNtoso } from '~/domain/statute'
import { type Element, parseXml, schemaFaults } from './akn-schema'

const laws = fileURLToPath(new URL('../../../../shared/data/laws/', import.meta.url))

const whole = `云泽市测试条例
（2026年3月1日云泽市人民代表大会常务委员会通过　根据2027年5月6日《关于修改〈云泽市测试条例〉的决定》修正）
目　录
第一章　总　则
第二章　附　则
为了甲乙丙丁戊己庚辛，特作如下规定。
第一章　总　则
第一条　本条例所称甲是：
（一）乙<&>；
1.丙；
2.丁。
（二）戊。
违反前款规定的，依照本条例第二条的规定处理。
第二章　附　则
第一节　其他
第二条【施行】　本条例自2027年6月1日起施行。
附件：
目录甲`

const faultsOf = (text: string) => schemaFaults(parseXml(statuteToAkomaNtoso(parseStatute(text).tree)))

function find(element: Element, test: (element: Element) => boolean): Element[] {
  return [...(test(element) ? [element] : []), ...element.children.flatMap((child) => find(child, test))]
}

it('is valid by the rules of the published schema, whatever the text has', () => {
  expect(faultsOf(whole)).toEqual([])
  expect(faultsOf('')).toEqual([])
  expect(faultsOf('关于某事的通知\n一、甲。\n二、乙。')).toEqual([])
  expect(faultsOf('附件：\n表')).toEqual([])
})

it('is valid for any heap of lines', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '第一章 总则',
      '第一节 甲',
      '第二编 乙',
      '附件1',
      '目录',
      '（草案）',
      '1.丙；',
      '（二）丁。',
      '（一）',
    ),
    fc.constantFrom(
      '第一条　甲。',
      '第二条',
      '第二条之一【条标】乙：',
      '2020年1月1日通过',
      '前款规定的，依照第一条。',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      expect(faultsOf(lines.join('\n'))).toEqual([])
    }),
    { numRuns: 80, seed: 5 },
  )
})

it('tells what the text is: number, heading, lead-in, points, and the place that a citation means', () => {
  const root = parseXml(statuteToAkomaNtoso(parseStatute(whole).tree))
  const byId = (eId: string) => find(root, ({ attributes }) => attributes.eId === eId)[0]
  const names = (eId: string) => byId(eId)?.children.map(({ name }) => name)
  expect(root.children[0]?.name).toBe('act')
  expect(root.children[0]?.attributes.contains).toBe('singleVersion')
  expect(names('chp_1')).toEqual(['num', 'heading', 'article'])
  expect(names('art_2')).toEqual(['num', 'heading', 'paragraph'])
  expect(names('art_1__para_1')).toEqual(['intro', 'point', 'point'])
  expect(names('art_1__para_1__point_1')).toEqual(['num', 'intro', 'indent', 'indent'])
  expect(byId('art_1__para_1__point_1')?.children[1]?.children[0]?.text).toBe('乙<&>；')
  expect(find(root, ({ name }) => name === 'ref').map(({ attributes }) => attributes.href)).toContain(
    '#art_2',
  )
  expect(byId('annex_1')).toBeUndefined()
  expect(names('att_annex_1')).toEqual(['heading', 'doc'])
})

it('names work, expression and file, with the days of the 题注 and what the library knows', () => {
  const { tree } = parseStatute(whole)
  const uris = (xml: string) =>
    find(parseXml(xml), ({ name }) => name === 'FRBRuri')
      .slice(0, 3)
      .map(({ attributes }) => attributes.value)
  const facts = { work: 'test', issuer: '云泽市人大常委会', day: '2027-06-01', version: '3' }
  const xml = statuteToAkomaNtoso(tree, facts)
  expect(uris(xml)).toEqual([
    '/akn/cn/act/2026-03-01/test',
    '/akn/cn/act/2026-03-01/test/zho@2027-06-01',
    '/akn/cn/act/2026-03-01/test/zho@2027-06-01.akn',
  ])
  expect(xml).toContain('showAs="云泽市人大常委会"')
  expect(xml).toContain('<FRBRversionNumber value="3"/>')
  expect(statuteToAkomaNtoso(tree)).toContain('/zho@2027-05-06"')
})

it('invents no day where the text names none, and calls a draft a bill', () => {
  const xml = statuteToAkomaNtoso(parseStatute('云泽市测试条例\n（草案）\n第一条　甲。').tree)
  expect(xml).toContain('<FRBRdate date="0001-01-01" name="unknown"/>')
  expect(xml).toContain('<bill name="bill" contains="originalVersion">')
})

it('knows a fault when there is one', () => {
  const xml = statuteToAkomaNtoso(parseStatute(whole).tree)
  const broken = [
    xml.replace('<FRBRcountry value="cn"/>', ''),
    xml.replace(' source="#tiaoyi"', ''),
    xml.replace('<article eId="art_2">', '<article eId="art_1">'),
    xml.replace('<body>', '<body>text'),
    xml.replaceAll('intro', 'lead'),
    xml.replace(/(<FRBRdate [^>]*>)\s*(<FRBRauthor [^>]*>)/, '$2$1'),
    xml.replace('href="#art_2"', 'href="#art_9"'),
  ]
  for (const one of broken) expect(schemaFaults(parseXml(one)).length, one.slice(0, 400)).toBeGreaterThan(0)
  expect(() => parseXml(xml.replace('</body>', ''))).toThrow()
})

it.skipIf(!existsSync(laws))(
  `is valid for every eightieth law of the shared data${existsSync(laws) ? '' : ' (SKIPPED: no shared data)'}`,
  () => {
    const files = readdirSync(laws, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    )
    const faults = files
      .sort()
      .filter((_name, index) => index % 80 === 0)
      .flatMap((name) => faultsOf(readFileSync(`${laws}${name}`, 'utf8')).map((fault) => `${name}: ${fault}`))
    expect(faults).toEqual([])
  },
)
