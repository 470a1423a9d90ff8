// Makes a backup of the whole installation and notes it in the ledger, so that everybody who reads the ledger knows
// when copies of the data were made.

import { BackupRefused, type BackupResult, writeBackup } from '~/adapters/backup/backup.server'
import type { Context } from '~/adapters/context.server'
import { lastBackupSetting } from '~/adapters/health/doctor.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'

export interface BackupRequest {
  /** Absolute path: a file ending in .tar.gz, or a folder. */
  readonly target: string
  /** Write the keys too, beside it into `TARGET.keys`. */
  readonly withKeys: boolean
}

/** Back up. Refuses a target that exists already. */
export async function makeBackup(ctx: Context, actor: Actor, request: BackupRequest): Promise<BackupResult> {
  if (!can(actor, 'system:operate')) throw forbidden()
  const result = await writeBackup(ctx, request.target, request).catch((error: unknown) => {
    if (!(error instanceof BackupRefused)) throw error
    throw new Refusal('conflict', {
      zh: `备份没有写成：${request.target} 已经存在，请换一个名字。`,
      en: error.message,
    })
  })
  const at = ctx.clock.now()
  await ctx.change(async ({ tx, record }) => {
    const value = { at, entries: result.entries, bytes: result.bytes }
    await tx.setting.upsert({
      where: { key: lastBackupSetting },
      update: { value },
      create: { key: lastBackupSetting, value },
    })
    const words = {
      what: 'backup',
      entries: result.entries,
      withKeys: request.withKeys,
      by: actor.id ?? 'console',
    }
    record({ type: 'export.made', by: 'admin', ref: [], committed: { words } })
  })
  return result
}
