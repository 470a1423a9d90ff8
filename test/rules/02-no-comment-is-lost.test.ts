// Rule 2: after any operation, received = the sum of the fates, for every version.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runJob } from '~/adapters/jobs/queue.server'
import { jobDefinitions } from '~/jobs'
import { outcomeFacts } from '~/queries/outcome-facts.server'
import { act, actNames, anActs, laterVersions, openWorld, seeded, type World } from './acts'

// Whoever cancels the carrying has to start it again: until then the new draft says that it is not carried yet.
const histories = actNames.filter((name) => name !== 'manageJob')

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** The counters that pages read, against the rows, and the sum of all fates. */
async function expectBalance({ ctx, consultationId }: World): Promise<number> {
  const { prisma } = ctx.database
  const counts = await prisma.consultationCount.findUniqueOrThrow({ where: { consultationId } })
  // What a station typed by mistake and took back counts on neither side.
  const rows = await prisma.comment.findMany({ where: { consultationId, state: { not: 'undone' } } })
  const facts = await outcomeFacts(prisma as never, consultationId)
  const waiting = sum(facts.flow.filter(({ fate }) => fate === 'waiting').map(({ count }) => count))
  expect(counts.comments).toBe(rows.length)
  expect(facts.received).toBe(rows.length)
  expect(sum(Object.values(facts.counts)) + waiting).toBe(rows.length)
  const { adopted, partlyAdopted, notAdopted, noted, merged, outOfScope, spam } = counts
  const stored = [adopted, partlyAdopted, notAdopted, noted, merged, outOfScope, spam]
  expect(stored).toEqual(
    (['adopted', 'partly-adopted', 'not-adopted', 'noted', 'merged', 'out-of-scope', 'spam'] as const).map(
      (fate) => facts.counts[fate],
    ),
  )
  expect(counts.published).toBe(rows.filter(({ state }) => state === 'published').length)
  const articles = await prisma.articleCount.findMany({ where: { consultationId } })
  for (const { eId, texts, published, supports } of articles) {
    const here = rows.filter(({ anchorEId }) => anchorEId === eId)
    expect({ eId, texts, published, supports }).toEqual({
      eId,
      texts: here.length,
      published: here.filter(({ state }) => state === 'published').length,
      supports: sum(here.map((row) => row.supports)),
    })
  }
  expect(sum(articles.map(({ texts }) => texts))).toBe(rows.length)
  return rows.length
}

/** What waits in the queue runs; nothing else is carried. */
async function runQueued({ ctx }: World): Promise<void> {
  for (const { id } of await ctx.database.prisma.jobRun.findMany({ where: { status: 'queued' } }))
    await runJob(jobDefinitions, ctx, id)
}

it('closes the sum after any history, for the consultation and for every later draft', async () => {
  const world = await openWorld()
  await fc.assert(
    fc.asyncProperty(anActs(histories), async (steps) => {
      for (const step of steps) await act(world, step)
      const received = await expectBalance(world)
      await runQueued(world)
      for (const { id } of await laterVersions(world)) {
        const fates = await world.ctx.database.prisma.carry.groupBy({
          by: ['fate'],
          where: { toVersionId: id },
          _count: true,
        })
        expect(sum(fates.map(({ _count }) => _count))).toBe(received)
      }
    }),
    seeded(2),
  )
  await world.ctx.close()
})

it('carries to a draft that is already there what comes after it, without anybody asking', async () => {
  const world = await openWorld()
  await runQueued(world)
  await act(world, { name: 'submit', numbers: [1, 0, 0, 0] })
  await act(world, { name: 'enter', numbers: [2, 0, 0, 0] })
  await runQueued(world)
  const received = await world.ctx.database.prisma.comment.count()
  expect(await world.ctx.database.prisma.carry.count()).toBe(received)
  expect(received).toBe(8)
  await world.ctx.close()
})
