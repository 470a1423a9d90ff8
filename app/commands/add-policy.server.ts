// Adds a row to the policy table: how many days a consultation lasts at least, by region and kind of text, from a day on.
// Rows are never changed: an older consultation was opened under an older row, and that stays readable.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { dayOf, isDay, startOf } from '~/domain/consultation'
import { changeNote } from './change-note'
import { forbidden, Refusal } from './refusal'

const days = z.coerce.number().int()
export const policySchema = z.object({
  regionCode: z
    .string()
    .trim()
    .regex(/^\d{2,9}$/),
  /** `*` for every kind of text. */
  kind: z.string().trim().min(1).max(40),
  minDays: days.min(1).max(365),
  stationLeadDays: days.min(0).max(60),
  sourceArticle: z.string().trim().min(1).max(200),
  validFrom: z.string().refine(isDay),
  contactMonths: days.min(0).max(120),
})

const sentences: Readonly<Record<string, { zh: string; en: string }>> = {
  regionCode: { zh: '请选择区划。', en: 'Choose a region.' },
  kind: { zh: '请选择文本类型。', en: 'Choose a kind of text.' },
  minDays: { zh: '最少天数是1到365的整数。', en: 'The least days are a whole number from 1 to 365.' },
  stationLeadDays: {
    zh: '站点提前天数是0到60的整数。',
    en: 'The lead of stations is a whole number from 0 to 60.',
  },
  sourceArticle: { zh: '请写明依据的条文。', en: 'Name the article it rests on.' },
  validFrom: { zh: '生效日写成 2027-01-01 这样。', en: 'Write the first day like 2027-01-01.' },
  contactMonths: { zh: '联系方式保存月数是0到120的整数。', en: 'Months are a whole number from 0 to 120.' },
}

/** Add a row. */
export async function addPolicy(ctx: Context, actor: Actor, given: unknown): Promise<void> {
  if (!can(actor, 'policy:change')) throw forbidden()
  const parsed = policySchema.safeParse(given)
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'minDays')
    throw new Refusal('invalid', sentences[field] ?? { zh: '填写有误。', en: 'Something is wrong.' }, field)
  }
  const { validFrom, ...row } = parsed.data
  const { prisma } = ctx.database
  const region = await prisma.region.findUnique({ where: { code: row.regionCode } })
  if (!region)
    throw new Refusal('invalid', { zh: '没有这个区划。', en: 'There is no such region.' }, 'regionCode')
  if (validFrom < dayOf(ctx.clock.now())) {
    throw new Refusal(
      'invalid',
      { zh: '生效日不能早于今天：已经公布的征求意见不受影响。', en: 'The first day cannot lie in the past.' },
      'validFrom',
    )
  }
  const from = new Date(startOf(validFrom))
  const older = await prisma.policy.findMany({
    where: { regionCode: row.regionCode, kind: row.kind },
    orderBy: { validFrom: 'desc' },
  })
  if (older.some((policy) => policy.validFrom.getTime() === from.getTime())) {
    throw new Refusal(
      'conflict',
      {
        zh: '这一天生效的规则已经有了，请换一个生效日。',
        en: 'A row from that day is there already; choose another day.',
      },
      'validFrom',
    )
  }
  const text = (policy: {
    minDays: number
    stationLeadDays: number
    sourceArticle: string
    contactMonths: number
  }) => `${policy.minDays}d/${policy.stationLeadDays}d/${policy.contactMonths}m ${policy.sourceArticle}`
  const id = ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    await tx.policy.create({ data: { id, ...row, validFrom: from } })
    const before = older[0] ? text(older[0]) : ''
    const note = {
      id,
      name: `${region.name} ${row.kind}`,
      what: 'policy',
      from: before,
      to: `${text(row)} ≥ ${validFrom}`,
    }
    record({ type: 'policy.changed', by: 'admin', ref: [], committed: { words: changeNote(actor, note) } })
  })
}
