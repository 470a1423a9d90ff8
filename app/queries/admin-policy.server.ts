// The policy table with every row that ever was, and where a new row can be put.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { adminChanges } from './admin-changes.server'

/** Rows, newest first within a region and kind. */
export async function adminPolicy(ctx: Context, actor: Actor) {
  if (!can(actor, 'policy:change')) throw forbidden()
  const { prisma } = ctx.database
  const [rows, regions] = await Promise.all([
    prisma.policy.findMany({ orderBy: [{ regionCode: 'asc' }, { kind: 'asc' }, { validFrom: 'desc' }] }),
    prisma.region.findMany({ where: { level: { not: 'township' } }, orderBy: { code: 'asc' } }),
  ])
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const now = ctx.clock.now()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      region: names.get(row.regionCode) ?? row.regionCode,
      kind: row.kind,
      minDays: row.minDays,
      stationLeadDays: row.stationLeadDays,
      contactMonths: row.contactMonths,
      sourceArticle: row.sourceArticle,
      validFrom: row.validFrom.getTime(),
      isFuture: row.validFrom.getTime() > now,
    })),
    regions: regions.map(({ code, name }) => ({ code, name })),
    changes: await adminChanges(ctx, actor, { about: 'policy' }),
  }
}
