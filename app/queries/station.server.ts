// A station's page. Everybody sees where it is and what can be commented on there; its own people also see their tasks with the
// next day that matters, how much they entered, and what became of it.

import type { Context } from '~/adapters/context.server'
import { Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { mayAct, type Stage, stageOf } from '~/domain/consultation'

export interface StationPage {
  readonly id: string
  readonly name: string
  readonly kinds: readonly string[]
  readonly regionName: string
  readonly address: string
  readonly head: string
  readonly phone: string
  readonly isClosed: boolean
  /** Open to comments now, for everybody. */
  readonly open: readonly { readonly id: string; readonly title: string; readonly closesAt: number }[]
  /** Only for people who may enter comments for this station. */
  readonly tasks?: readonly StationTask[]
}

export interface StationTask {
  readonly consultationId: string
  readonly title: string
  readonly stage: Stage
  readonly dueAt: number
  readonly closesAt: number
  readonly received: number
  readonly reportedAt?: number
  readonly mayEnter: boolean
  readonly isLate: boolean
  readonly mayReport: boolean
  readonly hasOutcome: boolean
}

const mostTasks = 50

/** Refuses a station that does not exist. */
export async function stationPage(ctx: Context, actor: Actor, id: string): Promise<StationPage> {
  const station = await ctx.database.prisma.station.findUnique({
    where: { id },
    include: {
      region: true,
      tasks: {
        where: { consultation: { publishedAt: { not: null } } },
        include: { consultation: true },
        orderBy: { dueAt: 'desc' },
        take: mostTasks,
      },
    },
  })
  if (!station) {
    throw new Refusal('not-found', {
      zh: '没有这个站点。请从站点列表重新进入。',
      en: 'There is no such station. Start again from the list of stations.',
    })
  }
  const now = ctx.clock.now()
  const tasks = station.tasks.map((task) => taskOf(task, now))
  const isOwn = can(actor, 'comment:enter', { stationId: id, regionCode: station.regionCode })
  return {
    id,
    name: station.name,
    kinds: station.kinds,
    regionName: station.region.name,
    address: station.address,
    head: station.head,
    phone: station.phone,
    isClosed: station.closedAt !== null,
    open: tasks
      .filter(({ stage }) => stage === 'open')
      .map(({ consultationId, title, closesAt }) => ({ id: consultationId, title, closesAt })),
    ...(isOwn ? { tasks: tasks.sort(byNextDay) } : {}),
  }
}

interface TaskRow {
  readonly consultationId: string
  readonly dueAt: Date
  readonly reportedAt: Date | null
  readonly received: number
  readonly consultation: {
    readonly title: string
    readonly status: string
    readonly opensAt: Date
    readonly closesAt: Date
    readonly outcomePublishedAt: Date | null
  }
}

function taskOf(
  { consultation, consultationId, dueAt, reportedAt, received }: TaskRow,
  now: number,
): StationTask {
  const closesAt = consultation.closesAt.getTime()
  const stage = stageOf(
    {
      status: consultation.status,
      opensAt: consultation.opensAt.getTime(),
      closesAt,
      outcomePublishedAt: consultation.outcomePublishedAt?.getTime(),
    },
    now,
  )
  const isLate = mayAct(stage, 'enter-late')
  return {
    consultationId,
    title: consultation.title,
    stage,
    dueAt: dueAt.getTime(),
    closesAt,
    received,
    reportedAt: reportedAt?.getTime(),
    mayEnter: mayAct(stage, 'enter') || isLate,
    isLate,
    mayReport: reportedAt === null && (stage === 'open' || stage === 'closed' || stage === 'suspended'),
    hasOutcome: stage === 'reported',
  }
}

/** What is still to be reported first, the nearest day on top; then the rest, the latest first. */
function byNextDay(a: StationTask, b: StationTask): number {
  const [first, second] = [Number(!a.mayReport), Number(!b.mayReport)]
  if (first !== second) return first - second
  return a.mayReport ? a.dueAt - b.dueAt : b.dueAt - a.dueAt
}
