import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '~/adapters/config.server'
import { openContext } from '~/adapters/context.server'
import { openDatabase } from '~/adapters/db/connect.server'
import { type JobDefinition, runJob } from '~/adapters/jobs/queue.server'
import { openTestContext } from '../../context'

const postgresUrl = process.env.TEST_DATABASE_URL

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Expected it within ten seconds')
}

it('works on a queued job, shows its progress and its end', async () => {
  const ctx = await openTestContext()
  const seen: unknown[] = []
  const count: JobDefinition = {
    name: 'count',
    title: { zh: '计数', en: 'Count' },
    run: async (_ctx, payload, report) => {
      seen.push(payload)
      await report({ done: 2, total: 3, zh: '已完成2/3', en: '2 of 3' })
    },
  }
  const id = await ctx.jobs.start({ name: 'count', subject: 'c1', payload: { to: 3 } })
  await ctx.jobs.work([count], ctx)
  const run = await until(async () => {
    const row = await ctx.database.prisma.jobRun.findUnique({ where: { id } })
    return row?.status === 'done' ? row : undefined
  })
  expect(run).toMatchObject({ done: 2, total: 3, sentenceZh: '已完成2/3' })
  expect(seen).toEqual([{ to: 3 }])
  await ctx.close()
})

it('hands out again what a dead process left running, and says why a job failed', async () => {
  const ctx = await openTestContext()
  const fail: JobDefinition = {
    name: 'fail',
    title: { zh: '失败', en: 'Fail' },
    run: async () => {
      throw new Error('the disk is full')
    },
  }
  const id = await ctx.jobs.start({ name: 'fail', subject: 'c1', payload: {} })
  await ctx.database.prisma.jobRun.update({ where: { id }, data: { status: 'running' } })
  await ctx.jobs.work([fail], ctx)
  const run = await until(async () => {
    const row = await ctx.database.prisma.jobRun.findUnique({ where: { id } })
    return row?.status === 'failed' ? row : undefined
  })
  expect(run.error).toBe('the disk is full')
  await expect(runJob([], ctx, id)).rejects.toThrow('Expected a definition of the job fail')
  await ctx.close()
})

it('does not begin a run a second time while it is under way, and leaves it in the queue when told to stop', async () => {
  const ctx = await openTestContext()
  let begun = 0
  let stops = false
  const long: JobDefinition = {
    name: 'long',
    title: { zh: '很久', en: 'Long' },
    run: async (_ctx, _payload, report) => {
      begun++
      for (;;) {
        await report({ done: 1, total: 2, zh: '1/2', en: '1 of 2' })
        stops = true
      }
    },
  }
  const id = await ctx.jobs.start({ name: 'long', subject: 'c1', payload: {} })
  const both = await Promise.allSettled([1, 2].map(() => runJob([long], ctx, id, () => stops)))
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(begun).toBe(1)
  expect(await ctx.database.prisma.jobRun.findUnique({ where: { id } })).toMatchObject({
    status: 'queued',
    error: '',
  })
  await ctx.close()
})

it.skipIf(!postgresUrl)(
  `hands out again at the next start what was active when the process died, on PostgreSQL${postgresUrl ? '' : ' (skipped: TEST_DATABASE_URL is not set)'}`,
  async () => {
    const empty = await openDatabase({ databaseUrl: postgresUrl, dataDirectory: '' })
    await empty.driver.script(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS pgboss CASCADE;',
    )
    await empty.close()
    const config = readConfig({ DATABASE_URL: postgresUrl }, mkdtempSync(join(tmpdir(), 'tiaoyi-queue-')))
    const first = await openContext(config)
    const id = await first.jobs.start({ name: 'count', subject: 'c1', payload: {} })
    await first.database.driver.query(`UPDATE pgboss.job SET state = 'active', started_on = now()`)
    await first.database.prisma.jobRun.update({ where: { id }, data: { status: 'running' } })
    await first.close()
    const second = await openContext(config)
    const count: JobDefinition = { name: 'count', title: { zh: '计数', en: 'Count' }, run: async () => {} }
    await second.jobs.work([count], second)
    await until(async () => {
      const row = await second.database.prisma.jobRun.findUnique({ where: { id } })
      return row?.status === 'done' ? row : undefined
    })
    await second.close()
  },
)
