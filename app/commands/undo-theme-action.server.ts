// Undoes one action on themes, as long as nobody has gone on from it: its themes get their fields back, its comments
// their places. A theme that the action made is closed and empty afterwards, since the ledger knows its id.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { type ActionBefore, actingAs, recountTheme } from './theme-change.server'

/** Undo an action. Refuses when it is undone already or its themes were changed since. */
export async function undoThemeAction(
  ctx: Context,
  actor: Actor,
  { consultationId, actionId }: { readonly consultationId: string; readonly actionId: string },
): Promise<void> {
  const { prisma } = ctx.database
  const row = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  if (!row || !can(actor, 'comment:group', { regionCode: row.regionCode })) throw forbidden()
  await ctx.change(async ({ tx, record }) => {
    const action = await tx.themeAction.findUnique({ where: { id: actionId } })
    if (!action || action.consultationId !== consultationId) throw forbidden()
    const before = action.before as unknown as ActionBefore
    const themes = await tx.theme.findMany({ where: { id: { in: before.themes.map(({ id }) => id) } } })
    const isUntouched = before.themes.every(
      ({ id, lockVersionAfter }) => themes.find((theme) => theme.id === id)?.lockVersion === lockVersionAfter,
    )
    if (action.undoneAt || !isUntouched) throw goneOn()
    const answered = await tx.disposition.count({
      where: {
        themeId: { in: themes.map(({ id }) => id) },
        status: { in: ['proposed', 'approved'] },
        replacedById: null,
      },
    })
    if (answered > 0) throw goneOn()
    for (const { id, name, closedAt, assignedUnitId, assignedToId, dueAt, isNew } of before.themes) {
      const closed = isNew ? new Date(ctx.clock.now()) : closedAt
      await tx.theme.update({
        where: { id },
        data: { name, closedAt: closed, assignedUnitId, assignedToId, dueAt, lockVersion: { increment: 1 } },
      })
    }
    const moved = before.members.map(({ commentId }) => commentId)
    await tx.themeMember.deleteMany({ where: { commentId: { in: moved } } })
    await tx.themeMember.createMany({
      data: before.members.flatMap(({ commentId, from }) =>
        from === '' ? [] : [{ commentId, themeId: from }],
      ),
    })
    for (const { id } of before.themes) await recountTheme(tx, id)
    await tx.themeAction.update({ where: { id: actionId }, data: { undoneAt: new Date(ctx.clock.now()) } })
    record({
      type: 'theme.undone',
      by: actingAs(actor),
      ref: [before.themes[0]?.id ?? consultationId],
      committed: { words: { action: actionId } },
    })
  })
}

/** Somebody has gone on from that step. */
export function goneOn(): Refusal {
  return new Refusal('conflict', {
    zh: '这一步之后又有改动，不能单独撤销，没有改动。请先撤销后面的一步。',
    en: 'Something was changed after this step, so it cannot be undone alone; nothing was changed. Undo the later step first.',
  })
}
