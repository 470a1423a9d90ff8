// One comment with all that happened to it: its words, what the machine read in them, each decision about showing it. The
// author's name and contact are not in here: `viewContact` opens them, and writes each look down.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { placeName } from '~/domain/comment'
import { type Assignee, assigneesOf, assignmentsOf } from './assignees.server'
import { type CommentSplit, splitOf } from './comment-split.server'
import { type DeskComment, deskCommentsOf, originalsOf } from './desk-comment.server'
import { type DeskNotes, notesOf } from './desk-notes.server'
import { type DoorFacts, doorFacts } from './door-facts.server'
import { type FirstReading, firstReading } from './first-reading.server'

export interface CommentPage {
  readonly consultation: { readonly id: string; readonly title: string }
  readonly comment: DeskComment
  readonly hasContact: boolean
  readonly mayViewContact: boolean
  readonly mayModerate: boolean
  readonly door: DoorFacts
  /** Of a comment that no grouping has read yet. */
  readonly firstReading: FirstReading | null
  readonly split: CommentSplit
  readonly moderations: readonly {
    readonly id: string
    readonly state: string
    readonly reason: string
    readonly note: string
    readonly byName: string
    readonly at: number
  }[]
  readonly appeals: readonly {
    readonly id: string
    readonly words: string
    readonly at: number
    /** Null while it waits. */
    readonly isGranted: boolean | null
    readonly answer: string
    readonly byName: string
    /** False for who took the decision that it is against. */
    readonly mayDecide: boolean
  }[]
  readonly notes: DeskNotes
  readonly assignees: readonly Assignee[]
  readonly may: { readonly assign: boolean; readonly moderate: boolean; readonly finish: boolean }
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
      consultation: { select: { id: true, title: true, regionCode: true, outcomePublishedAt: true } },
      submission: { include: { station: { select: { name: true } } } },
      themes: { select: { theme: { select: { id: true, name: true, assignedUnitId: true } } } },
      moderations: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
      appeals: { orderBy: { createdAt: 'desc' } },
      parts: {
        where: { undoneAt: null },
        orderBy: { ordinal: 'asc' },
        include: { dispositions: { where: { replacedById: null, status: { not: 'withdrawn' } }, take: 1 } },
      },
    },
  })
  const [ofComment, ofArticle] = await Promise.all([
    assignmentsOf(ctx, { consultationId, kind: 'comment', targetIds: [commentId] }),
    assignmentsOf(ctx, { consultationId, kind: 'article', targetIds: row ? [row.anchorEId] : [] }),
  ])
  const units = [
    ...(row?.themes.map(({ theme }) => theme.assignedUnitId) ?? []),
    ...[...ofComment.values(), ...ofArticle.values()].flatMap(({ assignee }) =>
      assignee.startsWith('unit:') ? [assignee.slice('unit:'.length)] : [],
    ),
  ]
  // A unit reads what it was given, through the comment itself, its article or its theme.
  const unitId = units.find((unit) => unit !== null && unit === actor.unitId) ?? undefined
  const subject = {
    regionCode: row?.consultation.regionCode,
    ...(row?.submission.stationId ? { stationId: row.submission.stationId } : {}),
    ...(unitId ? { unitId } : {}),
  }
  if (!row || row.consultationId !== consultationId || !can(actor, 'comment:read', subject)) throw forbidden()
  const { regionCode } = row.consultation
  const [article, people, originals, door, notes, assignees, first] = await Promise.all([
    prisma.versionArticle.findUnique({
      where: { versionId_eId: { versionId: row.versionId, eId: row.anchorEId } },
      select: { number: true },
    }),
    prisma.person.findMany({
      where: {
        id: {
          in: [
            ...row.moderations.map(({ byId }) => byId),
            ...row.appeals.flatMap(({ decidedById }) => decidedById ?? []),
          ],
        },
      },
      select: { id: true, name: true },
    }),
    originalsOf(ctx, [row]),
    doorFacts(ctx, row),
    notesOf(ctx, actor, { regionCode, commentId }),
    assigneesOf(ctx),
    firstReading(ctx, row),
  ])
  const numberOf = (eId: string) => article?.number ?? placeName(eId) ?? eId
  const [comment] = deskCommentsOf([row], { numberOf, originals, assignments: ofComment })
  if (!comment) throw forbidden()
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? ''
  const mayAssign = can(actor, 'comment:assign', { regionCode })
  const inCharge = comment.assignment?.assignee ?? ''
  return {
    consultation: { id: row.consultation.id, title: row.consultation.title },
    comment,
    firstReading: first,
    split: await splitOf(ctx, row, {
      place: article?.number ?? '',
      maySplit: row.consultation.outcomePublishedAt === null && can(actor, 'disposition:propose', subject),
    }),
    hasContact: row.submission.authorSealed !== null || door.contests.some(({ hasContact }) => hasContact),
    mayViewContact: can(actor, 'comment:contact', subject),
    mayModerate: can(actor, 'comment:moderate', subject),
    door,
    moderations: row.moderations.map(({ id, state, reason, note, byId, createdAt }) => ({
      id,
      state,
      reason,
      note,
      byName: nameOf(byId),
      at: createdAt.getTime(),
    })),
    appeals: row.appeals.map((appeal) => {
      const against = row.moderations.find(({ id }) => id === appeal.moderationId)
      return {
        id: appeal.id,
        words: appeal.words,
        at: appeal.createdAt.getTime(),
        isGranted: appeal.isGranted,
        answer: appeal.answer,
        byName: nameOf(appeal.decidedById),
        mayDecide: can(actor, 'appeal:decide', { regionCode, proposerId: against?.byId }),
      }
    }),
    notes,
    assignees: mayAssign ? assignees : [],
    may: {
      assign: mayAssign,
      moderate: can(actor, 'comment:moderate', { regionCode }),
      finish:
        inCharge !== '' && (mayAssign || inCharge === `person:${actor.id}` || inCharge === `unit:${unitId}`),
    },
  }
}
