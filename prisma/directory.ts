// The invented city: its regions, stations and people. The loaders of the demonstration act as these people, with
// their roles and nothing more.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { loadDirectory } from '~/commands/load-directory.server'
import { type Actor, roles } from '~/domain/access'

const region = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parent: z.string().optional(),
})
const station = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  region: z.string(),
  address: z.string().optional(),
  head: z.string().optional(),
  phone: z.string().optional(),
})
const account = z.object({
  login: z.string(),
  name: z.string(),
  role: z.enum(roles),
  region: z.string(),
  station: z.string().optional(),
  unit: z.string().optional(),
})
const unit = z.object({ id: z.string(), name: z.string() })

export interface City {
  readonly stationIds: readonly string[]
  /** A demonstration account by its login. */
  actor(login: string): Actor & { readonly id: string }
  /** The account of this station. */
  stationActor(stationId: string): Actor & { readonly id: string }
  /** The account that has this name, or whose station this is. */
  accountNamed(name: string): string | undefined
  accountAt(stationId: string): string | undefined
}

/** Load the directory of `demo` and return the people as actors. */
export async function loadCity(ctx: Context, demo: string, password: string): Promise<City> {
  const read = (name: string): unknown => parse(readFileSync(join(demo, name), 'utf8'))
  const { accounts, units } = z
    .object({ accounts: z.array(account), units: z.array(unit) })
    .parse(read('people.yml'))
  const stations = z.array(station).parse(read('stations.yml'))
  await loadDirectory(ctx, {
    regions: z.array(region).parse(read('regions.yml')),
    stations,
    units,
    people: accounts,
    password,
    isDemonstration: true,
  })
  const people = await ctx.database.prisma.person.findMany({ select: { id: true, login: true } })
  const ids = new Map(people.map(({ id, login }) => [login, id]))
  const idOf = (found?: z.infer<typeof account>) => (found ? ids.get(found.login) : undefined)
  const actor: City['actor'] = (login) => {
    const found = accounts.find((one) => one.login === login)
    const id = idOf(found)
    if (!found || !id) throw new Error(`Expected a demonstration account ${login}`)
    return {
      id,
      roles: [found.role],
      stationIds: found.station ? [found.station] : [],
      regionCodes: [found.region],
    }
  }
  const ofStation = (stationId: string) =>
    accounts.find(({ role, station }) => role === 'station' && station === stationId)
  return {
    stationIds: stations.map(({ id }) => id),
    actor,
    stationActor: (stationId) => actor(ofStation(stationId)?.login ?? `of station ${stationId}`),
    accountNamed: (name) => idOf(accounts.find((one) => one.name === name)),
    accountAt: (stationId) => idOf(ofStation(stationId)),
  }
}
