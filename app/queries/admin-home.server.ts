// What an administrator has to see to: checks that are not well, and changes of roles that wait for him.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { roleRequests } from './admin-people.server'
import { healthChecks } from './health.server'

export async function adminHome(ctx: Context, actor: Actor) {
  if (!can(actor, 'system:read')) throw forbidden()
  const checks = (await healthChecks(ctx, actor)).filter(({ state }) => state !== 'ok')
  const requests = can(actor, 'person:manage') ? await roleRequests(ctx, actor) : []
  return { checks, requests }
}
