// Asks for a role to be given to a person or taken away. A second administrator decides (decide-role.server.ts): whoever
// could give roles alone could give himself every right. There is one exception, without which no office could begin:
// while there is a single administrator, he may name the second one alone, and that stands in the ledger.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { type Actor, can, type Role, roles } from '~/domain/access'
import { changeNote } from './change-note'
import { otherAdministrators, personOf } from './person-of.server'
import { forbidden, Refusal } from './refusal'

/** A change of roles that waits for the second administrator; kept as a setting under its id. */
export const roleRequestSchema = z.object({
  personId: z.string(),
  act: z.enum(['give', 'end']),
  role: z.enum(roles),
  stationId: z.string(),
  regionCode: z.string(),
  unitId: z.string(),
  /** The role in force that ends; empty for a new one. */
  grantId: z.string(),
  byId: z.string(),
  at: z.number(),
})
export type RoleRequest = z.infer<typeof roleRequestSchema>
export const roleRequestKey = 'role-request.'

export interface RoleWish {
  readonly personId: string
  readonly act: 'give' | 'end'
  readonly role: string
  readonly stationId?: string
  readonly regionCode?: string
  readonly unitId?: string
  readonly grantId?: string
}

/** Ask. `done` when it is in force at once (the second administrator), else it waits. */
export async function askRole(
  ctx: Context,
  actor: Actor,
  wish: RoleWish,
): Promise<{ readonly done: boolean }> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const person = await personOf(ctx, wish.personId)
  const request = await readWish(ctx, actor, wish)
  if (request.act === 'end' && !person.grants.some(({ id }) => id === request.grantId)) throw noSuchRole()
  const isSecond =
    request.act === 'give' &&
    request.role === 'admin' &&
    (await otherAdministrators(ctx, actor.id ?? '')) === 0
  if (request.personId === actor.id && request.act === 'give') {
    throw new Refusal('conflict', {
      zh: '不能给自己加角色。请另一名管理员来申请。',
      en: 'You cannot ask for a role for yourself. Ask another administrator to do it.',
    })
  }
  const id = ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    const note = { id: wish.personId, name: person.name, ...describeRole(request) }
    const committed = { person: changeNote(actor, note) }
    if (isSecond) {
      await applyRole(tx, { id, now: ctx.clock.now(), request })
      record({ type: 'user.role', by: 'admin', ref: [], committed })
    } else {
      await tx.setting.create({ data: { key: `${roleRequestKey}${id}`, value: request } })
      record({ type: 'user.roleAsked', by: 'admin', ref: [], committed })
    }
  })
  return { done: isSecond }
}

type Tx = Parameters<Parameters<Context['change']>[0]>[0]['tx']

/** Bring a decided change into force. */
export async function applyRole(
  tx: Tx,
  { id, now, request }: { readonly id: string; readonly now: number; readonly request: RoleRequest },
): Promise<void> {
  const { personId, role, stationId, regionCode, unitId, byId, grantId } = request
  if (request.act === 'end') {
    await tx.roleGrant.update({ where: { id: grantId }, data: { endedAt: new Date(now) } })
    return
  }
  await tx.roleGrant.create({
    data: {
      id,
      personId,
      role,
      stationId: stationId || null,
      regionCode: regionCode || null,
      grantedBy: byId,
      createdAt: new Date(now),
    },
  })
  if (unitId !== '') await tx.person.update({ where: { id: personId }, data: { unitId } })
}

/** A change of roles in the words of a note. */
export function describeRole(request: RoleRequest): { what: string; from: string; to: string } {
  const where = [request.stationId, request.regionCode, request.unitId].filter(Boolean).join(' ')
  const words = where === '' ? request.role : `${request.role} (${where})`
  return { what: 'role', from: request.act === 'end' ? words : '', to: request.act === 'give' ? words : '' }
}

/** Roles that mean nothing without a place. */
const atStation: readonly Role[] = ['station']
const inRegion: readonly Role[] = ['drafter', 'reviewer', 'publisher']

async function readWish(ctx: Context, actor: Actor, wish: RoleWish): Promise<RoleRequest> {
  const parsed = roleRequestSchema.safeParse({
    ...wish,
    stationId: wish.stationId?.trim() ?? '',
    regionCode: wish.regionCode?.trim() ?? '',
    unitId: wish.unitId?.trim() ?? '',
    grantId: wish.grantId ?? '',
    byId: actor.id ?? '',
    at: ctx.clock.now(),
  })
  if (!parsed.success || parsed.data.role === 'anonymous') throw noSuchRole()
  const request = parsed.data
  const { prisma } = ctx.database
  if (request.act === 'end') return request
  if (atStation.includes(request.role) && request.stationId === '') throw missing('stationId')
  if (inRegion.includes(request.role) && request.regionCode === '') throw missing('regionCode')
  if (request.role === 'undertaking' && request.unitId === '') throw missing('unitId')
  if (request.stationId && !(await prisma.station.findUnique({ where: { id: request.stationId } })))
    throw unknown('stationId')
  if (request.regionCode && !(await prisma.region.findUnique({ where: { code: request.regionCode } })))
    throw unknown('regionCode')
  if (request.unitId && !(await prisma.unit.findUnique({ where: { id: request.unitId } })))
    throw unknown('unitId')
  return request
}

const noSuchRole = () => new Refusal('invalid', { zh: '请选择一个角色。', en: 'Choose a role.' }, 'role')

const placeWords = {
  stationId: { zh: '站点编号', en: 'station id' },
  regionCode: { zh: '区划代码', en: 'region code' },
  unitId: { zh: '承办单位', en: 'unit' },
} as const

const missing = (field: keyof typeof placeWords) =>
  new Refusal(
    'invalid',
    { zh: `这个角色要写明${placeWords[field].zh}。`, en: `This role needs a ${placeWords[field].en}.` },
    field,
  )

const unknown = (field: keyof typeof placeWords) =>
  new Refusal(
    'invalid',
    {
      zh: `没有这个${placeWords[field].zh}，请核对。`,
      en: `There is no such ${placeWords[field].en}; check it.`,
    },
    field,
  )
