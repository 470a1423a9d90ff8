// How far a bulk import is, for whoever may import: the platform by its token, staff by their role.

import type { Context } from '~/adapters/context.server'
import { type ImportProblemLine, jobsOfImports } from '~/adapters/jobs/import-state.server'
import { type Importer, importRight } from '~/commands/import-right.server'
import { Refusal } from '~/commands/refusal'

export async function importProgress(
  ctx: Context,
  who: Importer,
  { consultationId, id }: { readonly consultationId: string; readonly id: string },
) {
  const right = await importRight(ctx, who, consultationId)
  const run = await ctx.database.prisma.commentImport.findUnique({ where: { id } })
  const isTheirs = right.source === undefined || right.source === run?.source
  if (!run || run.consultationId !== consultationId || !isTheirs)
    throw new Refusal('not-found', { zh: '没有这次导入。', en: 'There is no such import.' })
  const job = (await jobsOfImports(ctx.database, [run.id])).get(run.id)
  return {
    import: run.id,
    status: run.undoneAt ? 'undone' : (job?.status ?? 'queued'),
    done: run.position,
    total: run.rows || (job?.total ?? 0),
    added: run.added,
    known: run.known,
    wrong: run.wrong,
    problems: run.problems as unknown as ImportProblemLine[],
  }
}
