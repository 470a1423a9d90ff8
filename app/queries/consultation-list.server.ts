// What the first page shows: consultations that are open, and those that have ended.

import type { Context } from '~/adapters/context.server'

export interface ConsultationCard {
  readonly id: string
  readonly title: string
  readonly workId: string
  readonly opensAt: number
  readonly closesAt: number
  readonly isOpen: boolean
  readonly articles: number
  readonly comments: number
  readonly people: number
  readonly stations: number
}

/** Published consultations, open ones first, the nearest deadline on top. */
export async function consultationList(ctx: Context): Promise<ConsultationCard[]> {
  const rows = await ctx.database.prisma.consultation.findMany({
    where: { publishedAt: { not: null } },
    include: {
      counts: true,
      version: { select: { articleCount: true } },
      _count: { select: { stations: true } },
    },
    orderBy: { closesAt: 'asc' },
    take: 100,
  })
  const now = ctx.clock.now()
  const cards = rows.map((row) => ({
    id: row.id,
    title: row.title,
    workId: row.workId,
    opensAt: row.opensAt.getTime(),
    closesAt: row.closesAt.getTime(),
    isOpen: row.status === 'open' && row.closesAt.getTime() > now,
    articles: row.version.articleCount,
    comments: row.counts?.comments ?? 0,
    people: row.counts?.people ?? 0,
    stations: row._count.stations,
  }))
  return [...cards.filter((card) => card.isOpen), ...cards.filter((card) => !card.isOpen).reverse()]
}
