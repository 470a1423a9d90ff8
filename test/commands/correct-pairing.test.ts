import { expect, it } from 'vitest'
import { correctPairing, undoPairing } from '~/commands/correct-pairing.server'
import { importVersion } from '~/commands/import-version.server'
import { isRefusal } from '~/commands/refusal'
import { type Actor, visitor } from '~/domain/access'
import { comparisonView } from '~/queries/comparison.server'
import { threeWayView } from '~/queries/three-way.server'
import { originView, versionView } from '~/queries/version.server'
import { openTestContext, type TestContext, testNow } from '../context'

const drafter: Actor = { id: 'person1', roles: ['drafter'], stationIds: [], regionCodes: ['3301'] }

const one = `临江市养老条例
第一条　社区应当设立养老服务站，为老人提供助餐服务。
第二条　养老服务站应当公示收费标准和投诉电话。
第三条　本条例自公布之日起施行。
`
const two = `临江市养老条例
第一条　社区应当设立养老服务站，为老人提供助餐服务。
第二条　电梯维护单位应当每季度检查一次并记录。
第三条　养老机构的价格应当贴在门口，并留下可以打通的号码。
第四条　本条例自公布之日起施行。
`
const three = two.replace('每季度', '每月')

async function openWithVersions() {
  const ctx = await openTestContext()
  const bring = async (source: string, label: string) =>
    (
      await importVersion(ctx, drafter, {
        workId: 'care',
        title: '临江市养老条例',
        kind: 'regulation',
        issuer: '',
        regionCode: '3301',
        stage: 'draft',
        label,
        source,
        datedOn: testNow,
        isPublic: true,
      })
    ).versionId
  const ids = [await bring(one, '草案'), await bring(two, '二审稿'), await bring(three, '三审稿')] as const
  return { ctx, ids }
}

async function view(ctx: TestContext, actor: Actor = drafter, pair = { from: '1', to: '2' }) {
  const found = await comparisonView(ctx, actor, { workId: 'care', pair })
  if (!found) throw new Error('Expected a comparison')
  return found
}

const pairsOf = ({ changes }: Awaited<ReturnType<typeof view>>) =>
  changes.rows.map(
    ({ from, to, source }) => `${from.map((r) => r.number)}→${to.map((r) => r.number)} ${source}`,
  )

async function lineageOf(ctx: TestContext, versionId: string) {
  const rows = await ctx.database.prisma.versionArticle.findMany({ where: { versionId } })
  return (number: string) => rows.find((row) => row.number === number)?.lineageId
}

it('lets a person pair what the machine did not, and carries identity through all later versions', async () => {
  const { ctx, ids } = await openWithVersions()
  const [first, second, third] = ids
  expect(pairsOf(await view(ctx))).not.toContain('第二条→第三条 corrected')
  const ancestor = (await lineageOf(ctx, first))('第二条')
  expect((await lineageOf(ctx, second))('第三条')).not.toBe(ancestor)

  const pair = { fromVersionId: first, toVersionId: second }
  const row = await correctPairing(ctx, drafter, { ...pair, from: ['第二条'], to: ['3'] })
  const after = await view(ctx)
  expect(pairsOf(after)).toContain('第二条→第三条 corrected')
  expect(after.changes.rows.find(({ id }) => id === row)?.to[0]?.number).toBe('第三条')
  expect((await lineageOf(ctx, second))('第三条')).toBe(ancestor)
  expect((await lineageOf(ctx, third))('第三条')).toBe(ancestor)
  expect(after.corrections).toMatchObject([{ from: ['第二条'], to: ['第三条'] }])
  const ids2 = await ctx.database.prisma.versionArticle.findMany({ where: { versionId: second } })
  expect(new Set(ids2.map(({ lineageId }) => lineageId)).size).toBe(4)
  await ctx.close()
})

it('replaces an earlier word of a person about the same article, and undoes', async () => {
  const { ctx, ids } = await openWithVersions()
  const pair = { fromVersionId: ids[0], toVersionId: ids[1] }
  const machine = pairsOf(await view(ctx))
  await correctPairing(ctx, drafter, { ...pair, from: ['第二条'], to: ['第三条'] })
  await correctPairing(ctx, drafter, { ...pair, from: ['第二条'], to: [] })
  const { corrections } = await view(ctx)
  expect(corrections).toMatchObject([{ from: ['第二条'], to: [] }])
  expect(pairsOf(await view(ctx))).toContain('第二条→ corrected')
  await undoPairing(ctx, drafter, corrections[0]?.id ?? '')
  await undoPairing(ctx, drafter, corrections[0]?.id ?? '')
  expect(pairsOf(await view(ctx))).toEqual(machine)
  expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'pairing.corrected' } })).toBe(3)
  await ctx.close()
})

it('refuses numbers that are not there, empty sides, strangers, and says nothing of drafts to the public', async () => {
  const { ctx, ids } = await openWithVersions()
  const pair = { fromVersionId: ids[0], toVersionId: ids[1] }
  const sentence = async (act: Promise<unknown>) => {
    try {
      await act
      return 'not refused'
    } catch (error) {
      if (!isRefusal(error)) throw error
      return `${error.code} ${error.field ?? ''} ${error.sentence.zh}`
    }
  }
  expect(await sentence(correctPairing(ctx, drafter, { ...pair, from: ['第九条'], to: [] }))).toContain(
    'invalid from 草案没有“第九条”，最后一条是第三条',
  )
  expect(await sentence(correctPairing(ctx, drafter, { ...pair, from: [], to: [] }))).toContain('两边都空着')
  const stranger: Actor = { ...drafter, regionCodes: ['3302'] }
  expect(await sentence(correctPairing(ctx, stranger, { ...pair, from: ['第二条'], to: [] }))).toContain(
    'forbidden',
  )
  expect((await view(ctx, visitor)).canCorrect).toBe(false)
  await ctx.database.prisma.version.update({ where: { id: ids[2] }, data: { isPublic: false } })
  expect((await view(ctx, visitor)).versions).toHaveLength(2)
  expect((await view(ctx, drafter)).versions).toHaveLength(3)
  expect(await comparisonView(ctx, visitor, { workId: 'care', pair: { from: '1', to: '3' } })).toBeUndefined()
  await ctx.close()
})

it('compares a pair that nobody stored once, whoever asks', async () => {
  const { ctx } = await openWithVersions()
  const pair = { from: '1', to: '3' }
  const [a, b] = await Promise.all([view(ctx, drafter, pair), view(ctx, visitor, pair)])
  expect(a.changes).toBe(b.changes)
  expect((await view(ctx, visitor, pair)).changes).toBe(a.changes)
  await ctx.close()
})

it('keeps a correction through later ones, through the import of a next version, and in every pair it touches', async () => {
  const { ctx, ids } = await openWithVersions()
  const [first, second] = ids
  const pair = { fromVersionId: first, toVersionId: second }
  await correctPairing(ctx, drafter, { ...pair, from: ['第二条'], to: ['第三条'] })
  await correctPairing(ctx, drafter, { ...pair, from: ['第一条'], to: [] })
  const ancestor = (await lineageOf(ctx, first))('第二条')
  const { versionId: fourth } = await importVersion(ctx, drafter, {
    workId: 'care',
    title: '临江市养老条例',
    kind: 'regulation',
    issuer: '',
    regionCode: '3301',
    stage: 'passed',
    label: '公布文本',
    source: three
      .replace('第二条　', '第二条　养老服务应当自愿。\n第三条　')
      .replace('第三条　养老机构', '第四条　养老机构')
      .replace('第四条　本条例', '第五条　本条例'),
    datedOn: testNow,
    isPublic: true,
  })
  expect((await lineageOf(ctx, fourth))('第四条')).toBe(ancestor)
  expect(pairsOf(await view(ctx))).toEqual(
    expect.arrayContaining(['第二条→第三条 corrected', '第一条→ corrected']),
  )
  // Versions further apart, and the same pair read backwards.
  expect(pairsOf(await view(ctx, drafter, { from: '1', to: '4' }))).toContain('第二条→第四条 corrected')
  expect(pairsOf(await view(ctx, drafter, { from: '2', to: '1' }))).toContain('第三条→第二条 corrected')
  await ctx.close()
})

it('lets three versions and the origin of words obey a correction, and its undoing', async () => {
  const { ctx, ids } = await openWithVersions()
  const pair = { fromVersionId: ids[0], toVersionId: ids[1] }
  const threeRows = async () => {
    const asked = { from: '2', to: '3', base: '1' }
    const found = await threeWayView(ctx, drafter, { workId: 'care', asked })
    return found?.rows.map(({ columns }) => columns.map(([one]) => one?.ref.number ?? '—').join(' '))
  }
  const originsOf = async () => {
    const shown = await versionView(ctx, drafter, { workId: 'care', version: '3' })
    const origin = shown && (await originView(ctx, drafter, shown))
    return origin?.articles.find(({ number }) => number === '第三条')?.parts.map(({ ordinal }) => ordinal)
  }
  expect(await threeRows()).not.toContain('第二条 第三条 第三条')
  expect(await originsOf()).toEqual([2])
  await correctPairing(ctx, drafter, { ...pair, from: ['第二条'], to: ['第三条'] })
  expect(await threeRows()).toContain('第二条 第三条 第三条')
  expect(await originsOf()).toContain(1)
  const { corrections } = await view(ctx)
  await undoPairing(ctx, drafter, corrections[0]?.id ?? '')
  expect(await originsOf()).toEqual([2])
  await ctx.close()
})
