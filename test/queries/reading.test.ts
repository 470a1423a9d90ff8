import { expect, it } from 'vitest'
import { correctPairing } from '~/commands/correct-pairing.server'
import { dropFromReading } from '~/commands/drop-from-reading.server'
import { importVersion, type VersionInput } from '~/commands/import-version.server'
import { keepForReading } from '~/commands/keep-for-reading.server'
import { recordReading } from '~/commands/record-reading.server'
import { type Actor, visitor } from '~/domain/access'
import { changedSinceRead, readingView } from '~/queries/reading.server'
import { openTestContext, testNow } from '../context'

const drafter: Actor = { id: 'd1', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] }
const deputy: Actor = { id: 'p1', roles: ['deputy'], stationIds: [], regionCodes: [] }

const draft: VersionInput = {
  workId: 'dogs',
  title: '云泽市养犬管理条例',
  kind: 'regulation',
  issuer: '',
  regionCode: '9901',
  stage: 'consultation-draft',
  label: '草案',
  source: '第一条　为了规范养犬行为，制定本条例。\n\n第二条　每户限养一只犬。\n',
  datedOn: testNow,
  isPublic: true,
}

it('says what changed since a person last read, and to nobody else', async () => {
  const ctx = await openTestContext()
  const { versionId } = await importVersion(ctx, drafter, draft)
  await recordReading(ctx, deputy, versionId)
  await recordReading(ctx, visitor, versionId)
  expect(await changedSinceRead(ctx, deputy)).toEqual([])
  const source = draft.source.replace('一只', '两只')
  const second = await importVersion(ctx, drafter, { ...draft, label: '二次审议稿', source })
  expect(await changedSinceRead(ctx, deputy)).toEqual([
    {
      workId: 'dogs',
      title: '云泽市养犬管理条例',
      readLabel: '草案',
      readAt: testNow,
      newLabel: '二次审议稿',
      changed: 1,
      compareHref: '/works/dogs/compare?from=1&to=2',
    },
  ])
  expect(await changedSinceRead(ctx, drafter)).toEqual([])
  expect(await changedSinceRead(ctx, visitor)).toEqual([])
  await recordReading(ctx, deputy, second.versionId)
  expect(await changedSinceRead(ctx, deputy)).toEqual([])
  await ctx.close()
})

it('counts what changed over several versions as the comparison does, with the pairings that people corrected', async () => {
  const ctx = await openTestContext()
  const first = await importVersion(ctx, drafter, draft)
  await recordReading(ctx, deputy, first.versionId)
  const source = draft.source.replace('一只', '两只')
  const second = await importVersion(ctx, drafter, { ...draft, label: '二次审议稿', source })
  const longer = `${source}\n第三条　本条例自公布之日起施行。\n`
  await importVersion(ctx, drafter, { ...draft, label: '三次审议稿', source: longer })
  const changed = async () => (await changedSinceRead(ctx, deputy)).map((one) => one.changed)
  expect(await changed()).toEqual([2])
  const pair = { fromVersionId: first.versionId, toVersionId: second.versionId }
  await correctPairing(ctx, drafter, { ...pair, from: ['第二条'], to: [] })
  expect(await changed()).toEqual([3])
  await ctx.close()
})

it('counts two openings within half an hour as one reading, and records no private draft for a deputy', async () => {
  const ctx = await openTestContext()
  const { versionId } = await importVersion(ctx, drafter, draft)
  const timesRead = async () => (await readingView(ctx, deputy)).read.map(({ times }) => times)
  await recordReading(ctx, deputy, versionId)
  ctx.setTime(testNow + 10 * 60_000)
  await recordReading(ctx, deputy, versionId)
  expect(await timesRead()).toEqual([1])
  ctx.setTime(testNow + 3 * 3_600_000)
  await recordReading(ctx, deputy, versionId)
  expect(await timesRead()).toEqual([2])
  const hidden = await importVersion(ctx, drafter, { ...draft, workId: 'cats', isPublic: false })
  await recordReading(ctx, deputy, hidden.versionId)
  expect(await ctx.database.prisma.studyRecord.count()).toBe(1)
  await ctx.close()
})

it('keeps a work or an article once, drops it, and refuses visitors and unknown works', async () => {
  const ctx = await openTestContext()
  await importVersion(ctx, drafter, draft)
  const article = { workId: 'dogs', eId: 'art_2' }
  await keepForReading(ctx, deputy, { workId: 'dogs', eId: '' })
  await keepForReading(ctx, deputy, article)
  await keepForReading(ctx, deputy, article)
  const kept = async () =>
    (await readingView(ctx, deputy)).kept.map(({ title, article }) => `${title} ${article}`)
  expect((await kept()).sort()).toEqual(['云泽市养犬管理条例 ', '云泽市养犬管理条例 第二条'])
  await dropFromReading(ctx, deputy, article)
  await dropFromReading(ctx, deputy, article)
  expect(await kept()).toEqual(['云泽市养犬管理条例 '])
  await expect(keepForReading(ctx, visitor, article)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(keepForReading(ctx, deputy, { workId: 'none', eId: '' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(keepForReading(ctx, deputy, { workId: 'dogs', eId: 'art_99' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(readingView(ctx, visitor)).rejects.toMatchObject({ code: 'forbidden' })
  await ctx.close()
})
