// The learning page of a person: what staff set, what changed since, what is open, what counts, and the own lists.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { consultationList, isAhead } from './consultation-list.server'
import { type Reading, readingView } from './reading.server'
import { type StudyYear, studyYear } from './study-account.server'
import { ownStudyLists, type StudyListView } from './study-lists.server'

export interface LearningHome {
  readonly reading: Reading
  readonly lists: readonly StudyListView[]
  readonly record: StudyYear
  readonly notes: number
  readonly open: readonly { readonly id: string; readonly title: string; readonly closesAt: number }[]
}

/** Everything of the page. Refuses visitors. */
export async function learningHome(ctx: Context, actor: Actor): Promise<LearningHome> {
  const [reading, lists, record, cards] = await Promise.all([
    readingView(ctx, actor),
    ownStudyLists(ctx, actor),
    studyYear(ctx, actor),
    consultationList(ctx),
  ])
  const mayRead = actor.id !== undefined && can(actor, 'reading:keep', { ownerId: actor.id })
  const notes = mayRead
    ? await ctx.database.prisma.readingNote.count({ where: { personId: actor.id ?? '', undoneAt: null } })
    : 0
  const open = cards
    .filter((card) => isAhead(card) && card.stage === 'open')
    .map(({ id, title, closesAt }) => ({ id, title, closesAt }))
  return { reading, lists, record, notes, open }
}
