// A bulk import asked for at the console: uploads the file, runs its job here and now, and says what became of each row. Where
// it is broken off, the job goes on by itself at the server's next start.

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { ImportProblemLine } from '~/adapters/jobs/import-state.server'
import { runJob } from '~/adapters/jobs/queue.server'
import { beginUpload, keepPart, mappingSchema } from '~/commands/comment-upload.server'
import { giveToken } from '~/commands/platform-token.server'
import { queueCommentImport } from '~/commands/queue-comment-import.server'
import { undoCommentImport } from '~/commands/undo-comment-import.server'
import { jobDefinitions } from '~/jobs'
import { consoleActor } from './installation'

export const bulkInput = z.object({
  consultationId: z.string(),
  source: z.string(),
  file: z.string().optional(),
  undo: z.string().optional(),
  givesToken: z.boolean(),
  mapping: mappingSchema,
})

export interface BulkResult {
  readonly importId?: string
  readonly rows?: number
  readonly added?: number
  readonly known?: number
  readonly wrong?: number
  readonly problems?: readonly ImportProblemLine[]
  readonly undone?: number
  readonly token?: string
}

/** Import a file, take an import back, or make a token: whichever is asked. */
export async function bulkImport(ctx: Context, input: z.output<typeof bulkInput>): Promise<BulkResult> {
  const { consultationId, source, file, undo, mapping } = input
  const who = { actor: consoleActor }
  if (input.givesToken) return { token: await giveToken(ctx, consoleActor, { consultationId, source }) }
  if (undo !== undefined)
    return { undone: await undoCommentImport(ctx, who, { consultationId, importId: undo }) }
  if (file === undefined) throw new Error('Expected a file, an import to undo or a token to give')
  const asked = { consultationId, source, fileName: file.split('/').at(-1) ?? '' }
  const isMapped = Object.keys(mapping).length > 0
  const { id } = await beginUpload(ctx, who, { ...asked, ...(isMapped ? { mapping } : {}) })
  await keepPart(ctx, who, { consultationId, id, number: 1, bytes: readFileSync(file) })
  const { importId, jobId } = await queueCommentImport(ctx, who, { consultationId, id, parts: 1 })
  await runHere(ctx, jobId)
  const run = await ctx.database.prisma.commentImport.findUniqueOrThrow({ where: { id: importId } })
  const { rows, added, known, wrong } = run
  return { importId, rows, added, known, wrong, problems: run.problems as unknown as ImportProblemLine[] }
}

/** Beside a server its own worker takes the job; alone, nobody else would. */
async function runHere(ctx: Context, jobId: string): Promise<void> {
  const stateOf = () => ctx.database.prisma.jobRun.findUniqueOrThrow({ where: { id: jobId } })
  if (!ctx.jobs.isWorking()) return runJob(jobDefinitions, ctx, jobId)
  for (let run = await stateOf(); run.status !== 'done'; run = await stateOf()) {
    if (run.status === 'failed' || run.status === 'cancelled')
      throw new Error(`The import ended before its time (${run.status}): ${run.error}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
