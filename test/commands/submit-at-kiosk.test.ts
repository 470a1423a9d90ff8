import { expect, it } from 'vitest'
import { kioskKey } from '~/commands/kiosk-key.server'
import { submitAtKiosk } from '~/commands/submit-at-kiosk.server'
import { kioskPlace, kioskStart, typedArticle } from '~/queries/station-kiosk.server'
import { stationTablet } from '~/queries/station-tablet.server'
import { openTestContext, type TestContext } from '../context'
import { actorOf, openCity, openConsultation, stationClerk } from './city'

interface Tablet {
  readonly consultationId: string
  readonly stationId: string
  readonly key: string
}

async function atTablet(work: (ctx: TestContext, tablet: Tablet) => Promise<void>) {
  const ctx = await openTestContext()
  try {
    const consultationId = await openConsultation(ctx, await openCity(ctx))
    const place = { consultationId, stationId: 'st-1' }
    await work(ctx, { ...place, key: (await stationTablet(ctx, stationClerk, place)).key })
  } finally {
    await ctx.close()
  }
}

const reached = { origin: 'http://127.0.0.1:3000', path: '/consultations/c/articles/art_2/comment' }

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

it('takes a comment at the tablet as the station’s, with no account beside it, also where only stations collect', () =>
  atTablet(async (ctx, tablet) => {
    await ctx.database.prisma.consultation.updateMany({ data: { whoMayComment: 'stations' } })
    const form = formOf({ text: '三十日太长', idempotencyKey: 'k', name: '王小明' })
    const { receipt } = await submitAtKiosk(ctx, { ...tablet, eId: 'art_2' }, form)
    const again = await submitAtKiosk(ctx, { ...tablet, eId: 'art_2' }, form)
    expect(again.receipt).toBe(receipt)
    expect(await ctx.database.prisma.submission.findMany()).toMatchObject([
      { channel: 'station', stationId: 'st-1', personId: null, typedById: null, publicName: '' },
    ])
    expect(await ctx.database.prisma.comment.findMany()).toMatchObject([
      { anchorEId: 'art_2', state: 'published' },
    ])
  }))

it('opens for nobody without the key that the station’s own staff get', () =>
  atTablet(async (ctx, tablet) => {
    const { key, ...place } = tablet
    const others = ['', 'x', kioskKey(ctx, { ...place, stationId: 'st-2' }), `${key}A`]
    for (const wrong of others) {
      const asked = { ...place, key: wrong, eId: 'art_2', ...reached }
      await expect(kioskStart(ctx, asked)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(kioskPlace(ctx, asked)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(submitAtKiosk(ctx, asked, formOf({ text: '好' }))).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    for (const actor of [actorOf('resident'), actorOf('station', { stationIds: ['st-2'] })]) {
      await expect(stationTablet(ctx, actor, place)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await ctx.database.prisma.submission.count()).toBe(0)
  }))

it('finds the article whose number somebody typed', () =>
  atTablet(async (ctx, tablet) => {
    const { articles } = await kioskStart(ctx, tablet)
    expect(articles).toMatchObject([{ number: '第一条' }, { number: '第二条' }, { number: '第三条' }])
    for (const typed of ['2', '２', ' 二', '第二条', '第 2 条'])
      expect(typedArticle(articles, typed)).toBe('art_2')
    for (const typed of ['', '41', '好']) expect(typedArticle(articles, typed)).toBeUndefined()
    expect(await kioskPlace(ctx, { ...tablet, eId: 'art_41', ...reached })).toBeUndefined()
    // A real consultation without a public address gets no code that would lead telephones nowhere.
    expect(await kioskPlace(ctx, { ...tablet, eId: 'art_2', ...reached })).toMatchObject({ code: '' })
    const isPublic = { ...ctx, config: { ...ctx.config, publicUrl: 'https://tiaoyi.example' } }
    expect(await kioskPlace(isPublic, { ...tablet, eId: 'art_2', ...reached })).toMatchObject({
      code: expect.stringMatching(/^data:image\/png;base64,/),
      place: { number: '第二条' },
    })
  }))
