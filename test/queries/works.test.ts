import { expect, it } from 'vitest'
import { importVersion } from '~/commands/import-version.server'
import { type Actor, visitor } from '~/domain/access'
import { originView, versionView } from '~/queries/version.server'
import { workView } from '~/queries/work.server'
import { askedVersion, versionText, worksPage } from '~/queries/works-api.server'
import { openTestContext, type TestContext, testNow } from '../context'

const drafter: Actor = { id: 'person1', roles: ['drafter'], stationIds: [], regionCodes: ['3301'] }

const first = `临江市节水条例
第一条　市人民政府应当在三十日内答复，并公布答复的内容。
第二条　用水单位应当安装计量设施，保持设施完好。
`
const second = first.replace('三十日', '二十日')

async function openWithWork(): Promise<{ ctx: TestContext; versions: readonly string[] }> {
  const ctx = await openTestContext()
  const bring = async (source: string, isPublic: boolean, label: string) =>
    (
      await importVersion(ctx, drafter, {
        workId: 'water',
        title: '临江市节水条例',
        kind: 'regulation',
        issuer: '临江市人大常委会',
        regionCode: '3301',
        stage: 'draft',
        label,
        source,
        datedOn: testNow,
        isPublic,
      })
    ).versionId
  return { ctx, versions: [await bring(first, true, '草案'), await bring(second, false, '二审稿')] }
}

it('shows the public what is public, and the drafter of the region every version', async () => {
  const { ctx } = await openWithWork()
  expect((await workView(ctx, visitor, 'water'))?.versions.map(({ label }) => label)).toEqual(['草案'])
  expect((await workView(ctx, drafter, 'water'))?.versions.map(({ label }) => label)).toEqual([
    '草案',
    '二审稿',
  ])
  expect(await versionView(ctx, visitor, { workId: 'water', version: '2' })).toBeUndefined()
  expect((await versionView(ctx, drafter, { workId: 'water', version: '2' }))?.version.label).toBe('二审稿')
  expect(await workView(ctx, visitor, 'nosuch')).toBeUndefined()
  await ctx.close()
})

it('tells where each phrase comes from and which rest on comments, the public only after the outcome', async () => {
  const { ctx, versions } = await openWithWork()
  const { prisma } = ctx.database
  await prisma.version.updateMany({ data: { isPublic: true } })
  const [fromVersionId = '', toVersionId = ''] = versions
  const at = new Date(testNow)
  await prisma.consultation.create({
    data: {
      id: 'c1',
      workId: 'water',
      versionId: fromVersionId,
      title: '节水条例',
      status: 'closed',
      regionCode: '3301',
      opensAt: at,
      closesAt: at,
      stationsDueAt: at,
      preparedById: 'person1',
      createdAt: at,
      publishedAt: at,
    },
  })
  await prisma.theme.create({
    data: { id: 't1', consultationId: 'c1', name: '答复时限', createdById: 'p', createdAt: at },
  })
  await prisma.disposition.create({
    data: {
      id: 'd1',
      consultationId: 'c1',
      themeId: 't1',
      result: 'adopted',
      rationale: '缩短时限',
      status: 'approved',
      proposedById: 'p',
      proposedAt: at,
      links: {
        create: {
          id: 'l1',
          fromVersionId,
          toVersionId,
          changeId: 'c-1',
          articleEId: 'art_1',
          start: 8,
          end: 11,
          words: '二十日',
          source: 'person',
          confirmedById: 'p',
          confirmedAt: at,
        },
      },
    },
  })
  const parts = async (actor: Actor) => {
    const view = await versionView(ctx, actor, { workId: 'water', version: '2' })
    if (!view) throw new Error('Expected the second version')
    const { articles } = await originView(ctx, actor, view)
    return articles[0]?.parts.map(
      ({ text, ordinal, basis }) => `${ordinal}${text}${basis ? `←${basis.theme}` : ''}`,
    )
  }
  expect(await parts(drafter)).toEqual([
    '1市人民政府应当在',
    '2二十日←答复时限',
    '1内答复，并公布答复的内容。',
  ])
  expect(await parts(visitor)).toEqual(['1市人民政府应当在', '2二十日', '1内答复，并公布答复的内容。'])
  await prisma.consultation.update({ where: { id: 'c1' }, data: { outcomePublishedAt: at } })
  expect(await parts(visitor)).toContain('2二十日←答复时限')
  await ctx.close()
})

it('gives programs public works by pages and public versions in three formats', async () => {
  const { ctx } = await openWithWork()
  const { items, next } = await worksPage(ctx, null)
  expect(next).toBeNull()
  expect(items).toMatchObject([
    {
      id: 'water',
      aliases: ['临江市节水条例'],
      versions: [{ ordinal: 1, label: '草案', datedOn: '2026-11-24', articles: 2 }],
    },
  ])
  expect((await worksPage(ctx, 'water')).items).toEqual([])
  expect(JSON.parse((await versionText(ctx, 'water', '1'))?.body ?? '')).toMatchObject({
    schema: 'tiaoyi.version/1',
    articles: [{ number: '第一条', eId: 'art_1' }, { number: '第二条' }],
    source: first,
  })
  expect((await versionText(ctx, 'water', '1.md'))?.body).toContain('**第二条**')
  expect(await versionText(ctx, 'water', '1.xml')).toMatchObject({ type: 'application/xml; charset=utf-8' })
  expect(await versionText(ctx, 'water', '2.json')).toBeUndefined()
  expect(askedVersion('3.pdf')).toEqual({ version: '3.pdf', format: 'json' })
  await ctx.close()
})
