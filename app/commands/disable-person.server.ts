// Shuts an account at once, or opens it again. Its sessions end with it. Nobody shuts the account he is signed in with,
// and never the last administrator's: nobody could let anybody in any more.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { changeNote } from './change-note'
import { otherAdministrators, personOf } from './person-of.server'
import { forbidden, Refusal } from './refusal'

/** Disable or enable. */
export async function disablePerson(
  ctx: Context,
  actor: Actor,
  { personId, isDisabled }: { readonly personId: string; readonly isDisabled: boolean },
): Promise<void> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const person = await personOf(ctx, personId)
  if (isDisabled && personId === actor.id) {
    throw new Refusal('conflict', {
      zh: '不能停用自己正在用的账号。请另一名管理员来做。',
      en: 'You cannot disable the account you are using. Ask another administrator.',
    })
  }
  const isAdministrator = person.grants.some(({ role }) => role === 'admin')
  if (isDisabled && isAdministrator && (await otherAdministrators(ctx, personId)) === 0) {
    throw new Refusal('conflict', {
      zh: '这是最后一名管理员，不能停用。请先增加一名管理员。',
      en: 'This is the last administrator and cannot be disabled. Add another one first.',
    })
  }
  const disabledAt = isDisabled ? new Date(ctx.clock.now()) : null
  await ctx.change(async ({ tx, record }) => {
    await tx.person.update({ where: { id: personId }, data: { disabledAt } })
    if (isDisabled) await tx.session.deleteMany({ where: { personId } })
    const note = {
      id: personId,
      name: person.name,
      what: 'state',
      from: isDisabled ? 'enabled' : 'disabled',
      to: isDisabled ? 'disabled' : 'enabled',
    }
    const type = isDisabled ? 'user.disabled' : 'user.changed'
    record({ type, by: 'admin', ref: [], committed: { person: changeNote(actor, note) } })
  })
}
