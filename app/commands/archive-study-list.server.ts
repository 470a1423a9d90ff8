// Archives a reading list: deputies no longer find it among those to do, and nobody changes it. What they read of it
// stays counted.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { actingRole } from './acting-role'
import { studyListOf } from './study-list-of.server'

export async function archiveStudyList(ctx: Context, actor: Actor, listId: string): Promise<void> {
  const { id, regionCode } = await studyListOf(ctx, actor, listId)
  await ctx.change(async ({ tx, record }) => {
    await tx.studyList.update({ where: { id }, data: { archivedAt: new Date(ctx.clock.now()) } })
    record({
      type: 'study-list.archived',
      by: actingRole(actor, 'study:assign', { regionCode }),
      ref: [id],
    })
  })
}
