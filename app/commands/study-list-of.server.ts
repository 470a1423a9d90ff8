// The reading list that an act of the staff is about, or the refusal. An archived list is kept as it was.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'

/** The row with its items in order. Refuses those who may not make lists for its region, and archived lists. */
export async function studyListOf(ctx: Context, actor: Actor, listId: string) {
  const list = await ctx.database.prisma.studyList.findUnique({
    where: { id: listId },
    include: { items: { orderBy: { ordinal: 'asc' } } },
  })
  if (!list || !can(actor, 'study:assign', { regionCode: list.regionCode })) throw forbidden()
  if (list.archivedAt) {
    throw new Refusal('conflict', {
      zh: '这份清单已经归档，不再改动。需要的话，请新建一份。',
      en: 'This list is archived and no longer changes. Make a new one if needed.',
    })
  }
  return list
}
