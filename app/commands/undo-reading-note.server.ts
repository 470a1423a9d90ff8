// Takes back a person's own note, or brings it back. Another person's is as good as none. Not an event of the ledger:
// docs/decisions/004.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden } from './refusal'

export async function undoReadingNote(
  ctx: Context,
  actor: Actor,
  { noteId, isBack = false }: { readonly noteId: string; readonly isBack?: boolean },
): Promise<void> {
  const note = await ctx.database.prisma.readingNote.findUnique({
    where: { id: noteId },
    select: { personId: true },
  })
  if (!note || !can(actor, 'reading:keep', { ownerId: note.personId })) throw forbidden()
  await ctx.database.prisma.readingNote.update({
    where: { id: noteId },
    data: { undoneAt: isBack ? null : new Date(ctx.clock.now()) },
  })
}
