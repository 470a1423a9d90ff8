// Where a draft differs from the version before it, article by article, from the stored comparison. Nothing is compared
// here: a pair that is not stored is looked at on its own page.

import type { Context } from '~/adapters/context.server'
import type { ChangeSet, Edit } from '~/domain/comparison'
import type { ConsultationHead } from './consultation-head.server'

/** Edits by the eId of the later article; articles that say the same are left out. */
export async function readerChanges(
  ctx: Context,
  head: Pick<ConsultationHead, 'earlier' | 'versionId'>,
): Promise<ReadonlyMap<string, readonly Edit[]>> {
  if (!head.earlier) return new Map()
  const stored = await ctx.database.prisma.comparison.findUnique({
    where: { fromVersionId_toVersionId: { fromVersionId: head.earlier.id, toVersionId: head.versionId } },
  })
  if (!stored) return new Map()
  const { rows } = stored.changes as unknown as ChangeSet
  const differing = rows.filter(({ edits }) => edits.some(([sign]) => sign !== '='))
  return new Map(differing.flatMap(({ to, edits }) => (to[0] ? [[to[0].eId, edits] as const] : [])))
}
