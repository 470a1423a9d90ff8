// What a person has to do now, by what the person may do: approvals, consultations under way, answers waiting for a second person,
// a station's tasks, a unit's themes, and for everybody their own comments with what became of them.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { type Stage, stageOf } from '~/domain/consultation'
import { type CarryLeft, carryLeft } from './carry-left.server'
import { appealsToDecide, assignedTo, type AssignedItem as WorkItem } from './desk-work.server'
import { lostChanges } from './lost-changes.server'
import { type OwnComment, ownComments } from './own-comments.server'
import { type StationTask, stationPage } from './station.server'

export interface DeskHome {
  readonly approvals: readonly DeskItem[]
  /** Published and not yet reported, or prepared by this person. */
  readonly running: readonly DeskItem[]
  /** Answers that wait for a second person, and answers of this person that came back. */
  readonly dispositions: readonly DispositionItem[]
  /** Comments that a stopped run left without a place in a later version. */
  readonly carryLeft: readonly (CarryLeft & { readonly title: string })[]
  /** Consultations with adopted words that are gone from the newest text. */
  readonly lost: readonly { readonly id: string; readonly title: string; readonly count: number }[]
  readonly stations: readonly {
    readonly id: string
    readonly name: string
    readonly tasks: readonly StationTask[]
  }[]
  readonly themes: readonly ThemeItem[]
  /** Comments and articles given to this person or to the person's unit and not done; overdue ones first. */
  readonly assignments: readonly WorkItem[]
  /** Appeals of authors that this person may decide, by consultation. */
  readonly appeals: readonly { readonly id: string; readonly title: string; readonly count: number }[]
  /** Open to this person's own comments. */
  readonly open: readonly { readonly id: string; readonly title: string; readonly closesAt: number }[]
  readonly own: readonly OwnComment[]
}

export interface DeskItem {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  readonly opensAt: number
  readonly closesAt: number
  readonly comments: number
  /** Comments that have no fate yet. */
  readonly waiting: number
  readonly isOwn: boolean
}

export interface DispositionItem {
  readonly consultationId: string
  readonly title: string
  readonly toApprove: number
  readonly returned: number
}

export interface ThemeItem {
  readonly id: string
  readonly name: string
  readonly consultationId: string
  readonly title: string
  readonly dueAt?: number
  readonly isOverdue: boolean
}

const most = 100

/** Refuses visitors. */
export async function deskHome(ctx: Context, actor: Actor): Promise<DeskHome> {
  if (actor.id === undefined) throw forbidden()
  const { id } = actor
  const [items, stations, themes, assignments, open, own] = await Promise.all([
    staffItems(ctx, actor),
    stationsOf(ctx, actor),
    themesOf(ctx, actor),
    assignedTo(ctx, actor),
    openDrafts(ctx),
    ownComments(ctx, { personId: id }),
  ])
  return {
    approvals: items.filter(({ item }) => isToApprove(item)).map(({ view }) => view),
    running: items.filter(({ item }) => !isToApprove(item)).map(({ view }) => view),
    dispositions: await dispositionsOf(ctx, actor, items),
    carryLeft: await carryLeftOf(ctx, items),
    lost: await lostOf(ctx, actor, items),
    stations,
    themes,
    assignments,
    appeals: await appealsToDecide(
      ctx,
      actor,
      items.map(({ item }) => item),
    ),
    open,
    own: own.items,
  }

  function isToApprove(item: StaffRow): boolean {
    const subject = { regionCode: item.regionCode, proposerId: item.preparedById }
    return (
      (item.status === 'preparing' && can(actor, 'consultation:approve', subject)) ||
      (item.status === 'approved' && can(actor, 'consultation:publish', subject))
    )
  }
}

type StaffRow = Awaited<ReturnType<typeof staffRows>>[number]

function staffRows(ctx: Context) {
  return ctx.database.prisma.consultation.findMany({
    where: { status: { not: 'withdrawn' }, outcomePublishedAt: null },
    include: { counts: true },
    orderBy: { closesAt: 'asc' },
    take: most,
  })
}

async function staffItems(ctx: Context, actor: Actor): Promise<{ item: StaffRow; view: DeskItem }[]> {
  const rows = await staffRows(ctx)
  const now = ctx.clock.now()
  return rows
    .filter(({ regionCode }) => can(actor, 'outcome:read', { regionCode }))
    .map((item) => {
      const opensAt = item.opensAt.getTime()
      const closesAt = item.closesAt.getTime()
      const { comments = 0 } = item.counts ?? {}
      const view = {
        id: item.id,
        title: item.title,
        stage: stageOf({ status: item.status, opensAt, closesAt }, now),
        opensAt,
        closesAt,
        comments,
        waiting: comments - settledOf(item.counts),
        isOwn: item.preparedById === actor.id,
      }
      return { item, view }
    })
}

function settledOf(counts: StaffRow['counts']): number {
  if (!counts) return 0
  const { adopted, partlyAdopted, notAdopted, noted, merged, outOfScope, spam } = counts
  return adopted + partlyAdopted + notAdopted + noted + merged + outOfScope + spam
}

async function dispositionsOf(
  ctx: Context,
  actor: Actor,
  items: readonly { readonly item: StaffRow }[],
): Promise<DispositionItem[]> {
  const byId = new Map(items.map(({ item }) => [item.id, item]))
  const rows = await ctx.database.prisma.disposition.findMany({
    where: {
      consultationId: { in: [...byId.keys()] },
      status: { in: ['proposed', 'returned'] },
      replacedById: null,
    },
    select: { consultationId: true, status: true, proposedById: true },
    take: 5_000,
  })
  const found = new Map<string, DispositionItem>()
  for (const { consultationId, status, proposedById } of rows) {
    const item = byId.get(consultationId)
    if (!item) continue
    const mayApprove = can(actor, 'disposition:approve', {
      regionCode: item.regionCode,
      proposerId: proposedById,
    })
    const counted = {
      toApprove: status === 'proposed' && mayApprove ? 1 : 0,
      returned: status === 'returned' && proposedById === actor.id ? 1 : 0,
    }
    if (counted.toApprove + counted.returned === 0) continue
    const before = found.get(consultationId) ?? {
      consultationId,
      title: item.title,
      toApprove: 0,
      returned: 0,
    }
    found.set(consultationId, {
      ...before,
      toApprove: before.toApprove + counted.toApprove,
      returned: before.returned + counted.returned,
    })
  }
  return [...found.values()]
}

async function carryLeftOf(ctx: Context, items: readonly { readonly item: StaffRow }[]) {
  const titles = new Map(items.map(({ item }) => [item.id, item.title]))
  const left = await carryLeft(ctx, [...titles.keys()])
  return left.map((one) => ({ ...one, title: titles.get(one.consultationId) ?? '' }))
}

async function lostOf(ctx: Context, actor: Actor, items: readonly { readonly item: StaffRow }[]) {
  const own = items.filter(({ item }) => can(actor, 'disposition:read', { regionCode: item.regionCode }))
  const lost = await lostChanges(
    ctx,
    own.map(({ item }) => item.id),
  )
  return own.flatMap(({ item: { id, title } }) => {
    const count = lost.filter(({ consultationId }) => consultationId === id).length
    return count > 0 ? [{ id, title, count }] : []
  })
}

async function stationsOf(ctx: Context, actor: Actor): Promise<DeskHome['stations'][number][]> {
  if (!actor.roles.includes('station')) return []
  const pages = await Promise.all(actor.stationIds.map((id) => stationPage(ctx, actor, id)))
  return pages.map(({ id, name, tasks = [] }) => ({
    id,
    name,
    tasks: tasks.filter(({ mayReport }) => mayReport),
  }))
}

async function themesOf(ctx: Context, actor: Actor): Promise<ThemeItem[]> {
  const assigned = [
    ...(actor.unitId && actor.roles.includes('undertaking') ? [{ assignedUnitId: actor.unitId }] : []),
    { assignedToId: actor.id },
  ]
  const rows = await ctx.database.prisma.theme.findMany({
    where: { closedAt: null, OR: assigned, consultation: { outcomePublishedAt: null } },
    include: { consultation: { select: { title: true } } },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'desc' }],
    take: most,
  })
  const now = ctx.clock.now()
  return rows.map(({ id, name, consultationId, consultation, dueAt }) => ({
    id,
    name,
    consultationId,
    title: consultation.title,
    dueAt: dueAt?.getTime(),
    isOverdue: dueAt !== null && dueAt.getTime() <= now,
  }))
}

async function openDrafts(ctx: Context): Promise<DeskHome['open'][number][]> {
  const now = new Date(ctx.clock.now())
  const rows = await ctx.database.prisma.consultation.findMany({
    where: { status: 'open', publishedAt: { not: null }, opensAt: { lte: now }, closesAt: { gt: now } },
    orderBy: { closesAt: 'asc' },
    select: { id: true, title: true, closesAt: true },
    take: most,
  })
  return rows.map(({ closesAt, ...row }) => ({ ...row, closesAt: closesAt.getTime() }))
}
