import { expect, it } from 'vitest'
import { runJob } from '~/adapters/jobs/queue.server'
import { cancelJob } from '~/commands/manage-job.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { resumeCarrying } from '~/commands/resume-carrying.server'
import { settleComments } from '~/commands/settle-comments.server'
import { carryWhatIsLeft } from '~/commands/start-carrying.server'
import { visitor } from '~/domain/access'
import { jobDefinitions } from '~/jobs'
import { carryLeft } from '~/queries/carry-left.server'
import { deskHome } from '~/queries/desk-home.server'
import { dispositionQueue } from '~/queries/disposition-queue.server'
import { testNow } from '../context'
import { openOffice, secondDraft } from './office'

it('says what a cancelled carrying left behind, publishes nothing before, and goes on with it', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter, publisher } = office
  const commentId = await office.comment('第二条', '三十日太长。')
  await office.importDraft(secondDraft, '二次审议稿')
  const run = await ctx.database.prisma.jobRun.findFirstOrThrow({ where: { name: 'carry-comments' } })
  expect(await carryLeft(ctx, [consultationId])).toEqual([])
  await cancelJob(ctx, drafter, run.id)
  const left = [{ consultationId, label: '二次审议稿', comments: 1 }]
  expect((await deskHome(ctx, drafter)).carryLeft).toMatchObject(left)
  expect((await dispositionQueue(ctx, drafter, { consultationId })).carryLeft).toMatchObject(left)

  await settleComments(ctx, drafter, {
    consultationId,
    commentIds: [commentId],
    as: 'out-of-scope',
    reason: '不属本条例',
  })
  ctx.setTime(testNow + 40 * 86_400_000)
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  await expect(publishOutcome(ctx, publisher, consultationId)).rejects.toThrow('have no place in 二次审议稿')
  await expect(resumeCarrying(ctx, visitor, consultationId)).rejects.toMatchObject({ code: 'forbidden' })
  await resumeCarrying(ctx, drafter, consultationId)
  await expect(resumeCarrying(ctx, drafter, consultationId)).rejects.toMatchObject({ code: 'conflict' })
  const again = await ctx.database.prisma.jobRun.findFirstOrThrow({ where: { status: 'queued' } })
  await runJob(jobDefinitions, ctx, again.id)
  expect(await ctx.database.prisma.carry.count()).toBe(1)
  await publishOutcome(ctx, publisher, consultationId)
  await ctx.close()
})

it('carries at a start what a process that died before it started the job left, and nothing that a person cancelled', async () => {
  const office = await openOffice()
  const { ctx } = office
  await office.comment('第二条', '三十日太长。')
  await office.importDraft(secondDraft, '二次审议稿')
  const { jobRun } = ctx.database.prisma
  const queued = () => jobRun.findMany({ where: { status: 'queued' } })
  await jobRun.deleteMany({})
  await carryWhatIsLeft(ctx)
  await carryWhatIsLeft(ctx)
  const [run, ...more] = await queued()
  expect(more).toEqual([])
  await jobRun.updateMany({ data: { status: 'cancelled' } })
  await carryWhatIsLeft(ctx)
  expect(await queued()).toEqual([])
  await jobRun.updateMany({ data: { status: 'queued' } })
  await runJob(jobDefinitions, ctx, run?.id ?? '')
  await carryWhatIsLeft(ctx)
  expect(await queued()).toEqual([])
  expect(await ctx.database.prisma.carry.count()).toBe(1)
  await ctx.close()
})
