// What `tiaoyi doctor` and the health page say of the installation.

import type { Context } from '~/adapters/context.server'
import { type Check, examine } from '~/adapters/health/doctor.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'

/** All checks, worst first. */
export async function healthChecks(ctx: Context, actor: Actor): Promise<Check[]> {
  if (!can(actor, 'system:read')) throw forbidden()
  const order = { fail: 0, warn: 1, ok: 2 } as const
  const checks = await examine(ctx, {
    zh: `由进程 ${process.pid} 使用。`,
    en: `In use by process ${process.pid}.`,
  })
  return checks.sort((a, b) => order[a.state] - order[b.state])
}
