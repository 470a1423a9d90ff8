import { expect, it } from 'vitest'
import { readStatuteFile } from '~/adapters/documents/read.server'
import { correctPairing } from '~/commands/correct-pairing.server'
import { importVersion } from '~/commands/import-version.server'
import { type Actor, visitor } from '~/domain/access'
import { draftedDecisionFile, draftedDecisionView } from '~/queries/drafted-decision.server'
import { openTestContext, testNow } from '../context'

const drafter: Actor = { id: 'person1', roles: ['drafter'], stationIds: [], regionCodes: ['3301'] }

const one = `临江市养老条例
第一条　社区应当设立养老服务站，为老人提供助餐服务。
第二条　养老服务站应当公示收费标准和投诉电话。
第三条　本条例自公布之日起施行。
`
const two = `临江市养老条例
第一条　社区应当设立养老服务站，为老人提供助餐、助浴服务。
第二条　电梯维护单位应当每季度检查一次并记录。
第三条　养老机构的价格应当贴在门口，并留下可以打通的号码。
第四条　本条例自公布之日起施行。
`

async function openWithVersions() {
  const ctx = await openTestContext()
  const work = {
    workId: 'care',
    title: '临江市养老条例',
    kind: 'regulation',
    issuer: '临江市人民代表大会常务委员会',
  } as const
  const ids: string[] = []
  for (const source of [one, two]) {
    const version = {
      ...work,
      regionCode: '3301',
      stage: 'draft',
      label: '草案',
      source,
      datedOn: testNow,
      isPublic: true,
    } as const
    ids.push((await importVersion(ctx, drafter, version)).versionId)
  }
  return { ctx, ids }
}

const asked = { workId: 'care', pair: { from: '1', to: '2' }, fields: { inForceOn: '2027年1月1日' } }

it('drafts the decision for staff from the corrected pairing, on the page and as a Word file, and for nobody else', async () => {
  const { ctx, ids } = await openWithVersions()
  const before = await draftedDecisionView(ctx, drafter, asked)
  expect(before?.drafted.faults).toEqual([])
  expect(before?.drafted.frame.title).toBe('临江市人民代表大会常务委员会关于修改《临江市养老条例》的决定')
  expect(before?.drafted.frame.closing).toContain('本决定自2027年1月1日起施行。')
  expect(before?.drafted.text).not.toContain('将第二条改为第三条')
  const [fromVersionId = '', toVersionId = ''] = ids
  await correctPairing(ctx, drafter, { fromVersionId, toVersionId, from: ['第二条'], to: ['第三条'] })
  const after = await draftedDecisionView(ctx, drafter, asked)
  expect(after?.drafted.text).toContain('将第二条改为第三条，修改为：')
  expect(after?.drafted.faults).toEqual([])
  const view = await draftedDecisionView(ctx, drafter, asked)
  const file = await draftedDecisionFile(ctx, drafter, asked)
  expect(file?.name).toBe('临江市人民代表大会常务委员会关于修改《临江市养老条例》的决定.docx')
  const { text } = await readStatuteFile(file?.bytes ?? new Uint8Array(), 'decision.docx')
  const plain = (words: string) => words.replace(/[\s*#\u3000]/g, '')
  expect(plain(text)).toContain(plain(view?.drafted.items.flatMap(({ lines }) => lines).join('') ?? '?'))
  const stranger: Actor = { ...drafter, regionCodes: ['3302'] }
  const resident: Actor = { ...drafter, roles: ['resident'] }
  for (const actor of [visitor, stranger, resident]) {
    expect(await draftedDecisionView(ctx, actor, asked)).toBeUndefined()
    expect(await draftedDecisionFile(ctx, actor, asked)).toBeUndefined()
  }
  await ctx.close()
})
