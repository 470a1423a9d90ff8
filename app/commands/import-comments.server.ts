// Imports another platform's comments: the job calls it. A thread reads the file and the words; here they become submissions
// like all others, each with its receipt, its event in the ledger and its sealed copy in the journal, in short transactions
// with a rest between, because pages wait while one is open. One of the platform's ids is one submission, for ever: a row
// that is there changes nothing, so the job goes on after a crash where it had written its place down, and ends the same.

import { setTimeout as rest } from 'node:timers/promises'
import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import type { SubmissionRows } from '~/adapters/db/submit.server'
import { type ImportProblemLine, noteImportPosition } from '~/adapters/jobs/import-state.server'
import { compute } from '~/adapters/workers/compute.server'
import type { ImportPiece, ReadRow } from '~/adapters/workers/tasks'
import type { ImportMapping } from '~/domain/comment'
import { partId } from './comment-upload.server'
import { carryBehind } from './start-carrying.server'
import { refuseUnlessOpen, type SubmissionDoor } from './submission-door.server'
import { rowsOf } from './submit-comments.server'

export const importPayload = z.strictObject({ importId: z.string() })

/**
 * Rows of one transaction. On the embedded database the median page took 115 ms during an import with 50 and 44 to 55 with 25
 * and longer rests, at the same pace (docs/figures-comments.md).
 */
const atOnce = 25
const mostProblems = 200

/** Run an import to its end, from where it stands. `report` may throw to cancel: what was imported stays. */
export async function importComments(
  ctx: Context,
  importId: string,
  report: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const { prisma } = ctx.database
  const run = await prisma.commentImport.findUniqueOrThrow({ where: { id: importId } })
  if (run.finishedAt) return
  const work = await openWork(ctx, run)
  const problems = run.problems as unknown as ImportProblemLine[]
  let { wrong } = run
  const mapping = run.mapping as ImportMapping
  const read = await compute(
    'read-import',
    {
      paths: Array.from({ length: run.parts }, (_, at) => ctx.files.path(partId(run.id, at + 1))),
      ...(Object.keys(mapping).length > 0 ? { mapping } : {}),
      articles: [...work.articles.values()],
      from: run.position,
      atOnce,
      now: ctx.clock.now(),
    },
    async (handed) => {
      const piece = handed as ImportPiece
      await report(piece.position - piece.rows.length, piece.total)
      const began = performance.now()
      const found = await writePiece(ctx, work, piece.rows)
      wrong += piece.rows.filter(({ problem }) => problem !== undefined).length
      problems.push(...found.slice(0, mostProblems - problems.length))
      await noteImportPosition(ctx.database, importId, { position: piece.position, wrong, problems })
      // Half of the time belongs to the pages.
      await rest(Math.min(500, performance.now() - began))
    },
  )
  await finish(ctx, { id: importId, total: read.total, wrong, consultation: work.consultation })
  await report(read.total, read.total)
}

/** The key that makes one of a platform's ids one submission. */
export const platformKey = (source: string, externalId: string) =>
  sha256Hex(`platform ${source} ${externalId}`)

type Run = { readonly id: string; readonly consultationId: string; readonly source: string }

async function openWork(ctx: Context, run: Run) {
  const { prisma } = ctx.database
  const consultation = await prisma.consultation.findUniqueOrThrow({ where: { id: run.consultationId } })
  const articles = await prisma.versionArticle.findMany({
    where: { versionId: consultation.versionId },
    orderBy: { ordinal: 'asc' },
    select: { eId: true, number: true, text: true, lineageId: true },
  })
  return { run, consultation, articles: new Map(articles.map((article) => [article.eId, article])) }
}

type Work = Awaited<ReturnType<typeof openWork>>

/** Write the rows that can be; returns the lines that cannot, and those whose id is there with other words. */
async function writePiece(ctx: Context, work: Work, rows: readonly ReadRow[]): Promise<ImportProblemLine[]> {
  const problems: ImportProblemLine[] = []
  const made: { line: number; rows: SubmissionRows }[] = []
  for (const one of rows) {
    if (one.problem) problems.push({ line: one.line, field: one.problem.field, ...one.problem.sentence })
    else made.push({ line: one.line, rows: submissionOf(ctx, work, one) })
  }
  const results = await ctx.submissions.addAll(made.map(({ rows }) => rows))
  for (const [at, { kind }] of results.entries()) {
    const line = made[at]?.line ?? 0
    if (kind === 'other-body') problems.push({ line, field: 'id', ...otherWords })
    if (kind === 'not-open') problems.push({ line, field: 'id', ...closedMeanwhile })
  }
  return problems
}

const closedMeanwhile = {
  zh: '导入时这次征求意见刚好截止或者暂停，这一行没有导入。请再导入一次同一个文件。',
  en: 'The consultation closed or was suspended while this was imported; this row was not. Import the same file again.',
}

const otherWords = {
  zh: '这个编号以前导入过，内容不同；保留先到的，这一行没有导入。',
  en: 'This id was imported before with other words; the first is kept and this row was not imported.',
}

function submissionOf(
  ctx: Context,
  { run, consultation, articles }: Work,
  { row, reading }: ReadRow,
): SubmissionRows {
  if (!row || !reading) throw new Error('Expected a row that was read')
  const { externalId, receivedAt, consents } = row
  const now = ctx.clock.now()
  const door: SubmissionDoor = {
    consultationId: consultation.id,
    channel: 'api',
    by: 'anonymous',
    takesLate: true,
    importBatchId: run.id,
    source: { platform: run.source, externalId, ...(receivedAt === undefined ? {} : { receivedAt }) },
    idempotencyKey: platformKey(run.source, externalId),
  }
  const cameLate = refuseUnlessOpen(consultation, door, now)
  // What the other platform took in time is in time, whenever its file comes.
  const isLate = cameLate && !(receivedAt !== undefined && receivedAt < consultation.closesAt.getTime())
  const place = articles.get(row.article ?? '') ?? { eId: 'whole', number: '', lineageId: null }
  const comment = {
    article: row.article,
    text: row.text,
    ...(row.proposal.trim() === '' ? {} : { proposal: row.proposal }),
  }
  const author = row.name || row.contact ? { author: authorOf(row.name, row.contact, consents) } : {}
  const rows = rowsOf(ctx, {
    door,
    input: { comments: [comment], ...author },
    placed: [{ ...comment, place, words: row.text }],
    readings: [reading],
    submissionId: ctx.ids.next(),
    commentIds: [ctx.ids.next()],
    versionId: consultation.versionId,
    state: consultation.moderation === 'before' ? 'pending' : 'published',
    isLate,
    isForwarded: cameLate && !isLate,
    now,
  })
  return { ...rows, isBulk: true }
}

const authorOf = (name: string, contact: string, consents: boolean) => ({
  ...(name ? { name } : {}),
  ...(contact ? { contact } : {}),
  consent: consents && name ? ('name' as const) : ('none' as const),
  isMinor: false,
})

interface Finished {
  readonly id: string
  readonly total: number
  readonly wrong: number
  readonly consultation: Work['consultation']
}

async function finish(ctx: Context, { id, total, wrong, consultation }: Finished): Promise<void> {
  // Counted from what is there, so that an import that was killed and went on says the same as one that was not.
  const added = await ctx.database.prisma.submission.count({ where: { importBatchId: id } })
  await ctx.change(async ({ tx, record }) => {
    const known = total - wrong - added
    const finishedAt = new Date(ctx.clock.now())
    await tx.commentImport.update({ where: { id }, data: { rows: total, added, known, wrong, finishedAt } })
    record({
      type: 'comments.imported',
      by: 'system',
      ref: [consultation.id],
      committed: { files: { import: id, rows: total, added, known, wrong } },
    })
  })
  await carryBehind(ctx, { consultationId: consultation.id, versionId: consultation.versionId })
}
