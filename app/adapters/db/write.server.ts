// The one door for writes. It opens the transaction, lets the command save, appends the events the command
// recorded to the ledger in the same transaction, and after the commit copies them to the synced journal. A write
// that records no event is a bug and is rolled back: an unaudited write cannot be made by accident.

import type { LogRecord } from '~/domain/ledger'
import type { Clock, Ids } from '../clock.server'
import type { Journal } from '../storage/journal.server'
import type { CheckpointKeeper } from './checkpoint.server'
import { type Database, oneByOne, type Sql } from './connect.server'
import type { Prisma } from './generated/client'
import { appendEvents, type EventDraft } from './ledger.server'
import { recordsFromDatabase, recordsOfWrite, takeChanges } from './sealed-rows.server'

/** What a command works with inside the transaction. */
export interface Change {
  readonly tx: Prisma.TransactionClient
  /** Note an event; it is appended when the work is done. */
  record(event: EventDraft): void
}

export type WriteDoor = <T>(work: (change: Change) => Promise<T>) => Promise<T>

/** Runs one piece of work after the other: the ledger's head is one row, so writers queue here and not in it. */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>

/** A queue of one. A failed piece of work fails its own caller only. */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }
}

export interface WriteParts {
  readonly database: Database
  readonly journal: Journal
  readonly inTurn: OneAtATime
  readonly clock: Clock
  readonly ids: Ids
  /** Seals what the journal keeps beside the leaves. */
  readonly sealKey: Buffer
  /** Signs checkpoints of what was appended; told inside the writer's turn, after the journal is synced. */
  readonly keeper: Pick<CheckpointKeeper, 'appended'>
}

/** Make the door. */
export function createWriteDoor(parts: WriteParts): WriteDoor {
  return (work) =>
    parts.inTurn(async () => {
      const { result, appended, changes } = await parts.database.prisma.$transaction(async (tx) => {
        const events: EventDraft[] = []
        const result = await work({ tx, record: (event) => events.push(event) })
        if (events.length === 0) throw new Error('Expected every write to record an event')
        const surroundings = { now: parts.clock.now(), nextId: parts.ids.next }
        const sql = prismaSql(tx)
        const appended = await appendEvents(sql, events, surroundings)
        const firstSeq = appended[0]?.seq ?? 0
        const changes = await takeChanges(sql, { firstSeq, journaled: parts.journal.size })
        return { result, appended, changes }
      })
      await copyToJournal(parts, recordsOfWrite(parts.sealKey, appended, changes))
      await parts.keeper.appended(appended)
      return result
    })
}

/** The same statements through a Prisma transaction. */
function prismaSql(tx: Prisma.TransactionClient): Sql {
  const query = <Row>(text: string, values: readonly unknown[] = []) =>
    tx.$queryRawUnsafe<Row[]>(text, ...values)
  return { query, all: oneByOne(query) }
}

const entriesAtOnce = 5_000

/**
 * Append records to the journal. When another process wrote leaves in between, or an earlier append failed after
 * its commit, the journal is behind: the missing leaves are copied from the database first, in their order.
 */
export async function copyToJournal(
  parts: Pick<WriteParts, 'database' | 'journal' | 'sealKey'>,
  records: readonly LogRecord[],
  firstSeq?: number,
): Promise<void> {
  const { journal, database } = parts
  const target = firstSeq ?? (await ledgerSize(database)) - records.length
  while (journal.size < target) {
    const to = Math.min(journal.size + entriesAtOnce, target)
    await journal.append(
      await recordsFromDatabase(database.driver, parts.sealKey, { from: journal.size, to }),
    )
  }
  await journal.append(records)
}

/** Number of leaves in the database. */
export async function ledgerSize(database: Database): Promise<number> {
  const rows = await database.driver.query<{ size: number }>('SELECT "size" FROM "LedgerHead" WHERE "id" = 1')
  return rows[0]?.size ?? 0
}
