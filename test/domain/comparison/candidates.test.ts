import { expect, it } from 'vitest'
import { pairCandidates } from '~/domain/comparison'

const article = (n: number, text: string) => ({ eId: `art_${n}`, number: `第${n}条`, text })
const ref = (n: number) => ({ eId: `art_${n}`, number: `第${n}条`, index: n - 1 })
const articles = {
  old: [article(1, '物业企业应当公示收费标准。'), article(2, '电梯应当每季度检查一次并记录。')],
  new: [
    article(1, '本市公园免费开放。'),
    article(2, '物业企业应当每年公示收费标准和依据。'),
    article(3, '电梯应当每月检查一次并记录。'),
  ],
}

it('names the likest articles of the other version first, without those already paired', () => {
  const { side, candidates } = pairCandidates({ from: [ref(1)], to: [] }, articles)
  expect(side).toBe('to')
  expect(candidates[0]).toMatchObject({ number: '第2条', opening: '物业企业应当每年公示收费标准和依据。' })
  expect(candidates[0]?.likeness).toBeGreaterThan(0.5)
  const paired = pairCandidates({ from: [ref(1)], to: [ref(2)] }, articles)
  expect(paired.candidates.map(({ number }) => number)).not.toContain('第2条')
})

it('looks among the old articles where the row has none', () => {
  const { side, candidates } = pairCandidates({ from: [], to: [ref(3)] }, articles)
  expect(side).toBe('from')
  expect(candidates[0]?.eId).toBe('art_2')
})

it('names nobody who shares no two characters', () => {
  const { candidates } = pairCandidates(
    { from: [], to: [ref(1)] },
    { ...articles, old: [article(1, '甲乙丙。')] },
  )
  expect(candidates).toEqual([])
})
