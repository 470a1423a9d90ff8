import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLibrarySearch } from '~/adapters/search/library.server'
import { importVersion, type VersionInput } from '~/commands/import-version.server'
import { rebuildSearch } from '~/jobs/rebuild-search'
import { openTestContext, type TestContext, testNow } from '../../context'
import { startLoopback } from '../../search/loopback-meilisearch'

const drafter = { id: 'd1', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] } as const

const regulation: VersionInput = {
  workId: 'dogs',
  title: '云泽市养犬管理条例',
  kind: 'regulation',
  issuer: '云泽市人民代表大会常务委员会',
  regionCode: '9901',
  stage: 'in-force',
  label: '公布文本',
  source: '# 云泽市养犬管理条例\n\n第一条　为了规范养犬行为，制定本条例。\n\n第二条　每户限养一只犬。\n',
  datedOn: testNow,
  isPublic: true,
  aliases: ['养狗条例'],
}

async function withContext(use: (ctx: TestContext) => Promise<void>): Promise<void> {
  const ctx = await openTestContext()
  try {
    await use(ctx)
  } finally {
    await ctx.close()
  }
}

const found = async (ctx: TestContext, query: string) =>
  (await ctx.search.find({ query })).hits.map(({ title, article }) => `${title} ${article ?? ''}`)

it('is filled by its job, and says how far it is', () =>
  withContext(async (ctx) => {
    await importVersion(ctx, drafter, regulation)
    expect(ctx.search.needsFilling).toBe(true)
    expect(await found(ctx, '养犬')).toEqual([])
    const said: string[] = []
    await rebuildSearch.run(ctx, {}, async ({ zh }) => {
      said.push(zh)
    })
    expect(said).toEqual(['已读入0 / 1件', '已读入1 / 1件'])
    expect(ctx.search.needsFilling).toBe(false)
    expect(await found(ctx, '限养一只')).toEqual(['云泽市养犬管理条例 第二条'])
  }))

it('finds an import at once when it is filled, and by the name that people use', () =>
  withContext(async (ctx) => {
    await ctx.search.fill()
    await importVersion(ctx, drafter, regulation)
    expect((await found(ctx, '养狗条例第二条'))[0]).toBe('云泽市养犬管理条例 第二条')
  }))

it('never shows a private draft, and no longer what was undone', () =>
  withContext(async (ctx) => {
    await ctx.search.fill()
    const open = await importVersion(ctx, drafter, regulation)
    await importVersion(ctx, drafter, {
      ...regulation,
      stage: 'consultation-draft',
      source: regulation.source.replace('一只', '两只'),
      isPublic: false,
    })
    expect((await ctx.search.find({ query: '限养' })).total).toBe(1)
    await ctx.search.fill()
    expect((await ctx.search.find({ query: '限养' })).total).toBe(1)
    await ctx.database.prisma.version.update({
      where: { id: open.versionId },
      data: { undoneAt: new Date(testNow) },
    })
    await ctx.search.refresh({ workId: 'dogs' })
    expect((await ctx.search.find({ query: '限养' })).total).toBe(0)
  }))

it('ends a version where the next one of its sort begins; a draft ends no law', () =>
  withContext(async (ctx) => {
    await ctx.search.fill()
    const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
    await importVersion(ctx, drafter, {
      ...regulation,
      datedOn: day('2016-08-26'),
      inForceOn: day('2016-12-01'),
    })
    await importVersion(ctx, drafter, {
      ...regulation,
      source: regulation.source.replace('一只', '两只'),
      datedOn: day('2021-10-28'),
      inForceOn: day('2022-01-01'),
    })
    await importVersion(ctx, drafter, {
      ...regulation,
      stage: 'consultation-draft',
      source: regulation.source.replace('一只', '三只'),
      datedOn: day('2026-11-01'),
    })
    const on = async (asOf: string) =>
      (await ctx.search.find({ query: '每户限养', asOf })).hits.map(({ record }) => record.text.slice(4, 6))
    expect(await on('2021-12-31')).toEqual(['一只'])
    expect(await on('2022-01-01')).toEqual(['两只'])
    expect((await on('2026-11-02')).sort()).toEqual(['三只', '两只'])
    const { facets } = await ctx.search.find({ query: '每户限养' })
    expect(facets.status.map(({ value }) => value).sort()).toEqual(['amended', 'draft', 'in-force'])
    expect(facets.kind).toEqual([
      { value: 'regulation', count: 2 },
      { value: 'draft', count: 1 },
    ])
  }))

it('reads a change that comes while it is being filled', () =>
  withContext(async (ctx) => {
    await importVersion(ctx, drafter, regulation)
    let isFirst = true
    await ctx.search.fill(async () => {
      if (!isFirst) return
      isFirst = false
      await importVersion(ctx, drafter, { ...regulation, source: regulation.source.replace('一只', '两只') })
    })
    expect((await ctx.search.find({ query: '限养两只', match: 'most' })).hits[0]?.fragment.text).toContain(
      '两只',
    )
  }))

it('is filled again after it was not closed in order, and not after it was', () =>
  withContext(async (ctx) => {
    const again = () => openLibrarySearch(ctx.config, { database: ctx.database, clock: ctx.clock })
    const first = await again()
    await importVersion(ctx, drafter, regulation)
    await first.fill()
    expect((await again()).needsFilling).toBe(true)
    await first.close()
    expect(existsSync(join(ctx.config.dataDirectory, 'index/library/seen.json'))).toBe(true)
    const second = await again()
    expect(second.needsFilling).toBe(false)
    await second.close()
    // Another process wrote meanwhile.
    await importVersion(ctx, drafter, { ...regulation, workId: 'cats' })
    expect((await again()).needsFilling).toBe(true)
  }))

/** A consultation with one theme of two comments, one of them hidden, and an approved answer. */
async function answeredConsultation(ctx: TestContext, versionId: string): Promise<string> {
  const at = new Date(testNow)
  const { prisma } = ctx.database
  await prisma.consultation.create({
    data: {
      id: 'c1',
      workId: 'dogs',
      versionId,
      title: '养犬管理条例（草案）征求意见',
      status: 'closed',
      regionCode: '9901',
      opensAt: at,
      closesAt: at,
      stationsDueAt: at,
      preparedById: 'd1',
      createdAt: at,
      publishedAt: at,
    },
  })
  const submission = {
    consultationId: 'c1',
    channel: 'online',
    authorKind: 'resident',
    receivedAt: at,
    ledgerSeq: 0,
  }
  await prisma.submission.create({ data: { ...submission, id: 's1', receiptHash: 'h1' } })
  const comment = { submissionId: 's1', consultationId: 'c1', versionId, anchorEId: 'art_2', receivedAt: at }
  await prisma.comment.createMany({
    data: [
      { ...comment, id: 'm1', ordinal: 1, text: '高龄老人养两只小猫狗也不碍事。', foldedHash: 'a' },
      { ...comment, id: 'm2', ordinal: 2, text: '骂人的话不公开。', foldedHash: 'b', state: 'hidden' },
    ],
  })
  await prisma.theme.create({
    data: {
      id: 't1',
      consultationId: 'c1',
      name: '限养数量',
      anchorEId: 'art_2',
      createdById: 'd1',
      createdAt: at,
    },
  })
  await prisma.themeMember.createMany({
    data: ['m1', 'm2'].map((commentId) => ({ commentId, themeId: 't1' })),
  })
  await prisma.disposition.create({
    data: {
      id: 'p1',
      consultationId: 'c1',
      themeId: 't1',
      result: 'not-adopted',
      rationale: '上位法已有规定，不再重复。',
      status: 'approved',
      proposedById: 'd1',
      proposedAt: at,
      decidedAt: at,
    },
  })
  return 'c1'
}

it('finds comments with their answers once the outcome is published, and only those that are shown', () =>
  withContext(async (ctx) => {
    await ctx.search.fill()
    const { versionId } = await importVersion(ctx, drafter, regulation)
    const consultationId = await answeredConsultation(ctx, versionId)
    const outcomes = async (query: string) =>
      (await ctx.search.find({ query, kinds: ['outcome'] })).hits.map(
        ({ id, record }) => `${id} ${record.text}`,
      )
    await ctx.search.refresh({ consultationId })
    expect(await outcomes('高龄老人')).toEqual([])
    await ctx.database.prisma.consultation.update({
      where: { id: consultationId },
      data: { outcomePublishedAt: new Date(testNow) },
    })
    await ctx.search.refresh({ consultationId })
    expect(await outcomes('高龄老人')).toEqual([
      'comment/m1 高龄老人养两只小猫狗也不碍事。\n未采纳：上位法已有规定，不再重复。',
    ])
    expect(await outcomes('骂人的话')).toEqual([])
    expect((await outcomes('限养数量'))[0]).toBe('theme/t1 未采纳：上位法已有规定，不再重复。')
    // Hidden later: it goes with the next refresh.
    await ctx.database.prisma.comment.update({ where: { id: 'm1' }, data: { state: 'hidden' } })
    await ctx.search.refresh({ consultationId })
    expect(await outcomes('高龄老人')).toEqual([])
  }))

it('asks Meilisearch, when it is configured, once it holds what the database holds', () =>
  withContext(async (ctx) => {
    const server = await startLoopback()
    await importVersion(ctx, drafter, regulation)
    const config = { ...ctx.config, meilisearch: { url: server.url, key: 'key' } }
    const search = await openLibrarySearch(config, { database: ctx.database, clock: ctx.clock })
    expect(await search.find({ query: '限养' })).toMatchObject({ engine: 'embedded', total: 0 })
    await search.fill()
    expect(await search.find({ query: '限养' })).toMatchObject({ engine: 'meilisearch', total: 1 })
    await search.close()
    await server.close()
  }))
