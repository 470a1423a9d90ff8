import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isOpen, mayAct, type Stage, stageOf } from '~/domain/consultation'

const opensAt = 1_000
const closesAt = 2_000
const at = (status: string, now: number, outcomePublishedAt: number | null = null) =>
  stageOf({ status, opensAt, closesAt, outcomePublishedAt }, now)

it('opens and closes by the clock and not by a job', () => {
  expect(at('open', 999)).toBe('scheduled')
  expect(at('open', 1_000)).toBe('open')
  expect(at('open', 1_999)).toBe('open')
  expect(at('open', 2_000)).toBe('closed')
  expect(at('suspended', 1_500)).toBe('suspended')
  expect(at('suspended', 2_000)).toBe('closed')
  expect(at('closed', 1_500)).toBe('closed')
  expect(at('closed', 3_000, 2_500)).toBe('reported')
})

it('keeps what people decided whatever the clock says', () => {
  const statuses = fc.constantFrom('preparing', 'approved', 'withdrawn')
  fc.assert(
    fc.property(statuses, fc.integer({ min: 0, max: 5_000 }), (status, now) => {
      expect(at(status, now)).toBe(status)
    }),
  )
})

it('takes comments in one stage only, and late paper in one only', () => {
  const stages: readonly Stage[] = [
    'preparing',
    'approved',
    'scheduled',
    'open',
    'suspended',
    'closed',
    'reported',
    'withdrawn',
  ]
  expect(stages.filter((stage) => mayAct(stage, 'comment'))).toEqual(['open'])
  expect(stages.filter((stage) => mayAct(stage, 'enter-late'))).toEqual(['closed'])
  expect(stages.filter((stage) => mayAct(stage, 'revise'))).toEqual(['preparing'])
  expect(isOpen({ status: 'open', opensAt, closesAt }, 1_500)).toBe(true)
  expect(isOpen({ status: 'suspended', opensAt, closesAt }, 1_500)).toBe(false)
})

it('never goes back to an earlier stage while only time passes', () => {
  const order: readonly Stage[] = ['scheduled', 'open', 'suspended', 'closed']
  const moments = fc.integer({ min: 0, max: 4_000 })
  fc.assert(
    fc.property(fc.constantFrom('open', 'suspended', 'closed'), moments, moments, (status, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      expect(order.indexOf(at(status, second))).toBeGreaterThanOrEqual(order.indexOf(at(status, first)))
    }),
  )
})
