// Puts the import of kept law files into the queue. It may be started again at any time: what is there already is known.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { keptFiles } from './law-files.server'
import { forbidden } from './refusal'

/** Start it; returns the job's id. */
export async function startLawImport(ctx: Context, actor: Actor, id: string): Promise<string> {
  const list = await keptFiles(ctx, actor.id, id)
  if (!can(actor, 'version:import', { regionCode: list.region })) throw forbidden()
  const { roles, regionCodes } = actor
  return ctx.jobs.start({
    name: 'import-laws',
    subject: id,
    payload: { id, personId: list.personId, roles: [...roles], regionCodes: [...regionCodes] },
    byId: list.personId,
  })
}
