// What the application hands to its commands and queries: the database to read, the door to write, time, ids and
// secrets. Opened once a process; tests open one on a database of their own.

import { createHash, randomBytes } from 'node:crypto'
import { receiptCode } from '~/domain/ledger'
import { type Clock, clockAhead, type Ids, randomIds, systemClock } from './clock.server'
import type { Config } from './config.server'
import { type CheckpointKeeper, createCheckpointKeeper } from './db/checkpoint.server'
import { type Database, openDatabase } from './db/connect.server'
import { applyMigrations } from './db/migrate.server'
import { recoverFromJournal } from './db/recover.server'
import type { Replayed } from './db/replay.server'
import { createSubmissionQueue, type SubmissionQueue } from './db/submit.server'
import {
  copyToJournal,
  createWriteDoor,
  ledgerSize,
  type OneAtATime,
  oneAtATime,
  type WriteDoor,
} from './db/write.server'
import { createJobQueue, type JobQueue } from './jobs/queue.server'
import { type LanguageModel, openModel } from './model/model.server'
import { type LibrarySearch, openLibrarySearch } from './search/library.server'
import { openStandingComments, type StandingComments } from './search/standing.server'
import { type FileStore, openFileStore } from './storage/files.server'
import { openJournal } from './storage/journal.server'
import { openSecrets, type Secrets } from './storage/secrets.server'

export interface Context {
  readonly config: Config
  readonly clock: Clock
  readonly ids: Ids
  readonly database: Database
  /** Commands only: opens a transaction and appends the recorded events to the ledger in it. */
  readonly change: WriteDoor
  readonly submissions: SubmissionQueue
  readonly jobs: JobQueue
  readonly search: LibrarySearch
  /** The comments of a consultation held ready to compare one more with; never the truth. */
  readonly standing: StandingComments
  readonly files: FileStore
  /** Where an operator configured one; every feature works without. */
  readonly model: LanguageModel | undefined
  readonly secrets: Secrets
  /** Checkpoints of the ledger and proofs under them. */
  readonly ledger: CheckpointKeeper
  /** Runs `work` while no write of this process is under way and the journal holds every entry: for backups. */
  readonly whileWritesWait: OneAtATime
  /** How many events this process has seen written: what was read before it moved may be out of date. */
  written(): number
  /** The same without what a bulk import brought, which may come to readers some seconds later. */
  writtenByPeople(): number
  /** Opens the first-run page of an installation without accounts; printed on the console, new at each start. */
  readonly setupCode: string
  /** What the journal held and the database did not, and was put back when this was opened. */
  readonly recovered: Replayed
  close(): Promise<void>
}

/** Opens everything under the data directory; the caller holds its lock. */
export async function openContext(
  config: Config,
  given: {
    readonly clock?: Clock
    readonly ids?: Ids
    readonly database?: Database
    /** A person said that the empty database is to be made anew from the journal. */
    readonly mayRebuild?: boolean
  } = {},
): Promise<Context> {
  const clock = given.clock ?? (config.rehearsalDays > 0 ? clockAhead(config.rehearsalDays) : systemClock)
  const ids = given.ids ?? randomIds
  const secrets = openSecrets(config.dataDirectory, config.sessionSecret)
  const database = given.database ?? (await openDatabase(config))
  try {
    return await openOn(database, { config, clock, ids, secrets, mayRebuild: given.mayRebuild ?? false })
  } catch (error) {
    // A database left open keeps a command such as `doctor` from ending after it has said what is wrong.
    await database.close()
    throw error
  }
}

interface Opening {
  readonly config: Config
  readonly clock: Clock
  readonly ids: Ids
  readonly secrets: Secrets
  readonly mayRebuild: boolean
}

async function openOn(
  database: Database,
  { config, clock, ids, secrets, mayRebuild }: Opening,
): Promise<Context> {
  await applyMigrations(database.driver)
  const { journal, records } = await openJournal(config.dataDirectory)
  const inTurn = oneAtATime()
  const { dataDirectory, publicUrl } = config
  const sealKey = secrets.seal
  const recovered = await recoverFromJournal({ database, journal, sealKey }, records, { mayRebuild })
  const ledger = await createCheckpointKeeper({ database, dataDirectory, publicUrl, secrets, clock, inTurn })
  const parts = { database, journal, inTurn, clock, ids, sealKey, keeper: ledger }
  const search = await openLibrarySearch(config, { database, clock })
  const jobs = createJobQueue(database, { now: clock.now, nextId: ids.next })
  const standing = openStandingComments(database, () => journal.size)
  let inBulk = 0
  const cameInBulk = (events: number) => {
    inBulk += events
  }
  const change = createWriteDoor(parts)
  if (recovered.entries > 0) await noteRecovery(change, recovered)
  return {
    config,
    clock,
    ids,
    database,
    change,
    recovered,
    submissions: createSubmissionQueue({ ...parts, cameInBulk }),
    jobs,
    search,
    standing,
    files: openFileStore(config.dataDirectory),
    model: config.openai
      ? openModel(config.openai, { database, now: clock.now, nextId: ids.next })
      : undefined,
    secrets,
    ledger,
    setupCode: receiptCode(randomBytes(9)),
    whileWritesWait: (work) =>
      inTurn(async () => {
        await copyToJournal(parts, [], await ledgerSize(database))
        return work()
      }),
    written: () => journal.size,
    writtenByPeople: () => journal.size - inBulk,
    close: async () => {
      await jobs.close()
      await standing.close()
      ledger.close()
      await ledger.sign()
      await parts.inTurn(() => Promise.resolve())
      await search.close()
      await journal.close()
      await database.close()
    },
  }
}

/** Everybody may see that, and from which entry on, the rows are those of the journal. */
async function noteRecovery(
  change: WriteDoor,
  { entries, submissions, withoutRows }: Replayed,
): Promise<void> {
  const words = { entries, submissions, withoutRows: withoutRows.map(({ seq, type }) => ({ seq, type })) }
  await change(async ({ record }) =>
    record({ type: 'recovered', by: 'system', ref: [], committed: { words } }),
  )
}

/** SHA-256 in hex of a text or bytes. */
export function sha256Hex(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex')
}
