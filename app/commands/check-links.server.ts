// Looks whether what was adopted still stands in the newest text: after every carrying, and after a link was confirmed or an answer
// taken back. A link whose words are gone is marked, with what stands there now, and told in the ledger; its answer keeps the outcome
// from being published until a person answers again or states an exception. Words that are back take the mark off.

import type { Context } from '~/adapters/context.server'
import { changedSpans, type LinkedPlace, linkStanding, type PlainStep } from '~/domain/adoption'
import { type AdoptionStep, adoptionSteps } from '~/queries/adoption-steps.server'

/** Check all confirmed links of a consultation's standing answers; returns how many are lost. Writes only what changed. */
export async function checkLinks(ctx: Context, consultationId: string): Promise<number> {
  const { prisma } = ctx.database
  const consultation = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { workId: true, versionId: true },
  })
  const links = await prisma.dispositionLink.findMany({
    where: {
      isRejected: false,
      disposition: { consultationId, replacedById: null, status: { not: 'withdrawn' } },
    },
  })
  if (!consultation || links.length === 0) return 0
  const steps = await adoptionSteps(ctx, consultation)
  const newest = steps.at(-1)?.to.id ?? consultation.versionId
  const plain = steps.map(
    ({ from, to, changes }): PlainStep => ({ versionId: to.id, changes, from: from.side, to: to.side }),
  )
  const found = links.map((link) => {
    const standing = linkStanding(placeOf(link, steps), plain)
    return { link, lostNow: standing.stands ? undefined : standing.now }
  })
  const changed = found.filter(({ link, lostNow }) => (lostNow !== undefined) !== (link.lostInId !== null))
  if (changed.length > 0) {
    const now = new Date(ctx.clock.now())
    await ctx.change(async ({ tx, record }) => {
      for (const { link, lostNow } of changed) {
        const isLost = lostNow !== undefined
        await tx.dispositionLink.update({
          where: { id: link.id },
          data: isLost
            ? { lostInId: newest, lostAt: now, lostNow }
            : { lostInId: null, lostAt: null, lostNow: '' },
        })
        record({
          type: isLost ? 'trace.lost' : 'trace.found-again',
          by: 'system',
          ref: [link.id, link.dispositionId, newest],
          committed: { words: { before: link.words, now: lostNow ?? '' } },
        })
      }
    })
  }
  return found.filter(({ lostNow }) => lostNow !== undefined).length
}

type Link = Awaited<ReturnType<Context['database']['prisma']['dispositionLink']['findMany']>>[number]

/** What went out stands in the stored comparison only; a pairing corrected since may have taken it away. */
function placeOf(link: Link, steps: readonly AdoptionStep[]): LinkedPlace {
  const step = steps.find(({ to }) => to.id === link.toVersionId)
  const row = step?.changes.rows.find(({ id }) => id === link.changeId)
  const span =
    row && step
      ? changedSpans(row, step.to.side).find(
          ({ eId, start, end }) => eId === link.articleEId && start === link.start && end === link.end,
        )
      : undefined
  const { toVersionId: versionId, articleEId: eId, start, end, words } = link
  return { versionId, eId, start, end, words, removed: span?.removed ?? '' }
}
