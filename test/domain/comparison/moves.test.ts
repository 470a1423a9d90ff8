import { expect, it } from 'vitest'
import { openBoard } from '~/domain/comparison/board'
import { linkMoves } from '~/domain/comparison/moves'
import type { Edge } from '~/domain/comparison/similarity'
import { unitsOf } from '~/domain/comparison/unit'
import { articlesOf, parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const nine = unitsOf(
  articlesOf(
    parseStatute(
      `# 云泽市示范条例\n\n${Array.from({ length: 9 }, (_, i) => `第${numberToHan(i + 1)}条　应当登记。`).join('\n\n')}\n`,
    ).tree,
  ),
)
const edge = (from: number, to: number, score: number): Edge => ({ from, to, score })

/** The moves found beside a spine that keeps the articles `kept` in their places, `old>new`, indexes from 0. */
function moves(edges: readonly Edge[], kept: readonly number[]): string[] {
  const board = openBoard(nine, nine)
  const spine = kept.map((at) => ({ from: at, to: at, score: 1, source: 'exact' as const }))
  for (const link of spine) {
    board.byOld[link.from] = link
    board.byNew[link.to] = link
  }
  linkMoves(board, edges, spine)
  return board.byOld.flatMap((link) =>
    link && link.source !== 'exact' ? [`${link.from}>${link.to} ${link.score}`] : [],
  )
}
const six = [1, 2, 3, 4, 5, 6]

it('takes half of the words for a move that passes six articles and asks for more where it passes five', () => {
  expect(moves([edge(0, 7, 0.5), edge(0, 8, 0.5)], six)).toEqual(['0>7 0.5'])
  expect(moves([edge(0, 7, 0.64)], [1, 2, 3, 4, 5])).toEqual([])
  expect(moves([edge(0, 7, 0.65)], [1, 2, 3, 4, 5])).toEqual(['0>7 0.65'])
})

it('takes less than half only where neither end has a rival that comes near', () => {
  const alone = edge(0, 7, 0.45)
  expect(moves([alone], six)).toEqual(['0>7 0.45'])
  expect(moves([alone, edge(0, 0, 0.3), edge(7, 7, 0.3)], six)).toEqual(['0>7 0.45'])
  for (const rival of [edge(0, 0, 0.4), edge(7, 7, 0.4)]) {
    expect(moves([alone, rival], six)).toEqual([])
    expect(moves([rival, alone], six)).toEqual([])
    // A weak third one takes nothing from the rival, wherever it stands in the list.
    const third = rival.from === 0 ? edge(0, 8, 0.1) : edge(8, 7, 0.1)
    expect(moves([third, alone, rival], six)).toEqual([])
    expect(moves([alone, rival, third], six)).toEqual([])
    expect(moves([alone, third, rival], six)).toEqual([])
  }
})

it('counts no article as a rival that is linked already, and never links below the floor', () => {
  expect(moves([edge(0, 7, 0.45), edge(0, 1, 0.9), edge(1, 7, 0.9)], six)).toEqual(['0>7 0.45'])
  expect(moves([edge(0, 7, 0.39)], six)).toEqual([])
  expect(moves([edge(0, 7, 0.4)], six)).toEqual(['0>7 0.4'])
})

it('gives an article to the best of its moves, and to the earlier of two equal ones', () => {
  expect(moves([edge(0, 7, 0.6), edge(0, 8, 0.9)], six)).toEqual(['0>8 0.9'])
  expect(moves([edge(0, 8, 0.6), edge(0, 7, 0.6)], six)).toEqual(['0>7 0.6'])
  expect(moves([edge(8, 0, 0.6), edge(7, 0, 0.6)], six)).toEqual(['7>0 0.6'])
  expect(moves([edge(0, 7, 1.1)], six)).toEqual(['0>7 1'])
})
