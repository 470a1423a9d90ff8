// The staff's private notes on a comment or a theme, oldest first. Who may not read them gets none, and not their number.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'

export interface DeskNote {
  readonly id: string
  readonly words: string
  readonly byName: string
  readonly at: number
}

export interface DeskNotes {
  readonly mayRead: boolean
  readonly mayWrite: boolean
  readonly notes: readonly DeskNote[]
}

interface About {
  readonly regionCode: string | undefined
  readonly commentId?: string
  readonly themeId?: string
}

export async function notesOf(ctx: Context, actor: Actor, about: About): Promise<DeskNotes> {
  const { regionCode, commentId, themeId } = about
  const subject = { regionCode }
  if (!can(actor, 'note:read', subject)) return { mayRead: false, mayWrite: false, notes: [] }
  const { prisma } = ctx.database
  const rows = await prisma.deskNote.findMany({
    where: commentId ? { commentId } : { themeId: themeId ?? '' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  const people = await prisma.person.findMany({
    where: { id: { in: rows.map(({ byId }) => byId) } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return {
    mayRead: true,
    mayWrite: can(actor, 'note:write', subject),
    notes: rows.map(({ id, words, byId, createdAt }) => ({
      id,
      words,
      byName: names.get(byId) ?? '',
      at: createdAt.getTime(),
    })),
  }
}

/** How many notes comments have, by comment; empty for who may not read them. */
export async function noteCounts(
  ctx: Context,
  actor: Actor,
  asked: { readonly regionCode: string; readonly commentIds: readonly string[] },
): Promise<Map<string, number>> {
  if (!can(actor, 'note:read', { regionCode: asked.regionCode })) return new Map()
  const rows = await ctx.database.prisma.deskNote.groupBy({
    by: ['commentId'],
    where: { commentId: { in: [...asked.commentIds] } },
    _count: true,
  })
  return new Map(rows.map(({ commentId, _count }) => [commentId ?? '', _count]))
}
