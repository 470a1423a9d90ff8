// What every public page of a consultation says at its top: title, state, days, how many have spoken, what the public
// was told since, and the earlier version that its text can be compared with. A consultation that is not published
// does not exist for a reader.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { type Stage, stageOf } from '~/domain/consultation'

export interface ConsultationHead {
  readonly id: string
  readonly title: string
  readonly workId: string
  readonly versionId: string
  readonly versionLabel: string
  readonly regionCode: string
  readonly stage: Stage
  readonly opensAt: number
  readonly closesAt: number
  readonly comments: number
  /** Of these, those that the public sees. */
  readonly published: number
  readonly people: number
  readonly stations: number
  readonly whoMayComment: string
  readonly isModeratedBefore: boolean
  readonly showsComments: boolean
  readonly hasOutcome: boolean
  /** The version before in the same work, when it is public: its text can be compared with this one's. */
  readonly earlier?: { readonly id: string; readonly label: string }
  /** Newest first; staff's words, Chinese. */
  readonly notices: readonly {
    readonly id: string
    readonly kind: string
    readonly words: string
    readonly at: number
  }[]
}

/** Undefined when it does not exist or is not published: a reader cannot tell which. */
export async function consultationHead(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<ConsultationHead | undefined> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id },
    include: {
      counts: true,
      version: { select: { label: true, ordinal: true } },
      notices: { orderBy: { createdAt: 'desc' }, take: 20 },
      _count: { select: { stations: true } },
    },
  })
  if (!row?.publishedAt) return undefined
  if (!can(actor, 'draft:read', { isPublished: true, regionCode: row.regionCode })) return undefined
  const earlier = await ctx.database.prisma.version.findFirst({
    where: { workId: row.workId, ordinal: { lt: row.version.ordinal }, isPublic: true, undoneAt: null },
    orderBy: { ordinal: 'desc' },
    select: { id: true, label: true },
  })
  return {
    id: row.id,
    title: row.title,
    workId: row.workId,
    versionId: row.versionId,
    versionLabel: row.version.label,
    regionCode: row.regionCode,
    stage: stageOf(stageFacts(row), ctx.clock.now()),
    opensAt: row.opensAt.getTime(),
    closesAt: row.closesAt.getTime(),
    comments: row.counts?.comments ?? 0,
    published: row.counts?.published ?? 0,
    people: row.counts?.people ?? 0,
    stations: row._count.stations,
    whoMayComment: row.whoMayComment,
    isModeratedBefore: row.moderation === 'before',
    showsComments: row.showsComments,
    hasOutcome: row.outcomePublishedAt !== null,
    ...(earlier ? { earlier } : {}),
    notices: row.notices.map(({ id, kind, words, createdAt }) => ({
      id,
      kind,
      words,
      at: createdAt.getTime(),
    })),
  }
}

/** What of a row decides the stage. */
export function stageFacts(row: {
  readonly status: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly outcomePublishedAt: Date | null
}) {
  return {
    status: row.status,
    opensAt: row.opensAt.getTime(),
    closesAt: row.closesAt.getTime(),
    outcomePublishedAt: row.outcomePublishedAt?.getTime() ?? null,
  }
}
