// `tiaoyi ledger export`: the public ledger as a folder that anybody can verify.

import { resolve } from 'node:path'
import { LedgerFolderRefused } from '~/adapters/backup/ledger-folder.server'
import { handedWork } from './handed-work'
import { handOver } from './installation'
import { formatOf, type Subcommand, UsageError } from './subcommand'

interface Exported {
  readonly entries: number
  readonly signed: number
  readonly disclosed: number
}

export const subcommand: Subcommand = {
  name: 'ledger',
  summary: 'Exports the public ledger into a folder that anybody can verify.',
  usage: 'tiaoyi ledger export DIR [--format text|json]',
  example:
    '  tiaoyi ledger export ./ledger\n  Exported 1204 entries, 1204 of them signed for, 31 payloads disclosed.',
  options: { format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    const [verb, given, ...more] = positionals
    if (verb !== 'export' || !given || more.length > 0)
      throw new UsageError('ledger knows one thing: tiaoyi ledger export DIR.')
    const format = formatOf('ledger', options.format)
    const work = handedWork['ledger-export']
    if (!work) throw new Error('Expected the work "ledger-export"')
    const input = { folder: resolve(terminal.cwd, given) }
    const done = await handOver<Exported>(terminal, { name: 'ledger-export', input, work }).catch(
      (error: unknown) => {
        if (error instanceof LedgerFolderRefused) throw new UsageError(error.message)
        throw error
      },
    )
    if (format === 'json') terminal.out(`${JSON.stringify({ schema: 'tiaoyi.ledger-export/1', ...done })}\n`)
    else {
      const { entries, signed, disclosed } = done
      terminal.out(
        `Exported ${entries} entries, ${signed} of them signed for, ${disclosed} payloads disclosed.\n`,
      )
    }
    return 0
  },
}
