import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { fileAnswer } from '~/answers'
import { importVersion } from '~/commands/import-version.server'
import { type Actor, visitor } from '~/domain/access'
import { comparisonFile } from '~/queries/comparison-file.server'
import { versionFile, versionFormats } from '~/queries/version-file.server'
import { openTestContext, type TestContext, testNow } from '../context'

const drafter: Actor = { id: 'person1', roles: ['drafter'], stationIds: [], regionCodes: ['3301'] }
const first = '临江市节水条例\n第一条　市人民政府应当在三十日内答复。\n第二条　本条例自公布之日起施行。\n'

/** A work whose first version is public and whose second is not yet. */
async function openWithWork(): Promise<TestContext> {
  const ctx = await openTestContext()
  const bring = (source: string, isPublic: boolean, label: string) =>
    importVersion(ctx, drafter, {
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
  await bring(first, true, '草案')
  await bring(first.replace('三十日', '二十日'), false, '二审稿')
  return ctx
}

it('gives a version in every format to who may read it, and to nobody else', async () => {
  const ctx = await openWithWork()
  for (const format of versionFormats) {
    const asked = { workId: 'water', format }
    expect((await versionFile(ctx, visitor, { ...asked, version: '1' }))?.name).toBe(
      `临江市节水条例（草案）.${format}`,
    )
    expect(await versionFile(ctx, visitor, { ...asked, version: '2' })).toBeUndefined()
    expect((await versionFile(ctx, drafter, { ...asked, version: '2' }))?.name).toBe(
      `临江市节水条例（二审稿）.${format}`,
    )
  }
  expect(await versionFile(ctx, drafter, { workId: 'water', version: '1', format: 'odt' })).toBeUndefined()
  const xml = await versionFile(ctx, visitor, { workId: 'water', version: '1', format: 'akn.xml' })
  expect(strFromU8(xml?.bytes ?? new Uint8Array())).toContain('/water/zho@2026-11-24"')
  await ctx.close()
})

it('gives the comparison table to who may compare, with the setting asked for', async () => {
  const ctx = await openWithWork()
  const ask = (actor: Actor, query: string, format = 'docx') =>
    comparisonFile(ctx, actor, { workId: 'water', format, query: new URLSearchParams(query) })
  expect(await ask(visitor, 'from=1&to=2')).toBeUndefined()
  const file = await ask(drafter, 'from=1&to=2&articles=changed&columns=2')
  expect(file?.name).toBe('临江市节水条例条文对照表（草案—二审稿）.docx')
  const xml = strFromU8(unzipSync(file?.bytes ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array())
  expect(xml).toContain('二十日')
  expect(xml).not.toContain('第二条')
  expect((await ask(drafter, 'from=2&to=1', 'pdf'))?.name).toBe('临江市节水条例条文对照表（二审稿—草案）.pdf')
  const again = await ask(drafter, 'from=1&to=2&articles=changed&columns=2')
  expect(again?.bytes).toBe(file?.bytes)
  expect((await ask(drafter, 'from=1&to=2&articles=changed&columns=3'))?.bytes).not.toBe(file?.bytes)
  expect(await ask(drafter, 'from=1&to=2&columns=7')).toBeUndefined()
  expect(await ask(drafter, 'from=1&to=2', 'odt')).toBeUndefined()
  expect(await ask(drafter, 'from=1&to=9')).toBeUndefined()
  await ctx.close()
})

it('names a file in Chinese by RFC 5987', () => {
  const { headers } = fileAnswer(new Uint8Array(), { type: 'text/plain', name: `甲(一)*'"\ud800.txt` })
  expect(headers.get('Content-Disposition')).toBe(
    "attachment; filename*=UTF-8''%E7%94%B2%28%E4%B8%80%29%2A%27%22%EF%BF%BD.txt",
  )
})
