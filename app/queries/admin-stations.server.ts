// Regions and stations as an administrator sees them: closed ones too, one region at a time.

import type { Context } from '~/adapters/context.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { adminChanges } from './admin-changes.server'

const pageSize = 30

/** The tree of regions with their numbers, and the stations of one region and below, a page after `after`. */
export async function adminStations(
  ctx: Context,
  actor: Actor,
  { region, after }: { readonly region: string; readonly after: string },
) {
  if (!can(actor, 'station:manage')) throw forbidden()
  const { prisma } = ctx.database
  const regions = await prisma.region.findMany({ orderBy: { code: 'asc' } })
  const counts = await prisma.station.groupBy({ by: ['regionCode'], _count: true })
  const countBelow = (code: string) =>
    counts.reduce((sum, row) => sum + (row.regionCode.startsWith(code) ? row._count : 0), 0)
  const rows = await prisma.station.findMany({
    where: { id: { gt: after }, regionCode: { startsWith: region } },
    include: { region: { select: { name: true } } },
    orderBy: { id: 'asc' },
    take: pageSize + 1,
  })
  const stations = rows.slice(0, pageSize).map((row) => ({
    id: row.id,
    name: row.name,
    kinds: row.kinds,
    region: row.region.name,
    phone: row.phone,
    isClosed: row.closedAt !== null,
  }))
  return {
    // Townships appear below the county that is looked at, so that the list stays short in a large province.
    regions: regions
      .filter(({ code }) => code.length <= 6 || (region !== '' && code.startsWith(region.slice(0, 6))))
      .map(({ code, name, level }) => ({ code, name, level, count: countBelow(code) })),
    total: counts.reduce((sum, row) => sum + row._count, 0),
    stations,
    next: rows.length > pageSize ? stations.at(-1)?.id : undefined,
    changes: await adminChanges(ctx, actor, { about: 'stations' }),
  }
}

/** One station's fields; empty ones for `new`. */
export async function adminStation(ctx: Context, actor: Actor, id: string) {
  if (!can(actor, 'station:manage')) throw forbidden()
  const { prisma } = ctx.database
  const regions = await prisma.region.findMany({
    orderBy: { code: 'asc' },
    select: { code: true, name: true },
  })
  if (id === 'new') {
    const station = {
      id: '',
      name: '',
      kinds: ['outreach-office'],
      regionCode: '',
      address: '',
      head: '',
      phone: '',
    }
    return { isNew: true, station, isClosed: false, regions, changes: [] }
  }
  const row = await prisma.station.findUnique({ where: { id } })
  if (!row) throw new Refusal('not-found', { zh: '没有这个站点。', en: 'There is no such station.' })
  const { name, kinds, regionCode, address, head, phone } = row
  return {
    isNew: false,
    station: { id, name, kinds, regionCode, address, head, phone },
    isClosed: row.closedAt !== null,
    regions,
    changes: await adminChanges(ctx, actor, { about: 'stations', id }),
  }
}
