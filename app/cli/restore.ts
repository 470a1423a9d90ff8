// `tiaoyi restore`: a backup into an empty installation, of the same database or the other one.

import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { RestoreRefused, restoreBackup } from '~/adapters/backup/restore.server'
import { openContext } from '~/adapters/context.server'
import { configOf, takeLock } from './installation'
import { formatOf, type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'restore',
  summary: 'Puts a backup into an empty installation, after checking every byte of it.',
  usage: 'tiaoyi restore FILE.tar.gz|DIR [--keys DIR | --without-keys] [--format text|json]',
  example:
    '  TIAOYI_DATA=/srv/new tiaoyi restore /backup/monday.tar.gz --keys /backup/monday.tar.gz.keys\n' +
    '  Restored 1204 entries, 8310 rows; the ledger is the one of the backup.',
  options: {
    keys: { type: 'string' },
    'without-keys': { type: 'boolean' },
    format: { type: 'string', default: 'text' },
  },
  run: async (positionals, options, terminal) => {
    const [given, ...more] = positionals
    if (!given || more.length > 0)
      throw new UsageError('restore needs one backup: tiaoyi restore FILE.tar.gz|DIR.')
    const format = formatOf('restore', options.format)
    const config = configOf(terminal)
    mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 })
    const lock = await takeLock(config.dataDirectory)
    try {
      const keys = typeof options.keys === 'string' ? resolve(terminal.cwd, options.keys) : undefined
      const { manifest, rows } = await restoreBackup(config, resolve(terminal.cwd, given), {
        keys,
        withoutKeys: options['without-keys'] === true,
      })
      // Opening compares the database with the journal, entry by entry: only then is it said to be restored.
      await (await openContext(config)).close()
      const { size, root } = manifest.ledger
      if (format === 'json')
        terminal.out(`${JSON.stringify({ schema: 'tiaoyi.restore/1', entries: size, rows, root })}\n`)
      else terminal.out(`Restored ${size} entries, ${rows} rows; the ledger is the one of the backup.\n`)
      return 0
    } catch (error) {
      if (error instanceof RestoreRefused) throw new UsageError(error.message)
      throw error
    } finally {
      await lock.release()
    }
  },
}
