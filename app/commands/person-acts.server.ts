// Reads the forms of a person's page and calls the command that each of them is for. It asks no `can` of its own: every
// command here does.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import type { ActivationSlip } from './add-person.server'
import { askRole } from './ask-role.server'
import { decideRole } from './decide-role.server'
import { disablePerson } from './disable-person.server'
import { endTerm } from './end-term.server'
import { Refusal } from './refusal'
import { resetPassword } from './reset-password.server'

export type PersonActResult = { readonly slip: ActivationSlip } | { readonly done: string }

/** Do what the form asks for: `act` says which. */
export async function actOnPerson(
  ctx: Context,
  actor: Actor,
  personId: string,
  form: FormData,
): Promise<PersonActResult> {
  const text = (name: string) => String(form.get(name) ?? '')
  switch (text('act')) {
    case 'give': {
      const wish = { personId, act: 'give' as const, role: text('role') }
      const places = { stationId: text('stationId'), regionCode: text('regionCode'), unitId: text('unitId') }
      const { done } = await askRole(ctx, actor, { ...wish, ...places })
      return { done: done ? 'role' : 'asked' }
    }
    case 'end': {
      const [grantId = '', role = ''] = text('grant').split(' ')
      const { done } = await askRole(ctx, actor, { personId, act: 'end', role, grantId })
      return { done: done ? 'role' : 'asked' }
    }
    case 'confirm':
      await decideRole(ctx, actor, { requestId: text('request'), isConfirmed: true })
      return { done: 'role' }
    case 'decline':
      await decideRole(ctx, actor, { requestId: text('request'), isConfirmed: false })
      return { done: 'declined' }
    case 'disable':
    case 'enable':
      await disablePerson(ctx, actor, { personId, isDisabled: text('act') === 'disable' })
      return { done: 'state' }
    case 'term':
      await endTerm(ctx, actor, { personId, lastDay: text('lastDay') })
      return { done: 'term' }
    case 'reset':
      return { slip: await resetPassword(ctx, actor, personId) }
    default:
      throw new Refusal('invalid', { zh: '请选择要做的事。', en: 'Choose what to do.' })
  }
}
