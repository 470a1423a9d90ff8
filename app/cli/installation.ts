// How a subcommand reaches the installation. Beside a running server the work is handed to it over its lock socket, since
// only one process may hold the data; alone, the subcommand takes the lock itself. Either way the same function runs.
// Whoever has a shell on the machine and the right to the data directory acts as its administrator.

import { type Config, ConfigError, readConfig } from '~/adapters/config.server'
import { type Context, openContext } from '~/adapters/context.server'
import { askHolder, DirectoryInUse, type DirectoryLock, lockDirectory } from '~/adapters/db/lock.server'
import { DatabaseIsGone } from '~/adapters/db/recover.server'
import type { Actor } from '~/domain/access'
import { type Terminal, UsageError } from './subcommand'

/** The person at the console. */
export const consoleActor: Actor = { roles: ['admin'], stationIds: [], regionCodes: [] }

/** Work that a running server does for a subcommand: JSON in, JSON out. */
export type HandedWork = (ctx: Context, input: unknown) => Promise<unknown>

/** The configuration, or one sentence and exit code 2. */
export function configOf(terminal: Terminal): Config {
  try {
    return readConfig(terminal.env, terminal.cwd)
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message)
    throw error
  }
}

/** The lock on the data directory, or one sentence and exit code 4. */
export async function takeLock(directory: string): Promise<DirectoryLock> {
  try {
    return await lockDirectory(directory)
  } catch (error) {
    if (error instanceof DirectoryInUse) throw new UsageError(error.message, 4)
    throw error
  }
}

/** Open everything; a database that is gone is one sentence and exit code 2. */
export async function openInstallation(config: Config): Promise<Context> {
  try {
    return await openContext(config)
  } catch (error) {
    if (error instanceof DatabaseIsGone) throw new UsageError(error.message)
    throw error
  }
}

/** Run the work with an installation of our own, under its lock. */
export async function withInstallation<T>(config: Config, work: (ctx: Context) => Promise<T>): Promise<T> {
  const lock = await takeLock(config.dataDirectory)
  try {
    const ctx = await openInstallation(config)
    try {
      return await work(ctx)
    } finally {
      await ctx.close()
    }
  } finally {
    await lock.release()
  }
}

interface Answer {
  readonly result?: unknown
  readonly refusal?: string
  readonly error?: string
}

/** Let the server that holds the data do the work `name`; where none runs, do it here. */
export async function handOver<T>(
  terminal: Terminal,
  request: { readonly name: string; readonly input: unknown; readonly work: HandedWork },
): Promise<T> {
  const config = configOf(terminal)
  const answer = (await askHolder(config.dataDirectory, { ask: request.name, input: request.input })) as
    | Answer
    | undefined
  if (answer === undefined)
    return withInstallation(config, (ctx) => request.work(ctx, request.input)) as Promise<T>
  if (answer.refusal !== undefined) throw new UsageError(answer.refusal)
  if (answer.error !== undefined) throw new Error(answer.error)
  // A process that holds the data without taking work (a migration, a restore) answers with who it is.
  if (!('result' in answer)) await takeLock(config.dataDirectory)
  return answer.result as T
}
