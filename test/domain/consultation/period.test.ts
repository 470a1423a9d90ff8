import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addDays,
  countedDays,
  type Day,
  dayOf,
  daysBetween,
  defaultPolicy,
  earliestLastDay,
  endOf,
  instantsOf,
  isDay,
  isWeekend,
  lastDayOf,
  mayExtendTo,
  periodOf,
  periodProblem,
  policyFor,
  startOf,
  stationsDueAt,
} from '~/domain/consultation'

const days = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) }).map((ms): Day => dayOf(ms))

it('counts days in Asia/Shanghai, whatever the clock of the server', () => {
  expect(dayOf(Date.UTC(2026, 10, 24, 15, 59, 59, 999))).toBe('2026-11-24')
  expect(dayOf(Date.UTC(2026, 10, 24, 16))).toBe('2026-11-25')
  expect(endOf('2026-11-27')).toBe(Date.UTC(2026, 10, 27, 16))
  expect(lastDayOf(endOf('2026-11-27'))).toBe('2026-11-27')
  expect(isWeekend('2026-11-28')).toBe(true)
  expect(isWeekend('2026-11-27')).toBe(false)
})

it('knows which days exist', () => {
  expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true)
  expect(['2026-02-29', '2026-13-01', '2026-2-1', '27/11/2026', '', '2026-11-27 '].some(isDay)).toBe(false)
})

it('does not count the day of publication and counts the last day', () => {
  expect(countedDays({ opensOn: '2026-11-01', lastDay: '2026-12-01' })).toBe(30)
  expect(earliestLastDay('2026-11-01', defaultPolicy)).toBe('2026-12-01')
  expect(periodProblem({ opensOn: '2026-11-01', lastDay: '2026-12-01' }, defaultPolicy, '2026-11-01')).toBe(
    undefined,
  )
  expect(
    periodProblem({ opensOn: '2026-11-01', lastDay: '2026-11-30' }, defaultPolicy, '2026-11-01'),
  ).toEqual({ kind: 'short', days: 29, minDays: 30, earliest: '2026-12-01' })
})

it('names what is wrong with a period', () => {
  const problem = (opensOn: string, lastDay: string) =>
    periodProblem({ opensOn, lastDay }, defaultPolicy, '2026-11-24')?.kind
  expect(problem('2026-11-31', '2026-12-31')).toBe('unreadable')
  expect(problem('2026-11-24', '')).toBe('unreadable')
  expect(problem('2026-11-23', '2026-12-31')).toBe('opens-in-the-past')
  expect(problem('2026-11-24', '2026-11-24')).toBe('ends-before-it-opens')
  expect(problem('2026-11-24', '2062-11-24')).toBe('too-long')
})

it('gives stations a day before the close, yet never less than the day after opening', () => {
  expect(stationsDueAt({ opensOn: '2026-11-01', lastDay: '2026-12-01' }, defaultPolicy)).toBe(
    endOf('2026-11-26'),
  )
  expect(stationsDueAt({ opensOn: '2026-11-01', lastDay: '2026-11-04' }, defaultPolicy)).toBe(
    endOf('2026-11-02'),
  )
  expect(stationsDueAt({ opensOn: '2026-11-01', lastDay: '2026-11-01' }, defaultPolicy)).toBe(
    endOf('2026-11-01'),
  )
})

it('lets a published period be extended and never shortened', () => {
  const now = { lastDay: '2026-12-01', today: '2026-11-24' }
  expect(mayExtendTo('2026-12-02', now)).toBe(true)
  expect(mayExtendTo('2026-12-01', now)).toBe(false)
  expect(mayExtendTo('2026-11-30', now)).toBe(false)
  expect(mayExtendTo('2026-12-40', now)).toBe(false)
  expect(mayExtendTo('2026-12-05', { lastDay: '2026-12-01', today: '2026-12-06' })).toBe(false)
})

it('keeps days, instants and periods consistent for every day of forty years', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (day, count) => {
      const later = addDays(day, count)
      expect(isDay(day)).toBe(true)
      expect(dayOf(startOf(day))).toBe(day)
      expect(dayOf(endOf(day) - 1)).toBe(day)
      expect(endOf(day)).toBe(startOf(addDays(day, 1)))
      expect(daysBetween(day, later)).toBe(count)
      const period = { opensOn: day, lastDay: later }
      const { opensAt, closesAt } = instantsOf(period)
      expect(periodOf(opensAt, closesAt)).toEqual(period)
      const due = stationsDueAt(period, defaultPolicy)
      expect(due).toBeGreaterThan(opensAt)
      expect(due).toBeLessThanOrEqual(closesAt)
    }),
  )
})

it('calls no period short that ends on the earliest last day or later', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 60 }),
      (day, minDays, more) => {
        const policy = { ...defaultPolicy, minDays }
        const lastDay = addDays(earliestLastDay(day, policy), more)
        expect(periodProblem({ opensOn: day, lastDay }, policy, day)).toBe(undefined)
        const shorter = addDays(earliestLastDay(day, policy), -1)
        expect(periodProblem({ opensOn: day, lastDay: shorter }, policy, day)?.kind).toBe(
          minDays === 1 ? 'ends-before-it-opens' : 'short',
        )
      },
    ),
  )
})

const row = (given: {
  id: string
  regionCode: string
  kind?: string
  minDays: number
  validFrom?: number
}) => ({
  kind: '',
  stationLeadDays: 3,
  sourceArticle: '第三十七条',
  validFrom: 0,
  ...given,
})

it('takes the policy of the nearest region, then of the kind, then the newest', () => {
  const rows = [
    row({ id: 'province', regionCode: '99', minDays: 20 }),
    row({ id: 'city', regionCode: '9901', minDays: 30 }),
    row({ id: 'city rules', regionCode: '9901', kind: 'government-rule', minDays: 15 }),
    row({ id: 'city newer', regionCode: '9901', minDays: 25, validFrom: 100 }),
    row({ id: 'city future', regionCode: '9901', minDays: 1, validFrom: 900 }),
  ]
  const of = (regionCode: string, kind: string, at = 500) => policyFor(rows, { regionCode, kind, at }).id
  expect(of('9901', 'local-regulation')).toBe('city newer')
  expect(of('9901', 'local-regulation', 50)).toBe('city')
  expect(of('990102', 'government-rule')).toBe('city rules')
  expect(of('9902', 'local-regulation')).toBe('province')
  expect(policyFor(rows, { regionCode: '11', kind: 'x', at: 500 })).toEqual(defaultPolicy)
})
