// Makes a station, changes one, closes it or opens it again. A closed station keeps its comments and reports; it only gets
// no new tasks. Its id never changes: posters, tasks and accounts name it.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { changeNote } from './change-note'
import { forbidden, Refusal } from './refusal'

export const stationKinds = ['outreach-office', 'liaison-station'] as const

export const stationSchema = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,32}$/),
  name: z.string().trim().min(1).max(100),
  kinds: z.array(z.string().trim().min(1)).min(1),
  regionCode: z
    .string()
    .trim()
    .regex(/^\d{2,9}$/),
  address: z.string().trim().max(200),
  head: z.string().trim().max(60),
  phone: z.string().trim().max(40),
})
export type StationFields = z.infer<typeof stationSchema>

export const stationSentences: Readonly<Record<string, { zh: string; en: string }>> = {
  id: {
    zh: '编号用1到32个字母、数字、横线。',
    en: 'An id has 1 to 32 letters, digits or dashes.',
  },
  name: { zh: '请写名称，最多100字。', en: 'Write the name, at most 100 characters.' },
  kinds: { zh: '请选择类型。', en: 'Choose a kind.' },
  regionCode: { zh: '区划代码是2到9位数字。', en: 'A region code has 2 to 9 digits.' },
  address: { zh: '地址最多200字。', en: 'An address has at most 200 characters.' },
  head: { zh: '负责人最多60字。', en: 'The head has at most 60 characters.' },
  phone: { zh: '电话最多40字。', en: 'A phone has at most 40 characters.' },
}

/** Save; `isNew` refuses an id that is taken, else the station has to exist. */
export async function saveStation(
  ctx: Context,
  actor: Actor,
  { isNew, fields }: { readonly isNew: boolean; readonly fields: unknown },
): Promise<void> {
  if (!can(actor, 'station:manage')) throw forbidden()
  const parsed = stationSchema.safeParse(fields)
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'id')
    throw new Refusal(
      'invalid',
      stationSentences[field] ?? { zh: '填写有误。', en: 'Something is wrong.' },
      field,
    )
  }
  const { id, ...values } = parsed.data
  const { prisma } = ctx.database
  const before = await prisma.station.findUnique({ where: { id } })
  if (isNew && before) {
    throw new Refusal(
      'conflict',
      { zh: `编号 ${id} 已经有了：${before.name}。`, en: `The id ${id} is taken: ${before.name}.` },
      'id',
    )
  }
  if (!isNew && !before) throw noStation()
  if (!(await prisma.region.findUnique({ where: { code: values.regionCode } }))) {
    throw new Refusal(
      'invalid',
      {
        zh: `没有区划 ${values.regionCode}，请先增加区划。`,
        en: `There is no region ${values.regionCode}; add it first.`,
      },
      'regionCode',
    )
  }
  const text = (row: Omit<StationFields, 'id'> | null) =>
    row ? [row.name, row.kinds.join('+'), row.regionCode, row.address, row.head, row.phone].join(' · ') : ''
  await ctx.change(async ({ tx, record }) => {
    await tx.station.upsert({ where: { id }, update: values, create: { id, ...values } })
    const note = { id, name: values.name, what: 'station', from: text(before), to: text(values) }
    record({ type: 'station.changed', by: 'admin', ref: [], committed: { words: changeNote(actor, note) } })
  })
}

/** Close a station, or open it again. */
export async function closeStation(
  ctx: Context,
  actor: Actor,
  { id, isClosed }: { readonly id: string; readonly isClosed: boolean },
): Promise<void> {
  if (!can(actor, 'station:manage')) throw forbidden()
  const station = await ctx.database.prisma.station.findUnique({ where: { id } })
  if (!station) throw noStation()
  await ctx.change(async ({ tx, record }) => {
    await tx.station.update({
      where: { id },
      data: { closedAt: isClosed ? new Date(ctx.clock.now()) : null },
    })
    const note = {
      id,
      name: station.name,
      what: 'state',
      from: isClosed ? 'open' : 'closed',
      to: isClosed ? 'closed' : 'open',
    }
    record({ type: 'station.changed', by: 'admin', ref: [], committed: { words: changeNote(actor, note) } })
  })
}

const noStation = () => new Refusal('not-found', { zh: '没有这个站点。', en: 'There is no such station.' })
