// Opens a consultation on one version. One person prepares it and another publishes it (four eyes, by person and not
// by role); the period is at least the policy's unless a reason is given. Its stations get a task with an earlier day.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'

export interface ConsultationInput {
  readonly versionId: string
  readonly title: string
  readonly preparedById: string
  /** Milliseconds since 1970 UTC; the period ends at 24:00 of its last day in Asia/Shanghai. */
  readonly opensAt: number
  readonly closesAt: number
  readonly stationIds: readonly string[]
  readonly shortenReason?: string
}

const day = 86_400_000
/** 立法法 第四十条 says 一般不少于三十日; a region's own policy may say otherwise. */
const leastDays = 30
const stationLeadDays = 5

/** Publish; returns the consultation's id. */
export async function publishConsultation(
  ctx: Context,
  actor: Actor,
  input: ConsultationInput,
): Promise<string> {
  const version = await ctx.database.prisma.version.findUnique({
    where: { id: input.versionId },
    include: { work: true },
  })
  if (!version) throw new Refusal('not-found', { zh: '没有这个稿次。', en: 'There is no such version.' })
  const subject = { regionCode: version.work.regionCode, proposerId: input.preparedById }
  if (actor.id === input.preparedById) {
    throw new Refusal('conflict', {
      zh: '起草方案的人不能自己发布，请换一个有发布权限的人。',
      en: 'The person who prepared it cannot publish it; choose someone else with the right.',
    })
  }
  if (!can(actor, 'consultation:publish', subject)) throw forbidden()
  if (input.closesAt - input.opensAt < leastDays * day && !input.shortenReason) {
    throw new Refusal(
      'invalid',
      {
        zh: `征求意见一般不少于${leastDays}日。时间较短时，请写明理由。`,
        en: `A consultation lasts ${leastDays} days or more. State the reason for a shorter one.`,
      },
      'closesAt',
    )
  }
  const id = ctx.ids.next()
  const now = new Date(ctx.clock.now())
  const stationsDueAt = new Date(input.closesAt - stationLeadDays * day)
  await ctx.change(async ({ tx, record }) => {
    await tx.version.update({ where: { id: version.id }, data: { isPublic: true } })
    await tx.work.update({ where: { id: version.workId }, data: { isPublic: true } })
    await tx.consultation.create({
      data: {
        id,
        workId: version.workId,
        versionId: version.id,
        title: input.title,
        status: 'open',
        regionCode: version.work.regionCode,
        explanation: version.explanation,
        opensAt: new Date(input.opensAt),
        closesAt: new Date(input.closesAt),
        stationsDueAt,
        shortenReason: input.shortenReason ?? '',
        preparedById: input.preparedById,
        approvedById: actor.id ?? null,
        createdAt: now,
        publishedAt: new Date(input.opensAt),
        counts: { create: {} },
        stations: { create: input.stationIds.map((stationId) => ({ stationId, dueAt: stationsDueAt })) },
      },
    })
    record({ type: 'consultation.created', by: 'drafter', ref: [id] })
    record({
      type: 'consultation.published',
      by: 'publisher',
      ref: [id, version.id],
      committed: {
        notice: { title: input.title, opensAt: input.opensAt, closesAt: input.closesAt, version: version.id },
      },
      isPublic: ['notice'],
    })
  })
  // Publishing makes the version public.
  await ctx.search.refresh({ workId: version.workId })
  return id
}

/** Close a consultation whose last day has passed; the loader of the demonstration closes its first one so. */
export async function closeConsultation(ctx: Context, consultationId: string): Promise<void> {
  await ctx.change(async ({ tx, record }) => {
    await tx.consultation.update({ where: { id: consultationId }, data: { status: 'closed' } })
    record({ type: 'consultation.closed', by: 'system', ref: [consultationId] })
  })
}
