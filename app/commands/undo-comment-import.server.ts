// Takes a bulk import back, as long as nobody has built on it: its comments become `undone` and count nowhere, as with what a
// station takes back; words, receipts and entries in the ledger stay, so that nothing that was received is ever gone. The
// platform's ids become free: the corrected file can be imported. It goes in parts, for pages wait while a transaction is
// open, and can be asked for again after a crash: what is done is left out.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { jobsOfImports } from '~/adapters/jobs/import-state.server'
import { type Importer, importRight } from './import-right.server'
import { Refusal } from './refusal'
import { refuseIfUsed, takeOut } from './undo-entries.server'

const atOnce = 500

export const importUndoPayload = z.strictObject({ importId: z.string(), byId: z.string().nullable() })
export type ImportUndo = z.infer<typeof importUndoPayload>

interface AskedUndo {
  readonly consultationId: string
  readonly importId: string
}

/** Undo an import here and now; returns how many comments it hid. */
export async function undoCommentImport(ctx: Context, who: Importer, asked: AskedUndo): Promise<number> {
  return takeImportBack(ctx, await mayUndoImport(ctx, who, asked))
}

/** Refuses what cannot be taken back, before anything is. */
export async function mayUndoImport(ctx: Context, who: Importer, asked: AskedUndo): Promise<ImportUndo> {
  const { byId } = await importRight(ctx, who, asked.consultationId)
  const run = await ctx.database.prisma.commentImport.findUnique({ where: { id: asked.importId } })
  if (!run || run.consultationId !== asked.consultationId) throw refuse('not-found', gone)
  if (run.undoneAt) throw refuse('conflict', undoneBefore)
  const job = (await jobsOfImports(ctx.database, [run.id])).get(run.id)
  if (job?.status === 'queued' || job?.status === 'running') throw refuse('conflict', stillRunning)
  await refuseUsed(ctx, run.id, asked.consultationId)
  return { importId: run.id, byId }
}

/** Take back what `mayUndoImport` let through; `report` may throw to cancel: what was hid stays so. */
export async function takeImportBack(
  ctx: Context,
  { importId, byId }: ImportUndo,
  report: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const { prisma } = ctx.database
  const run = await prisma.commentImport.findUniqueOrThrow({ where: { id: importId } })
  if (run.undoneAt) return 0
  await refuseUsed(ctx, run.id, run.consultationId)
  const total = await prisma.submission.count({ where: { importBatchId: run.id, undoneAt: null } })
  const part = { run, undoneAt: new Date(ctx.clock.now()) }
  let hidden = 0
  for (let step = await undoPart(ctx, part); step > 0; step = await undoPart(ctx, part)) {
    hidden += step
    await report(hidden, total)
  }
  await ctx.change(async ({ tx, record }) => {
    await tx.commentImport.update({ where: { id: run.id }, data: { undoneAt: new Date(ctx.clock.now()) } })
    record({
      type: 'comments.import-undone',
      by: 'system',
      ref: [run.consultationId],
      committed: { files: { import: run.id }, person: { id: byId } },
    })
  })
  return hidden
}

interface Part {
  readonly run: { readonly id: string; readonly consultationId: string }
  readonly undoneAt: Date
}

function undoPart(ctx: Context, { run, undoneAt }: Part): Promise<number> {
  const { consultationId } = run
  return ctx.change(async ({ tx, record }) => {
    const entries = await tx.submission.findMany({
      where: { importBatchId: run.id, undoneAt: null },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true, comments: { select: { id: true, anchorEId: true, state: true } } },
    })
    record({ type: 'comments.import-undone', by: 'system', ref: [consultationId] })
    const comments = entries.flatMap((entry) => entry.comments)
    if (comments.length === 0) return 0
    await refuseIfUsed(tx, comments)
    await takeOut(tx, entries, { place: { consultationId }, undoneAt })
    for (const { id } of comments) record({ type: 'comment.undone', by: 'system', ref: [id, consultationId] })
    return comments.length
  })
}

/** What a person has built on: an answer, a decision, a theme, a support, a place put right; and a published outcome. */
async function refuseUsed(ctx: Context, importId: string, consultationId: string): Promise<void> {
  const rows = await ctx.database.driver.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "Consultation" WHERE "id" = $2 AND "outcomePublishedAt" IS NOT NULL) OR EXISTS (
       SELECT 1 FROM "Comment" c JOIN "Submission" s ON s."id" = c."submissionId"
       WHERE s."importBatchId" = $1 AND (c."settledAs" IS NOT NULL OR c."supports" > 0
         OR EXISTS (SELECT 1 FROM "Comment" o WHERE o."mergedIntoId" = c."id")
         OR EXISTS (SELECT 1 FROM "Moderation" m WHERE m."commentId" = c."id")
         OR EXISTS (SELECT 1 FROM "ThemeMember" t WHERE t."commentId" = c."id")
         OR EXISTS (SELECT 1 FROM "Carry" k WHERE k."commentId" = c."id" AND k."correctedById" IS NOT NULL)
         OR EXISTS (SELECT 1 FROM "Disposition" d WHERE d."commentId" = c."id"))) AS used`,
    [importId, consultationId],
  )
  if (rows[0]?.used) throw refuse('conflict', usedBefore)
}

type Words = { readonly zh: string; readonly en: string }
const refuse = (code: 'conflict' | 'not-found', words: Words) => new Refusal(code, words)
const gone = { zh: '没有这次导入。', en: 'There is no such import.' }
const undoneBefore = { zh: '这次导入已经撤销过了。', en: 'This import was undone before.' }
const stillRunning = {
  zh: '导入还在进行。请先在任务页取消，再撤销。',
  en: 'The import is still running. Cancel the job first, then undo.',
}
const usedBefore = {
  zh: '这批意见里已经有人处理、审核或者附议过，不能整批撤销，什么都没有改动。请逐条处理。',
  en: 'Some of these comments were answered, moderated or supported: the import cannot be undone as a whole. Nothing was changed.',
}
