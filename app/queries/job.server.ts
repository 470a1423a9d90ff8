// Background jobs as their pages show them: what, how far, in words; never what is in their payload.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { jobDefinitions } from '~/jobs'

export interface JobView {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  /** What stays of one that did not end; absent: nothing. */
  readonly keeps?: { readonly zh: string; readonly en: string }
  readonly status: string
  readonly done: number
  readonly total: number
  readonly sentence: { readonly zh: string; readonly en: string }
  readonly error: string
  readonly startedBy: string
  readonly createdAt: number
  readonly finishedAt: number
  readonly mayManage: boolean
  /** The consultation whose comments it grouped, carried or drafted for, where there is one. */
  readonly consultationId: string
  /** The theme it drafted for, where there is one. */
  readonly theme: { readonly id: string; readonly consultationId: string } | null
}

/** One job; refuses who neither started it nor looks after the system. */
export async function jobView(ctx: Context, actor: Actor, id: string): Promise<JobView> {
  const run = await ctx.database.prisma.jobRun.findUnique({ where: { id } })
  if (!run || !can(actor, 'job:read', { ownerId: run.createdById ?? undefined })) throw forbidden()
  const [view] = await viewsOf(ctx, actor, [run])
  if (!view) throw forbidden()
  return view
}

const listed = 200

/** The newest jobs; an administrator's or auditor's list of all, everybody else's own. */
export async function jobList(ctx: Context, actor: Actor): Promise<readonly JobView[]> {
  const seesAll = can(actor, 'job:read', {})
  if (!seesAll && !can(actor, 'job:read', { ownerId: actor.id })) throw forbidden()
  const runs = await ctx.database.prisma.jobRun.findMany({
    where: seesAll ? {} : { createdById: actor.id ?? '' },
    orderBy: { createdAt: 'desc' },
    take: listed,
  })
  return viewsOf(ctx, actor, runs)
}

interface Run {
  readonly id: string
  readonly name: string
  readonly subject: string
  readonly status: string
  readonly done: number
  readonly total: number
  readonly sentenceZh: string
  readonly sentenceEn: string
  readonly error: string
  readonly createdById: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

async function viewsOf(ctx: Context, actor: Actor, runs: readonly Run[]): Promise<JobView[]> {
  const { prisma } = ctx.database
  const [people, consultations, themes, clusters] = await Promise.all([
    prisma.person.findMany({
      where: { id: { in: runs.flatMap(({ createdById }) => createdById ?? []) } },
      select: { id: true, name: true },
    }),
    prisma.consultation.findMany({
      where: { id: { in: runs.map(({ subject }) => subject) } },
      select: { id: true },
    }),
    prisma.theme.findMany({
      where: { id: { in: runs.map(({ subject }) => subject) } },
      select: { id: true, consultationId: true },
    }),
    prisma.cluster.findMany({
      where: { id: { in: runs.map(({ subject }) => subject) } },
      select: { id: true, clustering: { select: { consultationId: true } } },
    }),
  ])
  return runs.map((run) => ({
    id: run.id,
    title: jobDefinitions.find(({ name }) => name === run.name)?.title ?? { zh: run.name, en: run.name },
    keeps: jobDefinitions.find(({ name }) => name === run.name)?.keeps,
    status: run.status,
    done: run.done,
    total: run.total,
    sentence: { zh: run.sentenceZh, en: run.sentenceEn },
    error: run.error,
    startedBy: people.find(({ id }) => id === run.createdById)?.name ?? '',
    createdAt: run.createdAt.getTime(),
    finishedAt: run.finishedAt?.getTime() ?? 0,
    mayManage: can(actor, 'job:manage', { ownerId: run.createdById ?? undefined }),
    consultationId:
      consultations.find(({ id }) => id === run.subject)?.id ??
      clusters.find(({ id }) => id === run.subject)?.clustering.consultationId ??
      '',
    theme: themes.find(({ id }) => id === run.subject) ?? null,
  }))
}
