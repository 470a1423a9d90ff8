import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { readDelimited } from '~/adapters/documents/table.server'
import { actOnImport } from '~/commands/import-act.server'
import { importEntries } from '~/commands/import-entries.server'
import { reportStation } from '~/commands/report-station.server'
import { entryTemplate, importedTables, previewTable } from '~/queries/station-import.server'
import { stationReport } from '~/queries/station-report.server'
import { openTestContext, type TestContext } from '../context'
import { actorOf, openCity, openConsultation, stationClerk } from './city'

const head = ['条款', '意见', '建议修改为', '提出人', '联系方式', '同意公开姓名', '收集方式', '场合']

async function workbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('意见')
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const goodRow = (n: number) => [
  '2',
  `第${n}户觉得三十日太长`,
  '',
  `居民${n}`,
  '',
  n % 2 === 0 ? '是' : '',
  '座谈会',
  '',
]

async function atStation(
  work: (ctx: TestContext, place: { consultationId: string; stationId: string }) => Promise<void>,
) {
  const ctx = await openTestContext()
  try {
    const consultationId = await openConsultation(ctx, await openCity(ctx))
    await work(ctx, { consultationId, stationId: 'st-1' })
  } finally {
    await ctx.close()
  }
}

const confirm = (preview: Awaited<ReturnType<typeof previewTable>>) => ({
  fileName: preview.fileName,
  fileHash: preview.fileHash,
  rows: preview.good.map(({ row, entry }) => ({ row, entry })),
})

it('imports 26 good rows beside 2 wrong ones, names row and column, and adds nothing twice', () =>
  atStation(async (ctx, place) => {
    const rows = Array.from({ length: 26 }, (_, at) => goodRow(at + 1))
    rows.splice(5, 0, ['第四十一条', '没有这一条', '', '居民甲'], ['1', '', '', '居民乙'])
    const file = { name: '汇总.xlsx', bytes: await workbook([head, ...rows]) }
    const preview = await previewTable(ctx, stationClerk, place, file)
    expect(preview.good).toHaveLength(26)
    expect(preview.wrong.map(({ problem }) => problem.zh)).toEqual([
      expect.stringMatching(/^第7行“条款”列：草案没有第四十一条，最后一条是第三条/),
      expect.stringMatching(/^第8行“意见”列：空着/),
    ])
    expect(await ctx.database.prisma.submission.count()).toBe(0)
    expect(await importEntries(ctx, stationClerk, place, confirm(preview))).toEqual({ added: 26, known: 0 })
    expect(await importEntries(ctx, stationClerk, place, confirm(preview))).toEqual({ added: 0, known: 26 })
    const again = await previewTable(ctx, stationClerk, place, file)
    expect([again.good.length, again.known]).toEqual([0, 26])
    // The two rows mended: only they are new.
    rows[5] = ['3', '没有这一条', '', '居民甲']
    rows[6] = ['1', '写上了', '', '居民乙']
    const mended = await previewTable(ctx, stationClerk, place, {
      name: '汇总2.xlsx',
      bytes: await workbook([head, ...rows]),
    })
    expect([mended.good.length, mended.wrong.length, mended.known]).toEqual([2, 0, 26])
    await importEntries(ctx, stationClerk, place, confirm(mended))
    expect(await ctx.database.prisma.comment.count()).toBe(28)
    expect(await ctx.database.prisma.importBatch.findMany({ orderBy: { rows: 'desc' } })).toMatchObject([
      { rows: 26, fileName: '汇总.xlsx', stationId: 'st-1' },
      { rows: 2 },
    ])
    expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'station.imported' } })).toBe(2)
    const named = await ctx.database.prisma.submission.count({
      where: { publicName: { not: '' }, channel: 'meeting' },
    })
    expect(named).toBe(13)
  }))

it('keeps two equal rows of one file as two comments', () =>
  atStation(async (ctx, place) => {
    const bytes = new TextEncoder().encode(['条款,意见,提出人', '2,太长,某居民', '2,太长,某居民'].join('\n'))
    const preview = await previewTable(ctx, stationClerk, place, { name: 'a.csv', bytes })
    expect(await importEntries(ctx, stationClerk, place, confirm(preview))).toEqual({ added: 2, known: 0 })
  }))

it('refuses what is no table, a table without a head, one without rows, and another station', () =>
  atStation(async (ctx, place) => {
    const preview = (bytes: Uint8Array, actor = stationClerk) =>
      previewTable(ctx, actor, place, { name: 'x', bytes })
    const text = (words: string) => new TextEncoder().encode(words)
    await expect(preview(new Uint8Array())).rejects.toMatchObject({ code: 'invalid', field: 'file' })
    await expect(preview(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toMatchObject({ field: 'file' })
    await expect(preview(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2]))).rejects.toMatchObject({
      field: 'file',
    })
    await expect(preview(text('随便写的一段话'))).rejects.toMatchObject({
      sentence: { zh: expect.stringContaining('没有找到表头') },
    })
    await expect(preview(text('条款\t意见\t提出人\n'))).rejects.toMatchObject({
      sentence: { zh: expect.stringContaining('只有表头') },
    })
    await expect(preview(text('条款\t意见\n'), actorOf('resident'))).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await ctx.database.prisma.importBatch.count()).toBe(0)
  }))

const formOf = (fields: Readonly<Record<string, string | File>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** The preview's form as the page sends it, with some columns chosen otherwise. */
const formOfPreview = (
  preview: NonNullable<Awaited<ReturnType<typeof actOnImport>>['preview']>,
  act: string,
  columns: Readonly<Record<string, string>> = {},
) => {
  const chosen = Object.entries({ ...preview.mapping }).map(([field, at]) => [`column-${field}`, String(at)])
  return formOf({
    act,
    source: JSON.stringify(preview.source),
    shown: JSON.stringify(preview.mapping),
    ...Object.fromEntries(chosen),
    ...columns,
  })
}

it('reads the table of a Word file, writes out what runs down, and joins an opinion with its reason', () =>
  atStation(async (ctx, place) => {
    const cell = (text: string, merge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType]) =>
      new TableCell({ children: [new Paragraph(text)], ...(merge ? { verticalMerge: merge } : {}) })
    const { RESTART, CONTINUE } = VerticalMergeType
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph('东街社区意见汇总表'),
            new Table({
              rows: [
                ['序号', '条款', '草案原文', '修改建议', '理由', '提出单位/人'].map((head) => cell(head)),
                [
                  cell('1'),
                  cell('第二条'),
                  cell('略'),
                  cell('十五日内公示'),
                  cell('三十日太长'),
                  cell('王小明', RESTART),
                ],
                [cell('2'), cell('3'), cell(''), cell('自明年起施行'), cell(''), cell('', CONTINUE)],
                [cell('3'), cell(''), cell(''), cell(''), cell('总的来说很好'), cell('李四')],
              ].map((children) => new TableRow({ children })),
            }),
          ],
        },
      ],
    })
    const bytes = new Uint8Array(await Packer.toBuffer(document))
    const preview = await previewTable(ctx, stationClerk, place, { name: '汇总.docx', bytes })
    expect(preview.mapping).toEqual({ article: 1, proposal: 3, reason: 4, name: 5 })
    expect(preview.wrong).toEqual([])
    expect(preview.good.map(({ row, entry }) => [row, entry.author.name, entry.comments[0]])).toEqual([
      [2, '王小明', { article: '第二条', text: '三十日太长', proposal: '十五日内公示' }],
      [3, '王小明', { article: '3', text: '自明年起施行', proposal: '自明年起施行' }],
      [4, '李四', { article: '', text: '总的来说很好', proposal: '' }],
    ])
  }))

it('asks for the columns that it does not know, takes what a person chose, and imports only what was shown', () =>
  atStation(async (ctx, place) => {
    const bytes = await workbook([
      ['东街社区十一月座谈会'],
      ['哪儿', '谁', '说了什么'],
      ['2', '王小明', '三十日太长'],
      ['9', '李四', '没有这一条'],
    ])
    const file = new File([bytes.slice()], '记录.xlsx')
    const first = (await actOnImport(ctx, stationClerk, place, formOf({ act: 'preview', file }))).preview
    expect(first?.missing).toEqual(['text', 'name'])
    expect(first?.columns.map(({ head, sample }) => `${head} ${sample}`)).toEqual([
      '哪儿 2',
      '谁 王小明',
      '说了什么 三十日太长',
    ])
    const columns = { 'column-article': '0', 'column-name': '1', 'column-text': '2' }
    if (!first) throw new Error('Expected a preview')
    // Confirmed with other columns than were shown: it is shown again, and nothing is saved.
    const second = await actOnImport(ctx, stationClerk, place, formOfPreview(first, 'confirm', columns))
    expect(second.done).toBeUndefined()
    expect(second.preview?.wrong.map(({ problem }) => problem.zh)).toEqual([
      expect.stringMatching(/^第4行“哪儿”列：草案没有第九条/),
    ])
    expect(await ctx.database.prisma.submission.count()).toBe(0)
    if (!second.preview) throw new Error('Expected a preview')
    const third = await actOnImport(ctx, stationClerk, place, formOfPreview(second.preview, 'confirm'))
    expect(third.done).toEqual({ added: 1, known: 0 })
    const again = await previewTable(ctx, stationClerk, place, { name: '另存.xlsx', bytes })
    expect(again.importedAt).toBe(ctx.clock.now())
    await expect(
      actOnImport(ctx, stationClerk, place, formOf({ act: 'map', source: '{' })),
    ).rejects.toMatchObject({ field: 'file' })
  }))

it('takes a table back as a whole and imports it again as if it were new', () =>
  atStation(async (ctx, place) => {
    const bytes = await workbook([head, goodRow(1), goodRow(2)])
    const file = { name: '汇总.xlsx', bytes }
    const count = () => ctx.database.prisma.consultationCount.findFirst()
    await importEntries(ctx, stationClerk, place, confirm(await previewTable(ctx, stationClerk, place, file)))
    const before = await count()
    const [batch] = await importedTables(ctx, stationClerk, place)
    expect(batch).toMatchObject({ fileName: '汇总.xlsx', comments: 2 })
    const undo = formOf({ act: 'undo', batch: batch?.id ?? '' })
    expect(await actOnImport(ctx, stationClerk, place, undo)).toMatchObject({ undone: 2 })
    expect(await count()).toMatchObject({ comments: 0, submissions: 0, stations: 0 })
    expect((await importedTables(ctx, stationClerk, place))[0]?.undoneAt).toBe(ctx.clock.now())
    const preview = await previewTable(ctx, stationClerk, place, file)
    expect([preview.good.length, preview.known, preview.importedAt]).toEqual([2, 0, undefined])
    await importEntries(ctx, stationClerk, place, confirm(preview))
    expect(await count()).toEqual(before)
    expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'station.importUndone' } })).toBe(1)
  }))

it('gives a template that it reads itself', () =>
  atStation(async (ctx, place) => {
    const template = await entryTemplate(ctx, stationClerk, place)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(template).buffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['意见', '条文'])
    book.worksheets[0]?.addRow(['第二条', '太长', '', '王五'])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const preview = await previewTable(ctx, stationClerk, place, { name: '模板.xlsx', bytes })
    expect(preview.good).toMatchObject([{ row: 2, entry: { author: { name: '王五' }, channel: 'paper' } }])
  }))

it('reads pasted cells and quoted CSV as a spreadsheet would', () => {
  expect(readDelimited('条款\t意见\n2\t"一行\n又一行"\n').map(({ cells }) => cells)).toEqual([
    ['条款', '意见'],
    ['2', '一行\n又一行'],
  ])
  expect(readDelimited('a,b\r\n"说""好""",c').map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['说"好"', 'c'],
  ])
})

it('reports once, by the station itself', () =>
  atStation(async (ctx, place) => {
    await expect(reportStation(ctx, actorOf('drafter'), place, '')).rejects.toMatchObject({
      code: 'forbidden',
    })
    await reportStation(ctx, stationClerk, place, '开了一场座谈会。')
    await expect(reportStation(ctx, stationClerk, place, '')).rejects.toMatchObject({ code: 'conflict' })
    const report = await stationReport(ctx, stationClerk, place)
    expect(report).toMatchObject({ mayReport: false, note: '开了一场座谈会。', received: 0, comments: [] })
    expect(report.reportedAt).toBe(ctx.clock.now())
  }))
