import { expect, it } from 'vitest'
import { readWordVectors, unpackWordVectors } from '~/adapters/language/word-vectors.server'
import { learnWordVectors, type WordVectors } from '~/domain/comment'

const likeness = ({ words, dims, values }: WordVectors, a: string, b: string) => {
  const [from, to] = [(words.get(a) ?? -1) * dims, (words.get(b) ?? -1) * dims]
  let sum = 0
  for (let dim = 0; dim < dims; dim++) sum += (values[from + dim] ?? 0) * (values[to + dim] ?? 0)
  return sum
}

it('learns from their company that two words are near that never meet', () => {
  const texts = Array.from({ length: 60 }, (_, at) => [
    at % 2 === 0 ? '猫' : '狗',
    ...['爱', '吃', '肉', '和', '鱼'].slice(at % 3),
    ...[],
  ]).concat(
    Array.from({ length: 60 }, (_, at) =>
      [at % 2 === 0 ? '汽车' : '火车', '在', '路', '上', '跑'].slice(0, 3 + (at % 3)),
    ),
  )
  const options = { dims: 6, seed: 1, leastTexts: 2, mostWords: 50, window: 5 }
  const vectors = learnWordVectors(texts, options)
  expect(likeness(vectors, '猫', '狗')).toBeGreaterThan(0.8)
  expect(likeness(vectors, '猫', '狗')).toBeGreaterThan(likeness(vectors, '猫', '汽车') + 0.3)
  expect(learnWordVectors(texts, options).values).toEqual(vectors.values)
})

it('ships a table in which words of one matter are near', async () => {
  const table = await readWordVectors()
  expect(table.words.size).toBeGreaterThan(15_000)
  expect(likeness(table, '工资', '劳动报酬')).toBeGreaterThan(0.5)
  expect(likeness(table, '噪音', '扰民')).toBeGreaterThan(likeness(table, '噪音', '工资') + 0.3)
})

it('refuses a table that is cut off', () => {
  const head = { schema: 'tiaoyi.word-vectors/1', dims: 2, words: ['甲', '乙'], shares: [-100, -100] }
  const packed = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), Buffer.from([1, 2, 3])])
  expect(() => unpackWordVectors(packed)).toThrow('Expected 2 words of 2 bytes')
})
