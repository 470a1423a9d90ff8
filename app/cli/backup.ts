// `tiaoyi backup`: a copy of everything, also while the server runs.

import { resolve } from 'node:path'
import type { BackupResult } from '~/adapters/backup/backup.server'
import { isRefusal } from '~/commands/refusal'
import { handedWork } from './handed-work'
import { handOver } from './installation'
import { formatOf, type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'backup',
  summary: 'Copies the whole installation into one file or folder.',
  usage: 'tiaoyi backup FILE.tar.gz|DIR [--with-keys] [--format text|json]',
  example:
    '  tiaoyi backup /backup/monday.tar.gz --with-keys\n' +
    '  Backed up 1204 entries, 8310 rows: /backup/monday.tar.gz\n' +
    '  The keys are apart, in /backup/monday.tar.gz.keys: keep them in another place.',
  options: { 'with-keys': { type: 'boolean' }, format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    const [given, ...more] = positionals
    if (!given || more.length > 0)
      throw new UsageError('backup needs one target: tiaoyi backup FILE.tar.gz|DIR.')
    const format = formatOf('backup', options.format)
    const input = { target: resolve(terminal.cwd, given), withKeys: options['with-keys'] === true }
    const work = handedWork.backup
    if (!work) throw new Error('Expected the work "backup"')
    const done = await handOver<BackupResult>(terminal, { name: 'backup', input, work }).catch(
      (error: unknown) => {
        if (isRefusal(error)) throw new UsageError(error.sentence.en)
        throw error
      },
    )
    if (format === 'json') {
      terminal.out(`${JSON.stringify({ schema: 'tiaoyi.backup-done/1', ...done })}\n`)
      return 0
    }
    terminal.out(`Backed up ${done.entries} entries, ${done.rows} rows: ${done.path}\n`)
    if (done.keysPath) terminal.out(`The keys are apart, in ${done.keysPath}: keep them in another place.\n`)
    else
      terminal.say(
        'The keys are not in it. Without them receipts and sealed names cannot be restored: --with-keys.',
      )
    return 0
  },
}
