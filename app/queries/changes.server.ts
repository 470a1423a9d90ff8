// The comparison of two versions: made once a pair. Neighbours are compared at import and pairs that a person corrected
// at the correction; both are stored. Any other pair is compared when somebody first asks and kept in memory for the
// next, since queries do not write; the texts of two versions never change, so what is kept stays right.

import type { Context } from '~/adapters/context.server'
import { type ChangeSet, compareStatutes } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'

/** A comparison of 113 articles takes about 200 KB. */
const mostKept = 60
const kept = new WeakMap<object, Map<string, Promise<ChangeSet>>>()

/** The changes from one version to another, both by id. */
export async function changesBetween(ctx: Context, fromId: string, toId: string): Promise<ChangeSet> {
  const stored = await ctx.database.prisma.comparison.findUnique({
    where: { fromVersionId_toVersionId: { fromVersionId: fromId, toVersionId: toId } },
    select: { changes: true },
  })
  if (stored) return stored.changes as unknown as ChangeSet
  const pairs = kept.get(ctx.database) ?? new Map<string, Promise<ChangeSet>>()
  kept.set(ctx.database, pairs)
  const key = `${fromId} ${toId}`
  const known = pairs.get(key)
  if (known) return known
  const made = compare(ctx, fromId, toId)
  pairs.set(key, made)
  const oldest = pairs.size > mostKept ? pairs.keys().next().value : undefined
  if (oldest !== undefined) pairs.delete(oldest)
  // A failure is nobody's answer but the first asker's.
  made.catch(() => pairs.delete(key))
  return made
}

async function compare(ctx: Context, fromId: string, toId: string): Promise<ChangeSet> {
  const rows = await ctx.database.prisma.version.findMany({
    where: { id: { in: [fromId, toId] } },
    select: { id: true, source: true },
  })
  const treeOf = (id: string) => parseStatute(rows.find((row) => row.id === id)?.source ?? '').tree
  return compareStatutes(treeOf(fromId), treeOf(toId))
}
