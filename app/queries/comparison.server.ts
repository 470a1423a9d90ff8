// The stored comparison of two versions of a work. It is made once, at import; a pair that nobody has asked for yet
// is compared here from the stored texts and not kept, since queries do not write.

import type { Context } from '~/adapters/context.server'
import { type ChangeSet, compareStatutes } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'

export interface VersionLabel {
  readonly id: string
  readonly ordinal: number
  readonly label: string
  readonly datedOn: number
}

export interface ComparisonView {
  readonly work: { readonly id: string; readonly title: string }
  readonly versions: readonly VersionLabel[]
  readonly from: VersionLabel
  readonly to: VersionLabel
  readonly changes: ChangeSet
}

/** Versions by id or ordinal; the last two when not given. Undefined when the work has fewer than two. */
export async function comparisonView(
  ctx: Context,
  workId: string,
  pair: { from?: string | null; to?: string | null },
): Promise<ComparisonView | undefined> {
  const work = await ctx.database.prisma.work.findUnique({
    where: { id: workId },
    include: { versions: { where: { undoneAt: null, isPublic: true }, orderBy: { ordinal: 'asc' } } },
  })
  if (!work?.isPublic || work.versions.length < 2) return undefined
  const find = (given: string | null | undefined, fallback: number) =>
    work.versions.find(({ id, ordinal }) => id === given || String(ordinal) === given) ??
    work.versions.at(fallback)
  const from = find(pair.from, -2)
  const to = find(pair.to, -1)
  if (!from || !to) return undefined
  const stored = await ctx.database.prisma.comparison.findUnique({
    where: { fromVersionId_toVersionId: { fromVersionId: from.id, toVersionId: to.id } },
  })
  const changes = stored
    ? (stored.changes as unknown as ChangeSet)
    : compareStatutes(parseStatute(from.source).tree, parseStatute(to.source).tree)
  const label = (version: typeof from): VersionLabel => ({
    id: version.id,
    ordinal: version.ordinal,
    label: version.label,
    datedOn: version.datedOn.getTime(),
  })
  return {
    work: { id: work.id, title: work.title },
    versions: work.versions.map(label),
    from: label(from),
    to: label(to),
    changes,
  }
}
