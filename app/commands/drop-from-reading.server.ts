// Takes a work or an article off a person's own reading list. What is not there is no fault: the page may be old. Not
// an event of the ledger: docs/decisions/004.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden } from './refusal'

export async function dropFromReading(
  ctx: Context,
  actor: Actor,
  { workId, eId }: { readonly workId: string; readonly eId: string },
): Promise<void> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) throw forbidden()
  await ctx.database.prisma.readingListItem.deleteMany({ where: { personId, workId, eId } })
}
