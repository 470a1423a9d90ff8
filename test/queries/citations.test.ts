import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { type Actor, visitor } from '~/domain/access'
import { citedWorks, citingWorks } from '~/queries/citations.server'
import { loadLibrary } from '../../prisma/library'
import { openTestContext } from '../context'

const folder = join(fileURLToPath(new URL('../..', import.meta.url)), 'content/library')
const drafter: Actor = { id: 'd1', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] }

it('links a law to what it cites and to what cites it, and reads anew when the library changes', async () => {
  const ctx = await openTestContext()
  await loadLibrary(ctx, drafter, folder)
  await ctx.search.fill()
  const versionOf = async (workId: string) =>
    ctx.database.prisma.version.findFirstOrThrow({ where: { workId }, orderBy: { ordinal: 'desc' } })
  const dogs = await versionOf('dog-keeping')
  const property = (await citedWorks(ctx, visitor, dogs.id)).find(
    ({ workId }) => workId === 'property-services',
  )
  expect(property).toMatchObject({
    title: '云泽市物业管理条例',
    places: [{ from: '第十一条', to: ['第十一条'] }],
  })
  const citing = await citingWorks(ctx, visitor, 'property-services')
  expect(citing.map(({ workId }) => workId)).toContain('dog-keeping')
  expect(citing.map(({ workId }) => workId)).toContain('amend-property-services')
  expect(citing.map(({ workId }) => workId)).not.toContain('property-services')

  // 国务院《物业管理条例》 has the name that people give to the city's own.
  const first = await ctx.database.prisma.version.findFirstOrThrow({
    where: { workId: 'property-services', ordinal: 1 },
  })
  expect(first.source).toContain('国务院《物业管理条例》')
  expect((await citedWorks(ctx, visitor, first.id)).map(({ workId }) => workId)).not.toContain(
    'property-services',
  )

  await ctx.database.prisma.version.update({ where: { id: dogs.id }, data: { isPublic: false } })
  await ctx.search.refresh({ workId: 'dog-keeping' })
  expect((await citingWorks(ctx, visitor, 'property-services')).map(({ workId }) => workId)).not.toContain(
    'dog-keeping',
  )
  expect(await citedWorks(ctx, visitor, dogs.id)).toEqual([])
  await ctx.close()
})
