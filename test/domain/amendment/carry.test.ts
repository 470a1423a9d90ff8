import { expect, it } from 'vitest'
import { carriedNumbers, carryCitations } from '~/domain/amendment/carry'

const numbers = carriedNumbers([
  ['第八条', '第九条'],
  ['第九条', '第十条'],
  ['第一百〇二条', '第一百零三条'],
])

it('carries citations of the own act to their new numbers, each once', () => {
  expect(carryCitations('违反本条例第八条、第九条第二款规定的', numbers)).toBe(
    '违反本条例第九条、第十条第二款规定的',
  )
})

it('leaves citations of other acts and unknown numbers alone', () => {
  const text = '依照《供水条例》第八条和行政处罚法第九条的规定；第七条另有规定的除外'
  expect(carryCitations(text, numbers)).toBe(text)
})

it('takes 〇 and 零 for the same number', () => {
  expect(carryCitations('第一百零二条规定的行为', numbers)).toBe('第一百零三条规定的行为')
})

it('gives a text back that cites nothing', () => {
  expect(carryCitations('用水单位应当装表计量。', numbers)).toBe('用水单位应当装表计量。')
})
