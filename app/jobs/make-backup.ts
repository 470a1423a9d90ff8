// A backup into the data directory's own folder, asked for on the health page. The keys are not in it: those are copied
// by hand, to another place.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { makeBackup } from '~/commands/make-backup.server'

export const makeBackupJob: JobDefinition = {
  name: 'make-backup',
  title: { zh: '备份', en: 'Backup' },
  run: async (ctx, _payload, report) => {
    const folder = join(ctx.config.dataDirectory, 'backups')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const stamp = new Date(ctx.clock.now()).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
    const target = join(folder, `${stamp}.tar.gz`)
    await report({ done: 0, total: 1, zh: '正在备份', en: 'Copying' })
    const actor = { roles: ['admin' as const], stationIds: [], regionCodes: [] }
    const { entries, rows } = await makeBackup(ctx, actor, { target, withKeys: false })
    await report({
      done: 1,
      total: 1,
      zh: `已备份${entries}条存证、${rows}行数据：backups/${stamp}.tar.gz`,
      en: `${entries} entries, ${rows} rows: backups/${stamp}.tar.gz`,
    })
  },
}
