// What is done to a consultation that the public knows: extend, suspend, resume, correct, withdraw. Each tells the public in a
// notice on the consultation's page, each is an open entry of the ledger, and none touches a comment. One that is only
// prepared may be given up without a notice.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type Actor, can } from '~/domain/access'
import {
  addDays,
  chineseDay,
  dayOf,
  endOf,
  isDay,
  lastDayOf,
  mayAct,
  mayExtendTo,
  periodOf,
  stageOf,
  stationsDueAt,
} from '~/domain/consultation'
import type { LedgerEventType } from '~/domain/ledger'
import { noConsultation, policyOf } from './prepare-consultation.server'
import { forbidden, Refusal } from './refusal'

export const changeSchema = z.strictObject({
  act: z.enum(['extend', 'suspend', 'resume', 'correct', 'withdraw']),
  /** What the public is told, in Chinese. */
  words: z.string().max(500),
  /** For extend: the new last day. */
  lastDay: z.string().optional(),
  /** For correct: the title and 说明 as they should be. */
  title: z.string().max(200).optional(),
  explanation: z.string().max(100_000).optional(),
})
export type ConsultationChange = z.infer<typeof changeSchema>

const eventTypes = {
  extend: 'consultation.extended',
  suspend: 'consultation.suspended',
  resume: 'consultation.resumed',
  correct: 'consultation.corrected',
  withdraw: 'consultation.withdrawn',
} as const satisfies Readonly<Record<ConsultationChange['act'], LedgerEventType>>

export const noticeKinds = {
  extend: 'extended',
  suspend: 'suspended',
  resume: 'resumed',
  correct: 'corrected',
  withdraw: 'withdrawn',
} as const

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

/** Do one act to a consultation. */
export async function changeConsultation(
  ctx: Context,
  actor: Actor,
  consultationId: string,
  change: ConsultationChange,
): Promise<void> {
  const row = await readRow(ctx, consultationId)
  if (!row) throw noConsultation()
  const isPublished = row.publishedAt !== null
  const now = ctx.clock.now()
  refuseUnlessAllowed(actor, row, change.act)
  const stage = stageOf(
    {
      status: row.status,
      opensAt: row.opensAt.getTime(),
      closesAt: row.closesAt.getTime(),
      outcomePublishedAt: row.outcomePublishedAt?.getTime(),
    },
    now,
  )
  if (!mayAct(stage, change.act)) throw notNow()
  const words = change.words.trim()
  if (isPublished && words === '') throw needsWords()
  const { data, told, dueAt } = await effectOf(ctx, row, change, now)
  const notice = [told, words].filter(Boolean).join('')
  await ctx.change(async ({ tx, record }) => {
    await tx.consultation.update({
      where: { id: row.id },
      data: { ...data, lockVersion: { increment: 1 } },
    })
    if (dueAt) await tx.consultationStation.updateMany({ where: { consultationId: row.id }, data: { dueAt } })
    if (isPublished) {
      await tx.consultationNotice.create({
        data: {
          id: ctx.ids.next(),
          consultationId: row.id,
          kind: noticeKinds[change.act],
          words: notice,
          byId: actor.id ?? '',
          createdAt: new Date(now),
        },
      })
    }
    record({
      type: eventTypes[change.act],
      by: isPublished ? 'publisher' : 'drafter',
      ref: [row.id],
      committed: { notice: { words: notice }, person: { id: actor.id ?? '' } },
      isPublic: isPublished ? ['notice'] : [],
    })
  })
}

function readRow(ctx: Context, id: string) {
  return ctx.database.prisma.consultation.findUnique({ where: { id }, include: { work: true } })
}

/** What is published is a publisher's to change; a plan also the drafters' to give up. */
function refuseUnlessAllowed(actor: Actor, row: Row, act: ConsultationChange['act']): void {
  const subject = { regionCode: row.regionCode }
  const right = act === 'withdraw' ? 'consultation:withdraw' : 'consultation:extend'
  const givesUpPlan = row.publishedAt === null && can(actor, 'consultation:prepare', subject)
  if (!can(actor, right, subject) && !givesUpPlan) throw forbidden()
}

interface Effect {
  readonly data: Prisma.ConsultationUpdateInput
  /** The sentence the change itself says, before the person's own words. */
  readonly told: string
  readonly dueAt?: Date
}

async function effectOf(ctx: Context, row: Row, change: ConsultationChange, now: number): Promise<Effect> {
  switch (change.act) {
    case 'extend':
      return extension(ctx, row, change.lastDay ?? '', now)
    case 'suspend':
      return { data: { status: 'suspended' }, told: '' }
    case 'resume':
      return { data: { status: 'open' }, told: '' }
    case 'withdraw':
      return { data: { status: 'withdrawn' }, told: '' }
    case 'correct':
      return correction(row, change)
  }
}

async function extension(ctx: Context, row: Row, lastDay: string, now: number): Promise<Effect> {
  const before = lastDayOf(row.closesAt.getTime())
  const earliest = addDays(before, 1)
  const longest = addDays(dayOf(now), 366)
  if (!isDay(lastDay) || !mayExtendTo(lastDay, { lastDay: before, today: dayOf(now) }) || lastDay > longest) {
    throw new Refusal(
      'invalid',
      {
        zh: `只能延长，不能缩短：现在截止到${before}，新的截止日应在${earliest}或者以后，一年以内，没有保存。`,
        en: `A published period may be extended and never shortened: it ends on ${before} now, so choose ${earliest} or later, within a year; nothing was saved.`,
      },
      'lastDay',
    )
  }
  const policy = await policyOf(ctx, row.work, now)
  const closesAt = endOf(lastDay)
  const dueAt = new Date(stationsDueAt(periodOf(row.opensAt.getTime(), closesAt), policy))
  return {
    data: { closesAt: new Date(closesAt), stationsDueAt: dueAt },
    told: `截止日由${chineseDay(before)}延长到${chineseDay(lastDay)}24:00。`,
    dueAt,
  }
}

function correction(row: Row, change: ConsultationChange): Effect {
  const title = change.title?.trim() || row.title
  const explanation = change.explanation?.trim() || row.explanation
  const isNewTitle = title !== row.title
  if (!isNewTitle && explanation === row.explanation) {
    throw new Refusal(
      'invalid',
      {
        zh: '标题和说明都没有改动，没有保存。条文本身不能更正：要改条文，请撤回后用新的稿次重新征求意见。',
        en: 'Neither the title nor the explanation was changed; nothing was saved. The articles cannot be corrected: withdraw it and consult on a new version.',
      },
      'title',
    )
  }
  return {
    data: { title, explanation },
    told: isNewTitle ? `标题由“${row.title}”更正为“${title}”。` : '草案说明有更正。',
  }
}

const needsWords = () =>
  new Refusal(
    'invalid',
    {
      zh: '请写明原因，公众会看到这句话。',
      en: 'Write the reason: the public reads it.',
    },
    'words',
  )

const notNow = () =>
  new Refusal('conflict', {
    zh: '这次征求意见现在的状态不能这样做，没有执行。请刷新页面看现在的情况。',
    en: 'This cannot be done in the present state of the consultation; nothing was done. Reload the page to see it as it is.',
  })
