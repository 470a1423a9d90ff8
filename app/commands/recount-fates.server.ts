// Counts the fates of a consultation's comments into its counters, inside the transaction of the write that changed
// them. It always counts everything afresh, so a counter can never drift from what the rows say; pages read the
// counters only. Comments are not moved in or out of a theme that has an answer, so only answers and settlements call it.

import { fateColumn, fateJoins } from '~/adapters/db/comment-fate'
import type { Prisma } from '~/adapters/db/generated/client'
import type { FateCounts } from '~/domain/adoption'

/** Recount and store; returns the counts. One pass over the consultation's comments. */
export async function recountFates(
  tx: Prisma.TransactionClient,
  consultationId: string,
): Promise<FateCounts> {
  const rows = await tx.$queryRawUnsafe<{ fate: string | null; count: number }[]>(
    `SELECT ${fateColumn} AS "fate", count(*)::int AS "count"
     FROM "Comment" c ${fateJoins}
     WHERE c."consultationId" = $1 AND c."state" <> 'undone'
     GROUP BY 1`,
    consultationId,
  )
  const of = (fate: string) => rows.find((row) => row.fate === fate)?.count ?? 0
  const counts = {
    adopted: of('adopted'),
    'partly-adopted': of('partly-adopted'),
    'not-adopted': of('not-adopted'),
    noted: of('noted'),
    merged: of('merged'),
    'out-of-scope': of('out-of-scope'),
    spam: of('spam'),
  } satisfies FateCounts
  await tx.consultationCount.update({
    where: { consultationId },
    data: {
      adopted: counts.adopted,
      partlyAdopted: counts['partly-adopted'],
      notAdopted: counts['not-adopted'],
      noted: counts.noted,
      merged: counts.merged,
      outOfScope: counts['out-of-scope'],
      spam: counts.spam,
    },
  })
  return counts
}
