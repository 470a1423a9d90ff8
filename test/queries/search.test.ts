import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { apiOperations } from '~/api-description'
import { importVersion } from '~/commands/import-version.server'
import { type Actor, visitor } from '~/domain/access'
import { searchDocument } from '~/queries/search-api.server'
import { searchPage } from '~/queries/search-page.server'
import { looksLikeReceipt } from '~/queries/search-request.server'
import { loadLibrary } from '../../prisma/library'
import { openTestContext } from '../context'

const folder = join(fileURLToPath(new URL('../..', import.meta.url)), 'content/library')
const drafter: Actor = { id: 'd1', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] }

// One library for the file: its texts are read, never changed.
const opened = openTestContext().then(async (ctx) => {
  await loadLibrary(ctx, drafter, folder)
  await ctx.search.fill()
  return ctx
})
afterAll(async () => (await opened).close())

const page = async (query: Record<string, string>) =>
  searchPage(await opened, visitor, new URLSearchParams(query))

it('leads a citation and a name of the registry to the place', async () => {
  const article = await page({ q: '物业条例第八条' })
  expect(article.place).toMatchObject({ title: '云泽市物业管理条例', article: '第八条' })
  expect(article.place?.href).toMatch(/^\/works\/property-services\/versions\/[^#]+#art_8$/)
  const work = await page({ q: '菜市场条例' })
  expect(work.place).toMatchObject({ title: '云泽市农贸市场管理条例', article: '' })
  expect((await page({ q: '小区公告栏' })).place).toBeNull()
})

it('groups by work and names the same article of other versions below the latest', async () => {
  const { groups } = await page({ q: '物业管理条例 公共收益 账目' })
  const group = groups.find(({ first }) => first.workId === 'property-services')
  const article = group?.places.find(({ others }) => others.length > 0)
  expect(article).toMatchObject({ versionLabel: '2021年修正', status: 'in-force' })
  expect(article?.others[0]).toMatchObject({ versionLabel: '2016年通过', status: 'amended' })
})

it('marks exactly words of the query', async () => {
  const { groups } = await page({ q: '犬绳' })
  const place = groups[0]?.places[0]
  const marked = place?.fragment.ranges.map(([start, end]) => place.fragment.text.slice(start, end))
  expect(marked).toEqual(['犬绳'])
})

it('marks the words in a title too', async () => {
  const { groups } = await page({ q: '除颤仪 村卫生室' })
  const first = groups[0]?.first
  const marked = first?.titleRanges.map(([start, end]) => first.title.slice(start, end))
  expect(marked).toEqual(['村卫生室', '除颤仪'])
})

it('shows a suggestion with its unit, result and reply', async () => {
  const { groups } = await page({ q: '除颤仪', kind: 'suggestion' })
  expect(groups[0]?.first.facts).toMatchObject({
    number: '20260009',
    result: '正在解决',
    satisfaction: '满意',
  })
  expect(groups[0]?.places.some(({ reply }) => reply.length > 50)).toBe(true)
})

it('counts under each facet what the other choices would give', async () => {
  const all = await page({ q: '电动自行车' })
  const kinds = all.answer?.facets.kind ?? []
  expect(kinds.length).toBeGreaterThan(2)
  const one = await page({ q: '电动自行车', kind: 'suggestion' })
  expect(one.answer?.facets.kind).toEqual(kinds)
  expect(one.answer?.total).toBe(kinds.find(({ value }) => value === 'suggestion')?.count)
})

it('shows the version of the day asked for', async () => {
  const on = async (at: string) => (await page({ q: '物业管理条例第八条', at })).groups[0]?.first.versionLabel
  expect(await on('2021-12-31')).toBe('2016年通过')
  expect(await on('2022-01-01')).toBe('2021年修正')
})

it('helps where nothing is found: without a condition, or with the nearest title', async () => {
  const { help } = await page({ q: '除颤仪', kind: 'regulation' })
  expect(help?.without).toEqual([{ filter: 'kind', value: 'regulation', count: expect.any(Number) }])
  const slip = await page({ q: '“养大管理条例”' })
  expect(slip.answer?.total).toBe(0)
  expect(slip.help?.titles.map(({ title }) => title)).toContain('云泽市养犬管理条例')
})

it('shows the shelf when nothing is asked', async () => {
  const { shelf } = await page({ kind: 'resolution' })
  expect(shelf?.kinds.map(({ kind }) => kind).sort()).toEqual(['regulation', 'resolution', 'suggestion'])
  expect(shelf?.works[0]?.date).toBe('2025-08-28')
  expect(shelf?.works.every(({ kind }) => kind === 'resolution')).toBe(true)
})

it('says what it could not read and answers without it', async () => {
  const { problems, answer } = await page({ q: '养犬\u202e', at: '2026-13-40', page: '-3', year: '二零' })
  expect(problems.map(({ field }) => field)).toEqual(['at', 'year', 'page'])
  expect(answer?.total).toBeGreaterThan(0)
})

it('sends what is meant as a receipt code to the look-up, and no citation', () => {
  expect(looksLikeReceipt('7kq4-m2xd-0000-1111')).toBe(true)
  expect(looksLikeReceipt(' 7KQ4 M2XD 0000 1111 ')).toBe(true)
  expect(looksLikeReceipt('物业条例第八条')).toBe(false)
  expect(looksLikeReceipt('20240123')).toBe(false)
})

it('answers programs with the same places, the next page, and refuses what it cannot read', async () => {
  const ctx = await opened
  const ask = (query: Record<string, string>) => searchDocument(ctx, visitor, new URLSearchParams(query))
  const first = await ask({ q: '云泽市' })
  const body = first.body as { items: { id: string; url: string }[]; next: number; total: number }
  expect(body).toMatchObject({ next: 2, matched: 'all' })
  expect(apiOperations['/api/v1/search']?.answer?.safeParse(body).error).toBeUndefined()
  expect(body.items).toHaveLength(20)
  const second = (await ask({ q: '云泽市', page: '2' })).body as typeof body
  expect(second.items.map(({ id }) => id)).not.toContain(body.items[0]?.id)
  expect((await ask({})).status).toBe(422)
  expect(await ask({ q: '犬', at: 'soon' })).toMatchObject({
    status: 422,
    body: { error: { code: 'invalid', field: 'at' } },
  })
})

it('drops a hit that was made private since it was indexed', async () => {
  const ctx = await opened
  const { versionId } = await importVersion(ctx, drafter, {
    workId: 'leak',
    title: '云泽市泄漏条例',
    kind: 'regulation',
    issuer: '',
    regionCode: '9901',
    stage: 'consultation-draft',
    label: '草案',
    source: '第一条　泄漏词语。\n',
    datedOn: 0,
    isPublic: true,
  })
  expect((await page({ q: '泄漏词语' })).groups).toHaveLength(1)
  await ctx.database.prisma.version.update({ where: { id: versionId }, data: { isPublic: false } })
  expect((await page({ q: '泄漏词语' })).groups).toEqual([])
})
