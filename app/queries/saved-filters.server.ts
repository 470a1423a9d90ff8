// Saved conditions of a comments desk: one's own, and those that the office shares.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'

export interface SavedFilterView {
  readonly id: string
  readonly name: string
  /** As the address holds it. */
  readonly query: string
  readonly isShared: boolean
  readonly isOwn: boolean
  readonly mayRemove: boolean
}

export async function savedFilters(
  ctx: Context,
  actor: Actor,
  { consultationId, regionCode }: { readonly consultationId: string; readonly regionCode: string },
): Promise<SavedFilterView[]> {
  const rows = await ctx.database.prisma.savedFilter.findMany({
    where: { consultationId, OR: [{ ownerId: actor.id ?? '' }, { isShared: true }] },
    orderBy: [{ isShared: 'desc' }, { name: 'asc' }, { id: 'asc' }],
  })
  const mayShared = can(actor, 'comment:group', { regionCode })
  return rows.map(({ id, name, query, isShared, ownerId }) => {
    const isOwn = ownerId === actor.id
    return { id, name, query, isShared, isOwn, mayRemove: isOwn || (isShared && mayShared) }
  })
}
