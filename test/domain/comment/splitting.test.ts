import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partsOf, possibleCuts, suggestSplit } from '~/domain/comment'

const split = (text: string, article = '') =>
  suggestSplit(text, article).parts.map(({ words, article: place }) => [words, place])

it('finds the points of a comment by numbers, by 另外 and by the articles it names', () => {
  expect(split('您好。一、第五条“三日”改为“五日”；二、第九条删去“一律”。')).toEqual([
    ['您好。一、第五条“三日”改为“五日”；', '第五条'],
    ['二、第九条删去“一律”。', '第九条'],
  ])
  expect(
    split('（1）太贵了，建议降一半。（2）建议增加老人优惠。', '第六条').map(([, place]) => place),
  ).toEqual(['第六条', '第六条'])
  expect(split('第六条我赞成。第八条的“二十元”能不能降到“十元”？')).toHaveLength(2)
  const { parts, isSure } = suggestSplit('建议延长公示期。另外，建议增加老人优惠。', '第六条')
  expect(parts).toHaveLength(2)
  expect(isSure).toBe(false)
})

it('leaves a comment with one point whole', () => {
  for (const text of [
    '',
    '好',
    '建议将第九条的“一、甲；二、乙”改为“丙”。',
    '第九条与第十条重复，建议合并。',
    '我家住六楼。另外今天下雨。',
    '建议把三十日改为十五日，因为太慢。',
  ])
    expect(split(text), text).toEqual([])
})

it('reads each part for itself', () => {
  const { parts } = suggestSplit('一、坚决反对第四条。二、第五条“三日”改为“五日”。')
  expect(parts.map(({ stance }) => stance)).toEqual(['oppose', 'change'])
  expect(parts[1]?.proposals).toMatchObject([{ op: 'replace', old: '三日', new: '五日', article: '第五条' }])
})

it('joins again to the last character, whatever is written and wherever it is cut', () => {
  const word = fc.constantFrom(
    '第九条',
    '“三日”',
    '改为',
    '。',
    '；',
    '一、',
    '二、',
    '（1）',
    '另外，',
    '𠮷',
    '\n',
    '“',
    '建议',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(fc.nat(60), { maxLength: 4 }), (words, at) => {
      const text = words.join('')
      const { parts } = suggestSplit(text)
      if (parts.length > 0) expect(parts.map((part) => part.words).join('')).toBe(text)
      const offered = possibleCuts(text)
      const cuts = [...new Set(at.map((index) => offered[index % Math.max(1, offered.length)] ?? 0))]
        .filter((cut) => cut > 0)
        .sort((a, b) => a - b)
      const bounds = [0, ...cuts, [...text].length]
      const isEmpty = bounds.slice(1).some((end, i) => [...text].slice(bounds[i], end).join('').trim() === '')
      if (isEmpty) return
      const own = partsOf(text, cuts)
      expect(own.map((part) => part.words).join('')).toBe(text)
      for (const { start, end, words: said } of own) expect([...text].slice(start, end).join('')).toBe(said)
    }),
  )
})

it('refuses cuts that are none', () => {
  for (const cuts of [[0], [99], [3, 2], [1.5]])
    expect(() => partsOf('第九条建议改。', cuts)).toThrow(RangeError)
})
