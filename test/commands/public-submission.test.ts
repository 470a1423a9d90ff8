import { existsSync } from 'node:fs'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import type { Context } from '~/adapters/context.server'
import { checkFile } from '~/adapters/documents/attachment.server'
import { examine } from '~/adapters/health/doctor.server'
import { callerOf, challengeFor, forgetSignals, questionFor } from '~/adapters/session/door.server'
import { storedAs } from '~/commands/attach-files.server'
import { readFilters } from '~/commands/comment-filter.server'
import { eraseAttachment } from '~/commands/erase-attachment.server'
import { submitFromPage } from '~/commands/public-submission.server'
import { submissionDoor } from '~/commands/submission-form.server'
import { sweepAttachments } from '~/commands/sweep-attachments.server'
import { visitor } from '~/domain/access'
import { proofField, solve } from '~/domain/door'
import { attachmentFile } from '~/queries/attachment-file.server'
import { commentPage } from '~/queries/comment-page.server'
import { commentsDesk } from '~/queries/comments-desk.server'
import { jpegWith, pngWithPlace, secret } from '../domain/door/photos'
import { drafter, reviewer, stationClerk } from './city'
import { type Office, openOffice } from './office'

interface Sent {
  readonly text?: string
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly more?: Readonly<Record<string, string>>
  readonly key?: string
  readonly device?: string
}

function send(
  { ctx, consultationId }: Office,
  { text = '充电棚太少。', files = [], more = {}, key = '', device = 'phone' }: Sent,
) {
  const form = new FormData()
  form.set('text', text)
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  for (const { name, bytes } of files) form.append('files', new File([new Uint8Array(bytes)], name))
  const caller = callerOf(ctx, consultationId, { deviceId: device, address: '192.0.2.7' })
  const door = submissionDoor({ consultationId, person: null, key })
  return submitFromPage(ctx, { form, eId: 'art_2', person: null, caller }, door)
}

const pdf = (words?: string) =>
  new Promise<Uint8Array>((resolve) => {
    const document = new PDFDocument()
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    if (words) document.text(words)
    else document.rect(50, 50, 300, 300).fill('black')
    document.end()
  })

const docx = (main: string, more: Readonly<Record<string, Uint8Array>> = {}) => {
  const xml = (words: string) => new TextEncoder().encode(words)
  return zipSync({
    '_rels/.rels': xml('<Relationships/>'),
    'docProps/core.xml': xml(`<cp:coreProperties><dc:creator>${secret}</dc:creator></cp:coreProperties>`),
    'word/document.xml': xml(
      `<w:document><w:body><w:p><w:r><w:t>${main}</w:t></w:r></w:p></w:body></w:document>`,
    ),
    ...more,
  })
}

const attachments = (ctx: Context) => ctx.database.prisma.attachment.findMany({ orderBy: { ordinal: 'asc' } })
const solved = (office: Office) => {
  const challenge = challengeFor(office.ctx, office.consultationId, { fromDevice: 0, fromAddress: 0 })
  return proofField({ ...challenge, number: solve(challenge) ?? -1 })
}

it('keeps photos and files without what they tell of their author, says what was not read, and proves each', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const files = [
    { name: '../现场\u202E.jpg', bytes: jpegWith(6) },
    { name: '扫描.pdf', bytes: await pdf() },
    { name: 'letter.pdf', bytes: await pdf('The bicycle shed is far too small for the whole block.') },
    { name: '意见.docx', bytes: docx('建议每栋楼都设充电棚。', { 'word/media/a.png': pngWithPlace() }) },
  ]
  await send(office, { files, key: 'k-1' })
  await send(office, { files, key: 'k-1' })
  const rows = await attachments(ctx)
  expect(rows.map(({ name, reading }) => [name, reading])).toEqual([
    ['现场.jpg', 'unread'],
    ['扫描.pdf', 'unread'],
    ['letter.pdf', 'read'],
    ['意见.docx', 'read'],
  ])
  expect(rows[3]?.text).toContain('建议每栋楼都设充电棚')
  const comment = await ctx.database.prisma.comment.findFirstOrThrow({
    where: { submissionId: rows[0]?.submissionId },
  })
  for (const { id, sha256, ledgerSeq } of rows) {
    const file = await attachmentFile(ctx, drafter, { commentId: comment.id, attachmentId: id })
    expect(Buffer.from(file.bytes).toString('latin1')).not.toContain(secret)
    const opened = await ctx.database.prisma.ledgerSecret.findFirst({
      where: { seq: ledgerSeq, field: 'files' },
    })
    expect(opened?.payload).toMatchObject({ sha256 })
    await expect(
      attachmentFile(ctx, visitor, { commentId: comment.id, attachmentId: id }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(
      attachmentFile(ctx, stationClerk, { commentId: comment.id, attachmentId: id }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }
  const page = await commentPage(ctx, drafter, { consultationId, commentId: comment.id })
  expect(page.door.attachments.map(({ reading }) => reading)).toEqual(['unread', 'unread', 'read', 'read'])
  const desk = await commentsDesk(ctx, drafter, consultationId, readFilters(new URLSearchParams()))
  expect(desk.comments.map(({ marks }) => marks)).toEqual([
    { files: 4, unreadFiles: 2, sameDevice: 1, authorship: '' },
  ])
  await ctx.files.put(storedAs(rows[0]?.sha256 ?? ''), new Uint8Array([1]))
  await expect(
    attachmentFile(ctx, drafter, { commentId: comment.id, attachmentId: rows[0]?.id ?? '' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await ctx.close()
})

it('keeps the words of a Word document’s comments and changes, and no name of who made them', async () => {
  const xml = (words: string) => new TextEncoder().encode(words)
  const [ins, quoted] = [
    `<w:ins w:id="1" w:author="${secret}>" w:date="2026-01-02T03:04:05Z"><w:r><w:t>建议</w:t></w:r></w:ins>`,
    `<w:r><w:t>他说 w:author="甲" 写错了</w:t></w:r>`,
  ]
  const sent = docx('改第二条', {
    'word/document.xml': xml(`<w:document><w:body><w:p>${ins}${quoted}</w:p></w:body></w:document>`),
    'word/comments.xml': Buffer.from(
      `\uFEFF<?xml version="1.0" encoding="UTF-16"?><w:comments><w:comment w:id="0" w:author='${secret}' w:initials='${secret}'><w:t>批注</w:t></w:comment></w:comments>`,
      'utf16le',
    ),
    'word/people.xml': xml(`<w15:people><w15:person w15:author="${secret}"/></w15:people>`),
    'word/_rels/settings.xml.rels': xml(
      `<Relationships><Relationship Id="rId1" Target="file:///C:/Users/${secret}/Normal.dotm" TargetMode="External"/></Relationships>`,
    ),
    'word/styles.xml': xml('<w:styles/>'),
  })
  const kept = unzipSync((await checkFile(sent, '意见.docx')).bytes)
  const words = Object.fromEntries(
    Object.entries(kept).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  )
  expect(JSON.stringify(words)).not.toContain(secret)
  expect(words['word/document.xml']).toBe(
    `<w:document><w:body><w:p><w:ins w:id="1" w:author="Author"><w:r><w:t>建议</w:t></w:r></w:ins>${quoted}</w:p></w:body></w:document>`,
  )
  expect(words['word/comments.xml']).toContain(
    'encoding="UTF-8"?><w:comments><w:comment w:id="0" w:author="Author">',
  )
  expect(words['word/styles.xml']).toBe('<w:styles/>')
})

it('refuses by content and not by name, with the sentence and nothing stored', async () => {
  const office = await openOffice()
  const { ctx } = office
  const refusals = async (files: Sent['files']) =>
    send(office, { files }).then(
      () => 'taken',
      (error) => error.sentence?.zh ?? String(error),
    )
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
  expect(await refusals([{ name: 'photo.jpg', bytes: heic }])).toMatch(
    /“photo\.jpg”是苹果手机的HEIC照片.*写的话都在/,
  )
  expect(await refusals([{ name: 'a.pdf', bytes: Buffer.from('<svg onload="alert(1)"/>') }])).toMatch(
    /不是照片/,
  )
  expect(await refusals([{ name: 'a.jpg', bytes: jpegWith(1).slice(0, 200) }])).toMatch(/打不开/)
  const macro = docx('文字', { 'word/vbaProject.bin': new Uint8Array([1]) })
  expect(await refusals([{ name: 'a.docx', bytes: macro }])).toMatch(/带有宏/)
  const six = Array.from({ length: 6 }, (_, n) => ({ name: `${n}.png`, bytes: pngWithPlace() }))
  expect(await refusals(six)).toMatch(/最多附5个文件，您选了6个/)
  expect(await ctx.database.prisma.submission.count()).toBe(0)
  await ctx.close()
})

it('erases a file with its name and opening, keeps its entry, and another copy of it as long as one is named', async () => {
  const office = await openOffice()
  const { ctx } = office
  const files = [{ name: '房子.png', bytes: pngWithPlace() }]
  await send(office, { files })
  await send(office, { files, text: '另一条。' })
  const rows = await attachments(ctx)
  const erase = async (at: number, ground = '本人要求') => {
    const row = rows[at]
    const comment = await ctx.database.prisma.comment.findFirstOrThrow({
      where: { submissionId: row?.submissionId },
    })
    return eraseAttachment(ctx, reviewer, { commentId: comment.id, attachmentId: row?.id ?? '', ground })
  }
  await expect(erase(0, ' ')).rejects.toMatchObject({ field: 'ground' })
  const path = join(ctx.config.dataDirectory, 'files', storedAs(rows[0]?.sha256 ?? ''))
  await erase(0)
  expect(existsSync(path)).toBe(true)
  await erase(1)
  expect(existsSync(path)).toBe(false)
  const left = await attachments(ctx)
  expect(left.map(({ name, text, erasedAt }) => [name, text, erasedAt !== null])).toEqual([
    ['', '', true],
    ['', '', true],
  ])
  const seqs = rows.map(({ ledgerSeq }) => ledgerSeq)
  expect(await ctx.database.prisma.ledgerSecret.count({ where: { seq: { in: seqs }, field: 'files' } })).toBe(
    0,
  )
  expect(await ctx.database.prisma.ledgerEntry.count({ where: { seq: { in: seqs } } })).toBe(2)
  await ctx.close()
})

it('sweeps away files of submissions that were never stored, a day later, and the doctor misses one that is named', async () => {
  const office = await openOffice()
  const { ctx } = office
  await send(office, { files: [{ name: 'a.png', bytes: pngWithPlace() }] })
  const [named] = await attachments(ctx)
  const folder = join(ctx.config.dataDirectory, 'files')
  const put = async (name: string, days: number) => {
    await writeFile(join(folder, name), 'bytes')
    const at = new Date(ctx.clock.now() - days * 86_400_000)
    await utimes(join(folder, name), at, at)
  }
  const [orphan, young] = [storedAs('0'.repeat(64)), storedAs('1'.repeat(64))]
  await put(orphan, 2)
  await put(`${orphan}.part`, 2)
  await put(young, 0.5)
  await put('otherfile', 9)
  const kept = storedAs(named?.sha256 ?? '')
  const old = new Date(ctx.clock.now() - 9 * 86_400_000)
  await utimes(join(folder, kept), old, old)
  expect(await sweepAttachments(ctx)).toBe(2)
  expect((await readdir(folder)).sort()).toEqual([kept, young, 'otherfile'].sort())
  expect(await sweepAttachments(ctx)).toBe(0)
  const files = async () =>
    (await examine(ctx, { zh: '', en: '' })).find(({ name }) => name === 'files')?.state
  expect(await files()).toBe('ok')
  await ctx.files.remove(kept)
  expect(await files()).toBe('fail')
  await ctx.close()
})

it('takes each proof once, holds what comes in a crowd without one, and loses no comment', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const proof = solved(office)
  const state = async (sent: Sent) => {
    const { comments } = await send(office, sent)
    const id = comments[0]?.id ?? ''
    const { state } = await ctx.database.prisma.comment.findUniqueOrThrow({ where: { id } })
    const page = await commentPage(ctx, drafter, { consultationId, commentId: id })
    return [state, page.door.proof, page.door.sameDevice, page.door.heldFor]
  }
  expect(await state({ more: { proof } })).toEqual(['published', 'solved', 1, ''])
  expect(await state({ more: { proof }, text: '第二件' })).toEqual(['published', 'none', 2, ''])
  for (let n = 3; n <= 5; n++) await send(office, { text: `第${n}件` })
  expect(await state({ text: '第六件' })).toEqual(['pending', 'none', 6, 'no-proof'])
  expect(await state({ text: '第七件', more: { proof: solved(office) } })).toEqual([
    'published',
    'solved',
    7,
    '',
  ])
  const { ticket, answer } = questionFor(ctx, consultationId)
  const answered = { questionTicket: ticket, answer: String(answer) }
  expect(await state({ text: '第八件', more: answered })).toEqual(['published', 'answered', 8, ''])
  expect(await state({ text: '第九件', more: answered })).toEqual(['pending', 'none', 9, 'no-proof'])
  expect(await state({ text: '别的手机', device: 'other' })).toEqual(['published', 'none', 1, ''])
  expect(await ctx.database.prisma.comment.count()).toBe(10)
  const stored = JSON.stringify(await ctx.database.prisma.doorSignal.findMany())
  expect(stored).not.toMatch(/phone|192\.0\.2/)
  ctx.setTime(ctx.clock.now() + 31 * 86_400_000)
  await forgetSignals(ctx)
  expect(await ctx.database.prisma.doorSignal.count()).toBe(0)
  expect(await ctx.database.prisma.spentProof.count()).toBe(0)
  await ctx.close()
})

it('keeps a proof for the submission that used it when the answer was lost', async () => {
  const office = await openOffice()
  const { ctx } = office
  const more = { proof: solved(office) }
  const files = [{ name: 'a.png', bytes: pngWithPlace() }]
  const first = await send(office, { key: 'k', more, files })
  const again = await send(office, { key: 'k', more, files })
  expect(again).toEqual({ ...first, isRepeat: true })
  await expect(send(office, { key: 'k', more })).rejects.toMatchObject({ code: 'conflict' })
  expect(await ctx.database.prisma.doorSignal.count()).toBe(1)
  await ctx.close()
})
