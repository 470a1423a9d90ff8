// What the first page shows: consultations that are open or announced, those whose outcome is published with the count of
// each fate, those still being answered, and what changed lately.

import type { Context } from '~/adapters/context.server'
import { type Stage, stageOf } from '~/domain/consultation'
import { stageFacts } from './consultation-head.server'

export interface ConsultationCard {
  readonly id: string
  readonly title: string
  readonly workId: string
  readonly versionId: string
  readonly stage: Stage
  readonly opensAt: number
  readonly closesAt: number
  readonly articles: number
  readonly comments: number
  readonly people: number
  readonly stations: number
  readonly hasExplanation: boolean
  /** Whether a later version is public: its changes can be looked at. */
  readonly hasLater: boolean
  readonly earlierVersionId?: string
  /** How many comments ended in each fate, once the outcome is published. */
  readonly fates?: Fates
}

export interface Fates {
  readonly adopted: number
  readonly partlyAdopted: number
  readonly notAdopted: number
  readonly noted: number
  readonly merged: number
  readonly outOfScope: number
  readonly spam: number
}

export interface RecentChange {
  readonly consultationId: string
  readonly title: string
  /** `published`, `reported`, or the kind of a notice. */
  readonly kind: string
  readonly at: number
}

const most = 100
const recent = 8

/** Published consultations, those that take comments first, the nearest deadline on top. */
export async function consultationList(ctx: Context): Promise<ConsultationCard[]> {
  const rows = await ctx.database.prisma.consultation.findMany({
    where: { publishedAt: { not: null } },
    include: {
      counts: true,
      version: { select: { articleCount: true, ordinal: true } },
      work: {
        select: {
          versions: { where: { isPublic: true, undoneAt: null }, select: { id: true, ordinal: true } },
        },
      },
      _count: { select: { stations: true } },
    },
    orderBy: { closesAt: 'asc' },
    take: most,
  })
  const cards = rows.map((row): ConsultationCard => {
    const earlier = row.work.versions.find(({ ordinal }) => ordinal === row.version.ordinal - 1)
    return {
      id: row.id,
      title: row.title,
      workId: row.workId,
      versionId: row.versionId,
      stage: stageOf(stageFacts(row), ctx.clock.now()),
      opensAt: row.opensAt.getTime(),
      closesAt: row.closesAt.getTime(),
      articles: row.version.articleCount,
      comments: row.counts?.comments ?? 0,
      people: row.counts?.people ?? 0,
      stations: row._count.stations,
      hasExplanation: row.explanation !== '',
      hasLater: row.work.versions.some(({ ordinal }) => ordinal > row.version.ordinal),
      ...(earlier ? { earlierVersionId: earlier.id } : {}),
      ...(row.outcomePublishedAt && row.counts ? { fates: fatesOf(row.counts) } : {}),
    }
  })
  return [...cards.filter(isAhead), ...cards.filter((card) => !isAhead(card)).reverse()]
}

/** Whether its last day is still to come. */
export function isAhead({ stage }: ConsultationCard): boolean {
  return stage === 'open' || stage === 'scheduled' || stage === 'suspended'
}

function fatesOf(counts: Fates): Fates {
  const { adopted, partlyAdopted, notAdopted, noted, merged, outOfScope, spam } = counts
  return { adopted, partlyAdopted, notAdopted, noted, merged, outOfScope, spam }
}

/** What the public was told lately, newest first. */
export async function recentChanges(ctx: Context): Promise<RecentChange[]> {
  const isPublic = { publishedAt: { not: null } }
  const select = { id: true, title: true, publishedAt: true, outcomePublishedAt: true }
  const [opened, reported, notices] = await Promise.all([
    ctx.database.prisma.consultation.findMany({
      where: isPublic,
      orderBy: { publishedAt: 'desc' },
      take: recent,
      select,
    }),
    ctx.database.prisma.consultation.findMany({
      where: { ...isPublic, outcomePublishedAt: { not: null } },
      orderBy: { outcomePublishedAt: 'desc' },
      take: recent,
      select,
    }),
    ctx.database.prisma.consultationNotice.findMany({
      where: { consultation: isPublic },
      orderBy: { createdAt: 'desc' },
      take: recent,
      include: { consultation: { select } },
    }),
  ])
  const change = (row: { id: string; title: string }, kind: string, at: Date | null) =>
    at ? [{ consultationId: row.id, title: row.title, kind, at: at.getTime() }] : []
  return [
    ...opened.flatMap((row) => change(row, 'published', row.publishedAt)),
    ...reported.flatMap((row) => change(row, 'reported', row.outcomePublishedAt)),
    ...notices.flatMap((row) => change(row.consultation, row.kind, row.createdAt)),
  ]
    .sort((a, b) => b.at - a.at)
    .slice(0, recent)
}
