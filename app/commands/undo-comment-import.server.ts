// Takes a bulk import back, as long as nothing of it was answered: its comments are hidden and closed as out of scope with the
// reason, and leave the counts of what is published; words, receipts and entries in the ledger stay, so that nothing that was
// received is ever gone. The platform's ids become free: the corrected file can be imported. It goes in parts and can be asked
// for again after a crash: what is done is left out.

import { type Context, sha256Hex } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { type Importer, importRight } from './import-right.server'
import { recountFates } from './recount-fates.server'
import { Refusal } from './refusal'
import { storedIdempotencyKey } from './submit-comments.server'

const atOnce = 500
export const undoneReason = '导入已撤销'

/** Undo an import; returns how many comments it hid. */
export async function undoCommentImport(
  ctx: Context,
  who: Importer,
  asked: { readonly consultationId: string; readonly importId: string },
): Promise<number> {
  const { byId } = await importRight(ctx, who, asked.consultationId)
  const run = await ctx.database.prisma.commentImport.findUnique({ where: { id: asked.importId } })
  if (!run || run.consultationId !== asked.consultationId) throw refuse('not-found', gone)
  if (run.undoneAt) throw refuse('conflict', undoneBefore)
  await refuseUnderWay(ctx, run.jobId)
  await refuseAnswered(ctx, run.id, asked.consultationId)
  const part = { run, byId }
  let hidden = 0
  for (let step = await undoPart(ctx, part); step > 0; step = await undoPart(ctx, part)) hidden += step
  await ctx.change(async ({ tx, record }) => {
    await recountFates(tx, run.consultationId)
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
  readonly run: { readonly id: string; readonly consultationId: string; readonly source: string }
  readonly byId: string | null
}

function undoPart(ctx: Context, { run, byId }: Part): Promise<number> {
  const { consultationId } = run
  return ctx.change(async ({ tx, record }) => {
    const comments = await tx.comment.findMany({
      where: { submission: { importBatchId: run.id }, settledAs: null },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true, state: true, anchorEId: true, submission: { select: { externalId: true } } },
    })
    record({ type: 'comments.import-undone', by: 'system', ref: [consultationId] })
    if (comments.length === 0) return 0
    const ids = comments.map(({ id }) => id)
    const settledAt = new Date(ctx.clock.now())
    await tx.comment.updateMany({
      where: { id: { in: ids } },
      data: {
        state: 'refused',
        settledAs: 'out-of-scope',
        settledReason: undoneReason,
        settledById: byId,
        settledAt,
        lockVersion: { increment: 1 },
      },
    })
    await tx.themeMember.deleteMany({ where: { commentId: { in: ids } } })
    await hideInCounts(tx, consultationId, comments)
    const keys = comments.flatMap(({ submission: { externalId } }) =>
      externalId === null
        ? []
        : [storedIdempotencyKey(consultationId, sha256Hex(`platform ${run.source} ${externalId}`))],
    )
    await tx.idempotencyKey.deleteMany({ where: { keyHash: { in: keys } } })
    for (const id of ids)
      record({
        type: 'comment.settled',
        by: 'system',
        ref: [id],
        committed: { words: { as: 'out-of-scope', reason: undoneReason } },
      })
    return ids.length
  })
}

async function hideInCounts(
  tx: Change['tx'],
  consultationId: string,
  comments: readonly { readonly state: string; readonly anchorEId: string }[],
): Promise<void> {
  const shown = comments.filter(({ state }) => state === 'published')
  const byPlace = new Map<string, number>()
  for (const { anchorEId } of shown) byPlace.set(anchorEId, (byPlace.get(anchorEId) ?? 0) + 1)
  // In the order of their keys, as every writer takes these locks.
  for (const [eId, count] of [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)))
    await tx.articleCount.updateMany({
      where: { consultationId, eId },
      data: { published: { decrement: count } },
    })
  await tx.consultationCount.updateMany({
    where: { consultationId },
    data: { published: { decrement: shown.length } },
  })
}

async function refuseUnderWay(ctx: Context, jobId: string | null): Promise<void> {
  const underWay = await ctx.database.prisma.jobRun.count({
    where: { id: jobId ?? '', status: { in: ['queued', 'running'] } },
  })
  if (underWay > 0) throw refuse('conflict', stillRunning)
}

/** An answer of its own, one of its theme, or a settlement by a person; and any outcome that was published. */
async function refuseAnswered(ctx: Context, importId: string, consultationId: string): Promise<void> {
  const rows = await ctx.database.driver.query<{ answered: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "Consultation" WHERE "id" = $2 AND "outcomePublishedAt" IS NOT NULL) OR EXISTS (
       SELECT 1 FROM "Comment" c JOIN "Submission" s ON s."id" = c."submissionId"
       LEFT JOIN "ThemeMember" m ON m."commentId" = c."id"
       WHERE s."importBatchId" = $1 AND ((c."settledAs" IS NOT NULL AND c."settledReason" <> $3)
         OR EXISTS (SELECT 1 FROM "Disposition" d WHERE d."commentId" = c."id")
         OR EXISTS (SELECT 1 FROM "Disposition" d WHERE d."themeId" = m."themeId"))) AS answered`,
    [importId, consultationId, undoneReason],
  )
  if (rows[0]?.answered) throw refuse('conflict', answered)
}

type Words = { readonly zh: string; readonly en: string }
const refuse = (code: 'conflict' | 'not-found', words: Words) => new Refusal(code, words)
const gone = { zh: '没有这次导入。', en: 'There is no such import.' }
const undoneBefore = { zh: '这次导入已经撤销过了。', en: 'This import was undone before.' }
const stillRunning = {
  zh: '导入还在进行。请先在任务页取消，再撤销。',
  en: 'The import is still running. Cancel the job first, then undo.',
}
const answered = {
  zh: '这批意见里已经有人作了答复或者归类，不能整批撤销，什么都没有改动。请逐条处理。',
  en: 'Some of these comments were answered or settled, so the import cannot be undone as a whole. Nothing was changed.',
}
