import { expect, it } from 'vitest'
import { prepareConsultation } from '~/commands/prepare-consultation.server'
import { submitComments } from '~/commands/submit-comments.server'
import { visitor } from '~/domain/access'
import { deskHome } from '~/queries/desk-home.server'
import {
  actorOf,
  drafter,
  openCity,
  openConsultation,
  planOf,
  publisher,
  reviewer,
  stationClerk,
} from '../commands/city'
import { openTestContext } from '../context'

it('asks another person than the drafter for an approval, and nobody without the right', async () => {
  const ctx = await openTestContext()
  await prepareConsultation(ctx, drafter, planOf(await openCity(ctx)))
  const waiting = async (actor: Parameters<typeof deskHome>[1]) =>
    (await deskHome(ctx, actor)).approvals.length
  expect(await waiting(publisher)).toBe(1)
  expect(await waiting(reviewer)).toBe(1)
  expect(await waiting(drafter)).toBe(0)
  expect((await deskHome(ctx, drafter)).running).toMatchObject([{ stage: 'preparing', isOwn: true }])
  expect(await waiting(actorOf('deputy'))).toBe(0)
  expect((await deskHome(ctx, actorOf('publisher', { regionCodes: ['9902'] }))).running).toEqual([])
  await expect(deskHome(ctx, visitor)).rejects.toMatchObject({ code: 'forbidden' })
  await ctx.close()
})

it('shows a station its tasks, a deputy the own comments, and staff what has no fate yet', async () => {
  const ctx = await openTestContext()
  const consultationId = await openConsultation(ctx, await openCity(ctx))
  const deputy = actorOf('deputy', { stationIds: ['st-1'] })
  await submitComments(
    ctx,
    { comments: [{ article: '第二条', text: '三十日改为十五日' }] },
    { consultationId, channel: 'deputy', by: 'deputy', personId: deputy.id },
  )
  expect((await deskHome(ctx, stationClerk)).stations).toMatchObject([
    { id: 'st-1', tasks: [{ received: 0 }] },
  ])
  const home = await deskHome(ctx, deputy)
  expect(home.own).toMatchObject([{ number: '第二条', text: '三十日改为十五日', outcome: 'waiting' }])
  expect(home.open).toHaveLength(1)
  expect(home.stations).toEqual([])
  expect((await deskHome(ctx, actorOf('resident'))).own).toEqual([])
  expect((await deskHome(ctx, drafter)).running).toMatchObject([{ comments: 1, waiting: 1, stage: 'open' }])
  await ctx.close()
})
