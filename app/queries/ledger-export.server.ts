// The ledger as a folder for whoever wants to verify it: everything in it is public already, entry by entry, over the API.

import { exportLedger } from '~/adapters/backup/ledger-folder.server'
import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'

/** Write the public ledger into `folder` (absolute). */
export async function writeLedgerExport(ctx: Context, actor: Actor, folder: string) {
  if (!can(actor, 'ledger:read', { isPublished: true })) throw forbidden()
  return exportLedger(ctx, folder)
}
