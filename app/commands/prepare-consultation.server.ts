// A drafter prepares a consultation: the version with its 说明, the stations, the days, who may comment and how comments are
// shown. Nothing of it is public until another person approves it. A prepared one may be revised until then.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type Actor, can } from '~/domain/access'
import {
  type ConsultationPolicy,
  type Day,
  dayOf,
  instantsOf,
  mayAct,
  type PeriodProblem,
  periodProblem,
  policyFor,
  stageOf,
  stationsDueAt,
} from '~/domain/consultation'
import { dutyOf } from './duty.server'
import { forbidden, Refusal } from './refusal'

export const whoMayComment = ['anyone', 'signed-in', 'stations'] as const
export const moderation = ['after', 'before'] as const

/** A consultation as the form gives it. */
export const consultationSchema = z.strictObject({
  versionId: z.string(),
  title: z.string(),
  explanation: z.string().max(100_000),
  /** Calendar days, `YYYY-MM-DD`. */
  opensOn: z.string(),
  lastDay: z.string(),
  /** Every open station below these regions takes part, and these stations. */
  regionCodes: z.array(z.string()).max(5_000),
  stationIds: z.array(z.string()).max(10_000),
  shortenReason: z.string().max(500),
  whoMayComment: z.enum(whoMayComment),
  moderation: z.enum(moderation),
  showsComments: z.boolean(),
})
export type ConsultationPlan = z.infer<typeof consultationSchema>

interface Options {
  /** Revise this prepared consultation instead of making a new one. */
  readonly consultationId?: string
  /** Milliseconds; only loaders of past consultations give another time than now. */
  readonly now?: number
}

/** Prepare or revise; returns the consultation's id. */
export async function prepareConsultation(
  ctx: Context,
  actor: Actor,
  plan: ConsultationPlan,
  options: Options = {},
): Promise<string> {
  const now = options.now ?? ctx.clock.now()
  const version = await ctx.database.prisma.version.findUnique({
    where: { id: plan.versionId },
    include: { work: true },
  })
  if (!version || version.undoneAt) throw noVersion()
  const { work } = version
  if (!can(actor, 'consultation:prepare', { regionCode: work.regionCode })) throw forbidden()
  await refuseUnlessPreparing(ctx, options.consultationId, now)
  await refuseTwice(ctx, version.id, { except: options.consultationId, now })
  const title = readTitle(plan.title)
  const policy = await policyOf(ctx, work, now)
  refusePeriod(periodProblem(plan, policy, dayOf(now)), policy, plan.shortenReason)
  const stationIds = await chosenStations(ctx, plan, work.regionCode)
  const dueAt = new Date(stationsDueAt(plan, policy))
  const { opensAt, closesAt } = instantsOf(plan)
  const id = options.consultationId ?? ctx.ids.next()
  const facts = {
    workId: work.id,
    versionId: version.id,
    title,
    status: 'preparing',
    regionCode: work.regionCode,
    explanation: plan.explanation.trim() || version.explanation,
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    stationsDueAt: dueAt,
    policyId: policy.id ?? null,
    shortenReason: plan.shortenReason.trim(),
    whoMayComment: plan.whoMayComment,
    moderation: plan.moderation,
    showsComments: plan.showsComments,
    preparedById: actor.id ?? '',
  } satisfies Prisma.ConsultationUncheckedUpdateInput
  await ctx.change(async ({ tx, record }) => {
    if (options.consultationId === undefined) {
      await tx.consultation.create({
        data: { ...facts, id, createdAt: new Date(now), counts: { create: {} } },
      })
    } else {
      await tx.consultation.update({ where: { id }, data: { ...facts, lockVersion: { increment: 1 } } })
      await tx.consultationStation.deleteMany({ where: { consultationId: id } })
    }
    await tx.consultationStation.createMany({
      data: stationIds.map((stationId) => ({ consultationId: id, stationId, dueAt })),
    })
    record({
      type: 'consultation.created',
      by: 'drafter',
      ref: [id, dutyOf(ctx, id, actor.id ?? '')],
      committed: { notice: noticeOf({ ...plan, title }), person: { id: actor.id ?? '' } },
    })
  })
  return id
}

/** What the ledger keeps of a consultation's announcement. */
export function noticeOf(plan: {
  readonly title: string
  readonly versionId: string
  readonly opensOn: Day
  readonly lastDay: Day
}) {
  const { title, versionId, opensOn, lastDay } = plan
  return { title, version: versionId, opensOn, lastDay }
}

/** The policy in use for a work at a moment. */
export async function policyOf(
  ctx: Context,
  work: { readonly regionCode: string; readonly kind: string },
  at: number,
): Promise<ConsultationPolicy> {
  const rows = await ctx.database.prisma.policy.findMany()
  return policyFor(
    rows.map((row) => ({ ...row, validFrom: row.validFrom.getTime() })),
    { ...work, at },
  )
}

async function refuseUnlessPreparing(ctx: Context, id: string | undefined, now: number): Promise<void> {
  if (id === undefined) return
  const row = await ctx.database.prisma.consultation.findUnique({ where: { id } })
  if (!row) throw noConsultation()
  const stage = stageOf(
    { status: row.status, opensAt: row.opensAt.getTime(), closesAt: row.closesAt.getTime() },
    now,
  )
  if (mayAct(stage, 'revise')) return
  throw new Refusal('conflict', {
    zh: '这次征求意见已经批准，不能再改方案，没有保存。需要改的，请用“更正”“延长”或者“撤回”。',
    en: 'This consultation is already approved; its plan can no longer be changed and nothing was saved. Correct, extend or withdraw it instead.',
  })
}

/** One version, one consultation at a time: two would divide its comments. */
async function refuseTwice(
  ctx: Context,
  versionId: string,
  { except, now }: { readonly except: string | undefined; readonly now: number },
): Promise<void> {
  const other = await ctx.database.prisma.consultation.findFirst({
    where: {
      versionId,
      status: { in: ['preparing', 'approved', 'open', 'suspended'] },
      closesAt: { gt: new Date(now) },
      ...(except === undefined ? {} : { id: { not: except } }),
    },
    select: { title: true },
  })
  if (!other) return
  throw new Refusal('conflict', {
    zh: `这一稿已经有一次征求意见（《${other.title}》），没有保存。要改期限或者说明，请打开那一次。`,
    en: `This version already has a consultation (${other.title}); nothing was saved. Open that one to extend or correct it.`,
  })
}

function readTitle(given: string): string {
  const title = given.trim()
  if (title !== '' && [...title].length <= 200) return title
  throw new Refusal(
    'invalid',
    {
      zh: title === '' ? '请写标题，公众看到的就是它。' : '标题最多200字，请缩短。',
      en:
        title === ''
          ? 'Write the title: it is what the public sees.'
          : 'At most 200 characters; shorten the title.',
    },
    'title',
  )
}

/** Refuses a period that cannot stand, and a short one without a reason. */
export function refusePeriod(
  problem: PeriodProblem | undefined,
  policy: ConsultationPolicy,
  shortenReason: string,
): void {
  if (!problem) return
  switch (problem.kind) {
    case 'unreadable':
      throw new Refusal(
        'invalid',
        { zh: '请填写日期，例如 2026-12-01。', en: 'Give a date, for example 2026-12-01.' },
        problem.field,
      )
    case 'opens-in-the-past':
      throw new Refusal(
        'invalid',
        {
          zh: '开始的日子已经过去了，请改成今天或者以后。',
          en: 'The opening day is over; choose today or later.',
        },
        'opensOn',
      )
    case 'ends-before-it-opens':
      throw new Refusal(
        'invalid',
        {
          zh: '截止日要在开始日之后，请改一个。',
          en: 'The last day must come after the opening day; change one of them.',
        },
        'lastDay',
      )
    case 'too-long':
      throw new Refusal(
        'invalid',
        {
          zh: `这样有${problem.days}日，超过一年。请检查截止日的年份。`,
          en: `That is ${problem.days} days, more than a year. Check the year of the last day.`,
        },
        'lastDay',
      )
    case 'short':
      if (shortenReason.trim() !== '') return
      throw new Refusal(
        'invalid',
        {
          zh: `征求意见一般不少于${problem.minDays}日（${policy.sourceArticle}），现在是${problem.days}日。请把截止日改到${problem.earliest}或者以后；确需缩短的，在“缩短的理由”里写明，由批准人核定。`,
          en: `A consultation lasts ${problem.minDays} days or more; this is ${problem.days}. End it on ${problem.earliest} or later, or state the reason for the shorter period for the approver to judge.`,
        },
        'lastDay',
      )
  }
}

async function chosenStations(
  ctx: Context,
  { regionCodes, stationIds }: ConsultationPlan,
  workRegion: string,
): Promise<string[]> {
  const stations = await ctx.database.prisma.station.findMany({
    where: { closedAt: null, regionCode: { startsWith: workRegion } },
    select: { id: true, regionCode: true },
    orderBy: { id: 'asc' },
  })
  const chosen = new Set(stationIds)
  const unknown = stationIds.find((id) => !stations.some((station) => station.id === id))
  if (unknown !== undefined) {
    throw new Refusal(
      'invalid',
      {
        zh: '选中的站点里有一个已经撤销或者不在本地区，请重新选择。',
        en: 'One of the chosen stations is closed or outside this region; choose again.',
      },
      'stations',
    )
  }
  return stations
    .filter(
      ({ id, regionCode }) =>
        chosen.has(id) || regionCodes.some((code) => code !== '' && regionCode.startsWith(code)),
    )
    .map(({ id }) => id)
}

export const noConsultation = () =>
  new Refusal('not-found', {
    zh: '没有这次征求意见。请从工作台重新进入。',
    en: 'There is no such consultation. Start again from the desk.',
  })

const noVersion = () =>
  new Refusal(
    'invalid',
    {
      zh: '请选一个稿次。没有可选的，先导入文本。',
      en: 'Choose a version. If there is none, import a text first.',
    },
    'versionId',
  )
