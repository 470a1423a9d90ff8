// Gives comments, or all comments on an article, to a unit or a person until a day. Each target has one row with a version:
// who comes second is told what the first one saved, and nothing of either is lost. One step, one undo.

import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { type Actor, can } from '~/domain/access'
import { type Assignment, assigneeName, readDay } from './edit-theme.server'
import { forbidden, Refusal } from './refusal'
import { type ActionBefore, type AssignedBefore, actingAs } from './theme-change.server'

export const assignmentKinds = ['comment', 'article'] as const
export type AssignmentKind = (typeof assignmentKinds)[number]

export interface AssignInput extends Assignment {
  readonly consultationId: string
  readonly kind: AssignmentKind
  /** `lockVersion` as the page showed it, 0 for nobody yet; left out where many are given at once without a look. */
  readonly targets: readonly { readonly id: string; readonly lockVersion?: number }[]
}

/** Assign; returns how many changed. `unitId` and `personId` both null take the assignment back. */
export async function assignComments(ctx: Context, actor: Actor, input: AssignInput): Promise<number> {
  const { consultationId, kind, targets, unitId, personId } = input
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true, versionId: true },
  })
  if (!row || !can(actor, 'comment:assign', { regionCode: row.regionCode })) throw forbidden()
  if (targets.length === 0) throw nothingChosen()
  const dueAt = readDay(input.dueOn)
  const name = await assigneeName(ctx, input)
  await checkTargets(ctx, input)
  const now = new Date(ctx.clock.now())
  const byId = actor.id ?? ''
  await ctx.change(async ({ tx, record }) => {
    const standing = await tx.assignment.findMany({
      where: { consultationId, kind, targetId: { in: targets.map(({ id }) => id) } },
    })
    const found = new Map(standing.map((one) => [one.targetId, one]))
    const changed = targets.find(
      ({ id, lockVersion }) => lockVersion !== undefined && (found.get(id)?.lockVersion ?? 0) !== lockVersion,
    )
    if (changed) throw await assignedMeanwhile(tx, found.get(changed.id)?.byId ?? '')
    const assigned = targets.map(({ id }): AssignedBefore => {
      const before = found.get(id)
      return {
        kind,
        targetId: id,
        unitId: before?.unitId ?? null,
        personId: before?.personId ?? null,
        dueAt: before?.dueAt?.toISOString() ?? null,
        lockVersionAfter: (before?.lockVersion ?? 0) + 1,
      }
    })
    const data = { unitId, personId, dueAt, byId, doneAt: null }
    await tx.assignment.createMany({
      data: targets
        .filter(({ id }) => !found.has(id))
        .map(({ id }) => ({
          id: ctx.ids.next(),
          consultationId,
          kind,
          targetId: id,
          createdAt: now,
          lockVersion: 1,
          ...data,
        })),
    })
    await tx.assignment.updateMany({
      where: { id: { in: standing.map(({ id }) => id) } },
      data: { ...data, lockVersion: { increment: 1 } },
    })
    const isArticle = kind === 'article'
    const before: ActionBefore = { themes: [], members: [], assigned, subject: String(targets.length) }
    await tx.themeAction.create({
      data: {
        id: ctx.ids.next(),
        consultationId,
        kind: isArticle ? 'assign-article' : 'assign-comments',
        before: JSON.parse(JSON.stringify(before)),
        byId,
        createdAt: now,
      },
    })
    const words = { unitId, personId, name, dueOn: input.dueOn }
    for (const { id } of targets) {
      record({
        type: isArticle ? 'article.assigned' : 'comment.assigned',
        by: actingAs(actor),
        ref: [isArticle ? consultationId : id],
        committed: { words: isArticle ? { ...words, article: id } : words },
      })
    }
  })
  return targets.length
}

/** Say that what was assigned is done, or open it again: for whom it was given to, and for who may assign. */
export async function finishAssignment(
  ctx: Context,
  actor: Actor,
  input: { readonly consultationId: string; readonly assignmentId: string; readonly isDone: boolean },
): Promise<void> {
  const { consultationId, assignmentId, isDone } = input
  const { prisma } = ctx.database
  const [row, consultation] = await Promise.all([
    prisma.assignment.findUnique({ where: { id: assignmentId } }),
    prisma.consultation.findUnique({ where: { id: consultationId }, select: { regionCode: true } }),
  ])
  const unitId = row?.unitId ?? undefined
  const isTheirs =
    (row?.personId !== null && row?.personId === actor.id) ||
    (unitId !== undefined && can(actor, 'disposition:propose', { unitId }))
  const mayAssign = can(actor, 'comment:assign', { regionCode: consultation?.regionCode })
  if (!row || row.consultationId !== consultationId || !(isTheirs || mayAssign)) throw forbidden()
  await ctx.change(async ({ tx, record }) => {
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { doneAt: isDone ? new Date(ctx.clock.now()) : null, lockVersion: { increment: 1 } },
    })
    record({
      type: 'assignment.finished',
      by: actingAs(actor),
      ref: [consultationId],
      committed: { words: { kind: row.kind, target: row.targetId, isDone } },
    })
  })
}

async function checkTargets(ctx: Context, { consultationId, kind, targets }: AssignInput): Promise<void> {
  const { prisma } = ctx.database
  const ids = [...new Set(targets.map(({ id }) => id))]
  const count =
    kind === 'comment'
      ? await prisma.comment.count({ where: { id: { in: ids }, consultationId } })
      : await prisma.articleCount.count({ where: { eId: { in: ids }, consultationId } })
  if (count === ids.length && ids.length === targets.length) return
  throw new Refusal('not-found', {
    zh: '要分办的意见或者条文不在这次征求意见里，没有改动。请刷新后再选。',
    en: 'What is to be assigned is not in this consultation; nothing was changed. Reload and choose again.',
  })
}

async function assignedMeanwhile(tx: Change['tx'], byId: string): Promise<Refusal> {
  const person = await tx.person.findUnique({ where: { id: byId }, select: { name: true } })
  const who = person?.name ?? ''
  return new Refusal('conflict', {
    zh: `${who}刚改过这里的分办，您这一步没有执行。两边的都在下面，请选一个。`,
    en: `${who} has just changed who is in charge here, so your step was not done. Both stand below: choose one.`,
  })
}

function nothingChosen(): Refusal {
  return new Refusal(
    'invalid',
    {
      zh: '还没有选意见。请先在意见前面的方框里打勾，再点按钮；没有改动。',
      en: 'No comment is chosen. Tick the boxes before the comments, then press the button; nothing was changed.',
    },
    'comment',
  )
}
