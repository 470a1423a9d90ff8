// `tiaoyi migrate`: brings the database to the schema of this program. The server does it at its start too.

import { openDatabase } from '~/adapters/db/connect.server'
import { applyMigrations } from '~/adapters/db/migrate.server'
import { configOf, takeLock } from './installation'
import { formatOf, type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'migrate',
  summary: 'Brings the database to the schema of this program.',
  usage: 'tiaoyi migrate [--format text|json]',
  example: '  tiaoyi migrate\n  The database is up to date; nothing was to do.',
  options: { format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    if (positionals.length > 0) throw new UsageError('migrate takes no arguments.')
    const format = formatOf('migrate', options.format)
    const config = configOf(terminal)
    const lock = await takeLock(config.dataDirectory)
    try {
      const database = await openDatabase(config)
      const applied = await applyMigrations(database.driver).finally(() => database.close())
      if (format === 'json') terminal.out(`${JSON.stringify({ schema: 'tiaoyi.migrate/1', applied })}\n`)
      else if (applied.length === 0) terminal.out('The database is up to date; nothing was to do.\n')
      else terminal.out(`Applied ${applied.join(', ')}.\n`)
      return 0
    } finally {
      await lock.release()
    }
  },
}
