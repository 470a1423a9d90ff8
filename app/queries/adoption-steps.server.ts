// The later versions of a consulted text with their changes, as the domain reads them: one step for each version, from
// the one before it. The workbench, the unexplained changes and the outcome all start from these.

import type { Context } from '~/adapters/context.server'
import type { CarrySide } from '~/domain/adoption'
import type { ChangeSet } from '~/domain/comparison'

export interface AdoptionStep {
  readonly from: StepVersion
  readonly to: StepVersion
  readonly changes: Pick<ChangeSet, 'rows' | 'structure'>
}

export interface StepVersion {
  readonly id: string
  readonly label: string
  readonly isPublic: boolean
  readonly side: CarrySide
}

/** Steps from the consulted version on, in order; pairs without a stored comparison are left out. */
export async function adoptionSteps(
  ctx: Context,
  consultation: { readonly workId: string; readonly versionId: string },
): Promise<AdoptionStep[]> {
  const { prisma } = ctx.database
  const versions = await prisma.version.findMany({
    where: { workId: consultation.workId, undoneAt: null },
    orderBy: { ordinal: 'asc' },
    include: { articles: { select: { eId: true, number: true, text: true } } },
  })
  const first = versions.findIndex(({ id }) => id === consultation.versionId)
  const later = versions.slice(Math.max(0, first)).map(
    (version): StepVersion => ({
      id: version.id,
      label: version.label,
      isPublic: version.isPublic,
      side: {
        articles: new Map(version.articles.map(({ eId, ...article }) => [eId, article])),
        title: version.title,
        explanation: version.explanation,
      },
    }),
  )
  const stored = await prisma.comparison.findMany({
    where: { toVersionId: { in: later.slice(1).map(({ id }) => id) } },
  })
  return later.flatMap((to, at) => {
    const from = later[at - 1]
    const row = stored.find(
      ({ fromVersionId, toVersionId }) => fromVersionId === from?.id && toVersionId === to.id,
    )
    return from && row ? [{ from, to, changes: row.changes as unknown as ChangeSet }] : []
  })
}
