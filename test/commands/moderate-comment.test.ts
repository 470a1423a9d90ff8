import { expect, it } from 'vitest'
import { moderateComments } from '~/commands/moderate-comment.server'
import { viewContact } from '~/commands/view-contact.server'
import { openOffice } from './office'

it('holds a comment with a reason, keeps its words and the counts true, and publishes it again', async () => {
  const { ctx, drafter, consultationId, comment } = await openOffice()
  const id = await comment('第二条', '王某住在东街3号，他家的广告牌最乱。')
  await comment('第二条', '三十日太长。')
  const counts = async () => {
    const article = await ctx.database.prisma.articleCount.findFirst({
      where: { consultationId, eId: 'art_2' },
    })
    const all = await ctx.database.prisma.consultationCount.findFirst({ where: { consultationId } })
    return [article?.texts, article?.published, all?.comments, all?.published]
  }
  expect(await counts()).toEqual([2, 2, 2, 2])
  const held = {
    consultationId,
    commentIds: [id],
    state: 'held',
    reason: 'personal-data',
    note: '写了门牌号',
  } as const
  expect(await moderateComments(ctx, drafter, held)).toBe(1)
  expect(await counts()).toEqual([2, 1, 2, 1])
  const row = await ctx.database.prisma.comment.findUniqueOrThrow({
    where: { id },
    include: { moderations: true },
  })
  expect(row).toMatchObject({ state: 'held', text: '王某住在东街3号，他家的广告牌最乱。' })
  expect(row.moderations[0]).toMatchObject({ reason: 'personal-data', note: '写了门牌号', byId: 'p-drafter' })
  await expect(moderateComments(ctx, drafter, held)).rejects.toMatchObject({ code: 'conflict' })
  await moderateComments(ctx, drafter, { consultationId, commentIds: [id], state: 'published', reason: '' })
  expect(await counts()).toEqual([2, 2, 2, 2])
  await ctx.close()
})

it('refuses to hold without a reason, and people without the right', async () => {
  const { ctx, drafter, consultationId, comment } = await openOffice()
  const commentIds = [await comment('第二条', '三十日太长。')]
  const held = { consultationId, commentIds, state: 'held' } as const
  await expect(moderateComments(ctx, drafter, { ...held, reason: '' })).rejects.toMatchObject({
    field: 'reason',
  })
  await expect(moderateComments(ctx, drafter, { ...held, reason: 'other' })).rejects.toMatchObject({
    field: 'note',
  })
  const resident = { id: 'r', roles: ['resident' as const], stationIds: [], regionCodes: ['9901'] }
  await expect(moderateComments(ctx, resident, { ...held, reason: 'abuse' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await ctx.close()
})

it('opens a contact only with a reason and a right, and writes each look down', async () => {
  const { ctx, drafter, publisher, comment } = await openOffice()
  const commentId = await comment('第二条', '三十日太长。', { name: '李居民', contact: '13900000000' })
  await expect(viewContact(ctx, drafter, { commentId, reason: '' })).rejects.toMatchObject({
    field: 'contactReason',
  })
  await expect(viewContact(ctx, publisher, { commentId, reason: 'answer' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const looks = () => ctx.database.prisma.ledgerEntry.count({ where: { type: 'contact.viewed' } })
  expect(await looks()).toBe(0)
  expect(await viewContact(ctx, drafter, { commentId, reason: 'answer' })).toEqual({
    name: '李居民',
    contact: '13900000000',
    contesters: [],
  })
  expect(await looks()).toBe(1)
  await ctx.close()
})
