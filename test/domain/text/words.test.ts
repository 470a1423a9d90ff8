import fc from 'fast-check'
import { expect, it } from 'vitest'
import { segmentWords } from '~/domain/text'

it('keeps words whole that the plain segmenter cuts', () => {
  expect(segmentWords('登记机关应当通知申请人')).toEqual(['登记', '机关', '应当', '通知', '申请人'])
})

it('leaves citations, periods, amounts and titles as they are', () => {
  expect(segmentWords('依照第十条，在三十日内处五百元罚款。')).toEqual([
    '依照',
    '第十条',
    '，',
    '在',
    '三十日',
    '内',
    '处',
    '五百元',
    '罚款',
    '。',
  ])
})

it('loses no character of any text', () => {
  const text = fc.string({
    unit: fc.constantFrom('登', '记', '机', '关', '三十日', '《法》', '𠮷', 'a', '1', '，', '\n'),
  })
  fc.assert(fc.property(text, (given) => segmentWords(given).join('') === given))
})
