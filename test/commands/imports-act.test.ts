import { afterAll, beforeAll, expect, it } from 'vitest'
import { importComments } from '~/commands/import-comments.server'
import { actOnImport, actOnImports } from '~/commands/imports-act.server'
import { importUndoPayload, takeImportBack } from '~/commands/undo-comment-import.server'
import type { CommentImport } from '~/queries/comment-import.server'
import { commentImport } from '~/queries/comment-import.server'
import { commentImports } from '~/queries/comment-imports.server'
import { importProgress } from '~/queries/import-progress.server'
import { type Office, openOffice } from './office'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.ctx.close())

const csv = '编号,意见,条款\n1,三十日太长。,第二条\n2,,3\n3,检测要公开。,第三条\n'
const quiet = () => Promise.resolve()

function formOf(fields: Readonly<Record<string, string | File | readonly string[]>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of value instanceof File || typeof value === 'string' ? [value] : value)
      form.append(name, one)
  return form
}

async function upload(text: string, source = '市民网'): Promise<string> {
  const { ctx, drafter, consultationId } = office
  const file = new File([text], '市民网.csv')
  const { importId } = await actOnImports(
    ctx,
    drafter,
    consultationId,
    formOf({ act: 'upload', source, file }),
  )
  return importId ?? ''
}

const look = (importId: string) =>
  commentImport(office.ctx, office.drafter, { consultationId: office.consultationId, importId })

const act = (importId: string, fields: Parameters<typeof formOf>[0]) =>
  actOnImport(office.ctx, office.drafter, { consultationId: office.consultationId, importId }, formOf(fields))

/** What the preview's form sends. */
function shownBy({ import: one }: CommentImport) {
  if (one.kind !== 'waiting') throw new Error('Expected a preview')
  const column = one.check.columns.map(({ head }) => head)
  const chosen = Object.entries(one.mapping).map(([field, at]) => [`column-${field}`, String(at)] as const)
  return { column, shown: one.shown, ...Object.fromEntries(chosen) }
}

it('shows every row of a file before anything is stored, and imports exactly what was shown', async () => {
  const { ctx, consultationId } = office
  const id = await upload(csv)
  const preview = await look(id)
  expect(preview.import).toMatchObject({ kind: 'waiting', fresh: 2, known: 0, missing: [] })
  if (preview.import.kind === 'waiting')
    expect(preview.import.check).toMatchObject({ total: 3, wrong: 1, problems: [{ line: 3, field: '意见' }] })
  expect(await ctx.database.prisma.comment.count({ where: { consultationId } })).toBe(0)
  // Other columns than were looked at are shown again and not imported.
  const other = await act(id, { ...shownBy(preview), 'column-article': '', act: 'start' })
  expect(other).toEqual({ id: '编号', text: '意见' })
  expect((await look(id)).import.kind).toBe('waiting')
  expect(await act(id, { ...shownBy(preview), act: 'start' })).toBeUndefined()
  await importComments(ctx, id, quiet)
  expect((await look(id)).import).toMatchObject({ kind: 'started', added: 2, wrong: 1, isFinished: true })
  expect((await look(await upload(csv))).import).toMatchObject({ kind: 'waiting', fresh: 0, known: 2 })
  const listed = await commentImports(ctx, office.drafter, consultationId)
  expect(listed.imports).toMatchObject([{ id, source: '市民网', fileName: '市民网.csv', added: 2 }])
})

it('tells of the job that goes on, not of the one that was cancelled before it, and takes nothing back meanwhile', async () => {
  const { ctx, drafter, consultationId } = office
  const id = await upload(csv, '另一平台')
  await act(id, { ...shownBy(await look(id)), act: 'start' })
  await act(id, { act: 'cancel' })
  const progress = () => importProgress(ctx, { actor: drafter }, { consultationId, id })
  expect(await progress()).toMatchObject({ status: 'cancelled' })
  await act(id, { act: 'retry' })
  expect(await progress()).toMatchObject({ status: 'queued' })
  await expect(act(id, { act: 'undo' })).rejects.toMatchObject({ code: 'conflict' })
})

it('takes an import back as a job, after which the same ids can be imported', async () => {
  const { ctx } = office
  const id = await upload(csv, '第三平台')
  await act(id, { ...shownBy(await look(id)), act: 'start' })
  await importComments(ctx, id, quiet)
  await ctx.database.prisma.jobRun.updateMany({ data: { status: 'done' } })
  await act(id, { act: 'undo' })
  const job = await ctx.database.prisma.jobRun.findFirstOrThrow({ where: { name: 'undo-import' } })
  expect(await takeImportBack(ctx, importUndoPayload.parse(job.payload), quiet)).toBe(2)
  expect((await look(id)).import).toMatchObject({ status: 'undone' })
  expect((await look(await upload(csv, '第三平台'))).import).toMatchObject({ fresh: 2, known: 0 })
})

it('refuses a file without words, and whoever may not import', async () => {
  const { ctx, reviewer, consultationId } = office
  await expect(upload('')).rejects.toMatchObject({ code: 'invalid' })
  await expect(commentImports(ctx, reviewer, consultationId)).rejects.toMatchObject({ code: 'forbidden' })
})
