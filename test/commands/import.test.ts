import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { importVersion, type VersionInput } from '~/commands/import-version.server'
import { giveUpImport, previewImport } from '~/commands/preview-import.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { isRefusal } from '~/commands/refusal'
import { type ImportForm, saveImport } from '~/commands/save-import.server'
import { undoImport } from '~/commands/undo-import.server'
import type { Actor } from '~/domain/access'
import { numberToHan } from '~/domain/text'
import { importChoices, importPreview } from '~/queries/import-preview.server'
import { docx, paragraph } from '../adapters/documents/office-file'
import { openTestContext, type TestContext, testNow } from '../context'

const drafter: Actor = { id: 'person1', roles: ['drafter'], stationIds: [], regionCodes: ['3301'] }
const utf8 = (text: string) => new TextEncoder().encode(text)

const first = `临江市节水条例
（草案征求意见稿）
第一章　总　则
第一条　为了节约用水，制定本条例。
第二条　本市用水适用本条例。
第二章　用　水
第三条　单位用水应当安装计量设施：
（一）居民用水；
（二）非居民用水。
第四条　本条例自公布之日起施行。
`
const second = first
  .replace('草案征求意见稿', '草案二次审议稿')
  .replace('第四条', '第五条')
  .replace('第二条　', '第二条　市人民政府应当加强领导。\n第三条　')
  .replace('第三条　单位', '第四条　单位')

async function openWithRegion(): Promise<TestContext> {
  const ctx = await openTestContext()
  await ctx.database.prisma.region.createMany({
    data: [
      { code: '3301', name: '临江市', level: 'city' },
      { code: '3302', name: '临湖市', level: 'city' },
    ],
  })
  return ctx
}

const upload = (pasted: string) => ({ bytes: new Uint8Array(), name: '', pasted })
const form = (ticket: string, more: Partial<ImportForm> = {}): ImportForm => ({
  ticket,
  work: 'new',
  title: '临江市节水条例',
  kind: 'regulation',
  issuer: '临江市人民代表大会常务委员会',
  region: '3301',
  stage: 'consultation-draft',
  label: '草案征求意见稿',
  day: '2026-11-20',
  explanation: '',
  isPublic: false,
  ...more,
})

/** Imports a text the way the screen does. */
async function bring(ctx: TestContext, source: string, more: Partial<ImportForm> = {}) {
  return saveImport(ctx, drafter, form(await previewImport(ctx, drafter, upload(source)), more))
}

/** The sentence of the refusal that an act ends with. */
async function sentenceOf(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'not refused'
  } catch (error) {
    if (!isRefusal(error)) throw error
    return `${error.field ?? ''}: ${error.sentence.zh}`
  }
}

it('shows what was recognised and proposes work, stage and day, saving nothing', async () => {
  const ctx = await openWithRegion()
  const ticket = await previewImport(ctx, drafter, upload(first.replace('第四条', '第五条')))
  const preview = await importPreview(ctx, drafter, ticket)
  expect(preview.counts).toEqual({ chapters: 2, articles: 4, paragraphs: 4, points: 2 })
  expect(preview.outline.map(({ heading, range, errors }) => [heading, range, errors])).toEqual([
    ['第一章 总则', '第一条至第二条', 0],
    ['第二章 用水', '第三条至第五条', 1],
  ])
  expect(preview.messages).toMatchObject([{ rule: 'missing-article', place: '第四条', articleEId: 'art_5' }])
  expect(preview.proposed).toMatchObject({
    title: '临江市节水条例',
    stage: 'consultation-draft',
    label: '草案征求意见稿',
    day: '2026-11-24',
  })
  expect(await ctx.database.prisma.version.count()).toBe(0)
  expect(await ctx.database.prisma.ledgerEntry.count()).toBe(0)
  await ctx.close()
})

it('saves the previewed text with its file, its person and its names, and recognises the next version', async () => {
  const ctx = await openWithRegion()
  const saved = await bring(ctx, first)
  const { prisma } = ctx.database
  const version = await prisma.version.findUniqueOrThrow({ where: { id: saved.versionId } })
  expect(version).toMatchObject({
    ordinal: 1,
    articleCount: 4,
    createdById: 'person1',
    title: '临江市节水条例',
  })
  const file = await prisma.sourceFile.findUniqueOrThrow({ where: { id: version.sourceFileId ?? '' } })
  expect((await ctx.files.get(file.id)).toString()).toBe(first)
  const events = await prisma.ledgerEntry.findMany({ orderBy: { seq: 'asc' } })
  expect(events.map(({ type }) => type)).toEqual(['work.created', 'version.imported'])
  expect(JSON.parse(Buffer.from(events[1]?.bytes ?? []).toString())).toMatchObject({
    by: 'drafter',
    ref: [saved.versionId, saved.workId],
  })

  const next = await importPreview(ctx, drafter, await previewImport(ctx, drafter, upload(second)))
  expect(next.proposed.work).toEqual({ id: saved.workId, title: '临江市节水条例', versions: 1 })
  expect(next.proposed.stage).toBe('second-reading')
  const again = await bring(ctx, second, {
    work: saved.workId,
    stage: 'second-reading',
    label: '草案二次审议稿',
  })
  const rows = await prisma.versionArticle.findMany({ orderBy: [{ ordinal: 'asc' }] })
  const lineage = (versionId: string) =>
    new Map(
      rows
        .filter((row) => row.versionId === versionId)
        .map(({ number, lineageId }) => [number, lineageId] as const),
    )
  expect(lineage(again.versionId).get('第四条')).toBe(lineage(saved.versionId).get('第三条'))
  expect(await prisma.comparison.count()).toBe(1)
  await ctx.close()
})

it('changes nothing when the same text comes twice, one after the other or at once', async () => {
  const ctx = await openWithRegion()
  const { workId, versionId } = await bring(ctx, first)
  expect(await bring(ctx, first, { work: workId })).toMatchObject({ versionId, isNew: false })
  const twice = await Promise.all([
    bring(ctx, second, { work: workId }),
    bring(ctx, second, { work: workId }),
  ])
  expect(twice[0]?.versionId).toBe(twice[1]?.versionId)
  expect(await ctx.database.prisma.version.count()).toBe(2)
  expect(
    (await importPreview(ctx, drafter, await previewImport(ctx, drafter, upload(first)))).proposed.same,
  ).toEqual({
    workTitle: '临江市节水条例',
    label: '草案征求意见稿',
  })
  await ctx.close()
})

it('undoes the latest import, gives its place free, and refuses where something rests on it', async () => {
  const ctx = await openWithRegion()
  const one = await bring(ctx, first)
  const two = await bring(ctx, second, { work: one.workId })
  expect(await sentenceOf(undoImport(ctx, drafter, one.versionId))).toContain('从最新的一稿开始撤销')
  await undoImport(ctx, drafter, two.versionId)
  await undoImport(ctx, drafter, two.versionId)
  const { prisma } = ctx.database
  expect(await prisma.comparison.count()).toBe(0)
  expect(await prisma.ledgerEntry.count({ where: { type: 'version.undone' } })).toBe(1)
  const again = await bring(ctx, second, { work: one.workId })
  expect(await prisma.version.findUniqueOrThrow({ where: { id: again.versionId } })).toMatchObject({
    ordinal: 2,
  })
  await undoImport(ctx, drafter, again.versionId)
  await publishConsultation(
    ctx,
    { id: 'person2', roles: ['publisher'], stationIds: [], regionCodes: ['3301'] },
    {
      versionId: one.versionId,
      title: '临江市节水条例（草案征求意见稿）',
      preparedById: 'person1',
      opensAt: testNow,
      closesAt: testNow + 31 * 86_400_000,
      stationIds: [],
    },
  )
  expect(await sentenceOf(undoImport(ctx, drafter, one.versionId))).toContain('已经有征求意见用到这一稿')
  await ctx.close()
})

it('forgets the name of an undone import, and describes a work afresh whose only version was undone', async () => {
  const ctx = await openWithRegion()
  const one = await bring(ctx, first)
  const wrong = await bring(ctx, second.replace('节水', '供水'), { work: one.workId })
  await undoImport(ctx, drafter, wrong.versionId)
  const proposed = async (text: string) =>
    (await importPreview(ctx, drafter, await previewImport(ctx, drafter, upload(text)))).proposed
  expect((await proposed(second.replace('节水', '供水'))).work).toBeUndefined()
  await undoImport(ctx, drafter, one.versionId)
  expect((await proposed(second)).work).toMatchObject({ versions: 0 })
  await ctx.close()
})

it('lets a drafter import into the own region only, and opens no ticket for another person', async () => {
  const ctx = await openWithRegion()
  const { workId } = await bring(ctx, first)
  const stranger: Actor = { id: 'person9', roles: ['drafter'], stationIds: [], regionCodes: ['3302'] }
  const ticket = await previewImport(ctx, drafter, upload(second))
  expect(await sentenceOf(importPreview(ctx, stranger, ticket))).toContain('预览已经不在了')
  expect(await sentenceOf(importPreview(ctx, drafter, `A${ticket.slice(1, -4)}`))).toContain('预览已经不在了')
  const own = await previewImport(ctx, stranger, upload(second))
  expect(await sentenceOf(saveImport(ctx, stranger, form(own, { work: workId })))).toContain(
    '没有做这件事的权限',
  )
  expect(await sentenceOf(saveImport(ctx, stranger, form(own, { region: '3301' })))).toContain(
    '没有做这件事的权限',
  )
  const resident: Actor = { id: 'person3', roles: ['resident'], stationIds: [], regionCodes: ['3301'] }
  expect(await sentenceOf(previewImport(ctx, resident, upload(first)))).toContain('没有做这件事的权限')
  expect(await sentenceOf(importChoices(ctx, resident))).toContain('没有做这件事的权限')
  await giveUpImport(ctx, drafter, ticket)
  expect(await sentenceOf(importPreview(ctx, drafter, ticket))).toContain('预览已经不在了')
  await ctx.close()
})

it('says what is missing in the form and keeps the preview', async () => {
  const ctx = await openWithRegion()
  const ticket = await previewImport(ctx, drafter, upload(first))
  for (const [more, sentence] of [
    [{ title: '' }, /^title: 请写明法规名称/],
    [{ label: '' }, /^label: 请写明稿次名称/],
    [{ day: '2026-02-31' }, /^day: 请写明文本的日期/],
    [{ region: '9999' }, /^region: 请选择地区/],
    [{ work: 'nosuch' }, /^work: /],
    [{ explanation: '字'.repeat(50_001) }, /^explanation: 这一项最多50,000字，现在是50,001字/],
  ] as const) {
    expect(await sentenceOf(saveImport(ctx, drafter, form(ticket, more)))).toMatch(sentence)
  }
  expect(await ctx.database.prisma.work.count()).toBe(0)
  expect((await saveImport(ctx, drafter, form(ticket))).isNew).toBe(true)
  await ctx.close()
})

const scan =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n'
const encrypted = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(1016),
  Buffer.from('EncryptedPackage', 'utf16le'),
])
const many = Array.from({ length: 5001 }, (_, i) => `第${numberToHan(i + 1)}条　甲。`).join('\n')

it('refuses a bad file with one sentence that says what to do, and keeps nothing of it', async () => {
  const ctx = await openWithRegion()
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      '草案.docx',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      /看起来是PNG.*请选择/,
    ],
    ['草案.docx', zipSync({ 'xl/workbook.xml': utf8('<a/>') }), /看起来是Excel/],
    ['草案.docx', encrypted, /加了密码.*请去掉密码/],
    ['草案.txt', new Uint8Array(20_000_001 + 1_000_000).fill(0x61), /超过20 MB/],
    ['草案.txt', utf8(many), /5001条.*请按编或按部拆成/],
    [
      '草案.docx',
      docx({ body: `<w:p><w:r><w:t>${' '.repeat(3_000_000)}</w:t></w:r></w:p>` }),
      /解压后大得不正常/,
    ],
    ['扫描.pdf', new Uint8Array(Buffer.from(scan, 'latin1')), /扫描件.*请换成Word文件/],
    ['空.txt', new Uint8Array(), /文件是空的/],
    ['', new Uint8Array(), /还没有选文件/],
  ]
  for (const [name, bytes, sentence] of cases) {
    const said = await sentenceOf(previewImport(ctx, drafter, { bytes, name, pasted: '' }))
    expect(said, name).toMatch(sentence)
    expect(said).toMatch(/^file: /)
  }
  await ctx.files.sweep('preview', Number.MAX_SAFE_INTEGER)
  expect(await ctx.database.prisma.sourceFile.count()).toBe(0)
  await ctx.close()
})

it('reads doubtful files and says what is doubtful: mixed numbering, double and missing articles, an empty table', async () => {
  const ctx = await openWithRegion()
  const rulesOf = async (bytes: Uint8Array, name: string) => {
    const ticket = await previewImport(ctx, drafter, { bytes, name, pasted: '' })
    const { messages, notes, counts } = await importPreview(ctx, drafter, ticket)
    return {
      rules: messages.map(({ rule }) => rule),
      notes: notes.map(({ rule }) => rule),
      articles: counts.articles,
    }
  }
  expect(await rulesOf(utf8('甲条例\n第一条　甲。\n第2条　乙。\n第三条　丙。'), 'a.txt')).toMatchObject({
    rules: ['mixed-numbering'],
    articles: 3,
  })
  expect(
    await rulesOf(utf8('甲条例\n第一条　甲。\n第二条　乙。\n第二条　丙。\n第五条　丁。'), 'a.txt'),
  ).toMatchObject({
    rules: ['duplicate-article', 'missing-article', 'missing-article'],
    articles: 4,
  })
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  const table = `${paragraph('甲条例')}${paragraph('第一条　定额如下：')}<w:tbl><w:tr>${cell('')}${cell('')}</w:tr></w:tbl>`
  expect(await rulesOf(docx({ body: table }), 'a.docx')).toMatchObject({ articles: 1 })
  await ctx.close()
})

it('keeps what was previewed exactly, from a Word file too', async () => {
  const ctx = await openWithRegion()
  const bytes = new Uint8Array(
    readFileSync(new URL('../fixtures/statutes/documents/river.doc', import.meta.url)),
  )
  const ticket = await previewImport(ctx, drafter, { bytes, name: '河道.doc', pasted: '' })
  const preview = await importPreview(ctx, drafter, ticket)
  const saved = await saveImport(ctx, drafter, form(ticket, { title: '河道条例' }))
  const version = await ctx.database.prisma.version.findUniqueOrThrow({ where: { id: saved.versionId } })
  expect(version.source).toBe(preview.source)
  const file = await ctx.database.prisma.sourceFile.findFirstOrThrow()
  expect(file).toMatchObject({ name: '河道.doc', mediaType: 'application/msword', size: bytes.length })
  await ctx.close()
})

it('refuses to import without words or beyond 5,000 articles, whoever calls it', async () => {
  const ctx = await openWithRegion()
  const input: VersionInput = {
    workId: 'w',
    title: '甲条例',
    kind: 'regulation',
    issuer: '',
    regionCode: '3301',
    stage: 'draft',
    label: '草案',
    source: ' \n',
    datedOn: testNow,
    isPublic: true,
  }
  expect(await sentenceOf(importVersion(ctx, drafter, input))).toContain('没有读到文字')
  expect(await sentenceOf(importVersion(ctx, drafter, { ...input, source: many }))).toContain('最多5,000条')
  await ctx.close()
})
