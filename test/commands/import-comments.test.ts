import { afterAll, beforeAll, expect, it } from 'vitest'
import { beginUpload, keepPart } from '~/commands/comment-upload.server'
import { importComments } from '~/commands/import-comments.server'
import { giveToken, revokeToken } from '~/commands/platform-token.server'
import { queueCommentImport } from '~/commands/queue-comment-import.server'
import { undoCommentImport } from '~/commands/undo-comment-import.server'
import { type Office, openOffice } from './office'

const source = '区政府网站'
// One office for the cases that count nothing of the whole: opening one costs more than what they do.
let shared: Office
beforeAll(async () => {
  shared = await openOffice()
})
afterAll(() => shared.ctx.close())

const quiet = () => Promise.resolve()
const linesOf = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => ({
    id: `a${at}`,
    text: `第${at}条：答复的时间应当再短一些。`,
    article: at % 3 === 0 ? '第二条' : at % 3 === 1 ? '3' : '',
    ...more,
  }))
const jsonl = (rows: readonly object[]) =>
  new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))

/** Upload the bytes in parts of so many bytes and queue them. */
async function upload({ ctx, drafter, consultationId }: Office, bytes: Uint8Array, size = 4_000) {
  const who = { actor: drafter }
  const { id } = await beginUpload(ctx, who, { consultationId, source, fileName: 'a.jsonl' })
  let number = 0
  for (let at = 0; at < bytes.length; at += size)
    await keepPart(ctx, who, { consultationId, id, number: ++number, bytes: bytes.subarray(at, at + size) })
  await queueCommentImport(ctx, who, { consultationId, id, parts: number })
  return id
}

const stateOf = async ({ ctx, consultationId }: Office) => {
  const { prisma } = ctx.database
  const rows = await prisma.comment.findMany({
    where: { consultationId },
    include: { submission: { select: { externalId: true, source: true, isLate: true } } },
  })
  const count = await prisma.consultationCount.findUniqueOrThrow({ where: { consultationId } })
  const received = await prisma.ledgerEntry.count({ where: { type: 'comment.received' } })
  const said = rows
    .map((row) => [row.submission.source, row.submission.externalId, row.anchorEId, row.text].join(' '))
    .sort()
  return { said, received, comments: count.comments, published: count.published }
}

it('imports each comment with its receipt, its entry and where it came from; the same file again changes nothing', async () => {
  const office = await openOffice()
  const { ctx } = office
  const file = jsonl(linesOf(60))
  const id = await upload(office, file)
  await importComments(ctx, id, quiet)
  // Its end is written at once; its comments may come to readers some seconds later.
  expect(ctx.writtenByPeople()).toBe(ctx.written() - 60)
  const first = await stateOf(office)
  expect(first).toMatchObject({ received: 60, comments: 60, published: 60 })
  expect(first.said[0]).toBe(`${source} a0 art_2 第0条：答复的时间应当再短一些。`)
  expect(await ctx.database.prisma.commentImport.findUnique({ where: { id } })).toMatchObject({
    rows: 60,
    added: 60,
    known: 0,
    wrong: 0,
  })
  const again = await upload(office, file)
  await importComments(ctx, again, quiet)
  expect(await stateOf(office)).toEqual(first)
  expect(await ctx.database.prisma.commentImport.findUnique({ where: { id: again } })).toMatchObject({
    added: 0,
    known: 60,
  })
  await ctx.close()
})

it('ends the same when it broke off in the middle and goes on, with nothing lost and nothing doubled', async () => {
  const rows = linesOf(160).map((row, at) => (at % 50 === 7 ? { ...row, text: ' ' } : row))
  const [whole, broken] = await Promise.all([openOffice(), openOffice()])
  await importComments(whole.ctx, await upload(whole, jsonl(rows)), quiet)
  const id = await upload(broken, jsonl(rows))
  for (const stop of [50, 150])
    await expect(
      importComments(broken.ctx, id, async (done) => {
        if (done >= stop) throw new Error('stopped')
      }),
    ).rejects.toThrow('stopped')
  // As when the process died between the commit and the note of how far it was.
  await broken.ctx.database.prisma.commentImport.update({ where: { id }, data: { position: 50, wrong: 1 } })
  await importComments(broken.ctx, id, quiet)
  expect(await stateOf(broken)).toEqual(await stateOf(whole))
  const counts = { rows: true, added: true, known: true, wrong: true } as const
  const of = (office: Office) => office.ctx.database.prisma.commentImport.findFirst({ select: counts })
  expect(await of(broken)).toEqual(await of(whole))
  expect(await of(whole)).toEqual({ rows: 160, added: 156, known: 0, wrong: 4 })
  await whole.ctx.close()
  await broken.ctx.close()
})

it('names the line and the column of what cannot be imported, and imports the rest', async () => {
  const office = shared
  const { ctx } = office
  const bytes = new TextEncoder().encode(
    '\ufeff编号,意见内容,条款,提交时间\n1,"写了两行\n的意见",第二条,2026-11-23 10:00\n2,,3,\n3,条不对,第九十九条,\n,没有编号,3,\n4,时间不对,3,2031-01-01\n5,好的,整部草案,\n',
  )
  const id = await upload(office, bytes)
  await importComments(ctx, id, quiet)
  const run = await ctx.database.prisma.commentImport.findUniqueOrThrow({ where: { id } })
  expect(run).toMatchObject({ rows: 6, added: 2, wrong: 4 })
  const problems = run.problems as { line: number; field: string }[]
  expect(problems.map(({ line, field }) => [line, field])).toEqual([
    [3, '意见内容'],
    [4, '条款'],
    [5, '编号'],
    [6, '提交时间'],
  ])
  const gbk = Buffer.from('b1e0bac52cd2e2bcfb0a362cbacfc0ed0a', 'hex')
  await importComments(ctx, await upload(office, gbk), quiet)
  expect((await stateOf(office)).said).toContain(`${source} 6 whole 合理`)
})

it('keeps the first of two comments under one id, and says which line differs', async () => {
  const office = shared
  const { ctx } = office
  await importComments(ctx, await upload(office, jsonl([{ id: 'same', text: '先到的' }])), quiet)
  const id = await upload(office, jsonl([{ id: 'same', text: '后到的' }]))
  await importComments(ctx, id, quiet)
  const { said } = await stateOf(office)
  expect(said.filter((one) => one.includes('到的'))).toEqual([`${source} same whole 先到的`])
  const run = await ctx.database.prisma.commentImport.findUniqueOrThrow({ where: { id } })
  expect(run).toMatchObject({ added: 0, known: 1, problems: [{ line: 1, field: 'id' }] })
})

it('takes a part once, refuses another under its number, and names the parts that are missing', async () => {
  const { ctx, drafter, consultationId } = shared
  const who = { actor: drafter }
  const { id } = await beginUpload(ctx, who, { consultationId, source, fileName: '' })
  const part = { consultationId, id, number: 2, bytes: jsonl([{ id: '1', text: '好' }]) }
  expect(await keepPart(ctx, who, part)).toEqual({ isRepeat: false })
  expect(await keepPart(ctx, who, part)).toEqual({ isRepeat: true })
  await expect(keepPart(ctx, who, { ...part, bytes: jsonl([{}]) })).rejects.toThrow('was received before')
  await expect(queueCommentImport(ctx, who, { consultationId, id, parts: 3 })).rejects.toThrow('part 1, 3')
  await keepPart(ctx, who, { ...part, number: 1 })
  const first = await queueCommentImport(ctx, who, { consultationId, id, parts: 2 })
  expect(await queueCommentImport(ctx, who, { consultationId, id, parts: 2 })).toEqual(first)
})

it('lets a platform in by its token only, under its own name, until the token is taken back', async () => {
  const { ctx, drafter, publisher, consultationId } = shared
  await expect(giveToken(ctx, publisher, { consultationId, source })).rejects.toThrow('may not')
  const token = await giveToken(ctx, drafter, { consultationId, source })
  const begun = await beginUpload(ctx, { token }, { consultationId, source: '别的名字', fileName: '' })
  expect(begun.source).toBe(source)
  await expect(beginUpload(ctx, { token: 'ty_x' }, { consultationId, source, fileName: '' })).rejects.toThrow(
    'token',
  )
  const row = await ctx.database.prisma.platformToken.findFirstOrThrow()
  await revokeToken(ctx, drafter, { consultationId, tokenId: row.id })
  await expect(beginUpload(ctx, { token }, { consultationId, source, fileName: '' })).rejects.toThrow('token')
})

it('undoes an import that nobody answered, keeps every word, and lets the corrected file in', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId } = office
  const own = await office.comment('第二条', '网上提的，不受影响。')
  const file = jsonl(linesOf(60))
  const importId = await upload(office, file)
  await importComments(ctx, importId, quiet)
  await expect(undoCommentImport(ctx, { actor: drafter }, { consultationId, importId })).rejects.toThrow(
    'still running',
  )
  await ctx.database.prisma.jobRun.updateMany({ data: { status: 'done' } })
  expect(await undoCommentImport(ctx, { actor: drafter }, { consultationId, importId })).toBe(60)
  expect(await stateOf(office)).toMatchObject({ comments: 1, published: 1 })
  expect(await ctx.database.prisma.comment.count({ where: { state: 'undone' } })).toBe(60)
  await importComments(ctx, await upload(office, file), quiet)
  expect(await stateOf(office)).toMatchObject({ comments: 61, published: 61 })
  const places = await ctx.database.prisma.articleCount.findMany({ where: { consultationId } })
  expect(places.reduce((sum, { published }) => sum + published, 0)).toBe(61)
  expect(await ctx.database.prisma.comment.findUnique({ where: { id: own } })).toMatchObject({
    settledAs: null,
  })
  await ctx.close()
})

it('refuses to undo an import of which a comment was settled by a person', async () => {
  const office = shared
  const { ctx, drafter, consultationId } = office
  const importId = await upload(office, jsonl(linesOf(3).map((row) => ({ ...row, id: `settled ${row.id}` }))))
  await importComments(ctx, importId, quiet)
  await ctx.database.prisma.jobRun.updateMany({ data: { status: 'done' } })
  const one = await ctx.database.prisma.comment.findFirstOrThrow({
    where: { submission: { importBatchId: importId } },
  })
  await ctx.database.prisma.comment.update({
    where: { id: one.id },
    data: { settledAs: 'spam', settledReason: '广告' },
  })
  await expect(undoCommentImport(ctx, { actor: drafter }, { consultationId, importId })).rejects.toThrow(
    'answered, moderated',
  )
})
