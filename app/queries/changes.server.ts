// The comparison of two versions: made once a pair. Neighbours are compared at import and again when a person corrects a
// pairing; those are stored. Any other pair is compared when somebody first asks, with what people said of it and of the
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
  const between = await stepsBetween(ctx, fromId, toId)
  const pair = { fromVersionId: fromId, toVersionId: toId }
  const { prisma } = ctx.database
  const stored = between.areNeighbours
    ? await prisma.comparison.findUnique({
        where: { fromVersionId_toVersionId: pair },
        select: { createdAt: true, correctedAt: true },
      })
    : null
  const own = await standing(ctx, pair)
  if (stored) {
    // Two corrections may fall into one millisecond: their ids are part of the key.
    const times = `${stored.createdAt.getTime()} ${stored.correctedAt?.getTime() ?? ''}`
    const state = `${times} ${own.map(({ id }) => id).join(' ')}`
    return keep(ctx, `${fromId} ${toId} ${state}`, async () => {
      const { changes } = await prisma.comparison.findUniqueOrThrow({
        where: { fromVersionId_toVersionId: pair },
        select: { changes: true },
      })
      return changes as unknown as ChangeSet
    })
  }
  const all = [...own, ...between.steps.flatMap(({ corrections }) => corrections)]
  const state = all.map(({ id }) => id).join(' ')
  return keep(ctx, `${fromId} ${toId} ${state}`, async () => {
    const [from, to] = await Promise.all([readingText(ctx, fromId), readingText(ctx, toId)])
    const corrections = withCarried(own, await carriedOver(ctx, between))
    return compareStatutes(from.tree, to.tree, { corrections })
  })
}

/** What people said of the versions between two that are not neighbours, told of these two. */
export async function carriedBetween(ctx: Context, fromId: string, toId: string): Promise<PairCorrection[]> {
  return carriedOver(ctx, await stepsBetween(ctx, fromId, toId))
}

/** What was said of this very pair wins over what is carried from others. */
export function withCarried(
  own: readonly PairCorrection[],
  carried: readonly PairCorrection[],
): readonly PairCorrection[] {
  const isFree = ({ from, to }: PairCorrection) =>
    !own.some((one) => from.some((eId) => one.from.includes(eId)) || to.some((eId) => one.to.includes(eId)))
  return [...carried.filter(isFree), ...own]
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
  readonly corrections: readonly Said[]
}

interface Between {
  /** From the earlier to the later version, whichever way round they are compared. */
  readonly steps: readonly Step[]
  readonly isBackwards: boolean
  /** One step, read forwards: its comparison is stored. */
  readonly areNeighbours: boolean
}

/** The neighbours between two versions of a work, with what people corrected in each. */
async function stepsBetween(ctx: Context, fromId: string, toId: string): Promise<Between> {
  const { prisma } = ctx.database
  const nothing = { steps: [], isBackwards: false, areNeighbours: false }
  const ends = await prisma.version.findMany({
    where: { id: { in: [fromId, toId] } },
    select: { id: true, workId: true, ordinal: true },
  })
  const [from, to] = [fromId, toId].map((id) => ends.find((one) => one.id === id))
  if (!from || !to || from.workId !== to.workId) return nothing
  const isBackwards = from.ordinal > to.ordinal
  const [low, high] = isBackwards ? [to, from] : [from, to]
  const chain = await prisma.version.findMany({
    where: { workId: from.workId, undoneAt: null, ordinal: { gte: low.ordinal, lte: high.ordinal } },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  })
  if (chain.length === 2 && !isBackwards) return { ...nothing, areNeighbours: true }
  const steps = await Promise.all(
    chain.slice(1).map(async ({ id: toVersionId }, at): Promise<Step> => {
      const fromVersionId = chain[at]?.id ?? ''
      const corrections = await standing(ctx, { fromVersionId, toVersionId })
      return { fromId: fromVersionId, toId: toVersionId, corrections }
    }),
  )
  return { steps, isBackwards, areNeighbours: false }
}

type Said = PairCorrection & { readonly id: string }

async function standing(
  ctx: Context,
  pair: { readonly fromVersionId: string; readonly toVersionId: string },
): Promise<Said[]> {
  const rows = await ctx.database.prisma.pairCorrection.findMany({
    where: { ...pair, undoneAt: null },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ id, fromEIds, toEIds }) => ({ id, from: fromEIds, to: toEIds }))
}

async function carriedOver(ctx: Context, { steps, isBackwards }: Between): Promise<PairCorrection[]> {
  if (steps.every(({ corrections }) => corrections.length === 0)) return []
  // One step alone is this pair read backwards: only what people said of it counts, not its rows.
  const known = await Promise.all(
    steps.map(async ({ fromId, toId, corrections }) => ({
      corrections,
      rows: steps.length > 1 ? (await changesBetween(ctx, fromId, toId)).rows : [],
    })),
  )
  const carried = carriedCorrections(known)
  return isBackwards ? carried.map(reversed) : carried
}
