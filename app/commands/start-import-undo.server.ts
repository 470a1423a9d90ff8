// Puts the undoing of a bulk import into the queue, after everything that would refuse it was asked.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { mayUndoImport } from './undo-comment-import.server'

/** Start it; returns the job's id. */
export async function startImportUndo(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly importId: string },
): Promise<string> {
  const undo = await mayUndoImport(ctx, { actor }, asked)
  return ctx.jobs.start({
    name: 'undo-import',
    subject: asked.consultationId,
    payload: undo,
    ...(undo.byId ? { byId: undo.byId } : {}),
  })
}
