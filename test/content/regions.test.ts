import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

interface Region {
  readonly code: string
  readonly name: string
  readonly level: 'city' | 'county' | 'township'
  readonly parent?: string
}
interface Station {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly region: string
  readonly address: string
  readonly head: string
  readonly phone: string
}
interface Person {
  readonly name: string
  readonly region: string
  readonly station?: string
  readonly unit?: string
}
interface Account extends Person {
  readonly login: string
  readonly role: string
}
interface Deputy extends Person {
  readonly id: string
  readonly login?: string
}

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../content/demo/${name}.yml`, import.meta.url), 'utf8'))
const regions = read('regions') as readonly Region[]
const stations = read('stations') as readonly Station[]
const people = read('people') as {
  readonly accounts: readonly Account[]
  readonly deputies: readonly Deputy[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
}
const codes = new Set(regions.map((region) => region.code))
const stationIds = new Set(stations.map((station) => station.id))
const unitIds = new Set(people.units.map((unit) => unit.id))

/** The law of these lists: nothing is named twice. */
function expectUnique(values: readonly string[]): void {
  expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([])
}

it('has one city, six counties and at least twenty-eight townships', () => {
  const count = (level: Region['level']) => regions.filter((region) => region.level === level).length
  expect([count('city'), count('county')]).toEqual([1, 6])
  expect(count('township')).toBeGreaterThanOrEqual(28)
})

it('gives each region a code of its level that continues its parent’s', () => {
  expectUnique(regions.map((region) => region.code))
  expectUnique(regions.map((region) => region.name))
  const length = { city: 4, county: 6, township: 9 } as const
  for (const { code, level, parent } of regions) {
    expect(code).toMatch(/^\d+$/)
    expect(code).toHaveLength(length[level])
    expect(
      level === 'city' ? parent === undefined : codes.has(parent ?? '') && code.startsWith(parent ?? '!'),
    ).toBe(true)
  }
})

it('numbers at least sixty-four stations without a gap, each in a township', () => {
  expect(stations.length).toBeGreaterThanOrEqual(64)
  expect(stations.map((s) => s.id)).toEqual(stations.map((_, i) => `st-${String(i + 1).padStart(2, '0')}`))
  for (const station of stations) {
    expect(['outreach-office', 'liaison-station']).toContain(station.kind)
    expect(regions.find((region) => region.code === station.region)?.level).toBe('township')
    expect(station.phone).toMatch(/^0999-\d{7}$/)
  }
  for (const field of ['name', 'address', 'phone', 'head'] as const)
    expectUnique(stations.map((s) => s[field]))
})

it('has a station in every township', () => {
  const served = new Set(stations.map((station) => station.region))
  expect(regions.filter((r) => r.level === 'township' && !served.has(r.code)).map((r) => r.name)).toEqual([])
})

it('has an account for every role that signs in', () => {
  const roles = ['drafter', 'reviewer', 'publisher', 'station', 'deputy', 'resident', 'researcher']
  const held = new Set(people.accounts.map((account) => account.role))
  expect([...roles, 'undertaking', 'auditor', 'admin'].filter((role) => !held.has(role))).toEqual([])
  expectUnique(people.accounts.map((account) => account.login))
  expect(people.deputies.length).toBeGreaterThanOrEqual(10)
})

it('places every person in a region, station and unit that exist', () => {
  for (const person of [...people.accounts, ...people.deputies]) {
    expect(codes.has(person.region), person.name).toBe(true)
    if (person.station !== undefined) expect(stationIds.has(person.station), person.name).toBe(true)
    if (person.unit !== undefined) expect(unitIds.has(person.unit), person.name).toBe(true)
  }
  const logins = new Map(people.accounts.map((account) => [account.login, account.name]))
  for (const deputy of people.deputies) {
    if (deputy.login !== undefined) expect(logins.get(deputy.login)).toBe(deputy.name)
    const station = stations.find(({ id }) => id === deputy.station)
    expect(station?.region.startsWith(deputy.region), deputy.name).toBe(true)
  }
})

it('keeps every password out of the list of people', () => {
  const keys = new Set([...people.accounts, ...people.deputies].flatMap((person) => Object.keys(person)))
  expect([...keys].filter((key) => /pass|secret|token/i.test(key))).toEqual([])
})
