// Submissions in groups: everything that queued while the previous transaction ran is written by the next one,
// in a few statements of many rows, without a waiting timer (timers of 2 and 5 ms cost 31–83 % of throughput when
// they were measured). The answer is given after the commit and after the journal is synced. One bad row must
// never refuse its neighbours: when a group fails, its members are redone singly.

import type { LogRecord } from '~/domain/ledger'
import { seal } from '../storage/seal.server'
import type { Sql } from './connect.server'
import { type AppendedEvent, appendEvents, type EventDraft, insertRows } from './ledger.server'
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
  readonly sealKey: Buffer
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
    const known = await claimKeys(sql, firsts, parts.clock.now())
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
    member.resolve(isShut(member.rows, shut) ? { kind: 'not-open' } : resultOf(member, known, mine))
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

/** Of several members with one key only the first is written; without a key each is. */
function firstOfEachKey(group: readonly Waiting[]): Waiting[] {
  const seen = new Set<string>()
  return group.filter(({ rows }) => {
    const key = rows.idempotency?.keyHash
    if (key === undefined) return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

interface KnownKey {
  readonly keyHash: string
  readonly bodyHash: string
  readonly submissionId: string
}

/** Claim the keys of this group; returns those that somebody else had claimed before. */
async function claimKeys(sql: Sql, group: readonly Waiting[], now: number): Promise<Map<string, KnownKey>> {
  const createdAt = new Date(now).toISOString()
  const rows = group
    .flatMap(({ rows }) =>
      rows.idempotency ? [{ ...rows.idempotency, submissionId: rows.submission.id, createdAt }] : [],
    )
    .sort((a, b) => (a.keyHash < b.keyHash ? -1 : 1))
  if (rows.length === 0) return new Map()
  await insertRows(sql, 'IdempotencyKey', rows, 'ON CONFLICT ("keyHash") DO NOTHING')
  const stored = await sql.query<KnownKey>(
    `SELECT "keyHash", "bodyHash", "submissionId" FROM "IdempotencyKey"
     WHERE "keyHash" IN (SELECT value FROM json_array_elements_text($1::json))`,
    [JSON.stringify(rows.map(({ keyHash }) => keyHash))],
  )
  const ours = new Set(rows.map(({ submissionId }) => submissionId))
  return new Map(
    stored.filter(({ submissionId }) => !ours.has(submissionId)).map((row) => [row.keyHash, row]),
  )
}

async function insertGroup(sql: Sql, group: readonly Waiting[], parts: Parts): Promise<AppendedEvent[]> {
  if (group.length === 0) return []
  const all = group.map(({ rows }) => rows)
  await insertRows(
    sql,
    'Submission',
    all.map(({ submission }) => submission),
  )
  await insertRows(
    sql,
    'Comment',
    all.flatMap(({ comments }) => comments),
  )
  await insertRows(
    sql,
    'Attachment',
    all.flatMap(({ attachments }) => attachments ?? []),
  )
  await insertRows(
    sql,
    'DoorSignal',
    all.flatMap(({ signal }) => (signal ? [signal] : [])),
  )
  await count(sql, all)
  const surroundings = { now: parts.clock.now(), nextId: parts.ids.next }
  const appended = await appendEvents(
    sql,
    all.flatMap(({ events }) => events),
    surroundings,
  )
  await noteEntries(sql, all, appended)
  return appended
}

/** The numbers of the entries are known only now, since the ledger's head is locked last. */
async function noteEntries(
  sql: Sql,
  all: readonly SubmissionRows[],
  appended: readonly AppendedEvent[],
): Promise<void> {
  const numbered = withNumbers(all, appended)
  await noteIn(
    sql,
    'Submission',
    numbered.map(({ submission }) => submission),
  )
  await noteIn(
    sql,
    'Attachment',
    numbered.flatMap(({ attachments }) => attachments),
  )
}

async function noteIn(
  sql: Sql,
  table: 'Submission' | 'Attachment',
  rows: readonly { readonly id: string; readonly ledgerSeq: number }[],
): Promise<void> {
  if (rows.length === 0) return
  const entries = rows.map(({ id, ledgerSeq }) => ({ id, ledgerSeq }))
  await sql.query(
    `UPDATE "${table}" s SET "ledgerSeq" = e."ledgerSeq"
     FROM json_populate_recordset(NULL::"${table}", $1::json) e WHERE s."id" = e."id"`,
    [JSON.stringify(entries)],
  )
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

interface ArticleTotal {
  readonly consultationId: string
  readonly eId: string
  readonly texts: number
  readonly published: number
  readonly people: number
  readonly supports: number
}

interface ConsultationTotal {
  readonly consultationId: string
  readonly submissions: number
  readonly comments: number
  readonly published: number
  readonly people: number
  readonly stations: number
}

const isPublished = (comment: Readonly<Record<string, unknown>>) => comment.state === 'published'

/** Counters, sorted by their keys: every writer takes these locks in the same order, and the ledger's head last. */
async function count(sql: Sql, all: readonly SubmissionRows[]): Promise<void> {
  const articles = new Map<string, ArticleTotal>()
  const totals = new Map<string, ConsultationTotal>()
  for (const { submission, comments } of all) {
    const { consultationId } = submission
    const total = totals.get(consultationId) ?? {
      consultationId,
      submissions: 0,
      comments: 0,
      published: 0,
      people: 0,
      stations: 0,
    }
    totals.set(consultationId, {
      ...total,
      submissions: total.submissions + 1,
      people: total.people + 1,
      comments: total.comments + comments.length,
      published: total.published + comments.filter(isPublished).length,
    })
    const places = new Set<string>()
    for (const comment of comments) {
      const eId = comment.anchorEId
      const key = `${consultationId} ${eId}`
      const row = articles.get(key) ?? { consultationId, eId, texts: 0, published: 0, people: 0, supports: 0 }
      articles.set(key, {
        ...row,
        texts: row.texts + 1,
        published: row.published + (isPublished(comment) ? 1 : 0),
        people: row.people + (places.has(eId) ? 0 : 1),
      })
      places.add(eId)
    }
  }
  const sorted = <T>(rows: Map<string, T>) =>
    [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  await insertRows(
    sql,
    'ArticleCount',
    sorted(articles),
    `ON CONFLICT ("consultationId", "eId") DO UPDATE SET
       "texts" = "ArticleCount"."texts" + excluded."texts",
       "published" = "ArticleCount"."published" + excluded."published", "people" = "ArticleCount"."people" + excluded."people"`,
  )
  const stations = await countStations(sql, all)
  for (const [consultationId, total] of totals)
    totals.set(consultationId, { ...total, stations: stations.get(consultationId) ?? 0 })
  await insertRows(
    sql,
    'ConsultationCount',
    sorted(totals),
    `ON CONFLICT ("consultationId") DO UPDATE SET
       "submissions" = "ConsultationCount"."submissions" + excluded."submissions",
       "comments" = "ConsultationCount"."comments" + excluded."comments",
       "published" = "ConsultationCount"."published" + excluded."published",
       "people" = "ConsultationCount"."people" + excluded."people",
       "stations" = "ConsultationCount"."stations" + excluded."stations"`,
  )
}

/** Adds to what each station has brought; returns for each consultation how many stations brought their first. */
async function countStations(sql: Sql, all: readonly SubmissionRows[]): Promise<Map<string, number>> {
  const given = new Map<string, { consultationId: string; stationId: string; received: number }>()
  for (const { submission, comments, stationId } of all) {
    if (stationId === undefined) continue
    const { consultationId } = submission
    const key = `${consultationId} ${stationId}`
    const row = given.get(key) ?? { consultationId, stationId, received: 0 }
    given.set(key, { ...row, received: row.received + comments.length })
  }
  const fresh = new Map<string, number>()
  if (given.size === 0) return fresh
  const rows = [...given.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const changed = await sql.query<{ consultationId: string; isFirst: boolean }>(
    `UPDATE "ConsultationStation" s SET "received" = s."received" + g."received"
     FROM json_populate_recordset(NULL::"ConsultationStation", $1::json) g
     WHERE s."consultationId" = g."consultationId" AND s."stationId" = g."stationId"
     RETURNING s."consultationId", s."received" = g."received" AS "isFirst"`,
    [JSON.stringify(rows)],
  )
  for (const { consultationId, isFirst } of changed)
    if (isFirst) fresh.set(consultationId, (fresh.get(consultationId) ?? 0) + 1)
  return fresh
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
      const whole = { ...numbered[at], comments, idempotency }
      const sealed = i === 0 ? seal(sealKey, 'submission', whole) : undefined
      records.push(sealed ? { leaf: event.bytes, sealed: new Uint8Array(sealed) } : { leaf: event.bytes })
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
