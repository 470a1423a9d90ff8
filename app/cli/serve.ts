// `tiaoyi serve`: takes the data directory, brings the database up to date, fills it with the demonstration on the first
// start, and serves the built pages until it is told to stop.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { startServer } from '~/adapters/http/server.server'
import { applicationRoot } from '~/adapters/place/root.server'
import { forgetSignals } from '~/adapters/session/door.server'
import { closeDueConsultations } from '~/commands/close-consultation.server'
import { carryWhatIsLeft } from '~/commands/start-carrying.server'
import { sweepAttachments } from '~/commands/sweep-attachments.server'
import { jobDefinitions } from '~/jobs'
import { startRebuildWhereNeeded } from '~/jobs/rebuild-search'
import { demonstrationPassword, loadDemonstration } from '../../prisma/seed'
import { answerHanded } from './handed-work'
import { configOf, openInstallation, takeLock } from './installation'
import { type Subcommand, type Terminal, UsageError } from './subcommand'

/** How often the close of a consultation is looked for; pages follow the clock and do not wait for it. */
const closingEveryMs = 60_000
const sweepingEveryMs = 86_400_000

export const subcommand: Subcommand = {
  name: 'serve',
  summary: 'Serves the pages; this is what "npm start" runs.',
  usage: 'tiaoyi serve',
  example: '  tiaoyi serve\n  Tiaoyi 条议 answers at http://127.0.0.1:3000',
  options: {},
  run: async (_positionals, _options, terminal) => {
    const config = configOf(terminal)
    const root = applicationRoot()
    const build = join(root, 'build/server/index.js')
    if (!existsSync(build)) throw new UsageError('The pages are not built yet. Run "npm run build" first.')
    const lock = await takeLock(config.dataDirectory)
    const ctx = await openInstallation(config)
    const isEmpty = (await ctx.database.prisma.person.count()) === 0
    if (isEmpty && config.demonstration) {
      terminal.say('First start: loading the demonstration (a few seconds) …')
      await loadDemonstration(ctx, root)
    }
    await carryWhatIsLeft(ctx)
    await ctx.jobs.work(jobDefinitions, ctx)
    await startRebuildWhereNeeded(ctx)
    await closeDueConsultations(ctx)
    const closing = setInterval(() => {
      closeDueConsultations(ctx).catch((error: Error) => console.error(error))
      forgetSignals(ctx).catch((error: Error) => console.error(error))
    }, closingEveryMs)
    const sweep = () => sweepAttachments(ctx).catch((error: Error) => console.error(error))
    void sweep()
    const sweeping = setInterval(sweep, sweepingEveryMs)
    const pages: ServerBuild = await import(pathToFileURL(build).href)
    const running = await startServer(ctx, root, pages)
    // Before the address is told: who knows it may send the signal at once, and would end the process without its closing.
    const stopped = untilStopped()
    const address = `http://${config.host}:${running.port}`
    lock.announce(address)
    lock.serve((request) => answerHanded(ctx, request))
    terminal.out(`Tiaoyi 条议 answers at ${address}\n`)
    if (config.demonstration) {
      terminal.out(
        `Demonstration accounts (password ${demonstrationPassword}): drafter, reviewer, publisher, station1, deputy1, resident, admin …\n`,
      )
    }
    if ((await ctx.database.prisma.person.count()) === 0)
      terminal.out(`First run: open ${address}/setup and enter the code ${ctx.setupCode}\n`)
    await stopped
    terminal.say('Stopping …')
    endAtLast(terminal)
    clearInterval(closing)
    clearInterval(sweeping)
    await running.stop()
    await ctx.close()
    await lock.release()
    return 0
  },
}

/** Requests get 15 s and jobs 10 s to end; a process that is there after that holds the data directory and helps nobody. */
const stopWithinMs = 40_000

/** Ends the process, loudly, when it is still there: what was answered is in the journal and is not lost by it. */
function endAtLast(terminal: Terminal): void {
  setTimeout(() => {
    terminal.say('Something did not end within 40 s; ended without it. What was answered is stored.')
    process.exit(5)
  }, stopWithinMs).unref()
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}
