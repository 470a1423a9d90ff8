// The draft of one consultation as its readers see it: the articles, how many have spoken on each, the dates.

import type { Context } from '~/adapters/context.server'

export interface ConsultationText {
  readonly id: string
  readonly title: string
  readonly workId: string
  readonly explanation: string
  readonly closesAt: number
  readonly isOpen: boolean
  readonly comments: number
  readonly people: number
  readonly articles: readonly {
    readonly eId: string
    readonly number: string
    readonly heading: string
    readonly text: string
    readonly comments: number
    readonly people: number
  }[]
}

/** Undefined when it does not exist or is not published: a reader cannot tell which. */
export async function consultationText(ctx: Context, id: string): Promise<ConsultationText | undefined> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id },
    include: {
      counts: true,
      articleCounts: true,
      version: { include: { articles: { orderBy: { ordinal: 'asc' } } } },
    },
  })
  if (!row?.publishedAt) return undefined
  const counts = new Map(row.articleCounts.map((count) => [count.eId, count]))
  return {
    id: row.id,
    title: row.title,
    workId: row.workId,
    explanation: row.explanation,
    closesAt: row.closesAt.getTime(),
    isOpen: row.status === 'open' && row.closesAt.getTime() > ctx.clock.now(),
    comments: row.counts?.comments ?? 0,
    people: row.counts?.people ?? 0,
    articles: row.version.articles.map(({ eId, number, path, text }) => ({
      eId,
      number,
      heading: path.join('　'),
      text,
      comments: counts.get(eId)?.texts ?? 0,
      people: counts.get(eId)?.people ?? 0,
    })),
  }
}

export interface ShownComment {
  readonly id: string
  readonly text: string
  readonly suggestion: string
  readonly name: string
  readonly channel: string
  readonly receivedAt: number
}

const pageSize = 20

/** Published comments on one article, newest first, `after` the last id of the page before; never contacts. */
export async function commentsOnArticle(
  ctx: Context,
  { consultationId, eId, after }: { consultationId: string; eId: string; after?: string },
): Promise<{ items: ShownComment[]; next?: string }> {
  const rows = await ctx.database.prisma.comment.findMany({
    where: {
      consultationId,
      anchorEId: eId,
      state: 'published',
      consultation: { publishedAt: { not: null } },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    include: { submission: { select: { publicName: true, channel: true } } },
    take: pageSize + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
  })
  const items = rows.slice(0, pageSize).map(({ id, text, suggestion, submission, receivedAt }) => ({
    id,
    text,
    suggestion,
    name: submission.publicName,
    channel: submission.channel,
    receivedAt: receivedAt.getTime(),
  }))
  return { items, next: rows.length > pageSize ? items.at(-1)?.id : undefined }
}
