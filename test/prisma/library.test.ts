import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Actor } from '~/domain/access'
import { loadLibrary } from '../../prisma/library'
import { openTestContext } from '../context'

const folder = join(fileURLToPath(new URL('../..', import.meta.url)), 'content/library')
const drafter: Actor = { id: 'd1', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] }

it('loads the library once, versions in order, and its texts can be found', async () => {
  const ctx = await openTestContext()
  const added = await loadLibrary(ctx, drafter, folder)
  expect(added).toBeGreaterThan(60)
  expect(await loadLibrary(ctx, drafter, folder)).toBe(0)
  const property = await ctx.database.prisma.version.findMany({
    where: { workId: 'property-services' },
    orderBy: { ordinal: 'asc' },
    select: { label: true, inForceOn: true },
  })
  expect(property.map(({ label }) => label)).toEqual(['2016年通过', '2021年修正'])
  await ctx.search.fill()
  const first = async (query: string) => {
    const { hits } = await ctx.search.find({ query })
    return `${hits[0]?.title} ${hits[0]?.article ?? hits[0]?.record.heading ?? ''}`.trim()
  }
  expect(await first('物业条例第八条')).toBe('云泽市物业管理条例 第八条')
  expect(await first('菜市场条例第三条')).toBe('云泽市农贸市场管理条例 第三条')
  expect(await first('除颤仪')).toContain('除颤仪')
  const { facets } = await ctx.search.find({ query: '自行车停放' })
  expect(facets.status.map(({ value }) => value)).toContain('repealed')
  // Repealed at the end of 2022: the day before it counts, the day itself it does not.
  const on = async (asOf: string) =>
    (await ctx.search.find({ query: '自行车停放规定第一条', asOf })).hits[0]?.title
  expect(await on('2022-12-28')).toBe('云泽市城区自行车停放管理规定')
  expect(await on('2022-12-29')).not.toBe('云泽市城区自行车停放管理规定')
  await ctx.close()
})
