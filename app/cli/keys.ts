// `tiaoyi keys`: the key that signs the ledger, and its replacement.

import { handedWork } from './handed-work'
import { handOver } from './installation'
import { formatOf, type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'keys',
  summary: 'Shows the public key that signs the ledger, or replaces it.',
  usage: 'tiaoyi keys [rotate] [--format text|json]',
  example:
    '  tiaoyi keys rotate\n  old example.org/ledger+1a2b3c4d+…\n  new example.org/ledger+5e6f7a8b+…\n\n' +
    'Publish the new line beside the old one; verifiers go on from the old key by themselves.',
  options: { format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    const [verb, ...more] = positionals
    if ((verb !== undefined && verb !== 'rotate') || more.length > 0)
      throw new UsageError('keys knows "tiaoyi keys" and "tiaoyi keys rotate".')
    const format = formatOf('keys', options.format)
    const name = verb === 'rotate' ? 'keys-rotate' : 'keys'
    const work = handedWork[name]
    if (!work) throw new Error(`Expected the work "${name}"`)
    const done = await handOver<Record<string, string>>(terminal, { name, input: {}, work })
    if (format === 'json') terminal.out(`${JSON.stringify({ schema: 'tiaoyi.keys/1', ...done })}\n`)
    else for (const [what, line] of Object.entries(done)) terminal.out(`${what} ${line}\n`)
    return 0
  },
}
