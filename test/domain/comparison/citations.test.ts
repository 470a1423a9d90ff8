import { expect, it } from 'vitest'
import { addLink, openBoard } from '~/domain/comparison/board'
import { citationWitness } from '~/domain/comparison/citations'
import { unitsOf } from '~/domain/comparison/unit'
import { articlesOf, parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const units = (...articles: readonly string[]) =>
  unitsOf(
    articlesOf(
      parseStatute(
        `# 云泽市示范条例\n\n${articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n\n')}\n`,
      ).tree,
    ),
  )

/** What the citations say of a pair (numbers of the printed articles) once the pairs of `links` are known. */
function witness(
  from: readonly string[],
  to: readonly string[],
  links: readonly (readonly [number, number])[],
): (from: number, to: number) => number {
  const board = openBoard(units(...from), units(...to))
  for (const [a, b] of links) addLink(board, { from: a - 1, to: b - 1, score: 1, source: 'exact' })
  const judge = citationWitness(board)
  return (a, b) => Math.round(judge(a - 1, b - 1) * 1000) / 1000
}

const plain = '经营者应当登记。'
const fine = (...numbers: readonly number[]) =>
  `违反${numbers.map((n) => `第${numberToHan(n)}条`).join('、')}规定的，处以罚款。`
// A new article stands before all others, so that every number rises by one.
const from = [plain, plain, fine(1), fine(2)]
const to = [plain, plain, plain, fine(2), fine(3)]

it('speaks for the articles whose citations went the same way, and against the others', () => {
  const said = witness(from, to, [
    [1, 2],
    [2, 3],
  ])
  expect(said(3, 4)).toBe(0.12)
  expect(said(3, 5)).toBe(-0.12)
})

it('speaks half as much for the articles that the same articles cite', () => {
  const said = witness(from, to, [
    [3, 4],
    [4, 5],
  ])
  expect(said(1, 2)).toBe(0.06)
  expect(said(2, 3)).toBe(0.06)
  expect(said(1, 3)).toBe(-0.06)
  expect(said(2, 2)).toBe(-0.06)
})

it('hears every article that cites, not only the last', () => {
  const said = witness(
    [plain, fine(1), fine(1)],
    [plain, fine(1), plain, fine(1)],
    [
      [2, 2],
      [3, 4],
    ],
  )
  expect(said(1, 1)).toBe(0.06)
  const one = witness(
    [plain, fine(1), fine(1)],
    [plain, fine(1), fine(3), plain],
    [
      [2, 2],
      [3, 4],
    ],
  )
  // One of the two cites it still, the other cites nothing any more.
  expect(one(1, 1)).toBe(0)
})

it('says nothing where one of the two cites nothing, is cited by nobody, or nothing is known yet', () => {
  const known = [
    [1, 2],
    [2, 3],
  ] as const
  expect(witness(from, to, known)(3, 3)).toBe(0)
  expect(witness(from, to, known)(1, 4)).toBe(0)
  expect(witness(from, to, [])(3, 4)).toBe(0)
  expect(witness(from, to, [[4, 5]])(1, 2)).toBe(0)
})

it('weighs a list by what is shared of the longer one', () => {
  const known = [
    [1, 1],
    [2, 2],
    [3, 3],
  ] as const
  const list = (was: readonly number[], is: readonly number[]) =>
    witness([plain, plain, plain, fine(...was)], [plain, plain, plain, fine(...is)], known)(4, 4)
  expect(list([1, 2], [1, 2])).toBe(0.12)
  expect(list([1, 2], [1, 3])).toBe(0)
  expect(list([1], [1, 2, 3])).toBe(-0.04)
  expect(list([1, 2, 3], [1])).toBe(-0.04)
  expect(list([1, 1], [1])).toBe(0.12)
})
