// Whoever has no right changes nothing: every act of the staff is tried by people without one. Which files ask at all is
// judged from the sources in test/security/sources.test.ts.

import { expect, it } from 'vitest'
import { type Actor, type Role, roles, visitor } from '~/domain/access'
import { type ActName, act, actNames, machineActs, openWorld } from './acts'

/** Acts that everybody may do, or that the office's own importer stands behind. */
const open: readonly ActName[] = ['submit', 'support', 'draft', ...machineActs]
const staffActs = actNames.filter((name) => !open.includes(name))

/** Rights of the table that strangers to the office have. */
const ofRight: readonly { name: ActName; role: Role }[] = [
  { name: 'contact', role: 'auditor' },
  { name: 'manageJob', role: 'admin' },
]

const strangers: readonly Actor[] = [
  visitor,
  ...(['resident', 'deputy', 'researcher', 'auditor', 'admin'] as const).map(
    (role: Role): Actor => ({ id: `x-${role}`, roles: [role], stationIds: ['st-9'], regionCodes: ['9901'] }),
  ),
  {
    id: 'x-far',
    roles: roles.filter((role) => role !== 'auditor' && role !== 'admin'),
    stationIds: ['st-9'],
    regionCodes: ['3302'],
  },
  { id: 'p-drafter', roles, stationIds: ['st-1'], regionCodes: ['9901'], termEnded: true },
]

it('refuses every act of the staff to a visitor, other roles, another region and an ended term', async () => {
  const world = await openWorld()
  const { prisma } = world.ctx.database
  // So that each act would find something to do.
  await act(world, { name: 'pair', numbers: [0, 0, 1, 0] })
  const size = await prisma.ledgerEntry.count()
  const words = () => prisma.comment.findMany({ orderBy: { id: 'asc' } })
  const before = await words()
  const done: string[] = []
  for (const as of strangers) {
    for (const name of staffActs) {
      if (ofRight.some((one) => one.name === name && as.roles.includes(one.role) && !as.termEnded)) continue
      if (await act(world, { name, numbers: [0, 0, 0, 0] }, as)) done.push(`${name} by ${as.id ?? 'visitor'}`)
    }
  }
  expect(done).toEqual([])
  expect(await prisma.ledgerEntry.count()).toBe(size)
  expect(await words()).toEqual(before)
  await world.ctx.close()
})
