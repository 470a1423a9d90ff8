// Rule 8: what a person decided is never overwritten by a machine.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ActName, act, anActs, openWorld, type Step, seeded, type World } from './acts'

/** Whatever bears somebody's name. */
async function decided({ ctx }: World) {
  const { prisma } = ctx.database
  return {
    members: await prisma.themeMember.findMany({ orderBy: { commentId: 'asc' } }),
    themes: await prisma.theme.findMany({ orderBy: { id: 'asc' } }),
    pairings: await prisma.pairCorrection.findMany({ orderBy: { id: 'asc' } }),
    places: await prisma.carry.findMany({
      where: { correctedById: { not: null } },
      orderBy: [{ commentId: 'asc' }, { toVersionId: 'asc' }],
    }),
    answers: await prisma.disposition.findMany({ orderBy: { id: 'asc' } }),
    links: await prisma.dispositionLink.findMany({ orderBy: { id: 'asc' } }),
    shown: await prisma.comment.findMany({
      orderBy: { id: 'asc' },
      select: { id: true, state: true, settledAs: true, mergedIntoId: true },
    }),
  }
}

/** Rows of comparisons that follow a person's pairing. */
async function correctedRows({ ctx }: World): Promise<string[]> {
  const stored = await ctx.database.prisma.comparison.findMany()
  return stored
    .flatMap(({ fromVersionId, changes }) =>
      (
        changes as unknown as {
          rows: { from: { eId: string }[]; to: { eId: string }[]; isCorrected?: boolean }[]
        }
      ).rows
        .filter((row) => JSON.stringify(row).includes('orrected'))
        .map(({ from, to }) => `${fromVersionId} ${from.map(({ eId }) => eId)} ${to.map(({ eId }) => eId)}`),
    )
    .sort()
}

const people: readonly ActName[] = [
  'createTheme',
  'moveComments',
  'propose',
  'approve',
  'link',
  'rejectLink',
  'correctPlace',
  'pair',
  'settle',
  'moderate',
]
const machine: readonly Step[] = [
  { name: 'cluster', numbers: [3, 0, 0, 0] },
  { name: 'carry', numbers: [0, 0, 0, 0] },
  { name: 'cluster', numbers: [11, 0, 0, 0] },
  { name: 'carry', numbers: [0, 0, 0, 0] },
]

it('keeps every decision of a person through every run of the machine', async () => {
  const world = await openWorld()
  await fc.assert(
    fc.asyncProperty(anActs(people), async (steps) => {
      for (const step of steps) await act(world, step)
      const before = await decided(world)
      for (const step of machine) expect(await act(world, step)).toBe(true)
      expect(await decided(world)).toEqual(before)
    }),
    seeded(3),
  )
  await world.ctx.close()
})

it('compares afresh for another pairing, or with a new draft, without losing the first', async () => {
  const world = await openWorld()
  expect(await act(world, { name: 'pair', numbers: [0, 0, 1, 0] })).toBe(true)
  const first = await correctedRows(world)
  expect(first).toHaveLength(1)
  expect(await act(world, { name: 'pair', numbers: [0, 2, 2, 0] })).toBe(true)
  expect(await act(world, { name: 'draft', numbers: [4, 20, 0, 0] })).toBe(true)
  expect(await act(world, { name: 'carry', numbers: [0, 0, 0, 0] })).toBe(true)
  expect(await correctedRows(world)).toEqual(expect.arrayContaining(first))
  await world.ctx.close()
})
