// Publishes a reading list: the deputies of its region find it on their page. Publishing twice publishes once.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { actingRole } from './acting-role'
import { Refusal } from './refusal'
import { studyListOf } from './study-list-of.server'

export async function publishStudyList(ctx: Context, actor: Actor, listId: string): Promise<void> {
  const { id, regionCode, items, publishedAt } = await studyListOf(ctx, actor, listId)
  if (publishedAt) return
  if (items.length === 0) {
    throw new Refusal(
      'invalid',
      {
        zh: '清单里还没有文本，不能发布。请先加入至少一件。',
        en: 'The list has no text yet and cannot be published. Add at least one first.',
      },
      'text',
    )
  }
  await ctx.change(async ({ tx, record }) => {
    await tx.studyList.update({ where: { id }, data: { publishedAt: new Date(ctx.clock.now()) } })
    record({
      type: 'study-list.published',
      by: actingRole(actor, 'study:assign', { regionCode }),
      ref: [id],
      committed: { words: { texts: items.length } },
    })
  })
}
