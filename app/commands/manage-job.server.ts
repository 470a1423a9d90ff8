// Cancels a background job, or starts a failed one again. A cancelled job stops at its next report; what it had not
// finished is not saved.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

/** Cancel a job that is queued or running. */
export async function cancelJob(ctx: Context, actor: Actor, runId: string): Promise<void> {
  await managed(ctx, actor, runId)
  await ctx.change(async ({ tx, record }) => {
    const { count } = await tx.jobRun.updateMany({
      where: { id: runId, status: { in: ['queued', 'running'] } },
      data: { status: 'cancelled', finishedAt: new Date(ctx.clock.now()) },
    })
    if (count === 0) {
      throw new Refusal('conflict', {
        zh: '任务已经结束，没有可以取消的。',
        en: 'The job has ended; there is nothing to cancel.',
      })
    }
    record({ type: 'job.cancelled', by: actingAs(actor), ref: [runId] })
  })
}

/** Start a failed or cancelled job again, as a new run with the same input; returns its id. */
export async function retryJob(ctx: Context, actor: Actor, runId: string): Promise<string> {
  const run = await managed(ctx, actor, runId)
  if (run.status !== 'failed' && run.status !== 'cancelled') {
    throw new Refusal('conflict', {
      zh: '只有失败或者取消了的任务才能重新执行。',
      en: 'Only a failed or cancelled job can be started again.',
    })
  }
  await ctx.change(async ({ record }) => record({ type: 'job.retried', by: actingAs(actor), ref: [runId] }))
  const { name, subject, payload } = run
  return ctx.jobs.start({ name, subject, payload: payload ?? {}, ...(actor.id ? { byId: actor.id } : {}) })
}

async function managed(ctx: Context, actor: Actor, runId: string) {
  const run = await ctx.database.prisma.jobRun.findUnique({ where: { id: runId } })
  if (!run || !can(actor, 'job:manage', { ownerId: run.createdById ?? undefined })) throw forbidden()
  return run
}
