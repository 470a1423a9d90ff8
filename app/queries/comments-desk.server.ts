// The comments desk of one consultation: how many spoke on which article, what people and the machine grouped, and the
// comments themselves, 50 a page. Counts are maintained ones; the page of comments is found by its key and never by
// counting.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type DeskFilters, whereOf } from '~/commands/comment-filter.server'
import { mostAtOnce } from '~/commands/moderate-comment.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { placeName } from '~/domain/comment'
import { type ArticleProposal, articleProposals } from './article-proposals.server'
import { type Assignee, type AssignmentView, assigneesOf, assignmentsOf } from './assignees.server'
import { type DeskComment, deskCommentsOf, originalsOf } from './desk-comment.server'
import {
  type DeskGroup,
  type DeskGroups,
  type GroupPlaces,
  groupsOf,
  type LastAction,
  lastActionOf,
  type ThemeOption,
} from './desk-groups.server'
import { noteCounts } from './desk-notes.server'
import { doorMarks } from './door-marks.server'
import { type SavedFilterView, savedFilters } from './saved-filters.server'
import { type ModelView, modelOf } from './summaries.server'

export interface CommentsDesk {
  readonly id: string
  readonly title: string
  readonly counts: {
    readonly comments: number
    /** Of these, set aside as spam: the machine does not group them. */
    readonly spam: number
    readonly published: number
    readonly people: number
    readonly stations: number
  }
  readonly may: { readonly group: boolean; readonly assign: boolean; readonly moderate: boolean }
  /** Comments that meet the conditions; one more than `mostAtOnce` where there are still more. */
  readonly matching: number
  /** Appeals of authors that wait for somebody. */
  readonly appeals: number
  readonly saved: readonly SavedFilterView[]
  readonly assignees: readonly Assignee[]
  /** Who is in charge of the chosen article; null without a choice. */
  readonly articleAssignment: AssignmentView | null
  /** What is asked of the chosen article; empty without a choice and on later pages. */
  readonly proposals: readonly ArticleProposal[]
  readonly filters: DeskFilters
  readonly articles: readonly DeskArticle[]
  readonly stations: readonly { readonly id: string; readonly name: string }[]
  readonly themes: readonly ThemeOption[]
  readonly groups: readonly DeskGroup[]
  readonly suggestions: readonly DeskGroup[]
  /** Suggestions not shown until an article is chosen. */
  readonly moreSuggestions: number
  readonly rests: readonly DeskGroup[]
  readonly moreRests: number
  readonly putOff: readonly DeskGroup[]
  readonly choices: DeskGroups['choices']
  readonly clustering: DeskGroups['clustering']
  /** Where a language model is configured. */
  readonly model: ModelView | null
  readonly comments: readonly DeskComment[]
  /** The letter of a family, when its copies are shown. */
  readonly letter: { readonly id: string; readonly text: string } | null
  readonly next: string
  readonly lastAction: LastAction | null
}

export interface DeskArticle {
  readonly eId: string
  readonly number: string
  readonly comments: number
  readonly people: number
  readonly stations: number
}

const pageSize = 50

/** The desk; refuses who is not of the staff of its region. A unit sees the articles that it was given, and nothing else. */
export async function commentsDesk(
  ctx: Context,
  actor: Actor,
  id: string,
  filters: DeskFilters,
): Promise<CommentsDesk> {
  const { prisma } = ctx.database
  const row = await prisma.consultation.findUnique({
    where: { id },
    include: {
      counts: true,
      articleCounts: true,
      version: {
        include: { articles: { orderBy: { ordinal: 'asc' }, select: { eId: true, number: true } } },
      },
      stations: { where: { received: { gt: 0 } }, select: { station: { select: { id: true, name: true } } } },
    },
  })
  if (!row) throw forbidden()
  const isStaff = can(actor, 'comment:read', { regionCode: row.regionCode })
  const given = filters.article
    ? await assignmentsOf(ctx, { consultationId: id, kind: 'article', targetIds: [filters.article] })
    : undefined
  const articleAssignment = given?.get(filters.article) ?? null
  if (!isStaff && !isOfUnit(actor, articleAssignment)) throw forbidden()
  const places = placesOf(row.version.articles, row.articleCounts)
  const subject = { regionCode: row.regionCode }
  const where = await whereOf(ctx, id, filters)
  const [groups, page, stationsOfArticles, lastAction, spoken, matching, appeals, saved, assignees] =
    await Promise.all([
      groupsOf(ctx, { consultationId: id, article: filters.article, numberOf: places.numberOf }),
      commentPage(ctx, where, filters),
      stationCounts(ctx, id),
      lastActionOf(ctx, id),
      stationsThatSpoke(ctx, id),
      ctx.database.prisma.comment.count({ where, take: mostAtOnce + 1 }),
      ctx.database.prisma.appeal.count({ where: { decidedAt: null, comment: { consultationId: id } } }),
      savedFilters(ctx, actor, { consultationId: id, regionCode: row.regionCode }),
      assigneesOf(ctx),
    ])
  const commentIds = page.rows.map((comment) => comment.id)
  const [originals, assignments, notes, marks] = await Promise.all([
    originalsOf(ctx, page.rows),
    assignmentsOf(ctx, { consultationId: id, kind: 'comment', targetIds: commentIds }),
    noteCounts(ctx, actor, { regionCode: row.regionCode, commentIds }),
    doorMarks(ctx, commentIds),
  ])
  const proposals =
    filters.article && !filters.after && !filters.cluster
      ? await articleProposals(ctx, {
          consultationId: id,
          eId: filters.article,
          number: places.numberOf(filters.article),
        })
      : []
  const articles = places.rows.map((place) => ({
    ...place,
    stations: stationsOfArticles.get(place.eId) ?? 0,
  }))
  const letter = groups.suggestions.find(({ id }) => id === filters.cluster && filters.cluster !== '')
  // Whole, since the quote is cut short and every longer copy would seem to add what was cut.
  const letterQuote = letter?.isFamily
    ? await ctx.database.prisma.comment.findUnique({
        where: { id: letter.quotes[0]?.id ?? '' },
        select: { id: true, text: true },
      })
    : null
  return {
    id,
    title: row.title,
    counts: {
      comments: row.counts?.comments ?? 0,
      spam: row.counts?.spam ?? 0,
      published: row.counts?.published ?? 0,
      people: row.counts?.people ?? 0,
      stations: spoken.length,
    },
    may: {
      group: can(actor, 'comment:group', subject),
      assign: can(actor, 'comment:assign', subject),
      moderate: can(actor, 'comment:moderate', subject),
    },
    filters,
    matching,
    appeals: isStaff ? appeals : 0,
    saved,
    assignees: isStaff ? assignees : [],
    articleAssignment,
    proposals,
    articles: isStaff ? articles : articles.filter(({ eId }) => eId === filters.article),
    stations: isStaff ? spoken : [],
    themes: isStaff ? groups.options : [],
    groups: groups.themes,
    suggestions: groups.suggestions,
    moreSuggestions: groups.moreSuggestions,
    rests: groups.rests,
    moreRests: groups.moreRests,
    putOff: groups.putOff,
    choices: groups.choices,
    clustering: groups.clustering,
    model: modelOf(ctx, actor, row),
    comments: deskCommentsOf(page.rows, {
      numberOf: places.numberOf,
      ...{ originals, assignments, notes, marks },
    }),
    letter: letterQuote,
    next: page.next,
    lastAction: isStaff ? lastAction : null,
  }
}

/** Whether the article was given to the unit that the actor works for. */
function isOfUnit(actor: Actor, assignment: AssignmentView | null): boolean {
  const [kind, unitId] = (assignment?.assignee ?? '').split(':')
  return kind === 'unit' && unitId !== undefined && can(actor, 'comment:read', { unitId })
}

function placesOf(
  articles: readonly { eId: string; number: string }[],
  counts: readonly { eId: string; texts: number; people: number }[],
) {
  const numbers = new Map(articles.map(({ eId, number }) => [eId, number]))
  const numberOf: GroupPlaces = (eId) => numbers.get(eId) ?? placeName(eId) ?? eId
  const counted = new Map(counts.map((count) => [count.eId, count]))
  const others = counts.filter(({ eId }) => !numbers.has(eId)).map(({ eId }) => eId)
  const rows = [
    ...others.sort((a, b) => (a === 'whole' ? -1 : b === 'whole' ? 1 : a < b ? -1 : 1)),
    ...numbers.keys(),
  ].map((eId) => ({
    eId,
    number: numberOf(eId),
    comments: counted.get(eId)?.texts ?? 0,
    people: counted.get(eId)?.people ?? 0,
  }))
  return { rows, numberOf }
}

/** Stations per article: only what came through stations is looked at, a small part of all. */
async function stationCounts(ctx: Context, consultationId: string): Promise<Map<string, number>> {
  const rows = await ctx.database.driver.query<{ eId: string; stations: number }>(
    `SELECT c."anchorEId" AS "eId", count(DISTINCT s."stationId")::int AS stations
     FROM "Submission" s JOIN "Comment" c ON c."submissionId" = s."id"
     WHERE s."consultationId" = $1 AND s."stationId" IS NOT NULL AND s."undoneAt" IS NULL GROUP BY 1`,
    [consultationId],
  )
  return new Map(rows.map(({ eId, stations }) => [eId, stations]))
}

function stationsThatSpoke(ctx: Context, consultationId: string) {
  return ctx.database.driver.query<{ id: string; name: string }>(
    `SELECT t."id", t."name" FROM "Station" t WHERE EXISTS
       (SELECT 1 FROM "Submission" s WHERE s."stationId" = t."id" AND s."consultationId" = $1 AND s."undoneAt" IS NULL) ORDER BY t."name"`,
    [consultationId],
  )
}

async function commentPage(ctx: Context, where: Prisma.CommentWhereInput, filters: DeskFilters) {
  const rows = await ctx.database.prisma.comment.findMany({
    where: { AND: [where, afterOf(filters.after)] },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    include: {
      submission: {
        select: { channel: true, publicName: true, typedById: true, station: { select: { name: true } } },
      },
      themes: { select: { theme: { select: { id: true, name: true } } } },
    },
  })
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const next = rows.length > pageSize && last ? `${last.receivedAt.getTime()}_${last.id}` : ''
  return { rows: shown, next }
}

/** The key of the last comment of the page before: milliseconds and id. Anything else is the first page. */
function afterOf(after: string): Prisma.CommentWhereInput {
  const key = /^(\d{1,15})_([a-z0-9]{1,64})$/u.exec(after)
  if (!key) return {}
  const receivedAt = new Date(Number(key[1]))
  return { OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { lt: key[2] ?? '' } }] }
}
