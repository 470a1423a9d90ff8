import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldText } from '~/domain/comment'

const letters = fc.constantFrom(
  ...'第九条的停车费不得超过每小时5元ＡaZ０（）()，,。：；！？“”—·《》～＂｀^A、〃【】〖々〇…\u3000 \n①㎡ｱé\u0301',
)

it('folds a text of plain letters as the Unicode tables fold it', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), (list) => {
      const text = list.join('')
      // A letter beyond the basic plane is only known to the tables.
      expect(`${foldText(`${text}甲`)}𠀀`).toBe(foldText(`${text}甲𠀀`))
    }),
    { numRuns: 2000 },
  )
})

it('folds long texts and short ones alike', () => {
  expect(foldText('Ａ，甲'.repeat(400))).toBe('a,甲'.repeat(400))
  expect(foldText('ＡB，甲 乙')).toBe('ab,甲乙')
})
