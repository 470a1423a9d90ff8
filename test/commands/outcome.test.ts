import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { receiptOf } from '~/commands/sent-before.server'
import { settleComments } from '~/commands/settle-comments.server'
import { visitor } from '~/domain/access'
import { parseNoteKey, parseReceiptProof, verifyReceiptProof } from '~/domain/ledger'
import { commentFates } from '~/queries/comment-fates.server'
import { receiptProof } from '~/queries/ledger.server'
import { outcomeView } from '~/queries/outcome.server'
import { outcomeFile } from '~/queries/outcome-file.server'
import { testNow } from '../context'
import { type Office, openOffice } from './office'

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))
const afterClose = testNow + 40 * 86_400_000
const canary = ['13900001111', '钱某人', '藏起来的话']

/** Four comments: one named with consent, one formula, one paper comment of a station without consent, one held back. */
async function openAnswered(): Promise<Office & { ids: readonly string[] }> {
  const office = await openOffice()
  const { ctx, consultationId, drafter, reviewer } = office
  const ids = [
    await office.comment('第二条', '三十日太长。', { name: '李秀兰', consent: 'name' }),
    await office.comment('第二条', '=HYPERLINK("x")太慢'),
    await office.comment('第三条', '一年一次不够。', {
      name: canary[1],
      contact: canary[0],
      door: { channel: 'paper', by: 'station', stationId: 'st-2', typedById: 'p-drafter' },
    }),
    await office.comment(null, canary[2] ?? ''),
  ]
  ctx.setTime(afterClose)
  await ctx.change(async ({ tx, record }) => {
    await tx.comment.update({ where: { id: ids[3] }, data: { state: 'held' } })
    record({ type: 'comment.moderated', by: 'drafter', ref: [ids[3] ?? ''] })
  })
  for (const commentId of ids.slice(0, 3)) {
    const answer = {
      result: 'not-adopted',
      ground: 'execution',
      rationale: `属于执行问题（${commentId.slice(0, 4)}）。`,
    }
    const dispositionId = await proposeDisposition(ctx, drafter, { consultationId, commentId }, answer)
    await approveDisposition(ctx, reviewer, { dispositionId })
  }
  return { ...office, ids }
}

const settleLast = ({ ctx, drafter, consultationId, ids }: Office & { ids: readonly string[] }) =>
  settleComments(ctx, drafter, {
    consultationId,
    commentIds: [ids[3] ?? ''],
    as: 'out-of-scope',
    reason: '不属本条例',
  })

/** The receipt shows its comment among the fates that were counted, in less than 6 KB, and nothing else passes. */
async function expectCounted({ ctx, ids }: Office & { ids: readonly string[] }) {
  const { submissionId } = await ctx.database.prisma.comment.findUniqueOrThrow({ where: { id: ids[0] } })
  const text = JSON.stringify(await receiptProof(ctx, visitor, receiptOf(ctx, submissionId)), null, 1)
  expect(text.length).toBeLessThan(6_000)
  const rulesOf = (file: string) => {
    const read = parseReceiptProof(file)
    const key = parseNoteKey(read?.key ?? '')
    return read && key
      ? verifyReceiptProof(read.proof, { keys: [key] }).map(({ rule }) => rule)
      : ['unreadable']
  }
  expect(rulesOf(text)).toEqual([])
  expect(rulesOf(text.replace(' not-adopted ', ' adopted '))).toEqual(['outcome'])
  expect(rulesOf(text.replace('"index": ', '"index": 1'))).toEqual(['outcome'])
  const file = JSON.parse(text)
  const without = { ...file, outcome: { ...file.outcome, fates: [] } }
  expect(rulesOf(JSON.stringify(without))).toEqual(['outcome'])
}

it('is published only when every comment has a fate, by another person, and discloses the counts', async () => {
  const office = await openAnswered()
  const { ctx, consultationId, drafter, publisher } = office
  const both = { ...drafter, roles: ['drafter', 'publisher'] as const }
  await prepareOutcome(ctx, both, { consultationId, note: '感谢参与。' })
  await expect(publishOutcome(ctx, both, consultationId)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(publishOutcome(ctx, publisher, consultationId)).rejects.toThrow('1 of 4 comments have no fate')
  await settleLast(office)
  await expect(outcomeView(ctx, visitor, { consultationId })).rejects.toMatchObject({ code: 'not-found' })
  await publishOutcome(ctx, publisher, consultationId)
  const view = await outcomeView(ctx, visitor, { consultationId })
  expect(view.balance).toMatchObject({
    received: 4,
    answered: 3,
    outOfScope: 1,
    waiting: 0,
    isBalanced: true,
  })
  const answered = Object.values(view.summary.answeredBy).reduce((sum, count) => sum + count, 0)
  expect(answered).toBe(view.balance.answered)
  expect(view.summary.flow.reduce((sum, { count }) => sum + count, 0)).toBe(4)
  expect(view.summary.byStation).toMatchObject([{ name: '西街联系点', received: 1, answered: 1, changed: 0 }])
  const reported = await ctx.database.prisma.ledgerEntry.findFirstOrThrow({
    where: { type: 'consultation.reported' },
  })
  const secret = await ctx.database.prisma.ledgerSecret.findFirstOrThrow({ where: { seq: reported.seq } })
  expect(secret).toMatchObject({
    field: 'outcome',
    isPublic: true,
    payload: { received: 4, root: view.summary.root },
  })
  await expectCounted(office)
  const late = proposeDisposition(
    ctx,
    drafter,
    { consultationId, commentId: office.ids[0] },
    { result: 'noted' },
  )
  await expect(late).rejects.toMatchObject({ code: 'closed' })
  await ctx.close()
})

it('is not published while the consultation is open, nor before it is prepared', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter, publisher } = office
  await expect(publishOutcome(ctx, publisher, consultationId)).rejects.toThrow('not prepared')
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  await expect(publishOutcome(ctx, publisher, consultationId)).rejects.toThrow('has not closed')
  await ctx.close()
})

it('shows a receipt its answer only when the outcome is public; paper has the same place in it', async () => {
  const office = await openAnswered()
  const { ctx, consultationId, drafter, publisher, ids } = office
  const paper = ids[2] ?? ''
  expect((await commentFates(ctx, [paper])).get(paper)).toMatchObject({ outcome: 'waiting' })
  await settleLast(office)
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  await publishOutcome(ctx, publisher, consultationId)
  expect((await commentFates(ctx, [paper])).get(paper)).toMatchObject({
    outcome: 'not-adopted',
    answer: { result: 'not-adopted' },
  })
  await ctx.close()
})

it('writes the same rows to every file, without names that have no consent, contacts or held words', async () => {
  const office = await openAnswered()
  const { ctx, consultationId, drafter, publisher } = office
  await settleLast(office)
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  for (const format of ['docx', 'xlsx', 'csv', 'json'] as const) {
    await expect(outcomeFile(ctx, visitor, { consultationId, format })).rejects.toMatchObject({
      code: 'not-found',
    })
  }
  await publishOutcome(ctx, publisher, consultationId)
  const file = async (format: 'docx' | 'xlsx' | 'csv' | 'json') =>
    (await outcomeFile(ctx, visitor, { consultationId, format })).bytes
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file('csv'))
  const json = new TextDecoder().decode(await file('json'))
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(await file('xlsx')) as never)
  const sheet = book.getWorksheet('采纳情况表')
  const cells = JSON.stringify(sheet?.getSheetValues())
  expect(csv.startsWith('\uFEFF"序号","条款"')).toBe(true)
  expect(csv).toContain(`"'=HYPERLINK(""x"")太慢"`)
  expect(sheet?.rowCount).toBe(1 + 4 + 1 + 4)
  expect(sheet?.getColumn('B').values.slice(7)).toEqual(['总体', '第二条', '第二条', '第三条'])
  expect(sheet?.getColumn('D').values).toContain('=HYPERLINK("x")太慢')
  expect(JSON.parse(json)).toMatchObject({ schema: 'tiaoyi.outcome/1', balance: { received: 4, waiting: 0 } })
  for (const text of [csv, json, cells]) {
    expect(text).toContain('李秀兰')
    expect(text).toContain('一年一次不够。')
    for (const secret of canary) expect(text).not.toContain(secret)
  }
  await ctx.close()
})

it.skipIf(!soffice)(
  `sets the Word file so that LibreOffice reads every row${soffice ? '' : ' (skipped: no LibreOffice)'}`,
  async () => {
    const office = await openAnswered()
    const { ctx, consultationId, drafter } = office
    await prepareOutcome(ctx, drafter, { consultationId, note: '' })
    const { bytes } = await outcomeFile(ctx, drafter, { consultationId, format: 'docx' })
    const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-outcome-'))
    writeFileSync(join(folder, 'outcome.docx'), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const to = (format: string) =>
      execFileSync(
        soffice ?? '',
        [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, 'outcome.docx')],
        { stdio: 'pipe' },
      )
    to('pdf')
    expect(readFileSync(join(folder, 'outcome.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    to('txt:Text (encoded):UTF8')
    const text = readFileSync(join(folder, 'outcome.txt'), 'utf8')
    expect(text).toContain('采纳情况表')
    expect(text).toContain('收到4条=答复3+合并0+范围外0+垃圾0+待处理1')
    for (const words of ['三十日太长。', '=HYPERLINK("x")太慢', '一年一次不够。', '（未公布）', '（同上）'])
      expect(text).toContain(words)
    for (const secret of canary) expect(text).not.toContain(secret)
    await ctx.close()
  },
)
