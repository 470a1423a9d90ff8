// The conditions of the comments desk: as the address holds them, as the database is asked, and all comments that meet
// them, for what is done to all at once. Reading and acting share one condition, so that what was counted is what changes.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type Actor, can } from '~/domain/access'
import { mostAtOnce } from './moderate-comment.server'
import { forbidden, Refusal } from './refusal'
import type { SeenComment } from './theme-change.server'

export interface DeskFilters {
  readonly article: string
  readonly channel: string
  readonly station: string
  /** A state of `commentStates`, or `appealed` for those with an appeal that waits. */
  readonly state: string
  readonly stance: string
  /** A theme's id, or `none` for comments in no theme. */
  readonly theme: string
  /** `unit:ID`, `person:ID`, or `none`; through the comment, its article or its theme. */
  readonly assignee: string
  /** A group's id, or `none` for comments in no group of the last run. */
  readonly cluster: string
  readonly q: string
  readonly after: string
}

/** Names of the conditions in the address, in the order of the form. */
export const filterNames = [
  'article',
  'theme',
  'channel',
  'station',
  'state',
  'stance',
  'assignee',
  'cluster',
  'q',
] as const satisfies readonly (keyof DeskFilters)[]

/** The filters as the address holds them. */
export function readFilters(query: URLSearchParams): DeskFilters {
  const field = (name: string) => (query.get(name) ?? '').slice(0, 100)
  return {
    article: field('article'),
    channel: field('channel'),
    station: field('station'),
    state: field('state'),
    stance: field('stance'),
    theme: field('theme'),
    assignee: field('assignee'),
    cluster: field('cluster'),
    q: field('q').trim(),
    after: field('after'),
  }
}

/** The same conditions as an address, always in one order and without the place in the list. */
export function filterQuery(filters: DeskFilters): string {
  const query = new URLSearchParams()
  for (const name of filterNames) if (filters[name] !== '') query.set(name, filters[name])
  return query.toString()
}

/** What the database is asked. The staff of an assignee are looked up first: two small tables. */
export async function whereOf(
  ctx: Context,
  consultationId: string,
  filters: DeskFilters,
): Promise<Prisma.CommentWhereInput> {
  const { article, channel, station, state, stance, theme, cluster, q } = filters
  const submission = { ...(channel ? { channel } : {}), ...(station ? { stationId: station } : {}) }
  const and: Prisma.CommentWhereInput[] = [{ consultationId }]
  if (article) and.push({ anchorEId: article })
  if (state === 'appealed') and.push({ appeals: { some: { decidedAt: null } } })
  else and.push({ state: state || { not: 'undone' } })
  if (stance) and.push({ stance })
  if (channel || station) and.push({ submission })
  if (theme) and.push({ themes: theme === 'none' ? { none: {} } : { some: { themeId: theme } } })
  if (cluster === 'none') and.push(await ungrouped(ctx, consultationId))
  else if (cluster) and.push({ clusters: { some: { clusterId: cluster } } })
  if (filters.assignee) and.push(await assignedTo(ctx, consultationId, filters.assignee))
  if (q) {
    const contains = { contains: q, mode: 'insensitive' as const }
    and.push({ OR: [{ text: contains }, { suggestion: contains }] })
  }
  return { AND: and }
}

/** In no group of the last run; before the first run, all. */
export async function ungrouped(ctx: Context, consultationId: string): Promise<Prisma.CommentWhereInput> {
  const last = await ctx.database.prisma.clustering.findFirst({
    where: { consultationId },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return { clusters: { none: { cluster: { clusteringId: last?.id ?? '' } } } }
}

async function assignedTo(
  ctx: Context,
  consultationId: string,
  assignee: string,
): Promise<Prisma.CommentWhereInput> {
  const { prisma } = ctx.database
  const [kind = '', id = ''] = assignee.split(':')
  const isNobody = assignee === 'none'
  const whose = kind === 'unit' ? { unitId: id } : { personId: id }
  const rows = await prisma.assignment.findMany({
    where: {
      consultationId,
      ...(isNobody ? { OR: [{ unitId: { not: null } }, { personId: { not: null } }] } : whose),
    },
    select: { kind: true, targetId: true },
  })
  const targets = (of: string) => rows.filter((row) => row.kind === of).map(({ targetId }) => targetId)
  const theme = isNobody
    ? { OR: [{ assignedUnitId: { not: null } }, { assignedToId: { not: null } }] }
    : kind === 'unit'
      ? { assignedUnitId: id }
      : { assignedToId: id }
  const given: Prisma.CommentWhereInput = {
    OR: [
      { id: { in: targets('comment') } },
      { anchorEId: { in: targets('article') } },
      { themes: { some: { theme } } },
    ],
  }
  return isNobody ? { NOT: given } : given
}

/**
 * All comments that meet the conditions, with the theme each stands in. `confirmed` is the number that the person agreed
 * to: refuses where it is another one by now, and beyond `mostAtOnce`.
 */
export async function matchingComments(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly filters: DeskFilters; readonly confirmed: number },
): Promise<SeenComment[]> {
  const { consultationId, filters, confirmed } = asked
  await askModerator(ctx, actor, consultationId)
  const rows = await ctx.database.prisma.comment.findMany({
    where: await whereOf(ctx, consultationId, filters),
    orderBy: { id: 'asc' },
    take: mostAtOnce + 1,
    select: { id: true, themes: { select: { themeId: true } } },
  })
  if (rows.length > mostAtOnce) throw tooMany()
  if (rows.length !== confirmed) throw numberMoved(confirmed, rows.length)
  return rows.map(({ id, themes }) => ({ id, themeId: themes[0]?.themeId ?? '' }))
}

/** How many that are now, for the person to agree to. Refuses none, and more than `mostAtOnce`. */
export async function countMatching(
  ctx: Context,
  actor: Actor,
  { consultationId, filters }: { readonly consultationId: string; readonly filters: DeskFilters },
): Promise<number> {
  await askModerator(ctx, actor, consultationId)
  const where = await whereOf(ctx, consultationId, filters)
  const count = await ctx.database.prisma.comment.count({ where, take: mostAtOnce + 1 })
  if (count > mostAtOnce) throw tooMany()
  if (count === 0) throw numberMoved(1, 0)
  return count
}

async function askModerator(ctx: Context, actor: Actor, consultationId: string): Promise<void> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  if (!row || !can(actor, 'comment:moderate', { regionCode: row.regionCode })) throw forbidden()
}

function tooMany(): Refusal {
  const most = mostAtOnce.toLocaleString('en')
  return new Refusal('invalid', {
    zh: `一次最多处理${most}条，符合条件的比这多，没有改动。请加条件，分几次做。`,
    en: `At most ${most} comments at once, and more meet these conditions; nothing was changed. Narrow them and do it in parts.`,
  })
}

function numberMoved(before: number, now: number): Refusal {
  return new Refusal('conflict', {
    zh: `您确认的是${before}条，现在符合条件的有${now}条，没有改动。请看过以后再确认一次；您选的都还在。`,
    en: `You confirmed ${before} comments; ${now} meet the conditions now, so nothing was changed. Look and confirm again; your choices are still here.`,
  })
}
