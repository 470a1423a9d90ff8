// Undoes one step of the desk, whatever it was: themes by `undoThemeAction`; here a decision about showing comments, and
// comments or an article given to somebody. As there, nothing is undone over the head of somebody who has gone on.

import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { type Actor, can } from '~/domain/access'
import { countPublished } from './moderate-comment.server'
import { forbidden } from './refusal'
import { type ActionBefore, type AssignedBefore, actingAs, type ModeratedBefore } from './theme-change.server'
import { goneOn, undoThemeAction } from './undo-theme-action.server'

export interface DeskUndo {
  readonly consultationId: string
  readonly actionId: string
}

/** Undo it. Refuses when it is undone already, or when what it touched was changed since. */
export async function undoDeskAction(ctx: Context, actor: Actor, input: DeskUndo): Promise<void> {
  const { prisma } = ctx.database
  const action = await prisma.themeAction.findUnique({ where: { id: input.actionId } })
  const row = await prisma.consultation.findUnique({
    where: { id: input.consultationId },
    select: { regionCode: true, outcomePublishedAt: true },
  })
  if (!row || !action || action.consultationId !== input.consultationId) throw forbidden()
  const { moderated, assigned } = action.before as unknown as ActionBefore
  if (!moderated && !assigned) return undoThemeAction(ctx, actor, input)
  const right = moderated ? 'comment:moderate' : 'comment:assign'
  if (!can(actor, right, { regionCode: row.regionCode })) throw forbidden()
  await ctx.change(async (change) => {
    const undone = await change.tx.themeAction.updateMany({
      where: { id: action.id, undoneAt: null },
      data: { undoneAt: new Date(ctx.clock.now()) },
    })
    if (undone.count === 0) throw goneOn()
    const write = { ctx, ...change, actor, consultationId: input.consultationId, actionId: action.id }
    if (moderated) await undoModeration(write, moderated)
    if (assigned) await undoAssignment(write, assigned)
  })
  if (moderated && row.outcomePublishedAt) await ctx.search.refresh({ consultationId: input.consultationId })
}

interface Undoing extends Change {
  readonly ctx: Context
  readonly actor: Actor
  readonly consultationId: string
  readonly actionId: string
}

async function undoModeration(
  { ctx, tx, record, actor, consultationId, actionId }: Undoing,
  moderated: readonly ModeratedBefore[],
): Promise<void> {
  const ids = moderated.map(({ commentId }) => commentId)
  const comments = await tx.comment.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      state: true,
      anchorEId: true,
      lockVersion: true,
      moderations: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 2 },
    },
  })
  const standing = new Map(comments.map((comment) => [comment.id, comment]))
  const isUntouched = moderated.every(
    ({ commentId, lockVersionAfter }) => standing.get(commentId)?.lockVersion === lockVersionAfter,
  )
  if (!isUntouched) throw goneOn()
  const createdAt = new Date(ctx.clock.now())
  for (const state of new Set(moderated.map(({ from }) => from))) {
    const back = moderated.filter(({ from }) => from === state).map(({ commentId }) => commentId)
    await tx.comment.updateMany({
      where: { id: { in: back } },
      data: { state, lockVersion: { increment: 1 } },
    })
    await countPublished(tx, consultationId, {
      comments: back.flatMap((id) => standing.get(id) ?? []),
      state,
    })
  }
  // The decision before stands again with its reason, as a row of its own: what was decided in between is not erased.
  await tx.moderation.createMany({
    data: moderated.map(({ commentId, from }) => {
      const earlier = standing.get(commentId)?.moderations[1]
      const { reason = '', note = '' } = earlier?.state === from ? earlier : {}
      return { id: ctx.ids.next(), commentId, state: from, reason, note, byId: actor.id ?? '', createdAt }
    }),
  })
  for (const { commentId, from } of moderated) {
    record({
      type: 'comment.moderated',
      by: actingAs(actor),
      ref: [commentId],
      committed: { words: { state: from, undoes: actionId } },
    })
  }
}

async function undoAssignment(
  { tx, record, actor, consultationId, actionId }: Undoing,
  assigned: readonly AssignedBefore[],
): Promise<void> {
  for (const { kind, targetId, unitId, personId, dueAt, lockVersionAfter } of assigned) {
    const { count } = await tx.assignment.updateMany({
      where: { consultationId, kind, targetId, lockVersion: lockVersionAfter },
      data: { unitId, personId, dueAt, lockVersion: { increment: 1 } },
    })
    if (count === 0) throw goneOn()
    record({
      type: kind === 'article' ? 'article.assigned' : 'comment.assigned',
      by: actingAs(actor),
      ref: [kind === 'article' ? consultationId : targetId],
      committed: { words: { kind, targetId, unitId, personId, dueAt, undoes: actionId } },
    })
  }
}
