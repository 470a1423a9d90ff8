// Submissions in groups: everything that queued while the previous transaction ran is written by the next one,
// in a few statements of many rows, without a waiting timer (timers of 2 and 5 ms cost 31–83 % of throughput when
// they were measured). The answer is given after the commit and after the journal is synced. One bad row must
// never refuse its neighbours: when a group fails, its members are redone singly.

import type { LogRecord } from '~/domain/ledger'
import type { Sql, Statement } from './connect.server'
import { type AppendedEvent, appendedTo, type EventDraft, insertOf, ledgerHead } from './ledger.server'
import { sealedRecord } from './sealed-rows.server'
import { countedIn, countStations } from './submission-counters.server'
import { claimKeys, firstOfEachKey, type KnownKey, knownKeys } from './submission-keys.server'
import { copyToJournal, type WriteParts } from './write.server'

/** Rows of one submission as they go into the tables: keys are column names. */
export interface SubmissionRows {
  readonly submission: { readonly id: string; readonly consultationId: string } & Readonly<
    Record<string, unknown>
  >
  readonly comments: readonly ({ readonly id: string; readonly anchorEId: string } & Readonly<
    Record<string, unknown>
  >)[]
  readonly stationId?: string
  readonly attachments?: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[]
  /** What the door noticed; kept apart, since it is forgotten after some weeks. */
  readonly signal?: Readonly<Record<string, unknown>>
  /** One event for each comment, in their order, then one for each attachment. */
  readonly events: readonly EventDraft[]
  readonly idempotency?: { readonly keyHash: string; readonly bodyHash: string }
  /** One of very many that a machine brings: readers may see it some seconds later. */
  readonly isBulk?: boolean
}

/** `isRepeat`: the key was known; `submissionId` is the first one's. `other-body`: known with another body. `not-open`:
 *  the consultation was closed or suspended while the rows waited for their turn. */
export type SubmissionResult =
  | { readonly kind: 'stored'; readonly submissionId: string; readonly isRepeat: boolean }
  | { readonly kind: 'other-body' }
  | { readonly kind: 'not-open' }

interface Waiting {
  readonly rows: SubmissionRows
  resolve(result: SubmissionResult): void
  reject(error: unknown): void
}

const maxGroup = 256

type Parts = WriteParts & {
  /** Told how many events of what is in the journal now came in bulk. */
  readonly cameInBulk: (events: number) => void
}

/** Make the queue. `add` resolves when the submission is durable. */
export function createSubmissionQueue(parts: Parts) {
  const waiting: Waiting[] = []
  let isRunning = false

  async function drain(): Promise<void> {
    if (isRunning) return
    isRunning = true
    while (waiting.length > 0) {
      const group = waiting.splice(0, maxGroup)
      await parts.inTurn(() => writeOrRedoSingly(parts, group))
    }
    isRunning = false
  }

  return {
    add: (rows: SubmissionRows): Promise<SubmissionResult> =>
      new Promise((resolve, reject) => {
        waiting.push({ rows, resolve, reject })
        void drain()
      }),
    /** Many at once: they go into as few transactions as they fit in. */
    addAll: (all: readonly SubmissionRows[]): Promise<SubmissionResult[]> => {
      const results = all.map(
        (rows) =>
          new Promise<SubmissionResult>((resolve, reject) => {
            waiting.push({ rows, resolve, reject })
          }),
      )
      void drain()
      return Promise.all(results)
    },
  }
}

export type SubmissionQueue = ReturnType<typeof createSubmissionQueue>

async function writeOrRedoSingly(parts: Parts, group: readonly Waiting[]): Promise<void> {
  try {
    await writeGroup(parts, group)
  } catch (error) {
    if (group.length === 1) {
      group[0]?.reject(error)
      return
    }
    for (const member of group) await writeOrRedoSingly(parts, [member])
  }
}

async function writeGroup(parts: Parts, group: readonly Waiting[]): Promise<void> {
  const { known, written, shut, appended } = await parts.database.driver.transaction(async (sql) => {
    const shut = await shutConsultations(sql, group)
    const firsts = firstOfEachKey(group.filter(({ rows }) => !isShut(rows, shut)))
    // Who sends the same again gets the first answer, whatever has closed since.
    const known = await knownKeys(
      sql,
      group.flatMap(({ rows }) => (isShut(rows, shut) ? [rows] : [])),
    )
    const claimed = await claimKeys(
      sql,
      firsts.map(({ rows }) => rows),
      parts.clock.now(),
    )
    for (const [keyHash, key] of claimed) known.set(keyHash, key)
    const written = firsts.filter(({ rows }) => !rows.idempotency || !known.has(rows.idempotency.keyHash))
    const appended = await insertGroup(sql, written, parts)
    return { known, written, shut, appended }
  })
  await copyToJournal(parts, journalRecords(parts.sealKey, written, appended), appended[0]?.seq)
  parts.cameInBulk(written.reduce((sum, { rows }) => sum + (rows.isBulk ? rows.events.length : 0), 0))
  await parts.keeper.appended(appended)
  const mine = new Map(
    written.flatMap(({ rows }) => (rows.idempotency ? [[rows.idempotency.keyHash, rows]] : [])) as [
      string,
      SubmissionRows,
    ][],
  )
  for (const member of group)
    member.resolve(
      isShut(member.rows, shut) && !known.has(member.rows.idempotency?.keyHash ?? '')
        ? { kind: 'not-open' }
        : resultOf(member, known, mine),
    )
}

const takesPart = ({ events }: SubmissionRows) => events.some(({ type }) => type === 'comment.received')

/** Whether these rows would enter a comment as in time where nothing is taken any more. */
function isShut(rows: SubmissionRows, shut: ReadonlySet<string>): boolean {
  return takesPart(rows) && shut.has(rows.submission.consultationId)
}

/** Consultations of the group that take nothing now. Whoever wrote them asked before they queued; the ledger would
 *  otherwise tell of a comment taken in after the close. */
async function shutConsultations(sql: Sql, group: readonly Waiting[]): Promise<ReadonlySet<string>> {
  const ids = new Set(
    group.filter(({ rows }) => takesPart(rows)).map(({ rows }) => rows.submission.consultationId),
  )
  if (ids.size === 0) return ids
  const open = await sql.query<{ id: string }>(
    `SELECT "id" FROM "Consultation" WHERE "status" = 'open' AND "outcomePublishedAt" IS NULL
     AND "id" IN (SELECT value FROM json_array_elements_text($1::json))`,
    [JSON.stringify([...ids])],
  )
  for (const { id } of open) ids.delete(id)
  return ids
}

async function insertGroup(sql: Sql, group: readonly Waiting[], parts: Parts): Promise<AppendedEvent[]> {
  if (group.length === 0) return []
  const all = group.map(({ rows }) => rows)
  const counted = countedIn(all)
  const written = [
    ...insertOf(
      'Submission',
      all.map(({ submission }) => submission),
    ),
    ...insertOf(
      'Comment',
      all.flatMap(({ comments }) => comments),
    ),
    ...insertOf(
      'Attachment',
      all.flatMap(({ attachments }) => attachments ?? []),
    ),
    ...insertOf(
      'DoorSignal',
      all.flatMap(({ signal }) => (signal ? [signal] : [])),
    ),
    ...counted.ofArticles,
  ]
  const hasStations = all.some(({ stationId }) => stationId !== undefined)
  if (hasStations) await sql.all(written)
  const stations = hasStations ? await countStations(sql, all) : new Map<string, number>()
  const answered = await sql.all([
    ...(hasStations ? [] : written),
    ...counted.ofConsultations(stations),
    ledgerHead,
  ])
  const surroundings = { now: parts.clock.now(), nextId: parts.ids.next }
  const events = all.flatMap((rows) => rows.events)
  const { appended, statements } = appendedTo(answered.at(-1) ?? [], events, surroundings)
  await sql.all([...statements, ...numbersNoted(all, appended)])
  return appended
}

/** The numbers of the entries are known only now, since the ledger's head is locked last. */
function numbersNoted(all: readonly SubmissionRows[], appended: readonly AppendedEvent[]): Statement[] {
  const numbered = withNumbers(all, appended)
  return [
    ...notedIn(
      'Submission',
      numbered.map(({ submission }) => submission),
    ),
    ...notedIn(
      'Attachment',
      numbered.flatMap(({ attachments }) => attachments),
    ),
  ]
}

function notedIn(
  table: 'Submission' | 'Attachment',
  rows: readonly { readonly id: string; readonly ledgerSeq: number }[],
): Statement[] {
  if (rows.length === 0) return []
  const text = `UPDATE "${table}" s SET "ledgerSeq" = e."ledgerSeq"
     FROM json_populate_recordset(NULL::"${table}", $1::json) e WHERE s."id" = e."id"`
  return [{ text, values: [JSON.stringify(rows.map(({ id, ledgerSeq }) => ({ id, ledgerSeq })))] }]
}

/** Submissions and attachments with the number of their first or own entry. */
function withNumbers(all: readonly SubmissionRows[], appended: readonly AppendedEvent[]) {
  let next = 0
  return all.map(({ submission, comments, attachments = [], events }) => {
    const first = next
    next += events.length
    const seqAt = (at: number) => appended[first + at]?.seq ?? 0
    return {
      submission: { ...submission, ledgerSeq: seqAt(0) },
      attachments: attachments.map((row, at) => ({ ...row, ledgerSeq: seqAt(comments.length + at) })),
    }
  })
}

/** The journal gets each leaf; the first leaf of a submission carries its rows, sealed, for recovery. */
function journalRecords(
  sealKey: Buffer,
  written: readonly Waiting[],
  appended: readonly AppendedEvent[],
): LogRecord[] {
  const records: LogRecord[] = []
  const numbered = withNumbers(
    written.map(({ rows }) => rows),
    appended,
  )
  let next = 0
  written.forEach(({ rows }, at) => {
    const { comments, idempotency } = rows
    for (let i = 0; i < rows.events.length; i++, next++) {
      const event = appended[next]
      if (!event) throw new Error('Expected an appended event for every recorded one')
      const { bytes, secrets } = event
      const submission =
        i === 0
          ? { submission: rows.submission, attachments: [], ...numbered[at], comments, idempotency }
          : undefined
      records.push(sealedRecord(sealKey, bytes, { secrets, ...(submission ? { submission } : {}) }))
    }
  })
  return records
}

function resultOf(
  { rows }: Waiting,
  known: ReadonlyMap<string, KnownKey>,
  mine: ReadonlyMap<string, SubmissionRows>,
): SubmissionResult {
  const key = rows.idempotency
  if (!key) return { kind: 'stored', submissionId: rows.submission.id, isRepeat: false }
  const before = known.get(key.keyHash)
  const first = mine.get(key.keyHash)
  const bodyHash = before?.bodyHash ?? first?.idempotency?.bodyHash
  if (bodyHash !== key.bodyHash) return { kind: 'other-body' }
  const submissionId = before?.submissionId ?? first?.submission.id ?? rows.submission.id
  return { kind: 'stored', submissionId, isRepeat: submissionId !== rows.submission.id }
}
