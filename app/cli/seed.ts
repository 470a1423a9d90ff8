// `tiaoyi seed`: the demonstration into an empty installation. `tiaoyi serve` does the same at its first start.

import { applicationRoot } from '~/adapters/place/root.server'
import { demonstrationPassword, loadDemonstration } from '../../prisma/seed'
import { configOf, withInstallation } from './installation'
import { type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'seed',
  summary: 'Loads the demonstration into an empty installation.',
  usage: 'tiaoyi seed',
  example:
    '  TIAOYI_DATA=./demo tiaoyi seed\n  The demonstration is loaded: 12 accounts, password tiaoyi-demo.',
  options: {},
  run: async (positionals, _options, terminal) => {
    if (positionals.length > 0) throw new UsageError('seed takes no arguments.')
    const config = configOf(terminal)
    if (config.publicUrl)
      throw new UsageError(
        'PUBLIC_URL is set: the demonstration is not loaded into a system that the public reaches.',
      )
    const accounts = await withInstallation(config, async (ctx) => {
      if ((await ctx.database.prisma.person.count()) > 0)
        throw new UsageError(
          'The installation is not empty; nothing was loaded. Set TIAOYI_DATA to a new directory.',
        )
      await loadDemonstration(ctx, applicationRoot())
      return ctx.database.prisma.person.count()
    })
    terminal.out(`The demonstration is loaded: ${accounts} accounts, password ${demonstrationPassword}.\n`)
    return 0
  },
}
