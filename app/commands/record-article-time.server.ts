// Notes how long the articles of a version stood on a person's visible page while somebody scrolled, as the page's script
// tells it. A script can be made to lie, so it is believed no more than the clock here: all that one person's pages claim
// together is at most the time since their last report, or since this page was opened. Whether the time counts is for
// the rule of domain/learning. Not an event of the ledger: docs/decisions/004.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { dayOf } from '~/domain/consultation'
import { readableVersion } from './readable-version.server'

/** A page reports every half minute; what comes after a longer silence was asleep in between. */
const longestReportMs = 120_000
const mostArticles = 200

export interface SeenArticles {
  readonly versionId: string
  /** Whole seconds by eId. */
  readonly seen: Readonly<Record<string, number>>
}

/** Keep the seconds; returns how many were believed. Does nothing for visitors and for what is no article. */
export async function recordArticleTime(
  ctx: Context,
  actor: Actor,
  { versionId, seen }: SeenArticles,
): Promise<number> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) return 0
  if (!(await readableVersion(ctx, actor, versionId))) return 0
  const now = ctx.clock.now()
  const claimed = await claimedOf(ctx, versionId, seen)
  const total = claimed.reduce((sum, { seconds }) => sum + seconds, 0)
  const budget = Math.floor(
    Math.min(longestReportMs, now - (await silentSince(ctx, personId, versionId))) / 1000,
  )
  const share = total === 0 ? 0 : Math.min(1, Math.max(0, budget) / total)
  const lastAt = new Date(now)
  let believed = 0
  for (const { eId, seconds: said } of claimed) {
    const seconds = Math.floor(said * share)
    const key = { personId, versionId, eId, day: dayOf(now) }
    if (seconds === 0) continue
    believed += seconds
    await ctx.database.prisma.articleTime.upsert({
      where: { personId_versionId_eId_day: key },
      create: { ...key, seconds, lastAt },
      update: { seconds: { increment: seconds }, lastAt },
    })
  }
  return believed
}

async function claimedOf(ctx: Context, versionId: string, seen: SeenArticles['seen']) {
  const claims = Object.entries(seen)
    .filter(([, seconds]) => Number.isSafeInteger(seconds) && seconds > 0)
    .slice(0, mostArticles)
  const known = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId, eId: { in: claims.map(([eId]) => eId) } },
    select: { eId: true },
  })
  const eIds = new Set(known.map(({ eId }) => eId))
  return claims.filter(([eId]) => eIds.has(eId)).map(([eId, seconds]) => ({ eId, seconds }))
}

/** Since when nothing was reported: the last report of any page of this person, or the opening of this one. */
async function silentSince(ctx: Context, personId: string, versionId: string): Promise<number> {
  const [last, opened] = await Promise.all([
    ctx.database.prisma.articleTime.findFirst({
      where: { personId },
      orderBy: { lastAt: 'desc' },
      select: { lastAt: true },
    }),
    ctx.database.prisma.studyRecord.findUnique({
      where: { personId_versionId: { personId, versionId } },
      select: { lastReadAt: true },
    }),
  ])
  // Whoever never opened the page cannot have read it.
  if (!opened) return ctx.clock.now()
  return Math.max(opened.lastReadAt.getTime(), last?.lastAt.getTime() ?? 0)
}
