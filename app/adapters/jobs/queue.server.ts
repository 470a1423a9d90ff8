// Long work that outlives a request: pg-boss in the same database hands it out, a JobRun row carries what its page
// shows. The row holds the payload too and is the truth: after a crash, in either database, runs that were
// under way are handed out again at the next start, so a handler must be able to run twice (measured by its test).

import PgBoss from 'pg-boss'
import type { Context } from '../context.server'
import type { Database } from '../db/connect.server'
import type { Prisma } from '../db/generated/client'

/** What the page of a job says about its progress. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly zh: string
  readonly en: string
}

/** One kind of long work. The payload is JSON; `run` checks it with its own schema. */
export interface JobDefinition {
  readonly name: string
  readonly title: { readonly zh: string; readonly en: string }
  /** What stays when it fails or is cancelled, for jobs that save as they go; absent: nothing. */
  readonly keeps?: { readonly zh: string; readonly en: string }
  run(ctx: Context, payload: unknown, report: (progress: Progress) => Promise<void>): Promise<void>
}

export interface JobRequest {
  readonly name: string
  /** Id of what it is about, e.g. a consultation. */
  readonly subject: string
  readonly payload: Prisma.InputJsonValue
  readonly byId?: string
}

export interface JobQueue {
  /** Put a job into the queue; resolves with the id of its run, whose page is `paths.job(id)`. */
  start(request: JobRequest): Promise<string>
  /** Begin to work on queued jobs in this process. */
  work(definitions: readonly JobDefinition[], ctx: Context): Promise<void>
  /** Whether this process works on queued jobs. */
  isWorking(): boolean
  close(): Promise<void>
}

/** Ends a job whose run was cancelled: thrown out of its next report, and no failure. */
class JobCancelled extends Error {}

/** Ends a job because the process stops, out of its next report: it stays in the queue and goes on at the next start. */
class JobStopped extends Error {}

const queueName = 'tiaoyi'
const handedOutForSeconds = 15 * 60
const attempts = 3

/** The queue of this installation. Nothing of pg-boss is opened until the first job or worker needs it. */
export function createJobQueue(
  database: Database,
  surroundings: { now(): number; nextId(): string },
): JobQueue {
  let opened: Promise<PgBoss> | undefined
  let works = false
  let isStopping = false
  const boss = () => {
    opened ??= openBoss(database)
    return opened
  }
  const send = async (runId: string) =>
    (await boss()).send(
      queueName,
      { runId },
      { retryLimit: attempts - 1, retryDelay: 1, expireInSeconds: handedOutForSeconds },
    )

  return {
    start: async ({ name, subject, payload, byId }) => {
      const id = surroundings.nextId()
      const createdAt = new Date(surroundings.now())
      await database.prisma.jobRun.create({
        data: { id, name, subject, status: 'queued', payload, createdById: byId ?? null, createdAt },
      })
      await send(id)
      return id
    },
    work: async (definitions, ctx) => {
      works = true
      const queue = await boss()
      await handOutAgain(database, send)
      await queue.work<{ runId: string }>(
        queueName,
        { pollingIntervalSeconds: 0.5, batchSize: 1 },
        async ([job]) => {
          if (job) await runJob(definitions, ctx, job.data.runId, () => isStopping)
        },
      )
    },
    isWorking: () => works,
    close: async () => {
      isStopping = true
      if (opened) await (await opened).stop({ graceful: true, timeout: 10_000 })
    },
  }
}

const underWay = new Map<string, Promise<void>>()

/**
 * Run one job to its end. What takes longer than it was handed out for is handed out again while it still runs: whoever
 * gets it then waits for the run that is under way, and does not begin a second one beside it.
 */
export function runJob(
  definitions: readonly JobDefinition[],
  ctx: Context,
  runId: string,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const running = underWay.get(runId)
  if (running) return running
  const started = runOnce(definitions, ctx, runId, isStopping).finally(() => underWay.delete(runId))
  underWay.set(runId, started)
  return started
}

/** A failure stands in the row, in words, and is thrown so that pg-boss tries again. */
async function runOnce(
  definitions: readonly JobDefinition[],
  ctx: Context,
  runId: string,
  isStopping: () => boolean,
): Promise<void> {
  const { prisma } = ctx.database
  const run = await prisma.jobRun.findUnique({ where: { id: runId } })
  if (!run || run.status === 'done' || run.status === 'cancelled') return
  const definition = definitions.find(({ name }) => name === run.name)
  if (!definition) throw new Error(`Expected a definition of the job ${run.name}`)
  const at = () => new Date(ctx.clock.now())
  await prisma.jobRun.update({
    where: { id: runId },
    data: { status: 'running', startedAt: at(), error: '' },
  })
  try {
    await definition.run(ctx, run.payload, async ({ done, total, zh, en }) => {
      if (isStopping()) throw new JobStopped('The process stops; the job goes on at the next start')
      const { count } = await prisma.jobRun.updateMany({
        where: { id: runId, status: 'running' },
        data: { done, total, sentenceZh: zh, sentenceEn: en },
      })
      if (count === 0) throw new JobCancelled()
    })
  } catch (error) {
    if (error instanceof JobCancelled) return
    if (error instanceof JobStopped) {
      await prisma.jobRun.updateMany({
        where: { id: runId, status: 'running' },
        data: { status: 'queued' },
      })
      throw error
    }
    const message = error instanceof Error ? error.message : String(error)
    await prisma.jobRun.update({
      where: { id: runId },
      data: { status: 'failed', error: message, finishedAt: at() },
    })
    throw error
  }
  await prisma.jobRun.updateMany({
    where: { id: runId, status: 'running' },
    data: { status: 'done', finishedAt: at() },
  })
}

/** Runs that a dead process left behind: the lock on the data directory says that nobody else works on them, in PostgreSQL
 *  too. There pg-boss alone would free them after the fifteen minutes for which they were handed out. */
async function handOutAgain(database: Database, send: (runId: string) => Promise<unknown>): Promise<void> {
  await database.driver.query(
    `DELETE FROM pgboss.job WHERE name = $1 AND state IN ('active', 'created', 'retry')`,
    [queueName],
  )
  const left = await database.prisma.jobRun.findMany({
    where: { status: { in: ['queued', 'running'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  for (const { id } of left) await send(id)
}

async function openBoss(database: Database): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => executeSql(database, text, values) },
    schedule: false,
    supervise: database.driver.kind === 'postgresql',
  })
  boss.on('error', (error) => console.warn(`jobs: ${error.message}`))
  await boss.start()
  await boss.createQueue(queueName)
  return boss
}

/** pg-boss sends whole scripts without values, which only the simple protocol takes. */
async function executeSql(
  database: Database,
  text: string,
  values: unknown[] | undefined,
): Promise<{ rows: unknown[] }> {
  if (values && values.length > 0) return { rows: await database.driver.query(text, values) }
  return { rows: await database.driver.statements(text) }
}
