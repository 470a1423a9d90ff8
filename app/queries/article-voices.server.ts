// What was said about one article in the consultations of its work, and the published reasons behind its words: only what
// the pages of the consultation and of its outcome show to anybody.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import * as paths from '~/paths'

export interface ArticleConsultation {
  readonly id: string
  readonly title: string
  /** Of the draft it was about. */
  readonly versionLabel: string
  readonly number: string
  readonly href: string
  readonly comments: number
  readonly people: number
  /** The latest few, where the consultation shows them. */
  readonly shown: readonly { readonly id: string; readonly text: string; readonly suggestion: string }[]
}

export interface ArticleReason {
  readonly id: string
  readonly result: string
  readonly rationale: string
  readonly theme: string
  /** Words of this article that it changed, with the version they came in. */
  readonly changed: readonly { readonly words: string; readonly versionLabel: string }[]
  readonly outcomeHref: string
}

export interface ArticleVoices {
  readonly consultations: readonly ArticleConsultation[]
  readonly reasons: readonly ArticleReason[]
}

const mostShown = 3
const mostReasons = 30

interface Place {
  readonly versionId: string
  readonly versionLabel: string
  readonly eId: string
  readonly number: string
}

/** By the places of the article in the versions of its work that anybody may read. */
export async function articleVoices(
  ctx: Context,
  actor: Actor,
  { workId, places }: { readonly workId: string; readonly places: readonly Place[] },
): Promise<ArticleVoices> {
  const rows = await ctx.database.prisma.consultation.findMany({
    where: {
      workId,
      publishedAt: { not: null },
      versionId: { in: places.map(({ versionId }) => versionId) },
    },
    orderBy: { opensAt: 'asc' },
    select: {
      id: true,
      title: true,
      versionId: true,
      regionCode: true,
      showsComments: true,
      outcomePublishedAt: true,
    },
  })
  const consultations = await Promise.all(
    rows.map(async (row) => {
      const place = places.find(({ versionId }) => versionId === row.versionId)
      const mayRead =
        row.showsComments && can(actor, 'comment:read', { isPublished: true, regionCode: row.regionCode })
      return place ? [await saidAbout(ctx, row, { place, mayRead })] : []
    }),
  )
  const reported = rows.filter(({ outcomePublishedAt }) => outcomePublishedAt !== null)
  return {
    consultations: consultations.flat(),
    reasons: await reasonsFor(
      ctx,
      reported.map(({ id }) => id),
      places,
    ),
  }
}

async function saidAbout(
  ctx: Context,
  { id, title }: { readonly id: string; readonly title: string },
  { place, mayRead }: { readonly place: Place; readonly mayRead: boolean },
): Promise<ArticleConsultation> {
  const { prisma } = ctx.database
  const { eId, versionLabel, number } = place
  const [count, shown] = await Promise.all([
    prisma.articleCount.findUnique({ where: { consultationId_eId: { consultationId: id, eId } } }),
    mayRead
      ? prisma.comment.findMany({
          where: { consultationId: id, anchorEId: eId, state: 'published' },
          orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
          take: mostShown,
          select: { id: true, text: true, suggestion: true },
        })
      : [],
  ])
  const counts = { comments: count?.texts ?? 0, people: count?.people ?? 0 }
  return { id, title, versionLabel, number, href: paths.article(id, eId), ...counts, shown }
}

/** Approved answers of published outcomes that changed this article or answer comments on it. */
async function reasonsFor(
  ctx: Context,
  consultationIds: readonly string[],
  places: readonly Place[],
): Promise<ArticleReason[]> {
  if (consultationIds.length === 0) return []
  const here = places.map(({ versionId, eId }) => ({ versionId, anchorEId: eId }))
  const linked = places.map(({ versionId, eId }) => ({ toVersionId: versionId, articleEId: eId }))
  const rows = await ctx.database.prisma.disposition.findMany({
    where: {
      consultationId: { in: [...consultationIds] },
      status: 'approved',
      replacedById: null,
      OR: [
        { links: { some: { isRejected: false, OR: linked } } },
        { comment: { OR: here } },
        { theme: { members: { some: { comment: { OR: here } } } } },
      ],
    },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    take: mostReasons,
    select: {
      id: true,
      consultationId: true,
      result: true,
      rationale: true,
      theme: { select: { name: true } },
      links: { where: { isRejected: false, OR: linked }, select: { words: true, toVersionId: true } },
    },
  })
  return rows.map(({ id, consultationId, result, rationale, theme, links }) => ({
    id,
    result,
    rationale,
    theme: theme?.name ?? '',
    changed: links.map(({ words, toVersionId }) => ({
      words,
      versionLabel: places.find(({ versionId }) => versionId === toVersionId)?.versionLabel ?? '',
    })),
    outcomeHref: paths.outcome(consultationId),
  }))
}
