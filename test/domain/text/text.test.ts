import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as text from '~/domain/text'
import {
  bigrams,
  codePointLength,
  hanToNumber,
  normaliseText,
  numberToHan,
  segmentPlain,
  trimBlank,
} from '~/domain/text'

const chinese = fc
  .array(fc.constantFrom(...'第一十二百条款项之（）(),;:。“” 　\u200b《》法市民123abc○é\u0301𬇙⼀\n'), {
    maxLength: 60,
  })
  .map((units) => units.join(''))

it('exports exactly these names', () => {
  expect(Object.keys(text).sort()).toEqual([
    'bigrams',
    'codePointLength',
    'declaredIn',
    'foldRadical',
    'hanToNumber',
    'isBlank',
    'isHan',
    'isInvisible',
    'isNumeral',
    'isWidePunctuation',
    'normaliseText',
    'numberToHan',
    'segmentPlain',
    'segmentWords',
    'trimBlank',
    'withoutBlanks',
  ])
})

it('writes and reads every number from 1 to 9999 as inverses', () => {
  for (let n = 1; n <= 9999; n++) expect(hanToNumber(numberToHan(n))).toBe(n)
})

it.each([
  ['十', 10],
  ['一百零五', 105],
  ['一百一十', 110],
  ['一千零一十', 1010],
  ['１２', 12],
  ['二〇二一', 2021],
  ['三万零五十', 30050],
])('reads %s as %i', (numeral, n) => {
  expect(hanToNumber(numeral)).toBe(n)
})

it.each(['一十', '一百五', '第一', '', '十十', '百', '一二', '条'])('refuses %s as a number', (numeral) => {
  expect(hanToNumber(numeral)).toBeUndefined()
})

it.each([
  ['防疫活动的管理,预防(畜牧)', '防疫活动的管理，预防（畜牧）'],
  ['适用 《专利法》', '适用《专利法》'],
  ['总　　则', '总则'],
  ['第⼀条', '第一条'],
  ['人⺠⻔⻓', '人民门长'],
  ['a, b (c)', 'a, b (c)'],
  ['"数额较大"', '“数额较大”'],
  ['２０２１年', '2021年'],
  ['本\u200b法', '本法'],
])('normalises %s to %s', (raw, expected) => {
  expect(normaliseText(raw).text).toBe(expected)
})

it('leads every unit of the matching copy back to a place in the raw text, in order', () => {
  fc.assert(
    fc.property(chinese, (raw) => {
      const { text: copy, rawOffset } = normaliseText(raw)
      for (let i = 1; i < copy.length; i++) expect(rawOffset(i)).toBeGreaterThanOrEqual(rawOffset(i - 1))
      expect(rawOffset(copy.length)).toBe(raw.length)
    }),
  )
})

it('normalises to a fixed point', () => {
  fc.assert(
    fc.property(chinese, (raw) => {
      const once = normaliseText(raw).text
      expect(normaliseText(once).text).toBe(once)
    }),
  )
})

it('cuts into pieces that concatenate to the text', () => {
  fc.assert(
    fc.property(chinese, (raw) => {
      expect(segmentPlain(raw).join('')).toBe(raw)
    }),
  )
})

it('keeps citations, quantities, titles and words whole', () => {
  expect(segmentPlain('依照《刑法》第一百二十条之一第（三）项处五千元以上三十日COVID')).toEqual([
    '依',
    '照',
    '《刑法》',
    '第一百二十条之一',
    '第（三）项',
    '处',
    '五千元',
    '以',
    '上',
    '三十日',
    'COVID',
  ])
})

it('counts code points and pairs them', () => {
  expect(codePointLength('𬇙河')).toBe(2)
  expect(bigrams('𬇙河水')).toEqual(['𬇙河', '河水'])
  expect(trimBlank('\u200b　法 \n')).toBe('法')
})
