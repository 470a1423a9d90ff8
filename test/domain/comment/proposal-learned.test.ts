import fc from 'fast-check'
import { expect, it } from 'vitest'
import { proposalsIn } from '~/domain/comment'
import {
  learnedOps,
  learnedProposal,
  likeliestOp,
  type ProposalTables,
} from '~/domain/comment/proposal-learned'
import { bestTags, slotsOf, TAGS, TRANSITIONS, tagSigns } from '~/domain/comment/proposal-slots'
import { OP_BUCKETS, opSigns, TAG_BUCKETS, unitsOf } from '~/domain/comment/proposal-units'

/** A table that knows nothing: every weight is drawn. */
const drawnTables = (seed: number): ProposalTables => {
  const numbers = (size: number) =>
    Float32Array.from({ length: size }, (_, at) => ((at * 2654435761 + seed) % 1009) / 1009 - 0.5)
  return {
    ops: numbers(OP_BUCKETS * learnedOps.length),
    weights: numbers(TAG_BUCKETS * TAGS),
    transitions: numbers(TRANSITIONS),
  }
}

const drawn = [1, 2, 3].map(drawnTables)

it('takes a quotation, a citation and each character for one unit, and marks amounts', () => {
  const { codes, starts, ends, amounts } = unitsOf('第九条〘0〙改十五日', ['三十日'], false)
  expect([codes.length, starts[1], ends[1]]).toEqual([6, 3, 6])
  expect(amounts).toEqual([0, 0, 0, 1, 2, 3])
})

it('fills every slot that an op must have and none that it cannot have, whatever the weights', () => {
  const words = fc.array(
    fc.constantFrom('第九条', '〘0〙', '〘1〙', '改', '成', '三十日', '，', '后面', '加'),
    {
      minLength: 3,
      maxLength: 20,
    },
  )
  fc.assert(
    fc.property(words, fc.constantFrom(...drawn), (parts, tables) => {
      const units = unitsOf(parts.join(''), ['甲', '乙'], true)
      for (const [op, [old, to]] of Object.entries(slotsOf) as [
        keyof typeof slotsOf & 'replace',
        readonly [number, number],
      ][]) {
        const tags = bestTags(units, op, tagSigns(units, op), tables)
        if (!tags) continue
        const begun = (tag: number) => [...tags].filter((one) => one === tag).length
        expect(begun(1)).toBeLessThanOrEqual(old === 0 ? 0 : 1)
        expect(begun(3)).toBeLessThanOrEqual(to === 0 ? 0 : 1)
        if (old === 2) expect(begun(1)).toBe(1)
        if (to === 2) expect(begun(3)).toBe(1)
      }
    }),
  )
})

it('has a probability for the likeliest op, and signs that stand once', () => {
  const units = unitsOf('第九条〘0〙改〘1〙，第九条〘0〙改〘1〙', ['甲', '乙'], false)
  const { share } = likeliestOp(units, drawn[0] as ProposalTables)
  expect(share).toBeGreaterThan(1 / learnedOps.length)
  expect(share).toBeLessThanOrEqual(1)
  const signs = opSigns(units)
  expect(new Set(signs).size).toBe(signs.length)
})

it('reads what no rule is sure of, and leaves stories and fended-off changes alone', () => {
  const read = (text: string, article = '') =>
    proposalsIn(text, article).map((one) => [one.op, one.article, one.old, one.new].join('|'))
  expect(read('第七条少了渔民。渔船可以临时靠岸，这句话请写进去。')).toEqual([
    'add_para|第七条||渔船可以临时靠岸',
  ])
  expect(read('对第三十条说不！种花的人也是居民')).toEqual(['oppose|第三十条||'])
  expect(read('我们楼上天天咚咚咚，睡不着。', '第九条')).toEqual([])
  expect(learnedProposal('第九条不要延长任期，三年够了，五年太长', [], false)).toBeUndefined()
})
