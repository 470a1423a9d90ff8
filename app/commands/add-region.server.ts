// Adds a region to the tree. Its parent follows from its code: 4 digits are a city, 6 a county, 9 a township.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { changeNote } from './change-note'
import { forbidden, Refusal } from './refusal'

const levels = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' } as const

const schema = z.object({ code: z.string().trim(), name: z.string().trim().min(1).max(60) })

/** Add. The region above has to be there, unless this is the first one. */
export async function addRegion(ctx: Context, actor: Actor, given: unknown): Promise<void> {
  if (!can(actor, 'station:manage')) throw forbidden()
  const parsed = schema.safeParse(given)
  const code = parsed.success ? parsed.data.code : ''
  const level = /^\d+$/.test(code) ? levels[code.length as keyof typeof levels] : undefined
  if (!parsed.success || !level) {
    throw new Refusal(
      'invalid',
      {
        zh: '区划代码：市4位、县6位、乡镇9位数字；名称不能空。',
        en: 'A region code has 4 digits for a city, 6 for a county, 9 for a township; the name must not be empty.',
      },
      'code',
    )
  }
  const { prisma } = ctx.database
  if (await prisma.region.findUnique({ where: { code } })) {
    throw new Refusal(
      'conflict',
      { zh: `区划 ${code} 已经有了。`, en: `The region ${code} is there already.` },
      'code',
    )
  }
  const above = code.length === 9 ? code.slice(0, 6) : code.slice(0, -2)
  const parent = above === '' ? null : await prisma.region.findUnique({ where: { code: above } })
  if (!parent && level !== 'city' && level !== 'province') {
    throw new Refusal(
      'invalid',
      { zh: `请先增加上级区划 ${above}。`, en: `Add the region above, ${above}, first.` },
      'code',
    )
  }
  const { name } = parsed.data
  await ctx.change(async ({ tx, record }) => {
    await tx.region.create({ data: { code, name, level, parentCode: parent?.code ?? null } })
    const note = { id: code, name, what: 'region', from: '', to: `${code} ${name}` }
    record({ type: 'station.changed', by: 'admin', ref: [], committed: { words: changeNote(actor, note) } })
  })
}
