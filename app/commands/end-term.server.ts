// Sets or clears the day on which a person's term ends: from then on the account reads what the public reads. Deputies
// and stations are bound to terms; what they entered stays.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { endOf, isDay, lastDayOf } from '~/domain/consultation'
import { changeNote } from './change-note'
import { personOf } from './person-of.server'
import { forbidden, Refusal } from './refusal'

/** Set the last day of the term, `2027-03-01`; an empty text clears it. */
export async function endTerm(
  ctx: Context,
  actor: Actor,
  { personId, lastDay }: { readonly personId: string; readonly lastDay: string },
): Promise<void> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const person = await personOf(ctx, personId)
  if (lastDay !== '' && !isDay(lastDay)) {
    throw new Refusal(
      'invalid',
      { zh: '任期最后一天写成 2027-03-01 这样。', en: 'Write the last day of the term like 2027-03-01.' },
      'lastDay',
    )
  }
  const termEndsAt = isDay(lastDay) ? new Date(endOf(lastDay)) : null
  await ctx.change(async ({ tx, record }) => {
    await tx.person.update({ where: { id: personId }, data: { termEndsAt } })
    const from = person.termEndsAt ? lastDayOf(person.termEndsAt.getTime()) : ''
    const note = { id: personId, name: person.name, what: 'term', from, to: lastDay }
    record({ type: 'user.changed', by: 'admin', ref: [], committed: { person: changeNote(actor, note) } })
  })
}
