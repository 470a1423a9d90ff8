import { expect, it } from 'vitest'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import type { Actor } from '~/domain/access'
import { feedback, feedbackFile } from '~/queries/feedback.server'
import { openOffice } from '../commands/office'
import { testNow } from '../context'

const answer = { result: 'not-adopted', ground: 'execution', rationale: '由配套规定明确。' }
const station = (id: string): Actor => ({
  id: `p-${id}`,
  roles: ['station'],
  stationIds: [id],
  regionCodes: ['9901'],
})

it('gives a station and a deputy their own comments with fates and reasons, once the outcome is public', async () => {
  const office = await openOffice()
  const { ctx, drafter, reviewer, publisher, consultationId } = office
  const door = (stationId: string) =>
    ({ channel: 'meeting', by: 'station', stationId, typedById: 'p-drafter' }) as const
  const ids = [
    await office.comment('第二条', '三十日太长。', { name: '东街居民甲', door: door('st-1') }),
    await office.comment('第三条', '检测要公开。', {
      name: '西街居民乙',
      consent: 'name',
      door: door('st-2'),
    }),
    await office.comment('第四条', '罚款要分档。', {
      name: '代表丙',
      door: { personId: 'p-second', channel: 'deputy' },
    }),
  ]
  const deputy: Actor = { id: 'p-second', roles: ['deputy'], stationIds: [], regionCodes: ['9901'] }
  const place = { consultationId, stationId: 'st-1' }
  await expect(feedback(ctx, station('st-1'), place)).rejects.toMatchObject({ code: 'not-found' })
  for (const commentId of ids) {
    const dispositionId = await proposeDisposition(ctx, drafter, { consultationId, commentId }, answer)
    await approveDisposition(ctx, reviewer, { dispositionId })
  }
  ctx.setTime(testNow + 40 * 86_400_000)
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  await publishOutcome(ctx, publisher, consultationId)

  const own = await feedback(ctx, station('st-1'), place)
  expect(own).toMatchObject({ whose: '东街联系点', received: 1, fates: [{ fate: 'not-adopted', count: 1 }] })
  expect(own.comments.map(({ text, rationale }) => [text, rationale])).toEqual([
    ['三十日太长。', answer.rationale],
  ])
  const said = await feedback(ctx, deputy, { consultationId })
  expect(said.comments.map(({ text }) => text)).toEqual(['罚款要分档。'])
  await expect(feedback(ctx, station('st-2'), place)).rejects.toMatchObject({ code: 'forbidden' })
  const { bytes, name } = await feedbackFile(ctx, station('st-1'), place)
  expect(name).toContain('东街联系点')
  expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK')
  await ctx.close()
}, 60_000)
