// `tiaoyi restore`: a backup into an empty installation, of the same database or the other one; or, where the database alone
// was lost, everything that the ledger's journal beside it holds, into an empty database.

import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { RestoreRefused, restoreBackup } from '~/adapters/backup/restore.server'
import { type Context, openContext } from '~/adapters/context.server'
import { carryWhatIsLeft } from '~/commands/start-carrying.server'
import { configOf, takeLock } from './installation'
import { formatOf, type Subcommand, type Terminal, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'restore',
  summary: 'Puts a backup into an empty installation, or a lost database back from the ledger file.',
  usage: 'tiaoyi restore FILE.tar.gz|DIR|--from-ledger [--keys DIR | --without-keys] [--format text|json]',
  example:
    '  TIAOYI_DATA=/srv/new tiaoyi restore /backup/monday.tar.gz --keys /backup/monday.tar.gz.keys\n' +
    '  Restored 1204 entries, 8310 rows; the ledger is the one of the backup.\n' +
    '  tiaoyi restore --from-ledger\n' +
    '  Made the database anew from 1204 entries: 402 submissions, nothing to be repeated.',
  options: {
    keys: { type: 'string' },
    'without-keys': { type: 'boolean' },
    'from-ledger': { type: 'boolean' },
    format: { type: 'string', default: 'text' },
  },
  run: async (positionals, options, terminal) => {
    const [given, ...more] = positionals
    if (options['from-ledger'] === true) {
      if (given || options.keys !== undefined || options['without-keys'] === true)
        throw new UsageError('restore --from-ledger takes nothing else: file and keys lie in TIAOYI_DATA.')
      return rebuild(terminal, formatOf('restore', options.format))
    }
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

/** The journal, its keys and the checkpoints lie in the data directory; only the database is new. */
async function rebuild(terminal: Terminal, format: 'text' | 'json'): Promise<number> {
  const config = configOf(terminal)
  for (const path of ['ledger/entries.log', 'keys/seal.key'])
    if (!existsSync(join(config.dataDirectory, path)))
      throw new UsageError(
        `${config.dataDirectory} has no ${path}: nothing can be made from it. Restore a backup.`,
      )
  const lock = await takeLock(config.dataDirectory)
  try {
    const ctx = await openContext(config, { mayRebuild: true })
    const { entries, submissions, withoutRows } = ctx.recovered
    if (entries > 0) await carryWhatIsLeft(ctx)
    await ctx.close()
    if (entries === 0)
      throw new UsageError('The database holds all that the ledger file holds; nothing was changed.')
    if (format === 'json')
      terminal.out(
        `${JSON.stringify({ schema: 'tiaoyi.rebuild/1', entries, submissions, repeat: withoutRows })}\n`,
      )
    else terminal.out(`${saidOf(ctx.recovered)}\n`)
    return 0
  } finally {
    await lock.release()
  }
}

function saidOf({ entries, submissions, withoutRows }: Context['recovered']): string {
  const made = `Made the database anew from ${entries} entries: ${submissions} submissions, `
  if (withoutRows.length === 0) return `${made}nothing to be repeated.`
  const list = withoutRows.map(({ seq, type }) => `  entry ${seq} ${type}`).join('\n')
  return `${made}but the file holds no rows of these acts, which have to be repeated:\n${list}`
}
