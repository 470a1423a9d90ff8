// Where an import under way stands: its job, the row it has come to, the rows it could not read. Kept as
// a job's progress is, beside the ledger: what was imported has its own entries, and an import is recorded when it starts and
// when it ends.

import type { Database } from '../db/connect.server'

/** A row that could not be read: line from 1, field, what is wrong. */
export interface ImportProblemLine {
  readonly line: number
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** Remember which job runs an import. */
export async function noteImportJob({ prisma }: Database, id: string, jobId: string): Promise<void> {
  await prisma.commentImport.update({ where: { id }, data: { jobId } })
}

/** Remember how far an import has come, in rows of its file. */
export async function noteImportPosition(
  { prisma }: Database,
  id: string,
  state: {
    readonly position: number
    readonly wrong: number
    readonly problems: readonly ImportProblemLine[]
  },
): Promise<void> {
  const { position, wrong, problems } = state
  await prisma.commentImport.update({
    where: { id },
    data: { position, wrong, problems: problems.map((one) => ({ ...one })) },
  })
}

/** Jobs that work on an import. */
const importJobs = ['import-comments', 'undo-import']

/** The latest job of each import, by its id: one that was started again is another job than the first. */
export async function jobsOfImports({ prisma }: Database, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const runs = await prisma.jobRun.findMany({
    where: {
      name: { in: importJobs },
      OR: ids.map((id) => ({ payload: { path: ['importId'], equals: id } })),
    },
    orderBy: { createdAt: 'asc' },
  })
  return new Map(runs.map((run) => [(run.payload as { importId: string }).importId, run]))
}
