import { expect, it } from 'vitest'
import { carriedCorrections, compareStatutes, type PairCorrection, reversed } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

const fees = '物业企业应当公示收费标准。'
const lifts = '电梯维护单位应当每季度检查一次并记录。'
const reply = '市人民政府应当在三十日之内答复申请人。'

/** Steps between these versions, each with the corrections given for it. */
function chain(versions: readonly (readonly string[])[], given: readonly (readonly PairCorrection[])[]) {
  return versions.slice(1).map((fresh, at) => {
    const corrections = given[at] ?? []
    const old = statute(...(versions[at] ?? []))
    return { rows: compareStatutes(old, statute(...fresh), { corrections }).rows, corrections }
  })
}

it('carries a pairing over the steps before and after it', () => {
  const said = { from: ['art_2'], to: ['art_2'] }
  const steps = chain(
    [
      [fees, reply],
      [fees, reply],
      [fees, lifts],
      [reply.replace('市', '县'), fees, lifts],
    ],
    [[], [said], []],
  )
  expect(carriedCorrections(steps)).toEqual([{ from: ['art_2'], to: ['art_3'] }])
})

it('says inserted where the article had not been there before', () => {
  const steps = chain([[fees], [fees, reply], [fees, lifts]], [[], [{ from: ['art_2'], to: ['art_2'] }]])
  expect(carriedCorrections(steps)).toEqual([{ from: [], to: ['art_2'] }])
})

it('lets the latest word about an article win, and leaves out what leads nowhere', () => {
  const first = { from: ['art_1'], to: ['art_2'] }
  const second = { from: ['art_2'], to: ['art_1'] }
  const steps = chain(
    [
      [fees, reply],
      [lifts, fees],
      [fees, lifts],
    ],
    [[first], [second]],
  )
  expect(carriedCorrections(steps)).toEqual([{ from: ['art_1'], to: ['art_1'] }])
  const gone = chain([[fees], [fees, reply], [fees]], [[{ from: [], to: ['art_2'] }], []])
  expect(carriedCorrections(gone)).toEqual([])
})

it('reads a pairing backwards', () => {
  expect(reversed({ from: ['art_1'], to: [] })).toEqual({ from: [], to: ['art_1'] })
})
