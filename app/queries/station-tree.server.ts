// The tree of regions with their stations, city–county–township, as a form chooses from it and the public list shows it.
// A region without a station below it is left out.

import type { Context } from '~/adapters/context.server'

export interface StationBranch {
  readonly code: string
  readonly name: string
  readonly level: string
  /** Stations in it and below it. */
  readonly count: number
  readonly stations: readonly StationLeaf[]
  readonly branches: readonly StationBranch[]
}

export interface StationLeaf {
  readonly id: string
  readonly name: string
  readonly kinds: readonly string[]
  readonly address: string
  readonly phone: string
}

/** The branches that start at the regions whose codes are given; all top regions when none is. */
export async function stationTree(ctx: Context, below?: readonly string[]): Promise<StationBranch[]> {
  const [regions, stations] = await Promise.all([
    ctx.database.prisma.region.findMany({ orderBy: { code: 'asc' } }),
    ctx.database.prisma.station.findMany({ where: { closedAt: null }, orderBy: { id: 'asc' } }),
  ])
  const childrenOf = grouped(regions, ({ parentCode }) => parentCode ?? '')
  const stationsOf = grouped(stations, ({ regionCode }) => regionCode)
  function branch({ code, name, level }: (typeof regions)[number]): StationBranch {
    const branches = (childrenOf.get(code) ?? []).map(branch).filter(({ count }) => count > 0)
    const own = (stationsOf.get(code) ?? []).map(({ id, name, kinds, address, phone }) => ({
      id,
      name,
      kinds,
      address,
      phone,
    }))
    const count = own.length + branches.reduce((sum, child) => sum + child.count, 0)
    return { code, name, level, count, stations: own, branches }
  }
  const codes = new Set(regions.map(({ code }) => code))
  const roots = below
    ? regions.filter(
        ({ code }) =>
          below.includes(code) && !below.some((other) => other !== code && code.startsWith(other)),
      )
    : regions.filter(({ parentCode }) => parentCode === null || !codes.has(parentCode))
  return roots.map(branch).filter(({ count }) => count > 0)
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
