// One consultation as the office sees it: what stands in the plan, who prepared and who may approve it, what is allowed now,
// how far each station is, and what the public was told.

import type { Context } from '~/adapters/context.server'
import { publishersOf } from '~/commands/approve-consultation.server'
import { noConsultation, policyOf } from '~/commands/prepare-consultation.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import {
  type ConsultationAct,
  countedDays,
  type Day,
  isWeekend,
  mayAct,
  periodOf,
  type Stage,
  stageOf,
} from '~/domain/consultation'

export interface DeskConsultation {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  readonly lockVersion: number
  readonly workId: string
  readonly workTitle: string
  readonly version: { readonly id: string; readonly label: string; readonly articles: number }
  readonly explanation: string
  readonly opensAt: number
  readonly closesAt: number
  readonly stationsDueAt: number
  readonly lastDay: Day
  readonly days: number
  readonly policyDays: number
  readonly policySource: string
  readonly endsOnWeekend: boolean
  readonly shortenReason: string
  readonly whoMayComment: string
  readonly moderation: string
  readonly showsComments: boolean
  readonly preparedBy: string
  readonly approvedBy: string
  readonly isOwnProposal: boolean
  /** Names of those who could approve it; empty in an office that is too small. */
  readonly approvers: readonly string[]
  readonly may: Readonly<Record<DeskAct, boolean>> & { readonly importComments: boolean }
  readonly comments: number
  readonly people: number
  readonly stations: readonly StationProgress[]
  readonly notices: readonly { readonly kind: string; readonly words: string; readonly at: number }[]
}

export type DeskAct = Extract<
  ConsultationAct,
  'revise' | 'approve' | 'publish' | 'extend' | 'suspend' | 'resume' | 'correct' | 'withdraw'
>

export interface StationProgress {
  readonly id: string
  readonly name: string
  readonly regionName: string
  readonly dueAt: number
  readonly received: number
  readonly reportedAt?: number
}

/** Refuses people who are not of the office's staff. */
export async function deskConsultation(ctx: Context, actor: Actor, id: string): Promise<DeskConsultation> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id },
    include: {
      work: true,
      version: true,
      counts: true,
      notices: { orderBy: { createdAt: 'desc' } },
      stations: { include: { station: { include: { region: true } } }, orderBy: { stationId: 'asc' } },
    },
  })
  if (!row) throw noConsultation()
  if (!can(actor, 'disposition:read', { regionCode: row.regionCode })) throw forbidden()
  const now = ctx.clock.now()
  const opensAt = row.opensAt.getTime()
  const closesAt = row.closesAt.getTime()
  const stage = stageOf(
    { status: row.status, opensAt, closesAt, outcomePublishedAt: row.outcomePublishedAt?.getTime() },
    now,
  )
  const people = await namesOf(ctx, [row.preparedById, row.approvedById])
  const approvers = await publishersOf(ctx, row.regionCode)
  const policy = await policyOf(ctx, row.work, row.publishedAt?.getTime() ?? now)
  const period = periodOf(opensAt, closesAt)
  return {
    id: row.id,
    title: row.title,
    stage,
    lockVersion: row.lockVersion,
    workId: row.workId,
    workTitle: row.work.title,
    version: { id: row.versionId, label: row.version.label, articles: row.version.articleCount },
    explanation: row.explanation,
    opensAt,
    closesAt,
    stationsDueAt: row.stationsDueAt.getTime(),
    lastDay: period.lastDay,
    days: countedDays(period),
    policyDays: policy.minDays,
    policySource: policy.sourceArticle,
    endsOnWeekend: isWeekend(period.lastDay),
    shortenReason: row.shortenReason,
    whoMayComment: row.whoMayComment,
    moderation: row.moderation,
    showsComments: row.showsComments,
    preparedBy: people.get(row.preparedById) ?? '',
    approvedBy: people.get(row.approvedById ?? '') ?? '',
    isOwnProposal: actor.id === row.preparedById,
    approvers: approvers.filter(({ id }) => id !== row.preparedById).map(({ name }) => name),
    may: {
      ...rightsOf(actor, row, stage),
      importComments:
        row.publishedAt !== null && can(actor, 'comment:import', { regionCode: row.regionCode }),
    },
    comments: row.counts?.comments ?? 0,
    people: row.counts?.people ?? 0,
    stations: row.stations.map(({ station, dueAt, received, reportedAt }) => ({
      id: station.id,
      name: station.name,
      regionName: station.region.name,
      dueAt: dueAt.getTime(),
      received,
      reportedAt: reportedAt?.getTime(),
    })),
    notices: row.notices.map(({ kind, words, createdAt }) => ({ kind, words, at: createdAt.getTime() })),
  }
}

function rightsOf(
  actor: Actor,
  row: { readonly regionCode: string; readonly preparedById: string; readonly publishedAt: Date | null },
  stage: Stage,
): Record<DeskAct, boolean> {
  const subject = { regionCode: row.regionCode }
  const approval = { ...subject, proposerId: row.preparedById }
  const extend = can(actor, 'consultation:extend', subject)
  const prepare = can(actor, 'consultation:prepare', subject)
  const rights: Record<DeskAct, boolean> = {
    revise: prepare,
    approve: can(actor, 'consultation:approve', approval),
    publish: can(actor, 'consultation:publish', approval),
    extend,
    suspend: extend,
    resume: extend,
    correct: extend,
    withdraw: can(actor, 'consultation:withdraw', subject) || (row.publishedAt === null && prepare),
  }
  for (const act of Object.keys(rights) as DeskAct[]) rights[act] = rights[act] && mayAct(stage, act)
  return rights
}

async function namesOf(ctx: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const people = await ctx.database.prisma.person.findMany({
    where: { id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name]))
}
