// Whether the sum of an office closes: the counters that pages read against the rows, and for every later draft one place
// for each comment. Rule 2 asks it after random acts, test/bench/histories.ts a thousand times.

import { runJob } from '~/adapters/jobs/queue.server'
import { resumeCarrying } from '~/commands/resume-carrying.server'
import { jobDefinitions } from '~/jobs'
import { carryLeft } from '~/queries/carry-left.server'
import { outcomeFacts } from '~/queries/outcome-facts.server'
import { laterVersions, type World } from './acts'

const fates = ['adopted', 'partly-adopted', 'not-adopted', 'noted', 'merged', 'out-of-scope', 'spam'] as const
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** A number that is not what it must be, in words. */
export class Unbalanced extends Error {}

function same(what: string, is: unknown, should: unknown): void {
  const [a, b] = [JSON.stringify(is), JSON.stringify(should)]
  if (a !== b) throw new Unbalanced(`${what}: ${a}, expected ${b}`)
}

/** Counters against rows, and received against the sum of all fates. Returns what was received. */
export async function balanced({ ctx, consultationId }: World): Promise<number> {
  const { prisma } = ctx.database
  const counts = await prisma.consultationCount.findUniqueOrThrow({ where: { consultationId } })
  // What a station typed by mistake and took back counts on neither side.
  const rows = await prisma.comment.findMany({ where: { consultationId, state: { not: 'undone' } } })
  const facts = await outcomeFacts(prisma as never, consultationId)
  const waiting = sum(facts.flow.filter(({ fate }) => fate === 'waiting').map(({ count }) => count))
  same('comments counted', counts.comments, rows.length)
  same('comments received', facts.received, rows.length)
  same('sum of fates', sum(Object.values(facts.counts)) + waiting, rows.length)
  const { adopted, partlyAdopted, notAdopted, noted, merged, outOfScope, spam } = counts
  const stored = [adopted, partlyAdopted, notAdopted, noted, merged, outOfScope, spam]
  same(
    'stored fates',
    stored,
    fates.map((fate) => facts.counts[fate]),
  )
  same('published', counts.published, rows.filter(({ state }) => state === 'published').length)
  const articles = await prisma.articleCount.findMany({ where: { consultationId } })
  for (const { eId, texts, published, supports } of articles) {
    const here = rows.filter(({ anchorEId }) => anchorEId === eId)
    same(
      `counts of ${eId}`,
      [texts, published, supports],
      [
        here.length,
        here.filter(({ state }) => state === 'published').length,
        sum(here.map((row) => row.supports)),
      ],
    )
  }
  same('sum over articles', sum(articles.map(({ texts }) => texts)), rows.length)
  return rows.length
}

/** Run what waits in the queue; where a carrying was cancelled, go on with it as the workbench offers it. */
export async function finishCarrying(world: World): Promise<void> {
  const { ctx, consultationId, drafter } = world
  await runQueued(world)
  const left = await carryLeft(ctx, [consultationId])
  if (left.length === 0) return
  await resumeCarrying(ctx, drafter, consultationId)
  await runQueued(world)
}

async function runQueued({ ctx }: World): Promise<void> {
  for (const { id } of await ctx.database.prisma.jobRun.findMany({ where: { status: 'queued' } }))
    await runJob(jobDefinitions, ctx, id)
}

/** One place for each comment in every later draft. */
export async function placedEverywhere(world: World, received: number): Promise<void> {
  for (const { id, label } of await laterVersions(world)) {
    const places = await world.ctx.database.prisma.carry.groupBy({
      by: ['fate'],
      where: { toVersionId: id },
      _count: true,
    })
    same(`places in ${label}`, sum(places.map(({ _count }) => _count)), received)
  }
}

/** What persons said about places, as one text. */
export async function personsPlaces({ ctx }: World): Promise<string> {
  const rows = await ctx.database.prisma.carry.findMany({
    where: { correctedById: { not: null } },
    orderBy: [{ commentId: 'asc' }, { toVersionId: 'asc' }],
  })
  return JSON.stringify(rows)
}
