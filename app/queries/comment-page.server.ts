// One comment with all that happened to it: its words, what the machine read in them, each decision about showing it. The
// author's name and contact are not in here: `viewContact` opens them, and writes each look down.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { placeName } from '~/domain/comment'
import { type DeskComment, deskCommentsOf, originalsOf } from './desk-comment.server'
import { type DoorFacts, doorFacts } from './door-facts.server'

export interface CommentPage {
  readonly consultation: { readonly id: string; readonly title: string }
  readonly comment: DeskComment
  readonly hasContact: boolean
  readonly mayViewContact: boolean
  readonly mayModerate: boolean
  readonly door: DoorFacts
  readonly moderations: readonly {
    readonly id: string
    readonly state: string
    readonly reason: string
    readonly note: string
    readonly byName: string
    readonly at: number
  }[]
}

/** The comment; refuses who may not read it. */
export async function commentPage(
  ctx: Context,
  actor: Actor,
  { consultationId, commentId }: { consultationId: string; commentId: string },
): Promise<CommentPage> {
  const { prisma } = ctx.database
  const row = await prisma.comment.findUnique({
    where: { id: commentId },
    include: {
      consultation: { select: { id: true, title: true, regionCode: true } },
      submission: { include: { station: { select: { name: true } } } },
      themes: { select: { theme: { select: { id: true, name: true, assignedUnitId: true } } } },
      moderations: { orderBy: { createdAt: 'desc' } },
    },
  })
  const unitId = row?.themes[0]?.theme.assignedUnitId ?? undefined
  const subject = {
    regionCode: row?.consultation.regionCode,
    ...(row?.submission.stationId ? { stationId: row.submission.stationId } : {}),
    ...(unitId ? { unitId } : {}),
  }
  if (!row || row.consultationId !== consultationId || !can(actor, 'comment:read', subject)) throw forbidden()
  const [article, people, originals, door] = await Promise.all([
    prisma.versionArticle.findUnique({
      where: { versionId_eId: { versionId: row.versionId, eId: row.anchorEId } },
      select: { number: true },
    }),
    prisma.person.findMany({
      where: { id: { in: row.moderations.map(({ byId }) => byId) } },
      select: { id: true, name: true },
    }),
    originalsOf(ctx, [row]),
    doorFacts(ctx, row),
  ])
  const numberOf = (eId: string) => article?.number ?? placeName(eId) ?? eId
  const [comment] = deskCommentsOf([row], { numberOf, originals })
  if (!comment) throw forbidden()
  return {
    consultation: { id: row.consultation.id, title: row.consultation.title },
    comment,
    hasContact: row.submission.authorSealed !== null,
    mayViewContact: can(actor, 'comment:contact', subject),
    mayModerate: can(actor, 'comment:moderate', subject),
    door,
    moderations: row.moderations.map(({ id, state, reason, note, byId, createdAt }) => ({
      id,
      state,
      reason,
      note,
      byName: people.find((person) => person.id === byId)?.name ?? '',
      at: createdAt.getTime(),
    })),
  }
}
