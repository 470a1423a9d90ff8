// The page of one article, with consultations and answers written by the commands of the office.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { importVersion } from '~/commands/import-version.server'
import { articleHtml } from '~/components/statute/html'
import { type Actor, visitor } from '~/domain/access'
import { articlePage } from '~/queries/article-page.server'
import { citationLinks } from '~/queries/citation-links.server'
import { readingText } from '~/queries/reading-text.server'
import { workView } from '~/queries/work.server'
import { openTestContext, type TestContext, testNow } from '../context'

const drafter: Actor = { id: 'd1', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] }
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)

const property = `云泽市物业管理条例

第一条　为了规范物业管理活动，制定本条例。

第二条　业主委员会应当公示账目。
`
const dogs = `云泽市养犬管理条例

第一条　为了规范养犬行为，制定本条例。

第二条　养犬人应当自取得犬只之日起三十日内办理登记。
下列犬只不登记：
（一）依照《云泽市物业管理条例》第二条由业主委员会收容的；
（二）军用犬只。

第三条　违反本条例第二条第一款规定的，处二百元罚款；其他依照《中华人民共和国没有的法》第九条处理。
`

let ctx: TestContext
const ids: string[] = []

beforeAll(async () => {
  ctx = await openTestContext()
  const text = {
    kind: 'regulation',
    issuer: '',
    regionCode: '9901',
    stage: 'passed' as const,
    isPublic: true,
  }
  const bring = async (work: {
    workId: string
    title: string
    label: string
    source: string
    on: string
    from: string
  }) => {
    const { on, from, ...rest } = work
    return (await importVersion(ctx, drafter, { ...text, ...rest, datedOn: day(on), inForceOn: day(from) }))
      .versionId
  }
  const named = { workId: 'dogs', title: '云泽市养犬管理条例' }
  await bring({
    workId: 'property',
    title: '云泽市物业管理条例',
    label: '2015年文本',
    source: property,
    on: '2015-01-01',
    from: '2015-03-01',
  })
  ids.push(await bring({ ...named, label: '2020年文本', source: dogs, on: '2020-01-01', from: '2020-05-01' }))
  const moved = dogs
    .replace('第三条　违反', '第四条　违反')
    .replace('第二条第一款', '第三条第一款')
    .replace('第二条　养犬人', '第三条　养犬人')
  const source = moved
    .replace('第三条　养犬人', '第二条　每户限养一只犬。\n\n第三条　养犬人')
    .replace('三十日', '十五日')
  ids.push(await bring({ ...named, label: '2025年文本', source, on: '2025-10-01', from: '2026-01-01' }))
  await ctx.search.fill()
})
afterAll(() => ctx.close())

const page = (version: number, eId: string, actor: Actor = visitor) =>
  articlePage(ctx, actor, { workId: 'dogs', version: ids[version - 1] ?? '', eId })

it('follows the article through versions by what it became, and says where its words changed', async () => {
  const found = await page(2, 'art_3')
  expect(found?.editions).toMatchObject([
    {
      versionLabel: '2020年文本',
      number: '第二条',
      isHere: false,
      href: `/works/dogs/versions/${ids[0]}/articles/art_2`,
    },
    {
      versionLabel: '2025年文本',
      number: '第三条',
      isHere: true,
      isChanged: true,
      compareHref: '/works/dogs/compare?from=1&to=2',
    },
  ])
  expect([found?.previous?.number, found?.next?.number]).toEqual(['第二条', '第四条'])
  expect((await page(2, 'art_2'))?.editions).toHaveLength(1)
})

it('links citations to their articles, and leaves those as words that lead nowhere', async () => {
  const versionId = ids[0] ?? ''
  const { tree } = await readingText(ctx, versionId)
  const links = await citationLinks(ctx, visitor, { tree, workId: 'dogs', versionId })
  const home = await ctx.database.prisma.version.findFirstOrThrow({ where: { workId: 'property' } })
  expect(links.map(({ text, href, title }) => [text, href, title])).toEqual([
    [
      '《云泽市物业管理条例》第二条',
      `/works/property/versions/${home.id}/articles/art_2`,
      '云泽市物业管理条例',
    ],
    ['本条例第二条第一款', `/works/dogs/versions/${versionId}#art_2`, undefined],
  ])
  const second = await page(1, 'art_2')
  if (!second) throw new Error('Expected the article')
  const html = articleHtml(second.node, 2, { links: second.links })
  expect(html).toContain(`articles/art_2">《云泽市物业管理条例》第二条</a>由业主委员会收容的；`)
  expect(html.replace(/<[^>]+>/g, '')).toBe(articleHtml(second.node).replace(/<[^>]+>/g, ''))
  expect(second.citedBy).toEqual([
    { number: '第三条', href: `/works/dogs/versions/${versionId}/articles/art_3` },
  ])
})

it('names the other works that cite the article, on the page of the latest version', async () => {
  const home = await ctx.database.prisma.version.findFirstOrThrow({ where: { workId: 'property' } })
  const found = await articlePage(ctx, visitor, { workId: 'property', version: home.id, eId: 'art_2' })
  expect(found?.citing.map(({ workId, places }) => [workId, places.map(({ from }) => from)])).toEqual([
    ['dogs', ['第三条']],
  ])
  const first = await articlePage(ctx, visitor, { workId: 'property', version: home.id, eId: 'art_1' })
  expect(first?.citing).toEqual([])
})

it('shows no comment that is not public, no reason before the outcome, and no private version', async () => {
  const { prisma } = ctx.database
  const versionId = ids[0] ?? ''
  const at = new Date(testNow)
  await prisma.consultation.create({
    data: {
      ...{
        id: 'c1',
        workId: 'dogs',
        versionId,
        title: '养犬条例征求意见',
        status: 'closed',
        regionCode: '9901',
      },
      ...{ opensAt: at, closesAt: at, stationsDueAt: at, preparedById: 'd1', createdAt: at, publishedAt: at },
    },
  })
  await prisma.submission.create({
    data: {
      id: 's1',
      consultationId: 'c1',
      channel: 'online',
      receiptHash: 'h',
      authorKind: 'person',
      receivedAt: at,
      ledgerSeq: 0,
    },
  })
  const comment = (id: string, state: string, text: string) =>
    prisma.comment.create({
      data: {
        ...{
          id,
          consultationId: 'c1',
          submissionId: 's1',
          ordinal: Number(id.slice(1)),
          versionId,
          anchorEId: 'art_2',
        },
        ...{ text, state, receivedAt: at, foldedHash: id },
      },
    })
  await comment('k1', 'published', '三十日太长')
  await comment('k2', 'held', '不公开的话')
  await prisma.disposition.create({
    data: {
      ...{ id: 'a1', consultationId: 'c1', commentId: 'k1', result: 'adopted', rationale: '缩短为十五日' },
      ...{ status: 'approved', proposedById: 'd1', proposedAt: at, decidedAt: at },
    },
  })
  const before = await page(2, 'art_3')
  expect(before?.voices.consultations).toMatchObject([
    { id: 'c1', number: '第二条', shown: [{ text: '三十日太长' }] },
  ])
  expect(before?.voices.reasons).toEqual([])
  await prisma.consultation.update({ where: { id: 'c1' }, data: { outcomePublishedAt: at } })
  expect((await page(2, 'art_3'))?.voices.reasons).toMatchObject([
    { result: 'adopted', rationale: '缩短为十五日' },
  ])
  await prisma.consultation.update({ where: { id: 'c1' }, data: { showsComments: false } })
  expect((await page(2, 'art_3'))?.voices.consultations).toMatchObject([{ shown: [] }])
  await prisma.version.update({ where: { id: versionId }, data: { isPublic: false } })
  expect(await page(1, 'art_2')).toBeUndefined()
  expect((await page(2, 'art_3'))?.editions).toHaveLength(1)
  expect(await page(1, 'art_2', drafter)).toBeDefined()
  await prisma.version.update({ where: { id: versionId }, data: { isPublic: true } })
})

it('shows the law as it stood on a day, by the day on which it came into force', async () => {
  const on = async (text: string) => {
    const view = await workView(ctx, visitor, 'dogs', text)
    return [view?.shown.label, view?.shown.articles.length, view?.isNoLaw]
  }
  expect(await on('2020-04-30')).toEqual(['2025年文本', 4, true])
  expect(await on('2020-05-01')).toEqual(['2020年文本', 3, false])
  expect(await on('2025-12-31')).toEqual(['2020年文本', 3, false])
  expect(await on('2026-01-01')).toEqual(['2025年文本', 4, false])
  expect((await workView(ctx, visitor, 'dogs'))?.isNoLaw).toBe(false)
})
