// The comparison of two versions: made once a pair. Neighbours are compared at import and pairs that a person corrected
// at the correction; both are stored. Any other pair is compared when somebody first asks, with what people said of the
// versions between, and kept in memory for the next, since queries do not write; the texts of two versions never change,
// so what is kept stays right until somebody corrects a pairing, and the key tells that.

import type { Context } from '~/adapters/context.server'
import {
  type ChangeSet,
  carriedCorrections,
  compareStatutes,
  type PairCorrection,
  reversed,
} from '~/domain/comparison'
import { readingText } from './reading-text.server'

/** A comparison of 113 articles takes about 200 KB. */
const mostKept = 60
const kept = new WeakMap<object, Map<string, Promise<ChangeSet>>>()

/** The changes from one version to another, both by id. */
export async function changesBetween(ctx: Context, fromId: string, toId: string): Promise<ChangeSet> {
  const pair = { fromVersionId: fromId, toVersionId: toId }
  const { prisma } = ctx.database
  const stored = await prisma.comparison.findUnique({
    where: { fromVersionId_toVersionId: pair },
    select: { createdAt: true, correctedAt: true },
  })
  if (stored) {
    const state = `${stored.createdAt.getTime()} ${stored.correctedAt?.getTime() ?? ''}`
    return keep(ctx, `${fromId} ${toId} ${state}`, async () => {
      const { changes } = await prisma.comparison.findUniqueOrThrow({
        where: { fromVersionId_toVersionId: pair },
        select: { changes: true },
      })
      return changes as unknown as ChangeSet
    })
  }
  const between = await stepsBetween(ctx, fromId, toId)
  const state = between.steps.flatMap(({ corrections }) => corrections.map(({ id }) => id)).join(' ')
  return keep(ctx, `${fromId} ${toId} ${state}`, async () => compare(ctx, { fromId, toId, ...between }))
}

function keep(ctx: Context, key: string, make: () => Promise<ChangeSet>): Promise<ChangeSet> {
  const pairs = kept.get(ctx.database) ?? new Map<string, Promise<ChangeSet>>()
  kept.set(ctx.database, pairs)
  const known = pairs.get(key)
  if (known) return known
  const made = make()
  pairs.set(key, made)
  const oldest = pairs.size > mostKept ? pairs.keys().next().value : undefined
  if (oldest !== undefined) pairs.delete(oldest)
  // A failure is nobody's answer but the first asker's.
  made.catch(() => pairs.delete(key))
  return made
}

interface Step {
  readonly fromId: string
  readonly toId: string
  readonly corrections: readonly (PairCorrection & { readonly id: string })[]
}

interface Between {
  /** From the earlier to the later version, whichever way round they are compared. */
  readonly steps: readonly Step[]
  readonly isBackwards: boolean
}

/** The neighbours between two versions of a work with what people corrected in each; no steps where nobody did. */
async function stepsBetween(ctx: Context, fromId: string, toId: string): Promise<Between> {
  const { prisma } = ctx.database
  const ends = await prisma.version.findMany({
    where: { id: { in: [fromId, toId] } },
    select: { id: true, workId: true, ordinal: true },
  })
  const [from, to] = [fromId, toId].map((id) => ends.find((one) => one.id === id))
  if (!from || !to || from.workId !== to.workId) return { steps: [], isBackwards: false }
  const isBackwards = from.ordinal > to.ordinal
  const [low, high] = isBackwards ? [to, from] : [from, to]
  const chain = await prisma.version.findMany({
    where: { workId: from.workId, undoneAt: null, ordinal: { gte: low.ordinal, lte: high.ordinal } },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  })
  const rows = await prisma.pairCorrection.findMany({
    where: { fromVersionId: { in: chain.map(({ id }) => id) }, undoneAt: null },
    orderBy: { createdAt: 'asc' },
  })
  if (rows.length === 0) return { steps: [], isBackwards }
  const steps = chain.slice(1).map((version, at): Step => {
    const own = rows.filter((row) => row.fromVersionId === chain[at]?.id && row.toVersionId === version.id)
    return {
      fromId: chain[at]?.id ?? '',
      toId: version.id,
      corrections: own.map(({ id, fromEIds, toEIds }) => ({ id, from: fromEIds, to: toEIds })),
    }
  })
  return { steps, isBackwards }
}

async function compare(
  ctx: Context,
  { fromId, toId, steps, isBackwards }: Between & { readonly fromId: string; readonly toId: string },
): Promise<ChangeSet> {
  const [from, to] = await Promise.all([readingText(ctx, fromId), readingText(ctx, toId)])
  // One step alone is this pair read backwards: only what people said of it counts, not its rows.
  const known = await Promise.all(
    steps.map(async (step) => ({
      corrections: step.corrections,
      rows: steps.length > 1 ? (await changesBetween(ctx, step.fromId, step.toId)).rows : [],
    })),
  )
  const carried = carriedCorrections(known)
  const corrections = isBackwards ? carried.map(reversed) : carried
  return compareStatutes(from.tree, to.tree, { corrections })
}
