import { expect, it } from 'vitest'
import { approveConsultation } from '~/commands/approve-consultation.server'
import { changeConsultation } from '~/commands/change-consultation.server'
import { closeDueConsultations } from '~/commands/close-consultation.server'
import { prepareConsultation } from '~/commands/prepare-consultation.server'
import { submitComments } from '~/commands/submit-comments.server'
import { endOf } from '~/domain/consultation'
import { openTestContext, type TestContext } from '../context'
import { actorOf, type City, drafter, openCity, openConsultation, planOf, publisher, reviewer } from './city'

async function inCity(
  work: (ctx: TestContext, city: City) => Promise<void>,
  admins?: readonly string[],
): Promise<void> {
  const ctx = await openTestContext()
  try {
    await work(ctx, await openCity(ctx, admins))
  } finally {
    await ctx.close()
  }
}

const rowOf = (ctx: TestContext, id: string) =>
  ctx.database.prisma.consultation.findUniqueOrThrow({
    where: { id },
    include: { stations: true, notices: true },
  })

const eventsOf = async (ctx: TestContext) =>
  (await ctx.database.prisma.ledgerEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ type }) => type)

const online = (consultationId: string) => ({ consultationId, channel: 'online', by: 'anonymous' }) as const
const words = (text: string) => ({ comments: [{ article: '第二条', text }] })

it('prepares for the stations of a region, and publishes only when another person approves', () =>
  inCity(async (ctx, city) => {
    const id = await prepareConsultation(ctx, drafter, planOf(city, { stationIds: ['st-1', 'st-3'] }))
    const prepared = await rowOf(ctx, id)
    expect(prepared.status).toBe('preparing')
    expect(prepared.publishedAt).toBeNull()
    expect(prepared.explanation).toBe('为什么要修改。')
    expect(prepared.stations.map(({ stationId }) => stationId).sort()).toEqual(['st-1', 'st-2', 'st-3'])
    await expect(submitComments(ctx, words('能不能早些'), online(id))).rejects.toThrow(/no such consultation/)
    expect(await approveConsultation(ctx, publisher, { consultationId: id })).toBe('published')
    const published = await rowOf(ctx, id)
    expect(published).toMatchObject({
      status: 'open',
      preparedById: 'p-drafter',
      approvedById: 'p-publisher',
    })
    expect(published.closesAt.getTime()).toBe(endOf('2026-12-24'))
    expect(published.stations.every(({ dueAt }) => dueAt.getTime() === endOf('2026-12-19'))).toBe(true)
    const version = await ctx.database.prisma.version.findUniqueOrThrow({ where: { id: city.versionId } })
    expect(version.isPublic).toBe(true)
    const events = await eventsOf(ctx)
    expect(events.slice(-4)).toEqual([
      'consultation.created',
      'consultation.approved',
      'consultation.published',
      'station.task',
    ])
    await submitComments(ctx, words('现在可以提了'), online(id))
    await expect(approveConsultation(ctx, publisher, { consultationId: id })).rejects.toThrow(
      /already approved/,
    )
  }))

it('leaves the last word to a publisher when a reviewer approves', () =>
  inCity(async (ctx, city) => {
    const id = await prepareConsultation(ctx, drafter, planOf(city))
    expect(await approveConsultation(ctx, reviewer, { consultationId: id })).toBe('approved')
    expect((await rowOf(ctx, id)).publishedAt).toBeNull()
    expect(await approveConsultation(ctx, publisher, { consultationId: id })).toBe('published')
    expect((await rowOf(ctx, id)).approvedById).toBe('p-reviewer')
  }))

it('says to the proposer who can approve, and in a small office whom to ask for a second person', async () => {
  const both = actorOf('drafter', { id: 'p-drafter', roles: ['drafter', 'publisher'] })
  await inCity(async (ctx, city) => {
    const id = await prepareConsultation(ctx, both, planOf(city))
    await expect(approveConsultation(ctx, both, { consultationId: id })).rejects.toMatchObject({
      code: 'conflict',
      sentence: { zh: expect.stringContaining('请由陆发布批准') },
    })
    await ctx.change(async ({ tx, record }) => {
      await tx.roleGrant.updateMany({ where: { role: 'publisher' }, data: { endedAt: new Date() } })
      record({ type: 'user.role', by: 'admin', ref: [] })
    })
    await expect(approveConsultation(ctx, both, { consultationId: id })).rejects.toMatchObject({
      sentence: { zh: expect.stringMatching(/没有别的人能发布.*系统管理员（计管理）.*加上“发布”角色/) },
    })
    expect((await rowOf(ctx, id)).status).toBe('preparing')
  })
})

it('asks for a reason when the period is shorter than the policy of the region', () =>
  inCity(async (ctx, city) => {
    const short = planOf(city, { lastDay: '2026-12-20' })
    await expect(prepareConsultation(ctx, drafter, short)).rejects.toMatchObject({
      code: 'invalid',
      field: 'lastDay',
      sentence: { zh: expect.stringMatching(/不少于30日.*现在是26日.*2026-12-24/) },
    })
    const id = await prepareConsultation(ctx, drafter, { ...short, shortenReason: '台风季前要施行。' })
    expect((await rowOf(ctx, id)).shortenReason).toBe('台风季前要施行。')
    await ctx.change(async ({ tx, record }) => {
      await tx.policy.create({
        data: {
          id: 'city',
          regionCode: '9901',
          kind: '',
          minDays: 20,
          stationLeadDays: 3,
          sourceArticle: '《测试市制定地方性法规条例》第三十条',
          validFrom: new Date(0),
        },
      })
      record({ type: 'policy.changed', by: 'admin', ref: [] })
    })
    const second = await rowOf(ctx, await prepareConsultation(ctx, drafter, short, { consultationId: id }))
    expect(second.policyId).toBe('city')
    expect(second.stationsDueAt.getTime()).toBe(endOf('2026-12-17'))
  }))

it('counts the days from the day it is really published', () =>
  inCity(async (ctx, city) => {
    const id = await prepareConsultation(ctx, drafter, planOf(city))
    ctx.setTime(Date.UTC(2026, 10, 27, 2))
    await expect(approveConsultation(ctx, publisher, { consultationId: id })).rejects.toMatchObject({
      sentence: { zh: expect.stringContaining('现在是27日') },
    })
    await prepareConsultation(ctx, drafter, planOf(city, { opensOn: '2026-11-27', lastDay: '2026-12-27' }), {
      consultationId: id,
    })
    await approveConsultation(ctx, publisher, { consultationId: id })
    expect((await rowOf(ctx, id)).closesAt.getTime()).toBe(endOf('2026-12-27'))
    await expect(prepareConsultation(ctx, drafter, planOf(city), { consultationId: id })).rejects.toThrow()
  }))

it('refuses an approval of a plan that changed after the page was opened', () =>
  inCity(async (ctx, city) => {
    const id = await prepareConsultation(ctx, drafter, planOf(city))
    await prepareConsultation(ctx, drafter, planOf(city, { title: '另一个标题' }), { consultationId: id })
    await expect(
      approveConsultation(ctx, publisher, { consultationId: id, lockVersion: 0 }),
    ).rejects.toMatchObject({ sentence: { zh: expect.stringContaining('方案改过了') } })
    await approveConsultation(ctx, publisher, { consultationId: id, lockVersion: 1 })
  }))

it('extends and never shortens, and tells the public', () =>
  inCity(async (ctx, city) => {
    const id = await openConsultation(ctx, city)
    const change = (lastDay: string, wordsToPublic = '群众要求延长。') =>
      changeConsultation(ctx, publisher, id, { act: 'extend', words: wordsToPublic, lastDay })
    await expect(change('2026-12-20')).rejects.toMatchObject({ field: 'lastDay' })
    await expect(change('2027-01-05', ' ')).rejects.toMatchObject({ field: 'words' })
    await change('2027-01-05')
    const row = await rowOf(ctx, id)
    expect(row.closesAt.getTime()).toBe(endOf('2027-01-05'))
    expect(row.stations[0]?.dueAt.getTime()).toBe(endOf('2026-12-31'))
    expect(row.notices).toMatchObject([
      {
        kind: 'extended',
        words: '截止日由2026年12月26日（周六）延长到2027年1月5日（周二）24:00。群众要求延长。',
      },
    ])
    const open = await ctx.database.prisma.ledgerSecret.findMany({
      where: { field: 'notice', isPublic: true },
    })
    expect(open.some(({ payload }) => JSON.stringify(payload).includes('群众要求延长'))).toBe(true)
  }))

it('suspends, resumes and withdraws with the comments kept', () =>
  inCity(async (ctx, city) => {
    const id = await openConsultation(ctx, city)
    await submitComments(ctx, words('三十日改为十五日'), online(id))
    const act = (name: 'suspend' | 'resume' | 'withdraw') =>
      changeConsultation(ctx, publisher, id, { act: name, words: '上位法正在修改。' })
    await act('suspend')
    await expect(submitComments(ctx, words('暂停时'), online(id))).rejects.toMatchObject({ code: 'closed' })
    await expect(act('suspend')).rejects.toMatchObject({ code: 'conflict' })
    await act('resume')
    await submitComments(ctx, words('恢复后'), online(id))
    await act('withdraw')
    await expect(submitComments(ctx, words('撤回后'), online(id))).rejects.toMatchObject({
      sentence: { zh: expect.stringContaining('已经撤回') },
    })
    await expect(act('resume')).rejects.toMatchObject({ code: 'conflict' })
    expect(await ctx.database.prisma.comment.count()).toBe(2)
    expect((await rowOf(ctx, id)).notices.map(({ kind }) => kind)).toEqual([
      'suspended',
      'resumed',
      'withdrawn',
    ])
  }))

it('corrects the title and the explanation, and never the articles', () =>
  inCity(async (ctx, city) => {
    const id = await openConsultation(ctx, city)
    const correct = (title: string) =>
      changeConsultation(ctx, publisher, id, { act: 'correct', words: '漏了一个字。', title })
    await expect(correct('测试市物业管理条例（草案征求意见稿）')).rejects.toMatchObject({
      sentence: { zh: expect.stringContaining('条文本身不能更正') },
    })
    await correct('测试市物业管理条例（修订草案征求意见稿）')
    expect((await rowOf(ctx, id)).title).toBe('测试市物业管理条例（修订草案征求意见稿）')
  }))

it('lets no one but a publisher change what is published', () =>
  inCity(async (ctx, city) => {
    const id = await openConsultation(ctx, city)
    for (const role of ['drafter', 'reviewer', 'station', 'deputy', 'admin', 'auditor'] as const) {
      await expect(
        changeConsultation(ctx, actorOf(role), id, { act: 'withdraw', words: '不要了' }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
    const elsewhere = actorOf('publisher', { regionCodes: ['9902'] })
    await expect(
      changeConsultation(ctx, elsewhere, id, { act: 'suspend', words: '不要了' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }))

it('closes by the clock, and writes the close into the ledger once', () =>
  inCity(async (ctx, city) => {
    const id = await openConsultation(ctx, city)
    expect(await closeDueConsultations(ctx)).toBe(0)
    ctx.setTime(endOf('2026-12-26'))
    await expect(submitComments(ctx, words('来晚了'), online(id))).rejects.toMatchObject({
      code: 'closed',
      sentence: { zh: expect.stringMatching(/已于12月26日24:00结束/) },
    })
    expect(await closeDueConsultations(ctx)).toBe(1)
    expect(await closeDueConsultations(ctx)).toBe(0)
    expect((await eventsOf(ctx)).filter((type) => type === 'consultation.closed')).toHaveLength(1)
  }))

it('takes comments from those whom the policy of the consultation names', () =>
  inCity(async (ctx, city) => {
    const publish = async (whoMayComment: 'signed-in' | 'stations') => {
      const id = await prepareConsultation(
        ctx,
        drafter,
        planOf(city, { whoMayComment, moderation: 'before' }),
      )
      await approveConsultation(ctx, publisher, { consultationId: id })
      return id
    }
    const signedIn = await publish('signed-in')
    await expect(submitComments(ctx, words('没有登录'), online(signedIn))).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { comments } = await submitComments(ctx, words('登录了'), {
      consultationId: signedIn,
      channel: 'online',
      by: 'resident',
      personId: 'p-someone',
    })
    const comment = await ctx.database.prisma.comment.findUniqueOrThrow({ where: { id: comments[0]?.id } })
    expect(comment.state).toBe('pending')
    await expect(publish('stations')).rejects.toMatchObject({ code: 'conflict' })
    await changeConsultation(ctx, publisher, signedIn, { act: 'withdraw', words: '改由站点收集。' })
    const stations = await publish('stations')
    await expect(
      submitComments(ctx, words('登录了'), {
        consultationId: stations,
        channel: 'online',
        by: 'resident',
        personId: 'p-someone',
      }),
    ).rejects.toMatchObject({ sentence: { zh: expect.stringContaining('由联系点和代表收集') } })
  }))
