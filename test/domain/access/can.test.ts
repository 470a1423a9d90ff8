import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { type Actor, actions, can, covers, type Role, roles, type Subject } from '~/domain/access'

const actorOf = (role: Role): Actor => ({
  id: 'p1',
  roles: [role],
  stationIds: ['st-1'],
  regionCodes: ['9901'],
  unitId: 'u1',
})

/** Every kind of ownership a subject can stand in to that actor. */
const subjects: Readonly<Record<string, Subject>> = {
  published: { isPublished: true },
  own: { ownerId: 'p1' },
  'own station': { stationId: 'st-1' },
  'other station': { stationId: 'st-2' },
  'own unit': { unitId: 'u1' },
  'other unit': { unitId: 'u2' },
  'own region': { regionCode: '990102' },
  'other region': { regionCode: '9902' },
  'own proposal': { regionCode: '9901', proposerId: 'p1' },
  nothing: {},
}

it('answers every role, action and ownership as the checked table says', () => {
  const cells: Record<string, string> = {}
  for (const action of actions) {
    for (const role of roles) {
      const allowed = Object.keys(subjects).filter((name) => can(actorOf(role), action, subjects[name]))
      cells[`${action} ${role}`] = allowed.join(', ')
    }
  }
  const golden = fileURLToPath(new URL('../../fixtures/access/matrix.json', import.meta.url))
  if (process.env.UPDATE === '1') writeFileSync(golden, `${JSON.stringify(cells, null, 1)}\n`)
  expect(existsSync(golden), 'the checked table exists').toBe(true)
  expect(cells).toEqual(JSON.parse(readFileSync(golden, 'utf8')))
})

it('lets nobody approve what the same person proposed, through whatever roles', () => {
  const both: Actor = { ...actorOf('drafter'), roles: ['drafter', 'reviewer', 'publisher', 'admin'] }
  for (const action of [
    'disposition:approve',
    'appeal:decide',
    'consultation:approve',
    'consultation:publish',
    'outcome:publish',
  ] as const) {
    expect(can(both, action, { regionCode: '9901', proposerId: 'p1' }), action).toBe(false)
    expect(can(both, action, { regionCode: '9901', proposerId: 'p2' }), action).toBe(true)
  }
})

it('keeps an administrator and an auditor out of decisions and contacts out of most hands', () => {
  const here = { regionCode: '9901' }
  expect(can(actorOf('admin'), 'comment:contact', here)).toBe(false)
  expect(can(actorOf('admin'), 'disposition:approve', here)).toBe(false)
  expect(can(actorOf('auditor'), 'disposition:propose', here)).toBe(false)
  expect(can(actorOf('deputy'), 'comment:contact', { stationId: 'st-1' })).toBe(false)
  expect(can(actorOf('researcher'), 'comment:contact', { isPublished: true })).toBe(false)
})

it('leaves a person whose term has ended what the public has', () => {
  const former: Actor = { ...actorOf('reviewer'), termEnded: true }
  expect(can(former, 'disposition:approve', { regionCode: '9901' })).toBe(false)
  expect(can(former, 'draft:read', { isPublished: true })).toBe(true)
  expect(can(former, 'draft:read', { regionCode: '9901' })).toBe(false)
})

it('lets a county see its own townships and not its neighbour or its city', () => {
  expect(covers('990101', '990101003')).toBe(true)
  expect(covers('990101', '990102')).toBe(false)
  expect(covers('990101', '9901')).toBe(false)
  expect(covers('', '9901')).toBe(false)
})
