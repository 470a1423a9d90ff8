import { expect, it } from 'vitest'
import { submitComments } from '~/commands/submit-comments.server'
import { testNow } from '../context'
import { openOffice } from './office'

it('gives the first answer to who asks again with the same key and words, also after the close', async () => {
  const { ctx, consultationId } = await openOffice()
  const send = (text: string, key: string, on = ctx) =>
    submitComments(
      on,
      { comments: [{ article: '第二条', text }] },
      { consultationId, channel: 'online', by: 'resident', idempotencyKey: key },
    )
  const first = await send('三十日太长。', 'k')
  // Both passed the door while it was open; it is suspended while they wait for their turn to be written.
  const suspended = {
    ...ctx,
    submissions: {
      ...ctx.submissions,
      add: async (rows: Parameters<typeof ctx.submissions.add>[0]) => {
        await ctx.database.prisma.consultation.update({
          where: { id: consultationId },
          data: { status: 'suspended' },
        })
        return ctx.submissions.add(rows)
      },
    },
  }
  expect(await send('三十日太长。', 'k', suspended)).toEqual({ ...first, isRepeat: true })
  await ctx.database.prisma.consultation.update({ where: { id: consultationId }, data: { status: 'open' } })
  await expect(send('来晚的一条。', 'late', suspended)).rejects.toMatchObject({ code: 'closed' })
  await ctx.database.prisma.consultation.update({ where: { id: consultationId }, data: { status: 'open' } })
  ctx.setTime(testNow + 40 * 86_400_000)
  expect(await send('三十日太长。', 'k')).toEqual({ ...first, isRepeat: true })
  await expect(send('三十日太短。', 'k')).rejects.toMatchObject({ code: 'closed' })
  await expect(send('三十日太长。', 'other')).rejects.toMatchObject({ code: 'closed' })
  expect(await ctx.database.prisma.comment.count()).toBe(1)
  await ctx.close()
})
