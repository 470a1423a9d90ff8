// Rule 2: after any operation, received = the sum of the fates, for every version. A thousand longer histories, each in an
// office of its own: test/bench/histories.ts.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cancelJob } from '~/commands/manage-job.server'
import { carryLeft } from '~/queries/carry-left.server'
import { act, actNames, anActs, openWorld, seeded } from './acts'
import { balanced, finishCarrying, placedEverywhere } from './balance'

it('closes the sum after any history, for the consultation and for every later draft', async () => {
  const world = await openWorld()
  await fc.assert(
    fc.asyncProperty(anActs(actNames), async (steps) => {
      for (const step of steps) await act(world, step)
      const received = await balanced(world)
      await finishCarrying(world)
      await placedEverywhere(world, received)
    }),
    seeded(2),
  )
  await world.ctx.close()
})

it('carries to a draft that is already there what comes after it, without anybody asking', async () => {
  const world = await openWorld()
  await finishCarrying(world)
  await act(world, { name: 'submit', numbers: [1, 0, 0, 0] })
  await act(world, { name: 'enter', numbers: [2, 0, 0, 0] })
  await finishCarrying(world)
  const received = await world.ctx.database.prisma.comment.count()
  expect(await world.ctx.database.prisma.carry.count()).toBe(received)
  expect(received).toBe(8)
  await world.ctx.close()
})

it('says what a cancelled carrying left without a place, and goes on with it when it is asked to', async () => {
  const world = await openWorld()
  const { ctx, consultationId, drafter } = world
  await finishCarrying(world)
  expect(await carryLeft(ctx, [consultationId])).toEqual([])
  expect(await act(world, { name: 'resumeCarry', numbers: [0, 0, 0, 0] })).toBe(false)
  await act(world, { name: 'submit', numbers: [1, 0, 0, 0] })
  const run = await ctx.database.prisma.jobRun.findFirstOrThrow({ where: { status: 'queued' } })
  await cancelJob(ctx, { ...drafter, id: run.createdById ?? drafter.id, roles: ['admin'] }, run.id)
  expect(await carryLeft(ctx, [consultationId])).toMatchObject([{ label: '稿5', comments: 1 }])
  await finishCarrying(world)
  expect(await carryLeft(ctx, [consultationId])).toEqual([])
  await placedEverywhere(world, await balanced(world))
  await ctx.close()
})
