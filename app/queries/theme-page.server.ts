// One theme with its members, 50 a page, and everything that can be done with it: for the office, and for the unit that
// it is assigned to.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { placeName } from '~/domain/comment'
import { type Assignee, assigneesOf, assignmentsOf } from './assignees.server'
import { type DeskComment, deskCommentsOf, originalsOf } from './desk-comment.server'
import { type LastAction, lastActionOf, type ThemeOption } from './desk-groups.server'
import { type DeskNotes, noteCounts, notesOf } from './desk-notes.server'
import { type GroupSummaries, type ModelView, modelOf, summariesOf } from './summaries.server'

export interface ThemePage {
  readonly consultation: { readonly id: string; readonly title: string }
  readonly id: string
  readonly name: string
  readonly place: string
  readonly lockVersion: number
  readonly texts: number
  readonly people: number
  readonly stations: number
  readonly stance: {
    readonly change: number
    readonly oppose: number
    readonly support: number
    readonly unclear: number
  }
  readonly proposals: readonly { readonly words: string; readonly people: number; readonly texts: number }[]
  readonly isClosed: boolean
  /** `unit:ID`, `person:ID` or empty. */
  readonly assignee: string
  readonly assigneeName: string
  readonly dueAt: number
  readonly assignees: readonly Assignee[]
  readonly others: readonly ThemeOption[]
  readonly may: { readonly group: boolean; readonly assign: boolean; readonly moderate: boolean }
  readonly comments: readonly DeskComment[]
  readonly notes: DeskNotes
  readonly next: string
  readonly lastAction: LastAction | null
  /** Where a language model is configured. */
  readonly model: ModelView | null
  readonly summaries: GroupSummaries
}

const pageSize = 50

/** The theme; refuses who may not read its comments. `after` is the id of the last comment of the page before. */
export async function themePage(
  ctx: Context,
  actor: Actor,
  { consultationId, themeId, after }: { consultationId: string; themeId: string; after: string },
): Promise<ThemePage> {
  const { prisma } = ctx.database
  const theme = await prisma.theme.findUnique({
    where: { id: themeId },
    include: {
      consultation: { select: { id: true, title: true, regionCode: true, versionId: true, usesModel: true } },
    },
  })
  const regionCode = theme?.consultation.regionCode
  const unitId = theme?.assignedUnitId ?? undefined
  const subject = { regionCode, ...(unitId ? { unitId } : {}) }
  if (!theme || theme.consultationId !== consultationId || !can(actor, 'comment:read', subject))
    throw forbidden()
  const [rows, articles, others, assignees, lastAction, notes, summaries] = await Promise.all([
    prisma.comment.findMany({
      where: { themes: { some: { themeId } }, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: 'asc' },
      take: pageSize + 1,
      include: {
        submission: {
          select: { channel: true, publicName: true, typedById: true, station: { select: { name: true } } },
        },
        themes: { select: { theme: { select: { id: true, name: true } } } },
      },
    }),
    prisma.versionArticle.findMany({
      where: { versionId: theme.consultation.versionId },
      select: { eId: true, number: true },
    }),
    prisma.theme.findMany({
      where: { consultationId, closedAt: null, id: { not: themeId } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
    assigneesOf(ctx),
    lastActionOf(ctx, consultationId),
    notesOf(ctx, actor, { regionCode, themeId }),
    summariesOf(ctx, [themeId]),
  ])
  const numbers = new Map(articles.map(({ eId, number }) => [eId, number]))
  const numberOf = (eId: string) => numbers.get(eId) ?? placeName(eId) ?? eId
  const shown = rows.slice(0, pageSize)
  const assignee = unitId ? `unit:${unitId}` : theme.assignedToId ? `person:${theme.assignedToId}` : ''
  const commentIds = shown.map(({ id }) => id)
  const [originals, assignments, counts] = await Promise.all([
    originalsOf(ctx, shown),
    assignmentsOf(ctx, { consultationId, kind: 'comment', targetIds: commentIds }),
    noteCounts(ctx, actor, { regionCode: theme.consultation.regionCode, commentIds }),
  ])
  return {
    consultation: { id: consultationId, title: theme.consultation.title },
    id: theme.id,
    name: theme.name,
    place: numberOf(theme.anchorEId),
    lockVersion: theme.lockVersion,
    texts: theme.texts,
    people: theme.people,
    stations: theme.stations,
    stance: { change: 0, oppose: 0, support: 0, unclear: 0, ...(theme.stance as object) },
    proposals: theme.proposals as unknown as ThemePage['proposals'],
    isClosed: theme.closedAt !== null,
    assignee,
    assigneeName: assignees.find(({ value }) => value === assignee)?.name ?? '',
    dueAt: theme.dueAt?.getTime() ?? 0,
    assignees,
    others,
    may: {
      group: can(actor, 'comment:group', { regionCode }),
      assign: can(actor, 'comment:assign', { regionCode }),
      moderate: can(actor, 'comment:moderate', { regionCode }),
    },
    comments: deskCommentsOf(shown, { numberOf, originals, assignments, notes: counts }),
    notes,
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? '') : '',
    lastAction,
    model: modelOf(ctx, actor, theme.consultation),
    summaries: summaries.get(themeId) ?? { standing: null, draft: null },
  }
}
