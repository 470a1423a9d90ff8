// Takes a person's password away and prints a new slip: for a forgotten or a stolen one. Every session of the person ends.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { newActivation } from './activation'
import type { ActivationSlip } from './add-person.server'
import { changeNote } from './change-note'
import { personOf } from './person-of.server'
import { forbidden } from './refusal'

/** Reset; returns the slip. */
export async function resetPassword(ctx: Context, actor: Actor, personId: string): Promise<ActivationSlip> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const person = await personOf(ctx, personId)
  const { code, stored, until } = newActivation(ctx)
  await ctx.change(async ({ tx, record }) => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash: stored } })
    await tx.session.deleteMany({ where: { personId } })
    const note = { id: personId, name: person.name, what: 'password', from: '', to: 'reset' }
    record({ type: 'user.changed', by: 'admin', ref: [], committed: { person: changeNote(actor, note) } })
  })
  return { personId, login: person.login, name: person.name, code, until }
}
