import { expect, it } from 'vitest'
import { clusterComments } from '~/commands/cluster-comments.server'
import { visitor } from '~/domain/access'
import { commentPage } from '~/queries/comment-page.server'
import { similarOnPlace } from '~/queries/similar-comments.server'
import { openOffice } from '../commands/office'

const letter =
  '东街的广告牌去年入冬以来坏了又坏，维保单位推来推去。建议由街道牵头，每季度公示一次检测结果，在三十日内答复住户。'

it('shows what a new comment repeats and where it belongs until it is grouped', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter } = office
  const read = async (commentId: string) =>
    (await commentPage(ctx, drafter, { consultationId, commentId })).firstReading
  const first = await office.comment('第三条', letter)
  expect(await read(first)).toBeNull()
  for (const town of ['西街', '南街', '北街'])
    await office.comment('第三条', `尊敬的领导：${letter.replace('东街', town)}谢谢！`)
  await clusterComments(ctx, { consultationId }, () => Promise.resolve())
  const turned = await office.comment('第三条', letter.replace('三十日', '六十日'))
  expect(await read(turned)).toMatchObject({
    family: { others: 4, letter: { id: first }, isExact: false, what: ['number'] },
    group: { article: 'art_3' },
  })
  expect(await read(first)).toBeNull()
  const own = await office.comment('第二条', '审批的窗口中午不开门，请安排人值守，上班的人才办得了事。')
  expect(await read(own)).toBeNull()
  await clusterComments(ctx, { consultationId }, () => Promise.resolve())
  expect(await read(turned)).toBeNull()
  await ctx.close()
})

it('offers an old comment behind hundreds of newer ones, and one comment for the same words', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  await office.comment('第三条', letter)
  await office.comment('第三条', letter)
  const {
    quote: _quote,
    proposals: _proposals,
    ...row
  } = await ctx.database.prisma.comment.findFirstOrThrow()
  await ctx.database.prisma.comment.createMany({
    data: Array.from({ length: 320 }, (_, at) => ({
      ...row,
      id: `newer-${at}`,
      text: `检测费用由谁承担没有写清楚，这是第${at}次提出`,
      receivedAt: new Date('2027-01-01'),
    })),
  })
  const index = await ctx.standing.settled(consultationId)
  expect(index.size).toBe(322)
  const asked = { id: consultationId, eId: 'art_3', text: '广告牌去年入冬以来坏了又坏' }
  expect((await similarOnPlace(ctx, visitor, asked)).map(({ text }) => text)).toEqual([letter])
  await ctx.database.driver.query(`UPDATE "Comment" SET "state" = 'undone' WHERE "text" = $1`, [letter])
  expect(await similarOnPlace(ctx, visitor, asked)).toEqual([])
  await ctx.close()
})
