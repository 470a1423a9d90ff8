import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lintStatute, parseStatute, withFixes } from '~/domain/statute'

function lint(source: string) {
  return lintStatute(parseStatute(source).tree, source)
}
const rulesIn = (source: string) => lint(source).map(({ rule }) => rule)

const law = `云泽市河道条例
第一条　为了保护河道，制定本条例。
第二条　本条例适用于本市河道。
第三条　依照《单位和其它组织及个人条例》执行，“其它组织”是指企业。
第四条　本条例自2024年5月1日起施行。
`

it('does not look at names in 《》 and words in quotation marks', () => {
  expect(lint(law)).toEqual([])
})

it('does not look at what a decision quotes, over however many paragraphs', () => {
  const decision = `云泽市人大常委会关于修改《云泽市河道条例》的决定
一、将第三条修改为：“单位和其它组织应在三天内备案。
“任何单位禁止倾倒垃圾及渣土。”
二、删去第五条。
本决定自2024年6月1日起施行。
《云泽市河道条例》根据本决定作相应修改，重新公布。
`
  expect(rulesIn(decision)).toEqual([])
  expect(rulesIn(decision.replace('二、删去第五条', '二、删去“甲”及“乙”'))).toEqual(['and-word'])
})

it('asks a letter for its characters only', () => {
  const reply =
    '最高人民法院关于河道纠纷的复函\n云泽市高级人民法院:\n你院请示收悉，单位和其它组织应在三天内备案。\n'
  expect(rulesIn(reply)).toEqual(['narrow-punctuation'])
})

it('says the place, the norm and the words, and gives the fix in characters of the source', () => {
  const source = `${law.slice(0, -1)}\n`.replace(
    '适用于本市河道。',
    '适用于本市河道。\n　　单位和其它组织遵守本条例。',
  )
  const [finding, ...more] = lint(source)
  expect(more).toEqual([])
  expect(finding).toMatchObject({
    rule: 'other-word',
    place: '第二条第二款',
    eId: 'art_2__para_2',
    words: '其它',
  })
  const [fix] = finding?.fixes ?? []
  expect(source.slice(fix?.start, fix?.end)).toBe('其它')
  expect(lint(withFixes(source, [...(finding ? [finding] : [])]))).toEqual([])
})

it('keeps fixes apart that overlap, making the first', () => {
  const source = '第九条　甲,乙。'
  const [finding] = lint(source)
  expect(withFixes(source, finding ? [finding, finding] : [])).toBe('第九条　甲，乙。')
})

it('finds words where they stand and makes fixes that hold, in every text', () => {
  const pieces = [
    ...[
      '第一条　',
      '第二条　',
      '第一章　总则\n',
      '（一）',
      '(二)',
      '。\n',
      '，',
      ';',
      '“',
      '”',
      '《',
      '》',
      '\n',
      ' ',
    ],
    ...[
      '其它',
      '应在',
      '或',
      '及',
      '三天内',
      '帐簿',
      '本条例第九条',
      '前款',
      '处以一万元以下罚款',
      '有下列行为之一，',
      '\u200b',
      '１２',
    ],
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const source = parts.join('')
      const findings = lint(source)
      for (const { position, words, eId } of findings) {
        const found = source.slice(position?.start.offset, position?.end.offset)
        expect(found.replace(/[\s\u200b]/g, ''), eId).toBe(words.replace(/[\s\u200b]/g, ''))
      }
      const fixed = withFixes(source, findings)
      expect(parseStatute(fixed).tree.title).toBeDefined()
    }),
    { numRuns: 150 },
  )
})
