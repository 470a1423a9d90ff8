import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { runJob } from '~/adapters/jobs/queue.server'
import { importLawFiles } from '~/commands/import-law-files.server'
import { keepLawFiles } from '~/commands/law-files.server'
import { startLawImport } from '~/commands/start-law-import.server'
import { jobDefinitions } from '~/jobs'
import { lawImport } from '~/queries/law-import.server'
import { openTestContext } from '../context'
import { actorOf, drafter, openCity } from './city'

const bytes = (text: string) => new TextEncoder().encode(text)
const law = '第一条　为了节约用水，制定本条例。\n第二条　本条例自公布之日起施行。\n'
const files = [
  {
    name: '法规.zip',
    bytes: zipSync({
      '法规/2_20190601.md': bytes(
        `---\ntitle: 测试市节水条例（2019年修正）\ndate: "2019-06-01"\n---\n${law.replace('节约', '节约和保护')}`,
      ),
      '法规/1_20150301.md': bytes(
        `---json\n{"title":"测试市节水条例","version_date":"2015-03-01"}\n---\n${law}`,
      ),
      '法规/说明.jpg': bytes('x'),
    }),
  },
  { name: '坏.txt', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
]

it('shows what is recognised, imports it in a job that can be broken off, and changes nothing a second time', async () => {
  const ctx = await openTestContext()
  await openCity(ctx)
  const works = () => ctx.database.prisma.version.count({ where: { work: { title: '测试市节水条例' } } })
  await expect(keepLawFiles(ctx, actorOf('deputy'), { files, region: '9901' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(keepLawFiles(ctx, drafter, { files: [], region: '9901' })).rejects.toMatchObject({
    field: 'files',
  })
  const id = await keepLawFiles(ctx, drafter, { files, region: '9901' })
  const before = await lawImport(ctx, drafter, id)
  expect(before.rows.map(({ name, state, day }) => [name, state, day])).toEqual([
    ['坏.txt', 'fault', ''],
    ['1_20150301.md', 'new', '2015-03-01'],
    ['2_20190601.md', 'earlier', '2019-06-01'],
  ])
  expect([before.fresh, await works()]).toEqual([2, 0])
  await expect(lawImport(ctx, actorOf('drafter', { id: 'p-other' }), id)).rejects.toMatchObject({
    code: 'not-found',
  })
  const payload = {
    id,
    personId: drafter.id ?? '',
    roles: [...drafter.roles],
    regionCodes: [...drafter.regionCodes],
  }
  const stopsAfterTwo = async (done: number) => {
    if (done === 2) throw new Error('The power went out')
  }
  await expect(importLawFiles(ctx, payload, stopsAfterTwo)).rejects.toThrow('power')
  expect(await works()).toBe(1)
  const runId = await startLawImport(ctx, drafter, id)
  await runJob(jobDefinitions, ctx, runId)
  expect(await ctx.database.prisma.jobRun.findUnique({ where: { id: runId } })).toMatchObject({
    status: 'done',
    done: 3,
  })
  expect(await works()).toBe(2)
  const after = await lawImport(ctx, drafter, id)
  expect(after.rows.map(({ state }) => state)).toEqual(['fault', 'there', 'there'])
  const ledger = await ctx.database.prisma.ledgerEntry.count()
  await importLawFiles(ctx, payload, async () => undefined)
  expect(await ctx.database.prisma.ledgerEntry.count()).toBe(ledger)
  await ctx.close()
}, 60_000)
