// Starts a backup as a job, since a large one takes longer than a page may. The backup itself notes itself in the ledger.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden } from './refusal'

/** Returns the run's id, for its page. */
export async function startBackup(ctx: Context, actor: Actor): Promise<string> {
  if (!can(actor, 'system:operate')) throw forbidden()
  return ctx.jobs.start({ name: 'make-backup', subject: 'installation', payload: {}, byId: actor.id })
}
