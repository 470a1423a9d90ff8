import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { openArchive } from '~/adapters/documents/archive.server'
import { summaryColumns } from '~/adapters/documents/comment-summary'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { exportSummary } from '~/commands/export-summary.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { settleComments } from '~/commands/settle-comments.server'
import { deskCharts } from '~/queries/desk-charts.server'
import { type Office, openOffice } from './office'

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows: string[][] = []
  workbook.worksheets[0]?.eachRow((row) => {
    rows.push(summaryColumns.map((_, at) => row.getCell(at + 1).text))
  })
  return rows
}

async function answeredOffice(): Promise<Office> {
  const office = await openOffice()
  const { ctx, drafter, reviewer, consultationId, comment } = office
  const answer = { result: 'not-adopted', ground: 'execution', rationale: '属于执行问题。' }
  const approved = await comment('第三条', '检测太少。', { name: '张三丰', consent: 'name' })
  await comment(null, '=1+1 总体支持。', { name: '李四光', contact: '13900000000' })
  const proposed = await comment('第二条', '建议将“三十日”改为“十五日”。')
  const spam = await comment('第二条', '加微信办证。')
  const dispositionId = await proposeDisposition(
    ctx,
    drafter,
    { consultationId, commentId: approved },
    answer,
  )
  await approveDisposition(ctx, reviewer, { dispositionId })
  await proposeDisposition(ctx, drafter, { consultationId, commentId: proposed }, answer)
  const settled = { consultationId, commentIds: [spam], as: 'spam', reason: '广告' }
  await settleComments(ctx, drafter, settled)
  return office
}

it('writes the summary table in the form of offices: general comments first, then by article, with what became of each', async () => {
  const office = await answeredOffice()
  const { ctx, drafter, consultationId } = office
  const { bytes, name } = await exportSummary(ctx, drafter, consultationId)
  expect(name).toMatch(/征求意见汇总表\.xlsx$/)
  const [title, , , head, ...rows] = await rowsOf(bytes)
  expect(title?.[0]).toContain('征求意见汇总表')
  expect(head).toEqual(summaryColumns.map(({ header }) => header))
  const told = rows.map(([n, place, , proposal, text, author, contact, , fate, rationale]) =>
    [n, place, proposal, text, author, contact, fate, rationale].join('|'),
  )
  expect(told).toEqual([
    '1|整部草案||=1+1 总体支持。|（未公开姓名）||待处理|',
    '2|第二条|三十日→十五日|建议将“三十日”改为“十五日”。|（未公开姓名）||拟未采纳（待复核）|属于执行问题：属于执行问题。',
    '3|第二条||加微信办证。|（未公开姓名）||垃圾|广告',
    '4|第三条||检测太少。|张三丰||未采纳|属于执行问题：属于执行问题。',
  ])
  await ctx.close()
})

it('writes the same rows as a Word file, without a name or a contact that was not to be shown', async () => {
  const { ctx, drafter, publisher, consultationId } = await answeredOffice()
  const { bytes } = await exportSummary(ctx, drafter, consultationId, 'docx')
  const xml = new TextDecoder().decode(await openArchive(bytes).read('word/document.xml'))
  for (const { header } of summaryColumns) expect(xml).toContain(header)
  for (const words of ['张三丰', '检测太少。', '拟未采纳（待复核）', '加微信办证。'])
    expect(xml).toContain(words)
  for (const words of ['李四光', '13900000000']) expect(xml).not.toContain(words)
  expect(xml).toContain('w:tblHeader')
  const other = { ...publisher, regionCodes: ['9902'] }
  await expect(exportSummary(ctx, other, consultationId)).rejects.toMatchObject({ code: 'forbidden' })
  await ctx.close()
})

it('draws pictures that all sum to the number of comments, with days that nobody spoke on', async () => {
  const { ctx, drafter, consultationId } = await answeredOffice()
  const view = await deskCharts(ctx, drafter, consultationId)
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  expect(view.comments).toBe(4)
  expect(sum(view.days.map(({ online, station }) => online + station))).toBe(4)
  expect(view.days).toHaveLength(33)
  expect(view.noStation + sum(view.stations.map(({ comments }) => comments))).toBe(4)
  expect(sum(view.articles.map(({ comments }) => comments))).toBe(4)
  expect(sum(view.articles.flatMap(({ stance }) => Object.values(stance)))).toBe(4)
  await ctx.close()
})
