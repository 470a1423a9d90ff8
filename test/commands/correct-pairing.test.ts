import { expect, it } from 'vitest'
import { correctPairing, undoPairing } from '~/commands/correct-pairing.server'
import { importVersion } from '~/commands/import-version.server'
import { isRefusal } from '~/commands/refusal'
import { type Actor, visitor } from '~/domain/access'
import { comparisonView } from '~/queries/comparison.server'
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
