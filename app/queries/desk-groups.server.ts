// The groups on the comments desk: themes that people made, and the machine's suggestions for what stands in no theme
// yet, each with its counts, its tallied proposals and its quotes.

import type { Context } from '~/adapters/context.server'
import type { ActionBefore } from '~/commands/theme-change.server'
import type { StanceCounts } from '~/domain/comment'

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
  readonly isFamily: boolean
  readonly isClosed: boolean
  readonly assignee: string
  readonly dueAt: number
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
  readonly clustering: { readonly stability: number; readonly at: number; readonly comments: number } | null
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
  const left = await leftIn(
    ctx,
    clusters.map(({ id }) => id),
  )
  const open = clusters.filter(({ id }) => (left.get(id) ?? 0) > 0)
  const shown = open.slice(0, article ? shownOfArticle : shownOfAll)
  const shownThemes = themes.filter(({ anchorEId }) => !article || anchorEId === article)
  const [texts, names] = await Promise.all([
    quotedTexts(
      ctx,
      [...shownThemes, ...shown].flatMap(({ representatives }) => representatives),
    ),
    assigneeNames(ctx, shownThemes),
  ])
  const base = (row: GroupRow) => groupOf(row, { numberOf, texts })
  return {
    options: themes.filter(({ closedAt }) => closedAt === null).map(({ id, name }) => ({ id, name })),
    themes: shownThemes.map((theme) => ({
      ...base({ ...theme, label: theme.name }),
      isClosed: theme.closedAt !== null,
      assignee: names.get(theme.assignedUnitId ?? theme.assignedToId ?? '') ?? '',
      dueAt: theme.dueAt?.getTime() ?? 0,
    })),
    suggestions: shown.map((cluster) => ({
      ...base(cluster),
      left: left.get(cluster.id) ?? 0,
      isFamily: cluster.isDuplicateFamily,
    })),
    moreSuggestions: open.length - shown.length,
    clustering: clustering
      ? { stability: clustering.stability, at: clustering.createdAt.getTime(), comments: clustering.comments }
      : null,
  }
}

function clustersOf(ctx: Context, clusteringId: string, article: string) {
  return ctx.database.prisma.cluster.findMany({
    where: { clusteringId, ...(article ? { anchorEId: article } : {}) },
    orderBy: [{ people: 'desc' }, { ordinal: 'asc' }],
    take: 400,
  })
}

async function leftIn(ctx: Context, clusterIds: readonly string[]): Promise<Map<string, number>> {
  if (clusterIds.length === 0) return new Map()
  const rows = await ctx.database.driver.query<{ id: string; left: number }>(
    `SELECT m."clusterId" AS id, count(*)::int AS "left" FROM "ClusterMember" m
     WHERE m."clusterId" IN (SELECT json_array_elements_text($1::json))
       AND NOT EXISTS (SELECT 1 FROM "ThemeMember" t WHERE t."commentId" = m."commentId") GROUP BY 1`,
    [JSON.stringify(clusterIds)],
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
  { numberOf, texts }: { numberOf: GroupPlaces; texts: ReadonlyMap<string, Quoted> },
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
    isFamily: false,
    isClosed: false,
    assignee: '',
    dueAt: 0,
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
