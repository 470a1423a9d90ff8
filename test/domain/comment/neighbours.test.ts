import fc from 'fast-check'
import { expect, it } from 'vitest'
import { featuresOf, type SparseRows } from '~/domain/comment/features'
import { neighboursAmong, sparseNeighbours } from '~/domain/comment/neighbours'
import { wordRowsOf } from '~/domain/comment/word-rows'

function nearest(rows: SparseRows): number[][] {
  const steps = sparseNeighbours(rows)
  let step = steps.next()
  while (!step.done) step = steps.next()
  const { size, most, targets } = step.value
  return Array.from({ length: size }, (_, text) =>
    [...targets.subarray(text * most, (text + 1) * most)].filter((other) => other >= 0),
  )
}

/** All pairs compared. */
function compared({ offsets, terms, weights }: SparseRows): number[][] {
  const size = offsets.length - 1
  const rows = Array.from({ length: size }, (_, row) => {
    const cells = [...terms.subarray(offsets[row], offsets[row + 1])]
    return new Map(cells.map((term, at) => [term, weights[(offsets[row] ?? 0) + at] ?? 0]))
  })
  const likeness = (a: number, b: number) => {
    let sum = 0
    for (const [term, weight] of rows[a] ?? []) sum += weight * (rows[b]?.get(term) ?? 0)
    return Math.fround(sum)
  }
  return rows.map((_, text) =>
    rows
      .flatMap((__, other) => (other === text ? [] : [{ other, like: likeness(text, other) }]))
      .filter(({ like }) => like >= 0.06)
      .sort((a, b) => b.like - a.like || a.other - b.other)
      .slice(0, neighboursAmong(size))
      .map(({ other }) => other),
  )
}

const words = ['电梯', '停车', '收费', '老人', '公示', '物业', '垃圾', '噪声', '夜间', '补贴', '社区', '审批']
const bodies = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 8 }), {
  minLength: 2,
  maxLength: 40,
})

it('finds the nearest texts that comparing all pairs finds', () => {
  fc.assert(
    fc.property(bodies, (texts) => {
      const rows = featuresOf(
        texts.map((list) => list.join('')),
        wordRowsOf(texts),
      )
      expect(nearest(rows)).toEqual(compared(rows))
    }),
  )
})

it('gives each text its features once and ascending, the length of them one', () => {
  fc.assert(
    fc.property(bodies, (texts) => {
      const { offsets, terms, weights, width } = featuresOf(
        texts.map((list) => list.join('')),
        wordRowsOf(texts),
      )
      for (let row = 0; row + 1 < offsets.length; row++) {
        const own = [...terms.subarray(offsets[row], offsets[row + 1])]
        expect(own).toEqual([...new Set(own)].sort((a, b) => a - b))
        for (const term of own) expect(term).toBeLessThan(width)
        const square = weights
          .subarray(offsets[row], offsets[row + 1])
          .reduce((sum, one) => sum + one * one, 0)
        expect(square).toBeLessThan(1.0001)
      }
    }),
  )
})
