import { expect, it } from 'vitest'
import { supportComment } from '~/commands/support-comment.server'
import { visitor } from '~/domain/access'
import { placeComments } from '~/queries/place-comments.server'
import { similarOnPlace } from '~/queries/similar-comments.server'
import { type Office, openOffice } from './office'

const support = ({ ctx, consultationId }: Office, commentId: string, deviceId: string) =>
  supportComment(ctx, visitor, { consultationId, commentId, supporter: { deviceId } })

it('counts a supporter once for each comment, whatever is pressed', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const id = await office.comment('第二条', '三十日太长，十五日足够。')
  expect(await support(office, id, 'phone-1')).toEqual({ eId: 'art_2', isRepeat: false })
  expect(await support(office, id, 'phone-1')).toEqual({ eId: 'art_2', isRepeat: true })
  await support(office, id, 'phone-2')
  await supportComment(ctx, visitor, { consultationId, commentId: id, supporter: { personId: 'p-drafter' } })
  const page = await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2' })
  expect(page?.comments.map(({ supports }) => supports)).toEqual([3])
  const stored = await ctx.database.prisma.support.findMany()
  expect(stored.map(({ supporter }) => supporter).join()).not.toMatch(/phone|drafter/)
  expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'comment.supported' } })).toBe(3)
  await ctx.close()
})

it('takes no support for what is not shown, is elsewhere or is over', async () => {
  const office = await openOffice()
  const { ctx } = office
  const id = await office.comment('第二条', '三十日太长，十五日足够。')
  const refused = { isRefusal: true, code: 'not-found' }
  await expect(support(office, 'nosuch', 'phone')).rejects.toMatchObject(refused)
  await expect(
    supportComment(ctx, visitor, {
      consultationId: 'other',
      commentId: id,
      supporter: { deviceId: 'phone' },
    }),
  ).rejects.toMatchObject(refused)
  await ctx.database.driver.query(`UPDATE "Comment" SET "state" = 'held' WHERE "id" = $1`, [id])
  await expect(support(office, id, 'phone')).rejects.toMatchObject(refused)
  await ctx.database.driver.query(`UPDATE "Comment" SET "state" = 'published' WHERE "id" = $1`, [id])
  ctx.setTime(ctx.clock.now() + 40 * 86_400_000)
  await expect(support(office, id, 'phone')).rejects.toMatchObject({ code: 'closed' })
  await ctx.close()
})

it('offers what resembles the typed words on the same article, and nothing else', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const close = await office.comment('第二条', '审批时限三十日太长，建议缩短到十五日。')
  await office.comment('第二条', '罚款的数额应当再低一些。')
  await office.comment('第四条', '审批时限三十日太长，建议缩短到十五日。')
  const ask = async (text: string) =>
    (await similarOnPlace(ctx, visitor, { id: consultationId, eId: 'art_2', text })).map(({ id }) => id)
  expect(await ask('我觉得审批时限三十日太长了，十五日就够')).toEqual([close])
  expect(await ask('太长')).toEqual([])
  expect(await ask('户外广告的颜色要与街景协调一致')).toEqual([])
  await ctx.close()
})
