// Another person approves a prepared consultation. One who may also publish publishes it with the same act: the draft
// becomes public, each station gets its task, and the notice goes into the ledger for everybody to see. One who may
// only approve leaves it for a publisher. The rule is about persons: two roles of one person are one person.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import {
  dayOf,
  lastDayOf,
  mayAct,
  periodProblem,
  stageOf,
  startOf,
  stationsDueAt,
} from '~/domain/consultation'
import { dutyOf } from './duty.server'
import { noConsultation, noticeOf, policyOf, refusePeriod } from './prepare-consultation.server'
import { forbidden, Refusal } from './refusal'

interface Approval {
  readonly consultationId: string
  /** The state of the plan the approver saw; another one is refused. */
  readonly lockVersion?: number
  /** Milliseconds; only loaders of past consultations give another time than now. */
  readonly now?: number
}

/** Approve, and publish when the actor may. Returns what became of it. */
export async function approveConsultation(
  ctx: Context,
  actor: Actor,
  approval: Approval,
): Promise<'approved' | 'published'> {
  const now = approval.now ?? ctx.clock.now()
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: approval.consultationId },
    include: { work: true, stations: { select: { stationId: true } } },
  })
  if (!row) throw noConsultation()
  const subject = { regionCode: row.regionCode, proposerId: row.preparedById }
  const mayPublish = can(actor, 'consultation:publish', subject)
  const mayApprove = mayPublish || can(actor, 'consultation:approve', subject)
  if (actor.id === row.preparedById) throw await ownProposal(ctx, row)
  if (!mayApprove) throw forbidden()
  const stage = stageOf(
    { status: row.status, opensAt: row.opensAt.getTime(), closesAt: row.closesAt.getTime() },
    now,
  )
  if (!mayAct(stage, mayPublish ? 'publish' : 'approve')) throw alreadyDecided()
  if (approval.lockVersion !== undefined && approval.lockVersion !== row.lockVersion) throw changedMeanwhile()
  const by = mayPublish ? 'publisher' : 'reviewer'
  const approved = {
    type: 'consultation.approved',
    by,
    ref: [row.id, dutyOf(ctx, row.id, actor.id ?? '')],
    committed: { person: { id: actor.id ?? '' } },
  } as const
  if (!mayPublish) {
    await ctx.change(async ({ tx, record }) => {
      await claim(tx, row, { status: 'approved', approvedById: actor.id ?? null })
      record(approved)
    })
    return 'approved'
  }
  const opensOn = dayOf(Math.max(row.opensAt.getTime(), startOf(dayOf(now))))
  const period = { opensOn, lastDay: lastDayOf(row.closesAt.getTime()) }
  const policy = await policyOf(ctx, row.work, now)
  refusePeriod(periodProblem(period, policy, dayOf(now)), policy, row.shortenReason)
  const dueAt = new Date(stationsDueAt(period, policy))
  const stationIds = row.stations.map(({ stationId }) => stationId)
  await ctx.change(async ({ tx, record }) => {
    await claim(tx, row, {
      status: 'open',
      opensAt: new Date(startOf(opensOn)),
      stationsDueAt: dueAt,
      approvedById: row.approvedById ?? actor.id ?? null,
      publishedAt: new Date(now),
    })
    await tx.version.update({ where: { id: row.versionId }, data: { isPublic: true } })
    await tx.work.update({ where: { id: row.workId }, data: { isPublic: true } })
    await tx.consultationStation.updateMany({ where: { consultationId: row.id }, data: { dueAt } })
    if (stage === 'preparing') record(approved)
    record({
      type: 'consultation.published',
      by: 'publisher',
      ref: [row.id, row.versionId],
      committed: { notice: noticeOf({ ...row, ...period }) },
      isPublic: ['notice'],
    })
    if (stationIds.length > 0) {
      record({
        type: 'station.task',
        by: 'publisher',
        ref: [row.id],
        committed: { place: { stations: stationIds, dueOn: dayOf(dueAt.getTime() - 1) } },
      })
    }
  })
  // Publishing makes the version public.
  await ctx.search.refresh({ workId: row.workId })
  return 'published'
}

interface Claimed {
  readonly id: string
  readonly status: string
  readonly lockVersion: number
}
type Change = Parameters<Parameters<Context['change']>[0]>[0]

/** Changes the row only if it is still as it was read. */
async function claim(
  tx: Change['tx'],
  { id, status, lockVersion }: Claimed,
  data: Parameters<Change['tx']['consultation']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await tx.consultation.updateMany({
    where: { id, status, lockVersion },
    data: { ...data, lockVersion: { increment: 1 } },
  })
  if (count !== 1) throw changedMeanwhile()
}

/** Who else could do it, by name, so that the sentence says whom to ask or whom to add. */
async function ownProposal(
  ctx: Context,
  row: { readonly preparedById: string; readonly regionCode: string },
): Promise<Refusal> {
  const others = (await publishersOf(ctx, row.regionCode)).filter(({ id }) => id !== row.preparedById)
  if (others.length > 0) {
    const names = others.slice(0, 3).map(({ name }) => name)
    return new Refusal('conflict', {
      zh: `提出方案的人不能自己批准，没有发布。请由${names.join('、')}批准。`,
      en: `The person who prepared it cannot approve it; nothing was published. Ask ${names.join(', ')} to approve it.`,
    })
  }
  const admins = await peopleWith(ctx, ['admin'])
  const whom = admins.length > 0 ? admins.slice(0, 3).map(({ name }) => name) : []
  return new Refusal('conflict', {
    zh: `提出方案的人不能自己批准，而本单位现在没有别的人能发布，没有发布。请系统管理员${whom.length > 0 ? `（${whom.join('、')}）` : ''}在“管理”的“人员与角色”里，给另一位同事加上“发布”角色，再由这位同事批准。`,
    en: `The person who prepared it cannot approve it, and nobody else of your office may publish; nothing was published. Ask the administrator${whom.length > 0 ? ` (${whom.join(', ')})` : ''} to give another colleague the role of publisher under Administration, People and roles; that colleague can then approve it.`,
  })
}

/** People who may publish in a region, by name. */
export async function publishersOf(ctx: Context, regionCode: string) {
  const people = await peopleWith(ctx, ['publisher'])
  return people.filter(({ regionCodes }) =>
    can({ id: 'any', roles: ['publisher'], stationIds: [], regionCodes }, 'consultation:publish', {
      regionCode,
    }),
  )
}

async function peopleWith(ctx: Context, roles: readonly string[]) {
  const people = await ctx.database.prisma.person.findMany({
    where: { disabledAt: null, grants: { some: { role: { in: [...roles] }, endedAt: null } } },
    include: { grants: { where: { endedAt: null } } },
    orderBy: { name: 'asc' },
    take: 50,
  })
  return people.map(({ id, name, regionCode, grants }) => ({
    id,
    name,
    regionCodes: [regionCode, ...grants.flatMap((grant) => grant.regionCode ?? [])].filter(Boolean),
  }))
}

const alreadyDecided = () =>
  new Refusal('conflict', {
    zh: '这次征求意见已经批准或者撤回，没有重复执行。请刷新页面看现在的情况。',
    en: 'This consultation was already approved or withdrawn; nothing was done twice. Reload the page to see it as it is now.',
  })

const changedMeanwhile = () =>
  new Refusal('conflict', {
    zh: '您打开页面以后，方案改过了，没有发布。请重新看一遍再批准。',
    en: 'The plan was changed after you opened the page; nothing was published. Read it again before approving.',
  })
