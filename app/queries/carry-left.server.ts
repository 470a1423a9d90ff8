// Comments that a carrying which was cancelled or failed left without a place in a later version. Asked on every page of the
// workbench and on the desk, so the rows are counted only where the last run did not end.

import type { Context } from '~/adapters/context.server'

export interface CarryLeft {
  readonly consultationId: string
  readonly versionId: string
  readonly label: string
  readonly comments: number
}

/** Later versions in which comments of these consultations have no place yet and no run is on its way; mostly none. */
export async function carryLeft(ctx: Context, consultationIds: readonly string[]): Promise<CarryLeft[]> {
  const { prisma } = ctx.database
  const last = await prisma.jobRun.findMany({
    where: { name: 'carry-comments', subject: { in: [...consultationIds] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    distinct: ['subject'],
    select: { subject: true, status: true },
  })
  const stopped = last.filter(({ status }) => status === 'cancelled' || status === 'failed')
  if (stopped.length === 0) return []
  return prisma.$queryRaw<CarryLeft[]>`
    SELECT o."id" AS "consultationId", later."id" AS "versionId", later."label", count(*)::int AS "comments"
    FROM "Consultation" o
    JOIN "Version" own ON own."id" = o."versionId"
    JOIN "Version" later
      ON later."workId" = own."workId" AND later."ordinal" > own."ordinal" AND later."undoneAt" IS NULL
    JOIN "Comment" c ON c."consultationId" = o."id" AND c."state" <> 'undone'
    LEFT JOIN "Carry" carry ON carry."commentId" = c."id" AND carry."toVersionId" = later."id"
    WHERE o."id" = ANY(${stopped.map(({ subject }) => subject)}) AND carry."commentId" IS NULL
    GROUP BY o."id", later."id", later."label", later."ordinal"
    ORDER BY o."id", later."ordinal"`
}
