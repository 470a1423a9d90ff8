// The other way round: what changed in later versions without any answer that is tied to it. A change listed here is no
// fault; it only has no suggestion and no reason behind it yet.

import type { Context } from '~/adapters/context.server'
import { type ChangedSpan, changedSpans, isSubstantive } from '~/domain/adoption'
import { adoptionSteps } from './adoption-steps.server'

export interface UnexplainedStep {
  readonly fromId: string
  readonly toId: string
  readonly label: string
  readonly changes: readonly ChangedSpan[]
}

/** Steps of the later versions, each with the changed places that no standing answer points at. */
export async function unexplainedChanges(
  ctx: Context,
  consultation: { readonly id: string; readonly workId: string; readonly versionId: string },
): Promise<UnexplainedStep[]> {
  const steps = await adoptionSteps(ctx, consultation)
  const links = await ctx.database.prisma.dispositionLink.findMany({
    where: {
      isRejected: false,
      disposition: { consultationId: consultation.id, replacedById: null, status: { not: 'withdrawn' } },
    },
    select: { toVersionId: true, articleEId: true, start: true, end: true, changeId: true },
  })
  return steps.map(({ from, to, changes }) => {
    const own = links.filter(({ toVersionId }) => toVersionId === to.id)
    const isExplained = (span: ChangedSpan) =>
      own.some((link) =>
        span.eId === ''
          ? link.articleEId === '' && link.changeId === span.changeId
          : link.articleEId === span.eId && link.start <= span.start && span.end <= link.end,
      )
    return {
      fromId: from.id,
      toId: to.id,
      label: to.label,
      changes: changes.rows
        .filter(isSubstantive)
        .flatMap((row) => changedSpans(row, to.side))
        .filter((span) => !isExplained(span)),
    }
  })
}
