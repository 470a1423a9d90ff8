// The last acts of administration, from the ledger: who did what to whom, from what to what.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import type { LedgerEventType } from '~/domain/ledger'

export interface ChangeRow {
  readonly seq: number
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly by: string
  readonly name: string
  readonly what: string
  readonly from: string
  readonly to: string
}

const people = ['user.created', 'user.role', 'user.roleAsked', 'user.changed', 'user.disabled'] as const
export const changeTypes = {
  people,
  stations: ['station.changed'],
  policy: ['policy.changed'],
} as const satisfies Readonly<Record<string, readonly LedgerEventType[]>>

const most = 30

/** Newest first; only those of one person, station or policy when `id` is given. */
export async function adminChanges(
  ctx: Context,
  actor: Actor,
  { about, id }: { readonly about: keyof typeof changeTypes; readonly id?: string },
): Promise<ChangeRow[]> {
  if (!can(actor, 'system:read')) throw forbidden()
  const rows = await ctx.database.driver.query<{ seq: number; at: string; payload: Record<string, string> }>(
    `SELECT s."seq", e."at"::text AS "at", s."payload" FROM "LedgerEntry" e
     JOIN "LedgerSecret" s ON s."seq" = e."seq" AND s."field" IN ('person', 'words')
     WHERE e."type" IN (SELECT value FROM json_array_elements_text($1::json))
       AND s."payload" ? 'what' AND ($2 = '' OR s."payload"->>'id' = $2)
     ORDER BY e."seq" DESC LIMIT ${most}`,
    [JSON.stringify(changeTypes[about]), id ?? ''],
  )
  const actors = await ctx.database.prisma.person.findMany({
    where: { id: { in: [...new Set(rows.map(({ payload }) => payload.by ?? ''))] } },
    select: { id: true, name: true },
  })
  const names = new Map(actors.map((person) => [person.id, person.name]))
  return rows.map(({ seq, at, payload }) => ({
    seq,
    at: Date.parse(`${at.replace(' ', 'T')}Z`),
    by: names.get(payload.by ?? '') ?? '',
    name: payload.name ?? '',
    what: payload.what ?? '',
    from: payload.from ?? '',
    to: payload.to ?? '',
  }))
}
