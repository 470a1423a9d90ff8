// What the page that prepares a consultation shows: the versions to choose from, or for a chosen one the policy of its region,
// the days that follow from it and the tree of stations; for a prepared consultation what it says now.

import type { Context } from '~/adapters/context.server'
import { policyOf } from '~/commands/prepare-consultation.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { type Day, dayOf, earliestLastDay, periodOf } from '~/domain/consultation'
import { type StationBranch, stationTree } from './station-tree.server'

export interface VersionChoice {
  readonly id: string
  readonly title: string
  readonly label: string
  readonly datedOn: number
  readonly articles: number
}

export interface PlanValues {
  readonly title: string
  readonly explanation: string
  readonly opensOn: Day
  readonly lastDay: Day
  readonly regionCodes: readonly string[]
  readonly stationIds: readonly string[]
  readonly shortenReason: string
  readonly whoMayComment: string
  readonly moderation: string
  readonly showsComments: boolean
}

export interface PlanView {
  readonly version: VersionChoice
  readonly values: PlanValues
  readonly policy: {
    readonly minDays: number
    readonly stationLeadDays: number
    readonly sourceArticle: string
  }
  readonly tree: readonly StationBranch[]
}

const mostVersions = 100

/** Versions a consultation may be prepared on, newest first. */
export async function versionChoices(ctx: Context, actor: Actor): Promise<VersionChoice[]> {
  if (!actor.regionCodes.some((regionCode) => can(actor, 'consultation:prepare', { regionCode })))
    throw forbidden()
  const rows = await ctx.database.prisma.version.findMany({
    where: {
      undoneAt: null,
      // A law in force has drafts too: what is asked is the stage of the text and not the state of the work.
      stage: { in: ['draft', 'consultation-draft', 'second-reading', 'third-reading', 'voting-draft'] },
      work: { OR: actor.regionCodes.map((code) => ({ regionCode: { startsWith: code } })) },
    },
    orderBy: [{ datedOn: 'desc' }, { ordinal: 'desc' }],
    select: { id: true, title: true, label: true, datedOn: true, articleCount: true },
    take: mostVersions,
  })
  return rows.map(({ articleCount, datedOn, ...row }) => ({
    ...row,
    datedOn: datedOn.getTime(),
    articles: articleCount,
  }))
}

/** The form for a version, or for a prepared consultation. */
export async function consultationPlan(
  ctx: Context,
  actor: Actor,
  asked: { readonly versionId: string } | { readonly consultationId: string },
): Promise<PlanView> {
  const prepared = 'consultationId' in asked ? await readPrepared(ctx, asked.consultationId) : undefined
  const versionId = prepared?.versionId ?? ('versionId' in asked ? asked.versionId : '')
  const version = await ctx.database.prisma.version.findFirst({
    where: { id: versionId, undoneAt: null },
    include: { work: true },
  })
  if (!version) throw notFound()
  const { work } = version
  if (!can(actor, 'consultation:prepare', { regionCode: work.regionCode })) throw forbidden()
  const now = ctx.clock.now()
  const policy = await policyOf(ctx, work, now)
  const today = dayOf(now)
  const { minDays, stationLeadDays, sourceArticle } = policy
  return {
    version: {
      id: version.id,
      title: version.title,
      label: version.label,
      datedOn: version.datedOn.getTime(),
      articles: version.articleCount,
    },
    values: prepared?.values ?? {
      title: titleOf(version.title, version.label),
      explanation: version.explanation,
      opensOn: today,
      lastDay: earliestLastDay(today, policy),
      regionCodes: [work.regionCode],
      stationIds: [],
      shortenReason: '',
      whoMayComment: 'anyone',
      moderation: 'after',
      showsComments: true,
    },
    policy: { minDays, stationLeadDays, sourceArticle },
    tree: await stationTree(ctx, [work.regionCode]),
  }
}

/** The title already says its stage in brackets more often than not. */
function titleOf(title: string, label: string): string {
  return label === '' || /[（(].*[）)]$/.test(title) ? title : `${title}（${label}）`
}

async function readPrepared(ctx: Context, id: string): Promise<{ versionId: string; values: PlanValues }> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id },
    include: { stations: { select: { stationId: true } } },
  })
  if (row?.status !== 'preparing') throw notFound()
  return {
    versionId: row.versionId,
    values: {
      title: row.title,
      explanation: row.explanation,
      ...periodOf(row.opensAt.getTime(), row.closesAt.getTime()),
      regionCodes: [],
      stationIds: row.stations.map(({ stationId }) => stationId),
      shortenReason: row.shortenReason,
      whoMayComment: row.whoMayComment,
      moderation: row.moderation,
      showsComments: row.showsComments,
    },
  }
}

const notFound = () =>
  new Refusal('not-found', {
    zh: '没有这个稿次，或者方案已经批准。请从工作台重新进入。',
    en: 'There is no such version, or the plan is already approved. Start again from the desk.',
  })
