import { expect, it } from 'vitest'
import { runJob } from '~/adapters/jobs/queue.server'
import { carryComments } from '~/commands/carry-comments.server'
import { correctCarry } from '~/commands/correct-carry.server'
import { quoteAnchor } from '~/domain/comment'
import { jobDefinitions } from '~/jobs'
import { commentFates } from '~/queries/comment-fates.server'
import { firstDraft, type Office, openOffice, secondDraft } from './office'

const quoteIn = (article: number, words: string) => {
  const text = firstDraft[article] ?? ''
  const start = text.indexOf(words)
  return quoteAnchor(text, start, start + words.length)
}

async function expectConserved({ ctx, consultationId }: Office, versionId: string): Promise<void> {
  const received = await ctx.database.prisma.comment.count({ where: { consultationId } })
  const carried = await ctx.database.prisma.carry.count({ where: { toVersionId: versionId } })
  expect(carried).toBe(received)
}

it('carries every comment to the new draft with a stated fate, and loses none', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const ids = {
    whole: await office.comment(null, '总体上赞成。'),
    term: await office.comment('第二条', '三十日太长。', { quote: quoteIn(1, '三十日') }),
    delay: await office.comment('第二条', '情况复杂要写清楚。', { quote: quoteIn(1, '情况复杂的') }),
    check: await office.comment('第三条', '一年一次不够。'),
    report: await office.comment('第五条', '举报要有奖励。'),
  }
  const second = await office.importDraft(secondDraft, '二次审议稿')
  const counted = await carryComments(ctx, consultationId)
  expect(counted.comments).toBe(5)
  await expectConserved(office, second)
  const fates = await commentFates(ctx, Object.values(ids))
  const place = (id: string) => fates.get(id)?.places[0]
  expect(place(ids.whole)).toMatchObject({ fate: 'same-place' })
  expect(place(ids.term)).toMatchObject({ fate: 'text-changed', number: '第二条', label: '二次审议稿' })
  expect(place(ids.delay)).toMatchObject({ fate: 'same-place', number: '第二条' })
  expect(place(ids.check)).toMatchObject({ fate: 'renumbered', number: '第四条' })
  expect(place(ids.report)).toMatchObject({ fate: 'text-gone', number: '' })
  const [event] = await ctx.database.prisma.ledgerEntry.findMany({ where: { type: 'carry.recorded' } })
  expect(event).toBeDefined()
  await ctx.close()
})

it('starts the carrying itself when a version of a consulted work is imported, as a job that can run twice', async () => {
  const office = await openOffice()
  const { ctx } = office
  await office.comment('第三条', '一年一次不够。')
  const second = await office.importDraft(secondDraft, '二次审议稿')
  const [run] = await ctx.database.prisma.jobRun.findMany({ where: { name: 'carry-comments' } })
  expect(run).toMatchObject({ status: 'queued', subject: office.consultationId })
  await runJob(jobDefinitions, ctx, run?.id ?? '')
  await ctx.database.prisma.jobRun.update({ where: { id: run?.id ?? '' }, data: { status: 'queued' } })
  await runJob(jobDefinitions, ctx, run?.id ?? '')
  await expectConserved(office, second)
  const done = await ctx.database.prisma.jobRun.findUnique({ where: { id: run?.id ?? '' } })
  expect(done).toMatchObject({ status: 'done', done: 1, total: 1 })
  await ctx.close()
})

it('keeps a person’s correction through later runs and goes on from it in the next draft', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter } = office
  const id = await office.comment('第五条', '举报要有奖励。')
  const second = await office.importDraft(secondDraft, '二次审议稿')
  await carryComments(ctx, consultationId)
  await correctCarry(ctx, drafter, {
    commentId: id,
    versionId: second,
    places: ['第三条'],
    reason: '并入公众参与',
  })
  const third = await office.importDraft(
    ['新的第一条，规定适用范围和主管部门的职责。', ...secondDraft],
    '表决稿',
  )
  await carryComments(ctx, consultationId)
  await expectConserved(office, third)
  const fates = await commentFates(ctx, [id])
  expect(fates.get(id)?.places.map(({ number, fate }) => [number, fate])).toEqual([
    ['第三条', 'moved'],
    ['第四条', 'moved'],
  ])
  await ctx.close()
})

it('refuses a place that the version does not have, and people without the right', async () => {
  const office = await openOffice()
  const { ctx, drafter, publisher } = office
  const commentId = await office.comment('第五条', '举报要有奖励。')
  const versionId = await office.importDraft(secondDraft, '二次审议稿')
  const wrong = { commentId, versionId, places: ['第四十一条'], reason: '' }
  await expect(correctCarry(ctx, drafter, wrong)).rejects.toMatchObject({ code: 'invalid', field: 'places' })
  await expect(correctCarry(ctx, publisher, { ...wrong, places: ['第一条'] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await ctx.database.prisma.carry.count()).toBe(0)
  await ctx.close()
})
