// Puts regions, stations and people into an empty system in one go: the demonstration does it at its first start, an
// office from its own lists. What is already there stays as it is.

import type { Context } from '~/adapters/context.server'
import { hashPassword } from './sign-in.server'

export interface Directory {
  readonly regions: readonly {
    readonly code: string
    readonly name: string
    readonly level: string
    readonly parent?: string
  }[]
  readonly stations: readonly {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly region: string
    readonly address?: string
    readonly head?: string
    readonly phone?: string
  }[]
  /** Offices that work on what is assigned to them. */
  readonly units?: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly {
    readonly login: string
    readonly name: string
    readonly role: string
    readonly region: string
    readonly station?: string
    readonly unit?: string
  }[]
  /** First password of all these people; each is asked to change it. */
  readonly password: string
  readonly isDemonstration: boolean
}

/** Load the directory. Regions come before their children. */
export async function loadDirectory(ctx: Context, directory: Directory): Promise<void> {
  const passwordHash = await hashPassword(directory.password)
  const now = new Date(ctx.clock.now())
  await ctx.change(async ({ tx, record }) => {
    const { regions, stations, people } = directory
    await tx.region.createMany({
      data: regions.map(({ code, name, level, parent }) => ({
        code,
        name,
        level,
        parentCode: parent ?? null,
      })),
      skipDuplicates: true,
    })
    await tx.station.createMany({
      data: stations.map(({ id, name, kind, region, address = '', head = '', phone = '' }) => ({
        id,
        name,
        kinds: [kind],
        regionCode: region,
        address,
        head,
        phone,
      })),
      skipDuplicates: true,
    })
    await tx.unit.createMany({
      data: (directory.units ?? []).map(({ id, name }) => ({ id, name })),
      skipDuplicates: true,
    })
    for (const { login, name, role, region, station, unit } of people) {
      const person = await tx.person.upsert({
        where: { login },
        update: {},
        create: {
          id: ctx.ids.next(),
          login,
          name,
          passwordHash,
          regionCode: region,
          unitId: unit ?? null,
          isDemo: directory.isDemonstration,
          createdAt: now,
        },
      })
      await tx.roleGrant.create({
        data: {
          id: ctx.ids.next(),
          personId: person.id,
          role,
          stationId: station ?? null,
          regionCode: region,
          createdAt: now,
        },
      })
      record({ type: 'user.created', by: 'system', ref: [], committed: { person: { id: person.id, role } } })
    }
    record({
      type: 'policy.changed',
      by: 'system',
      ref: [],
      committed: { words: { regions: regions.length, stations: stations.length } },
    })
  })
}
