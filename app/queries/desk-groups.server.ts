// The groups on the comments desk: themes that people made, and the machine's suggestions for what stands in no theme
// yet, each with its counts, its tallied proposals and its quotes.

import type { Context } from '~/adapters/context.server'
import { failureSentence } from '~/adapters/model/failures'
import { ungrouped } from '~/commands/comment-filter.server'
import type { ActionBefore } from '~/commands/theme-change.server'
import type { GroupChange, StanceCounts } from '~/domain/comment'
import { type GroupChoiceView, pairKey, standingChoices } from './group-choices.server'
import { type GroupSummaries, summariesOf } from './summaries.server'

export type GroupPlaces = (eId: string) => string

export interface DeskGroup {
  readonly id: string
  readonly label: string
  readonly place: string
  readonly people: number
  readonly texts: number
  readonly stations: number
  readonly stance: StanceCounts
  readonly proposals: readonly { readonly words: string; readonly people: number }[]
  readonly quotes: readonly { readonly id: string; readonly text: string; readonly isMinority: boolean }[]
  /** Of a suggestion: how many of its comments stand in no theme yet. */
  readonly left: number
  /** Of a suggestion: the theme that some of its comments stand in, so that the rest may belong there too. */
  readonly near: ThemeOption | null
  readonly isFamily: boolean
  /** 其他 of an article. */
  readonly isRest: boolean
  readonly isClosed: boolean
  readonly assignee: string
  readonly dueAt: number
  readonly summaries: GroupSummaries
}

export interface ThemeOption {
  readonly id: string
  readonly name: string
}

export interface LastAction {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly byName: string
  readonly at: number
}

export interface DeskGroups {
  readonly options: readonly ThemeOption[]
  readonly themes: readonly DeskGroup[]
  readonly suggestions: readonly DeskGroup[]
  readonly moreSuggestions: number
  /** 其他: what is left of articles, by the most people; together by its place alone. */
  readonly rests: readonly DeskGroup[]
  readonly moreRests: number
  /** Suggestions that somebody put off. */
  readonly putOff: readonly DeskGroup[]
  readonly choices: readonly GroupChoiceView[]
  readonly clustering: ClusteringView | null
}

export interface ClusteringView {
  readonly stability: number
  readonly at: number
  readonly comments: number
  readonly scope: string
  readonly resolution: number
  /** Groups of the run before that became one, and that fell apart. */
  readonly merged: number
  readonly split: number
  /** 未归类: comments in no group and in no theme. */
  readonly unassigned: number
  /** The language model whose vectors told what is near; empty for the product's own. */
  readonly model: string
  /** Why they are the product's own although a model's were asked for. */
  readonly modelFailure: { readonly zh: string; readonly en: string } | null
}

/** Without an article the desk shows the largest suggestions of all, with one all of its own. */
const shownOfAll = 10
const shownOfArticle = 40
const shownProposals = 5
const mostQuote = 160

interface Asked {
  readonly consultationId: string
  readonly article: string
  readonly numberOf: GroupPlaces
}

/** Themes and suggestions, of one article or of all. */
export async function groupsOf(
  ctx: Context,
  { consultationId, article, numberOf }: Asked,
): Promise<DeskGroups> {
  const { prisma } = ctx.database
  const [themes, clustering] = await Promise.all([
    prisma.theme.findMany({
      where: { consultationId, OR: [{ closedAt: null }, { texts: { gt: 0 } }] },
      orderBy: [{ people: 'desc' }, { createdAt: 'asc' }],
    }),
    prisma.clustering.findFirst({ where: { consultationId }, orderBy: { createdAt: 'desc' } }),
  ])
  const clusters = clustering ? await clustersOf(ctx, clustering.id, article) : []
  const ids = clusters.map(({ id }) => id)
  const choices = await standingChoices(ctx, consultationId)
  const [left, later, near, unassigned] = await Promise.all([
    leftIn(ctx, ids),
    choices.later.size > 0 ? leftIn(ctx, ids, [...choices.later]) : new Map<string, number>(),
    nearThemes(ctx, ids, choices.apart),
    clustering ? unassignedIn(ctx, consultationId) : 0,
  ])
  const waiting = clusters.filter(({ id }) => (left.get(id) ?? 0) > 0)
  const isPutOff = ({ id }: { readonly id: string }) => left.get(id) === later.get(id)
  const most = article ? shownOfArticle : shownOfAll
  const open = waiting.filter((cluster) => !isPutOff(cluster) && !cluster.isRest)
  const restsOpen = waiting.filter((cluster) => !isPutOff(cluster) && cluster.isRest)
  const off = waiting.filter(isPutOff).slice(0, shownOfAll)
  const [shown, rests] = [open.slice(0, most), restsOpen.slice(0, most)]
  const shownThemes = themes.filter(({ anchorEId }) => !article || anchorEId === article)
  const [texts, names, summaries] = await Promise.all([
    quotedTexts(
      ctx,
      [...shownThemes, ...shown, ...rests, ...off].flatMap(({ representatives }) => representatives),
    ),
    assigneeNames(ctx, shownThemes),
    summariesOf(
      ctx,
      [...shownThemes, ...shown, ...off].map(({ id }) => id),
    ),
  ])
  const base = (row: GroupRow) => groupOf(row, { numberOf, texts, summaries })
  const suggestion = (cluster: (typeof clusters)[number]): DeskGroup => ({
    ...base(cluster),
    left: left.get(cluster.id) ?? 0,
    near: near.get(cluster.id) ?? null,
    isFamily: cluster.isDuplicateFamily,
    isRest: cluster.isRest,
  })
  return {
    options: themes.filter(({ closedAt }) => closedAt === null).map(({ id, name }) => ({ id, name })),
    themes: shownThemes.map((theme) => ({
      ...base({ ...theme, label: theme.name }),
      isClosed: theme.closedAt !== null,
      assignee: names.get(theme.assignedUnitId ?? theme.assignedToId ?? '') ?? '',
      dueAt: theme.dueAt?.getTime() ?? 0,
    })),
    suggestions: shown.map(suggestion),
    putOff: off.map(suggestion),
    choices: choices.shown,
    moreSuggestions: open.length - shown.length,
    rests: rests.map(suggestion),
    moreRests: restsOpen.length - rests.length,
    clustering: clustering ? { ...toldOfRun(clustering), unassigned } : null,
  }
}

function clustersOf(ctx: Context, clusteringId: string, article: string) {
  return ctx.database.prisma.cluster.findMany({
    where: { clusteringId, ...(article ? { anchorEId: article } : {}) },
    orderBy: [{ isRest: 'asc' }, { people: 'desc' }, { ordinal: 'asc' }],
    take: 400,
  })
}

interface RunRow {
  readonly model: string
  readonly modelFailure: string
  readonly id: string
  readonly consultationId: string
  readonly stability: number
  readonly createdAt: Date
  readonly comments: number
  readonly scope: string
  readonly resolution: number
  readonly changes: unknown
}

function toldOfRun(run: RunRow) {
  const { stability, createdAt, comments, scope, resolution, changes, model } = run
  const ofKind = (kind: string) =>
    (changes as readonly GroupChange[]).filter((change) => change.kind === kind).length
  const counts = { merged: ofKind('merged'), split: ofKind('split') }
  const modelFailure = run.modelFailure ? failureSentence(run.modelFailure) : null
  return { stability, at: createdAt.getTime(), comments, scope, resolution, ...counts, model, modelFailure }
}

async function unassignedIn(ctx: Context, consultationId: string): Promise<number> {
  const where = await ungrouped(ctx, consultationId)
  return ctx.database.prisma.comment.count({
    where: {
      consultationId,
      state: { not: 'undone' },
      OR: [{ settledAs: null }, { settledAs: { not: 'spam' } }],
      themes: { none: {} },
      ...where,
    },
  })
}

/** For groups that hold comments of a theme: the theme with most of them, unless somebody said that they are apart. */
async function nearThemes(
  ctx: Context,
  clusterIds: readonly string[],
  apart: ReadonlySet<string>,
): Promise<Map<string, ThemeOption>> {
  const rows = await ctx.database.driver.query<{ clusterId: string; id: string; name: string }>(
    `SELECT m."clusterId", h."id", h."name" FROM "ClusterMember" m
     JOIN "ThemeMember" t ON t."commentId" = m."commentId" JOIN "Theme" h ON h."id" = t."themeId"
     WHERE m."clusterId" IN (SELECT json_array_elements_text($1::json)) AND h."closedAt" IS NULL
     GROUP BY 1, 2, 3 ORDER BY count(*) DESC, h."id"`,
    [JSON.stringify(clusterIds)],
  )
  const near = new Map<string, ThemeOption>()
  for (const { clusterId, id, name } of rows)
    if (!near.has(clusterId) && !apart.has(pairKey(clusterId, id))) near.set(clusterId, { id, name })
  return near
}

/** How many comments of each group stand in no theme; of `among` only, where it is given. */
async function leftIn(
  ctx: Context,
  clusterIds: readonly string[],
  among?: readonly string[],
): Promise<Map<string, number>> {
  if (clusterIds.length === 0) return new Map()
  const rows = await ctx.database.driver.query<{ id: string; left: number }>(
    `SELECT m."clusterId" AS id, count(*)::int AS "left" FROM "ClusterMember" m
     WHERE m."clusterId" IN (SELECT json_array_elements_text($1::json))
       AND NOT EXISTS (SELECT 1 FROM "ThemeMember" t WHERE t."commentId" = m."commentId")
       AND ($2::json IS NULL OR m."commentId" IN (SELECT json_array_elements_text($2::json))) GROUP BY 1`,
    [JSON.stringify(clusterIds), among ? JSON.stringify(among) : null],
  )
  return new Map(rows.map(({ id, left }) => [id, left]))
}

interface GroupRow {
  readonly id: string
  readonly label: string
  readonly anchorEId: string
  readonly people: number
  readonly texts: number
  readonly stations: number
  readonly stance: unknown
  readonly proposals: unknown
  readonly representatives: readonly string[]
}

interface Quoted {
  readonly text: string
  readonly stance: string
}

function groupOf(
  row: GroupRow,
  {
    numberOf,
    texts,
    summaries,
  }: {
    numberOf: GroupPlaces
    texts: ReadonlyMap<string, Quoted>
    summaries: ReadonlyMap<string, GroupSummaries>
  },
): DeskGroup {
  const stance = { change: 0, oppose: 0, support: 0, unclear: 0, ...(row.stance as Partial<StanceCounts>) }
  const sides = (['change', 'oppose', 'support'] as const).toSorted((a, b) => stance[b] - stance[a])
  const most = sides[0]
  return {
    id: row.id,
    label: row.label,
    place: numberOf(row.anchorEId),
    people: row.people,
    texts: row.texts,
    stations: row.stations,
    stance,
    proposals: (row.proposals as DeskGroup['proposals']).slice(0, shownProposals),
    quotes: row.representatives.flatMap((id) => {
      const quote = texts.get(id)
      if (!quote) return []
      const isMinority = quote.stance !== 'unclear' && quote.stance !== most
      return [{ id, text: shortened(quote.text), isMinority }]
    }),
    left: row.texts,
    near: null,
    isFamily: false,
    isRest: false,
    isClosed: false,
    assignee: '',
    dueAt: 0,
    summaries: summaries.get(row.id) ?? { standing: null, draft: null },
  }
}

function shortened(text: string): string {
  const points = [...text.replace(/\s+/gu, ' ')]
  return points.length > mostQuote ? `${points.slice(0, mostQuote).join('')}……` : points.join('')
}

async function quotedTexts(ctx: Context, ids: readonly string[]): Promise<Map<string, Quoted>> {
  const rows = await ctx.database.prisma.comment.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, text: true, stance: true },
  })
  return new Map(rows.map(({ id, text, stance }) => [id, { text, stance }]))
}

async function assigneeNames(
  ctx: Context,
  themes: readonly { assignedUnitId: string | null; assignedToId: string | null }[],
): Promise<Map<string, string>> {
  const { prisma } = ctx.database
  const units = themes.flatMap(({ assignedUnitId }) => assignedUnitId ?? [])
  const people = themes.flatMap(({ assignedToId }) => assignedToId ?? [])
  const [named, persons] = await Promise.all([
    units.length > 0 ? prisma.unit.findMany({ where: { id: { in: units } } }) : [],
    people.length > 0
      ? prisma.person.findMany({ where: { id: { in: people } }, select: { id: true, name: true } })
      : [],
  ])
  return new Map([...named, ...persons].map(({ id, name }) => [id, name]))
}

/** The last action on themes that is not undone: the one that can be undone now. */
export async function lastActionOf(ctx: Context, consultationId: string): Promise<LastAction | null> {
  const { prisma } = ctx.database
  const action = await prisma.themeAction.findFirst({
    where: { consultationId, undoneAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  if (!action) return null
  const person = await prisma.person.findUnique({ where: { id: action.byId }, select: { name: true } })
  const { subject } = action.before as unknown as ActionBefore
  return {
    id: action.id,
    kind: action.kind,
    subject,
    byName: person?.name ?? '',
    at: action.createdAt.getTime(),
  }
}
