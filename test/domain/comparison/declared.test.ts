import { expect, it } from 'vitest'
import { type CompareOptions, compareStatutes } from '../../../app/domain/comparison'
import { parseStatute } from '../../../app/domain/statute'

const old = parseStatute('第一条　甲乙丙丁。\n第二条　子丑寅卯。\n第三条　辰巳午未。').tree
const fresh = parseStatute('第一条　春夏秋冬。\n第二条　辰巳午未。').tree

/** The law these tests state: which rows there are, and where each comes from. */
const rows = (options: CompareOptions) =>
  compareStatutes(old, fresh, options).rows.map(
    ({ from, to, source }) => `${from.map(({ eId }) => eId)} → ${to.map(({ eId }) => eId)} ${source}`,
  )

const joined = { from: ['art_1', 'art_2'], to: ['art_1'] }

it('takes a declared link where no word is common', () => {
  expect(rows({ declared: [joined] })).toEqual(['art_1,art_2 → art_1 declared', 'art_3 → art_2 exact'])
})

it("lets a person's pairing win over a declared link that touches the same article", () => {
  expect(rows({ declared: [joined], corrections: [{ from: ['art_1'], to: [] }] })).toEqual([
    'art_1 →  corrected',
    'art_2 →  inferred',
    ' → art_1 inferred',
    'art_3 → art_2 exact',
  ])
})
