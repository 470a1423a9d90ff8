import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inForceAt } from '~/domain/statute'

const draft = { stage: 'draft', datedOn: 1 }
const first = { stage: 'passed', datedOn: 10, inForceOn: 20 }
const second = { stage: 'passed', datedOn: 30 }
const third = { stage: 'second-reading', datedOn: 40 }

it('takes the version whose day has come, and no draft', () => {
  const versions = [draft, first, second, third]
  const at = (ms: number) => inForceAt(versions, ms)
  expect([at(5), at(19)]).toEqual([undefined, undefined])
  expect([at(20), at(29)]).toEqual([first, first])
  expect([at(30), at(99)]).toEqual([second, second])
})

it('knows no law after the repeal, and the old one while an amendment waits for its day', () => {
  const later = { stage: 'passed', datedOn: 25, inForceOn: 50 }
  expect(inForceAt([first, later], 30)).toBe(first)
  expect(inForceAt([first, later], 50)).toBe(later)
  expect(inForceAt([first, { stage: 'repealed', datedOn: 60 }], 60)).toBeUndefined()
  expect(inForceAt([first, { stage: 'repealed', datedOn: 60 }], 59)).toBe(first)
})

it('never shows a version before its day, at whatever day is asked', () => {
  const version = fc.record({
    stage: fc.constantFrom('draft', 'passed', 'in-force', 'repealed'),
    datedOn: fc.nat(100),
    inForceOn: fc.option(fc.nat(100), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(version), fc.nat(120), (versions, at) => {
      const found = inForceAt(versions, at)
      if (!found) return
      expect(['passed', 'in-force']).toContain(found.stage)
      expect(found.inForceOn ?? found.datedOn).toBeLessThanOrEqual(at)
    }),
  )
})
