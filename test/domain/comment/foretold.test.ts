import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foretold, neededBy } from '~/domain/comment/foretold'
import { add, remove, takeOut } from '~/domain/comment/proposal-verbs'
import * as stanceWords from '~/domain/comment/stance-words'

const neededOf = (pattern: RegExp) => {
  const needed = neededBy(pattern.source)
  return needed && [...needed].sort().join(' ')
}

it('tells the pairs that every match holds', () => {
  expect(neededOf(/删除|去掉(?:了)?/u)).toBe('删除 去掉')
  expect(neededOf(/不[能可]改/u)).toBe('不可 不能')
  expect(neededOf(/(?:坚决|完全)(?:反对|不同意)/u)).toBe('坚决 完全')
})

it('takes a letter where no pair is certain, and nothing where all may be missing', () => {
  expect(neededOf(/没(?:有)?道?理/u)).toBe('理')
  expect(neededOf(/[^，]{2,4}吗?$/u)).toBeUndefined()
  expect(neededOf(/甲|^\s*/u)).toBeUndefined()
  expect(neededOf(/(?<!不)(?=好)\p{L}/u)).toBe('好')
})

it('refuses an expression that would remember its place', () => {
  expect(() => foretold(/甲/gu)).toThrow('without flags')
})

const sources = [
  ...Object.values(stanceWords).map(({ source }) => source),
  ...[add, remove, takeOut, '第[①-⑤一二](?:款|项)', '(?<=[甲乙])丙{2,3}(?!丁)|戊+己', '\\d{2}元|[３-５]米'],
]
const pieces = sources.flatMap((source) => source.match(/\p{L}{1,4}|\d|[，。？]/gu) ?? [])
const patterns = sources.map((source) => ({ plain: new RegExp(source, 'u'), asked: foretold(source) }))

it('finds what the expression finds', () => {
  const texts = fc.array(fc.constantFrom(...pieces, '３', '①', '，'), { maxLength: 24 })
  fc.assert(
    fc.property(texts, (words) => {
      const text = words.join('')
      for (const { plain, asked } of patterns) {
        expect(asked.test(text)).toBe(plain.test(text))
        expect(asked.exec(text)?.[0]).toBe(plain.exec(text)?.[0])
      }
    }),
    { numRuns: 300 },
  )
})
