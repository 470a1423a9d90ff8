// `tiaoyi`: finds the subcommand, reads its options, runs it. Each subcommand is loaded only when it is asked
// for, so that `tiaoyi compare` does not pay for the database or the dictionary.

import { parseArgs } from 'node:util'
import { type Subcommand, type Terminal, UsageError } from './subcommand'

type Loader = () => Promise<{ readonly subcommand: Subcommand }>

/** Every subcommand by its name. */
export const subcommands: Readonly<Record<string, Loader>> = {
  serve: () => import('./serve'),
  parse: () => import('./parse'),
  lint: () => import('./lint'),
  compare: () => import('./compare'),
  apply: () => import('./apply'),
  origin: () => import('./origin'),
  cluster: () => import('./cluster'),
  trace: () => import('./trace'),
  index: () => import('./index-corpus'),
  search: () => import('./search'),
  'learn-words': () => import('./learn-words'),
  import: () => import('./import'),
  'import-comments': () => import('./import-comments'),
  doctor: () => import('./doctor'),
  backup: () => import('./backup'),
  restore: () => import('./restore'),
  ledger: () => import('./ledger'),
  verify: () => import('./verify'),
  keys: () => import('./keys'),
  migrate: () => import('./migrate'),
  seed: () => import('./seed'),
}

/** Run `tiaoyi` with the words after its name. Returns the exit code; throws only on bugs. */
export async function runTiaoyi(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help' || name === '-h') return showAll(terminal)
  const load = subcommands[name]
  if (!load) {
    terminal.say(`There is no subcommand "${name}". Run "tiaoyi --help" to see them all.`)
    return 2
  }
  const { subcommand } = await load()
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...subcommand.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    if (values.help) {
      terminal.out(`${subcommand.usage}\n\n${subcommand.summary}\n\nExample:\n${subcommand.example}\n`)
      return 0
    }
    return await subcommand.run(positionals, values, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.say(error.message)
      return error.exitCode
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      terminal.say(`${error.message}. Usage: ${subcommand.usage}`)
      return 2
    }
    throw error
  }
}

async function showAll(terminal: Terminal): Promise<number> {
  terminal.out('tiaoyi 条议: laws, comments and what became of them\n\n')
  for (const load of Object.values(subcommands)) {
    const { subcommand } = await load()
    terminal.out(`  ${subcommand.name.padEnd(10)} ${subcommand.summary}\n`)
  }
  terminal.out('\nRun "tiaoyi SUBCOMMAND --help" for its options and an example.\n')
  return 0
}
