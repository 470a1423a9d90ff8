import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { readDelimited } from '~/adapters/documents/table.server'
import { importEntries } from '~/commands/import-entries.server'
import { reportStation } from '~/commands/report-station.server'
import { entryTemplate, previewTable } from '~/queries/station-import.server'
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
