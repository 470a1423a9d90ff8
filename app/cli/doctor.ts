// `tiaoyi doctor`: says in one sentence a check whether the installation is well.

import { mkdirSync } from 'node:fs'
import { askHolder } from '~/adapters/db/lock.server'
import { type Check, checkSurroundings } from '~/adapters/health/doctor.server'
import { handedWork } from './handed-work'
import { configOf, handOver } from './installation'
import { formatOf, type Subcommand, type Terminal, UsageError } from './subcommand'

const marks = { ok: '✓', warn: '△', fail: '✗' } as const

export const subcommand: Subcommand = {
  name: 'doctor',
  summary: 'Examines the installation: versions, lock, space, database, keys, ledger, backup.',
  usage: 'tiaoyi doctor [--format text|json]',
  example:
    '  tiaoyi doctor\n  ✓ ledger      1204 entries; journal and database end alike.\n\nExits 1 when a check fails (✗).',
  options: { format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    if (positionals.length > 0) throw new UsageError('doctor takes no arguments.')
    const format = formatOf('doctor', options.format)
    const checks = await checksOf(terminal)
    const isWell = checks.every(({ state }) => state !== 'fail')
    if (format === 'json') {
      const list = checks.map(({ name, state, en, zh }) => ({ name, state, says: en, saysZh: zh }))
      terminal.out(`${JSON.stringify({ schema: 'tiaoyi.doctor/1', ok: isWell, checks: list })}\n`)
    } else
      for (const { name, state, en } of checks) terminal.out(`${marks[state]} ${name.padEnd(11)} ${en}\n`)
    return isWell ? 0 : 1
  },
}

async function checksOf(terminal: Terminal): Promise<readonly Check[]> {
  const config = configOf(terminal)
  mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 })
  const holder = (await askHolder(config.dataDirectory, { ask: 'who' })) as
    | { pid: number; address?: string }
    | undefined
  const at = holder?.address ? ` ${holder.address} ` : ''
  const lock = holder
    ? {
        zh: `数据目录由进程 ${holder.pid}${at}使用。`,
        en: `The data directory is held by process ${holder.pid}${at === '' ? '' : ` at ${at.trim()}`}.`,
      }
    : { zh: '没有别的进程使用数据目录。', en: 'No other process holds the data directory.' }
  const work = handedWork.doctor
  if (!work) throw new Error('Expected the work "doctor"')
  try {
    const checks = await handOver<Check[]>(terminal, { name: 'doctor', input: null, work })
    return checks.map((check) => (check.name === 'lock' ? { ...check, ...lock } : check))
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error
    // An installation that does not open is what a doctor is called for: the reason is a finding.
    return [
      ...checkSurroundings(config, lock),
      { name: 'start', state: 'fail', zh: error.message, en: error.message },
    ]
  }
}
