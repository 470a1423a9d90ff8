// The accounts as an administrator sees them: who may do what, and which changes of roles wait for a second
// administrator. Never a password's hash, never a contact.

import type { Context } from '~/adapters/context.server'
import { isActivation } from '~/commands/activation'
import { describeRole, type RoleRequest, roleRequestKey, roleRequestSchema } from '~/commands/ask-role.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { adminChanges, type ChangeRow } from './admin-changes.server'

export type PersonState = 'active' | 'waiting' | 'disabled' | 'ended'

export interface PersonRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly state: PersonState
  readonly roles: readonly { readonly id: string; readonly role: string; readonly place: string }[]
}

export interface RequestRow {
  readonly id: string
  readonly name: string
  readonly personId: string
  readonly act: RoleRequest['act']
  readonly words: string
  readonly by: string
  readonly at: number
  /** Whether this administrator may decide it. */
  readonly isMine: boolean
}

const pageSize = 50

/** Accounts by login, a page after `after`; filtered by a beginning of login or name. */
export async function adminPeople(
  ctx: Context,
  actor: Actor,
  { q, after }: { readonly q: string; readonly after: string },
): Promise<{ people: PersonRow[]; next?: string; requests: RequestRow[]; changes: ChangeRow[] }> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const rows = await ctx.database.prisma.person.findMany({
    where: {
      login: { gt: after },
      ...(q === '' ? {} : { OR: [{ login: { startsWith: q } }, { name: { startsWith: q } }] }),
    },
    include: { grants: { where: { endedAt: null }, orderBy: { createdAt: 'asc' } } },
    orderBy: { login: 'asc' },
    take: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize)
  const names = await placeNames(ctx, shown)
  const people = shown.map((row) => rowOf(row, ctx.clock.now(), names))
  return {
    people,
    next: rows.length > pageSize ? people.at(-1)?.login : undefined,
    requests: await roleRequests(ctx, actor),
    changes: await adminChanges(ctx, actor, { about: 'people' }),
  }
}

/** One account with its changes, and what its roles can be tied to. */
export async function adminPerson(ctx: Context, actor: Actor, id: string) {
  if (!can(actor, 'person:manage')) throw forbidden()
  const { prisma } = ctx.database
  const row = await prisma.person.findUnique({
    where: { id },
    include: { grants: { where: { endedAt: null }, orderBy: { createdAt: 'asc' } } },
  })
  if (!row) throw new Refusal('not-found', { zh: '没有这个账号。', en: 'There is no such account.' })
  const [units, regions] = await Promise.all([
    prisma.unit.findMany({ orderBy: { id: 'asc' } }),
    prisma.region.findMany({ where: { level: { in: ['city', 'county'] } }, orderBy: { code: 'asc' } }),
  ])
  return {
    person: rowOf(row, ctx.clock.now(), await placeNames(ctx, [row])),
    termEndsAt: row.termEndsAt?.getTime() ?? null,
    isSelf: actor.id === id,
    units: units.map((unit) => ({ id: unit.id, name: unit.name })),
    regions: regions.map(({ code, name }) => ({ code, name })),
    requests: (await roleRequests(ctx, actor)).filter(({ personId }) => personId === id),
    changes: await adminChanges(ctx, actor, { about: 'people', id }),
  }
}

/** Changes of roles that wait, oldest first. */
export async function roleRequests(ctx: Context, actor: Actor): Promise<RequestRow[]> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const settings = await ctx.database.prisma.setting.findMany({
    where: { key: { startsWith: roleRequestKey } },
  })
  const requests = settings.flatMap(({ key, value }) => {
    const parsed = roleRequestSchema.safeParse(value)
    return parsed.success ? [{ id: key.slice(roleRequestKey.length), request: parsed.data }] : []
  })
  const ids = [...new Set(requests.flatMap(({ request }) => [request.personId, request.byId]))]
  const people = await ctx.database.prisma.person.findMany({ where: { id: { in: ids } } })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return requests
    .map(({ id, request }) => {
      const { from, to } = describeRole(request)
      return {
        id,
        name: names.get(request.personId) ?? '',
        personId: request.personId,
        act: request.act,
        words: to || from,
        by: names.get(request.byId) ?? '',
        at: request.at,
        isMine: request.byId !== actor.id && request.personId !== actor.id,
      }
    })
    .sort((a, b) => a.at - b.at)
}

interface Row {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly passwordHash: string
  readonly disabledAt: Date | null
  readonly termEndsAt: Date | null
  readonly grants: readonly {
    readonly id: string
    readonly role: string
    readonly stationId: string | null
    readonly regionCode: string | null
  }[]
}

/** What the regions and stations of these roles are called, by code or id. */
async function placeNames(ctx: Context, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const grants = rows.flatMap((row) => row.grants)
  const named = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null)
  const [regions, stations] = await Promise.all([
    ctx.database.prisma.region.findMany({
      where: { code: { in: named(grants.map(({ regionCode }) => regionCode)) } },
    }),
    ctx.database.prisma.station.findMany({
      where: { id: { in: named(grants.map(({ stationId }) => stationId)) } },
    }),
  ])
  return new Map([
    ...regions.map(({ code, name }) => [code, name] as const),
    ...stations.map(({ id, name }) => [id, name] as const),
  ])
}

/** An account as the list shows it; a place that has no name is shown by its code. */
function rowOf(row: Row, now: number, names: ReadonlyMap<string, string>): PersonRow {
  const hasEnded = row.termEndsAt !== null && row.termEndsAt.getTime() <= now
  const state = row.disabledAt
    ? 'disabled'
    : hasEnded
      ? 'ended'
      : isActivation(row.passwordHash)
        ? 'waiting'
        : 'active'
  const roles = row.grants.map(({ id, role, stationId, regionCode }) => ({
    id,
    role,
    place: [stationId, stationId ? null : regionCode]
      .flatMap((place) => (place ? [names.get(place) ?? place] : []))
      .join(' '),
  }))
  return { id: row.id, login: row.login, name: row.name, state, roles }
}
