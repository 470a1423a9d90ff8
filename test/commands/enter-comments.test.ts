import { expect, it } from 'vitest'
import { type Entry, enterComments } from '~/commands/enter-comments.server'
import { entryFromForm } from '~/commands/entry-form.server'
import { endOf } from '~/domain/consultation'
import { receiptView } from '~/queries/receipt.server'
import { stationPage } from '~/queries/station.server'
import { openTestContext, type TestContext } from '../context'
import { actorOf, openCity, openConsultation, stationClerk } from './city'

const entryOf = (more: Partial<Entry> = {}): Entry => ({
  author: { name: '王小明', contact: '13800000000', consents: false },
  channel: 'paper',
  occasion: '',
  comments: [{ article: '2', text: '三十日太长', proposal: '' }],
  ...more,
})

async function atStation(
  work: (ctx: TestContext, place: { consultationId: string; stationId: string }) => Promise<void>,
) {
  const ctx = await openTestContext()
  try {
    const consultationId = await openConsultation(ctx, await openCity(ctx))
    await work(ctx, { consultationId, stationId: 'st-1' })
  } finally {
    await ctx.close()
  }
}

it('stores several comments of one person under one receipt, typed by another', () =>
  atStation(async (ctx, place) => {
    const comments = [
      { article: '第二条第二款', text: '三十日太长', proposal: '业主委员会应当自备案之日起十五日内公示。' },
      { article: '', text: '总的来说很好', proposal: '' },
      { article: '3', text: '施行日期要写明', proposal: '本条例自公布之日起施行。' },
    ]
    const { receipt } = await enterComments(
      ctx,
      stationClerk,
      place,
      entryOf({ comments, occasion: '11月20日座谈会' }),
    )
    const view = await receiptView(ctx, receipt)
    expect(view?.comments.map(({ number }) => number)).toEqual(['第二条', '', '第三条'])
    // The last suggestion is the article as it stands: no suggestion.
    expect(view?.comments.map(({ suggestion }) => suggestion !== '')).toEqual([true, false, false])
    const submission = await ctx.database.prisma.submission.findFirstOrThrow()
    expect(submission).toMatchObject({
      channel: 'paper',
      authorKind: 'station',
      typedById: 'p-station',
      stationId: 'st-1',
      publicName: '',
      consent: 'none',
      occasion: '11月20日座谈会',
      isLate: false,
    })
    expect(Buffer.from(submission.authorSealed ?? []).toString('utf8')).not.toContain('13800000000')
    const station = await stationPage(ctx, stationClerk, 'st-1')
    expect(station.tasks?.[0]).toMatchObject({ received: 3, mayEnter: true, mayReport: true })
    const counts = await ctx.database.prisma.consultationCount.findFirstOrThrow()
    expect(counts).toMatchObject({ submissions: 1, comments: 3, people: 1, stations: 1 })
  }))

it('publishes a name only when the box was ticked', () =>
  atStation(async (ctx, place) => {
    const author = { name: '王小明', contact: '', consents: true }
    await enterComments(ctx, stationClerk, place, entryOf({ author }))
    expect(await ctx.database.prisma.submission.findFirst()).toMatchObject({
      publicName: '王小明',
      consent: 'name',
    })
    const form = new FormData()
    form.set('name', '王小明')
    expect(entryFromForm(form).author.consents).toBe(false)
  }))

it('refuses an article that does not exist, no name, and the typist as author', () =>
  atStation(async (ctx, place) => {
    const refusal = (more: Partial<Entry>) => enterComments(ctx, stationClerk, place, entryOf(more))
    const first = { article: '1', text: '好', proposal: '' }
    await expect(
      refusal({ comments: [first, { article: '四十一', text: '好', proposal: '' }] }),
    ).rejects.toMatchObject({
      field: 'article-1',
      sentence: { zh: expect.stringContaining('草案没有第四十一条，最后一条是第三条') },
    })
    await expect(refusal({ author: { name: ' ', contact: '', consents: false } })).rejects.toMatchObject({
      field: 'name',
    })
    await expect(refusal({ author: { name: '季站长', contact: '', consents: false } })).rejects.toMatchObject(
      {
        sentence: { zh: expect.stringContaining('不能是录入人自己') },
      },
    )
    await expect(refusal({ comments: [{ ...first, text: ' ' }] })).rejects.toMatchObject({ field: 'text' })
    expect(await ctx.database.prisma.submission.count()).toBe(0)
  }))

it('lets a station enter only for itself and only where it has a task', () =>
  atStation(async (ctx, place) => {
    await expect(
      enterComments(ctx, stationClerk, { ...place, stationId: 'st-2' }, entryOf()),
    ).rejects.toMatchObject({ code: 'forbidden' })
    for (const role of ['anonymous', 'resident', 'reviewer', 'auditor', 'admin'] as const) {
      await expect(enterComments(ctx, actorOf(role), place, entryOf())).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    await expect(
      enterComments(ctx, stationClerk, { ...place, stationId: 'st-9' }, entryOf()),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect((await stationPage(ctx, actorOf('resident'), 'st-1')).tasks).toBeUndefined()
  }))

it('takes late paper, marks it in the count and in the ledger, and drops nothing', () =>
  atStation(async (ctx, place) => {
    ctx.setTime(endOf('2026-12-27'))
    await enterComments(ctx, stationClerk, place, entryOf())
    expect(await ctx.database.prisma.submission.findFirst()).toMatchObject({ isLate: true })
    expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'comment.late' } })).toBe(1)
    expect(await ctx.database.prisma.consultationCount.findFirst()).toMatchObject({ comments: 1 })
    expect((await stationPage(ctx, stationClerk, 'st-1')).tasks?.[0]).toMatchObject({
      isLate: true,
      stage: 'closed',
    })
  }))

it('gives the first receipt again for the same key', () =>
  atStation(async (ctx, place) => {
    const first = await enterComments(ctx, stationClerk, place, entryOf(), { key: 'k' })
    const again = await enterComments(ctx, stationClerk, place, entryOf(), { key: 'k' })
    expect(again.receipt).toBe(first.receipt)
    expect(await ctx.database.prisma.comment.count()).toBe(1)
    expect((await stationPage(ctx, stationClerk, 'st-1')).tasks?.[0]?.received).toBe(1)
  }))
