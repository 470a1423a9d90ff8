// The verifier that travels with every export: `node verify.mjs FOLDER`. One file without any
// package; bin/build-cli.js bundles it as build/cli/verify.mjs.

import { parseArgs } from 'node:util'
import { UsageError } from './subcommand'
import { subcommand } from './verify'

async function run(args: readonly string[]): Promise<number> {
  const say = (message: string) =>
    process.stderr.write(`${message.replace('tiaoyi verify', 'node verify.mjs')}\n`)
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...subcommand.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    if (values.help) {
      process.stdout.write(
        `${subcommand.usage}\n\n${subcommand.example}\n`.replaceAll('tiaoyi verify', 'node verify.mjs'),
      )
      return 0
    }
    const out = (data: string) => process.stdout.write(data)
    return await subcommand.run(positionals, values, { out, say, env: process.env, cwd: process.cwd() })
  } catch (error) {
    const isUsage =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!(error instanceof UsageError) && !isUsage) throw error
    say((error as Error).message)
    return 2
  }
}

process.exitCode = await run(process.argv.slice(2))
