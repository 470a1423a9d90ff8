// Work that was given to a person one by one: comments and articles with their day, and appeals that wait for somebody
// who did not take the decision.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { placeName } from '~/domain/comment'

export interface AssignedItem {
  readonly id: string
  readonly kind: string
  readonly consultationId: string
  readonly title: string
  readonly commentId: string
  /** Printed number of the article, or the name of the place. */
  readonly place: string
  readonly eId: string
  /** First words of a comment; empty for an article. */
  readonly words: string
  /** Milliseconds, the end of the day; 0 for none. */
  readonly dueAt: number
  readonly isOverdue: boolean
}

const most = 100
const shownWords = 40

/** What was given to this person or to the person's unit and is not done: by day, without a day last. */
export async function assignedTo(ctx: Context, actor: Actor): Promise<AssignedItem[]> {
  if (actor.id === undefined) return []
  const { prisma } = ctx.database
  const unit = actor.unitId && can(actor, 'comment:read', { unitId: actor.unitId }) ? actor.unitId : undefined
  const rows = await prisma.assignment.findMany({
    where: { doneAt: null, OR: [{ personId: actor.id }, ...(unit ? [{ unitId: unit }] : [])] },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
    take: most,
  })
  const targets = (kind: string) => rows.filter((row) => row.kind === kind).map(({ targetId }) => targetId)
  const [comments, consultations] = await Promise.all([
    prisma.comment.findMany({
      where: { id: { in: targets('comment') } },
      select: { id: true, text: true, anchorEId: true },
    }),
    prisma.consultation.findMany({
      where: { id: { in: rows.map(({ consultationId }) => consultationId) }, outcomePublishedAt: null },
      select: { id: true, title: true, versionId: true },
    }),
  ])
  const commentOf = new Map(comments.map((comment) => [comment.id, comment]))
  const eIds = [...targets('article'), ...comments.map(({ anchorEId }) => anchorEId)]
  const articles = await prisma.versionArticle.findMany({
    where: { versionId: { in: consultations.map(({ versionId }) => versionId) }, eId: { in: eIds } },
    select: { versionId: true, eId: true, number: true },
  })
  const numbers = new Map(articles.map(({ versionId, eId, number }) => [`${versionId} ${eId}`, number]))
  const now = ctx.clock.now()
  return rows.flatMap(({ id, kind, targetId, consultationId, dueAt }) => {
    const consultation = consultations.find((one) => one.id === consultationId)
    if (!consultation) return []
    const comment = commentOf.get(targetId)
    const eId = comment?.anchorEId ?? targetId
    return {
      id,
      kind,
      consultationId,
      title: consultation.title,
      commentId: comment?.id ?? '',
      eId,
      place: numbers.get(`${consultation.versionId} ${eId}`) ?? placeName(eId) ?? eId,
      words: [...(comment?.text ?? '')].slice(0, shownWords).join(''),
      dueAt: dueAt?.getTime() ?? 0,
      isOverdue: dueAt !== null && dueAt.getTime() <= now,
    }
  })
}

interface Consultation {
  readonly id: string
  readonly title: string
  readonly regionCode: string
}

/** Appeals that wait and that this person may decide, by consultation; those without any are left out. */
export async function appealsToDecide(
  ctx: Context,
  actor: Actor,
  consultations: readonly Consultation[],
): Promise<{ id: string; title: string; count: number }[]> {
  const { prisma } = ctx.database
  const waiting = await prisma.appeal.findMany({
    where: {
      decidedAt: null,
      comment: { consultationId: { in: consultations.map(({ id }) => id) } },
    },
    select: { moderationId: true, comment: { select: { consultationId: true } } },
    take: 5_000,
  })
  const against = await prisma.moderation.findMany({
    where: { id: { in: waiting.map(({ moderationId }) => moderationId) } },
    select: { id: true, byId: true },
  })
  const byIds = new Map(against.map(({ id, byId }) => [id, byId]))
  return consultations.flatMap(({ id, title, regionCode }) => {
    const count = waiting.filter(
      ({ moderationId, comment }) =>
        comment.consultationId === id &&
        can(actor, 'appeal:decide', { regionCode, proposerId: byIds.get(moderationId) }),
    ).length
    return count > 0 ? [{ id, title, count }] : []
  })
}
