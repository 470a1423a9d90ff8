// Every check of the doctor, and the backups that lie in the data directory.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { healthChecks } from './health.server'

export async function adminHealth(ctx: Context, actor: Actor) {
  if (!can(actor, 'system:read')) throw forbidden()
  const folder = join(ctx.config.dataDirectory, 'backups')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tar.gz')) : []
  const backups = names
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name))
      return { name, bytes: size, at: mtimeMs }
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, 20)
  return { checks: await healthChecks(ctx, actor), backups, folder, mayBackUp: can(actor, 'system:operate') }
}
