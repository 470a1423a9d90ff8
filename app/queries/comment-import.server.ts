// One bulk import as its page shows it: before it starts, what would become of each row of its file; after that, how far it is
// and what became of them.

import type { Context } from '~/adapters/context.server'
import { type ImportProblemLine, jobsOfImports } from '~/adapters/jobs/import-state.server'
import { compute } from '~/adapters/workers/compute.server'
import type { ImportCheck } from '~/adapters/workers/tasks'
import { openUpload, partId } from '~/commands/comment-upload.server'
import { platformKey } from '~/commands/import-comments.server'
import { importRight } from '~/commands/import-right.server'
import { mappingKey } from '~/commands/imports-act.server'
import { storedIdempotencyKey } from '~/commands/sent-before.server'
import { type Actor, can } from '~/domain/access'
import type { ImportField, ImportMapping } from '~/domain/comment'

interface ShownRow {
  readonly externalId: string
  readonly text: string
  /** As the draft prints it; empty for the draft as a whole. */
  readonly article: string
  readonly proposal: string
  readonly name: string
}

export interface WaitingImport {
  readonly kind: 'waiting'
  readonly source: string
  readonly fileName: string
  readonly check: Pick<ImportCheck, 'columns' | 'total' | 'wrong' | 'problems'> & {
    readonly first: readonly { readonly line: number; readonly row: ShownRow }[]
  }
  /** The place of each field's column among the columns. */
  readonly mapping: Readonly<Record<string, number | undefined>>
  /** The columns that are shown, as one text: the start is refused for others. */
  readonly shown: string
  /** Fields that a column has to be chosen for first; then no row is judged. */
  readonly missing: readonly ImportField[]
  /** Rows whose id this platform has brought before, and rows that can be added. */
  readonly known: number
  readonly fresh: number
}

export interface StartedImport {
  readonly kind: 'started'
  readonly source: string
  readonly fileName: string
  readonly createdAt: number
  /** `done`, `undone`, or the state of its job. */
  readonly status: string
  readonly isUndoing: boolean
  readonly done: number
  readonly total: number
  readonly sentence: { readonly zh: string; readonly en: string }
  readonly error: string
  readonly rows: number
  readonly added: number
  readonly known: number
  readonly wrong: number
  readonly problems: readonly ImportProblemLine[]
  readonly isFinished: boolean
  readonly mayManage: boolean
}

export interface CommentImport {
  readonly consultationId: string
  readonly title: string
  readonly import: WaitingImport | StartedImport
}

interface Asked {
  readonly consultationId: string
  readonly importId: string
  /** The columns as a person chose them; guessed from their names where it is not given. */
  readonly mapping?: ImportMapping
}

/** Refuses who may not import into it, and what is not there. */
export async function commentImport(ctx: Context, actor: Actor, asked: Asked): Promise<CommentImport> {
  const { consultationId, importId } = asked
  await importRight(ctx, { actor }, consultationId)
  const { title, versionId } = await ctx.database.prisma.consultation.findUniqueOrThrow({
    where: { id: consultationId },
    select: { title: true, versionId: true },
  })
  const run = await ctx.database.prisma.commentImport.findUnique({ where: { id: importId } })
  const shown =
    run?.consultationId === consultationId
      ? await started(ctx, actor, run)
      : await waiting(ctx, actor, asked, versionId)
  return { consultationId, title, import: shown }
}

async function waiting(
  ctx: Context,
  actor: Actor,
  { consultationId, importId, mapping }: Asked,
  versionId: string,
): Promise<WaitingImport> {
  const upload = await openUpload(ctx, { actor }, { consultationId, id: importId })
  const articles = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId },
    select: { eId: true, number: true, text: true },
  })
  const check = await compute('check-import', {
    paths: [ctx.files.path(partId(importId, 1))],
    ...(mapping ? { mapping } : {}),
    articles,
    now: ctx.clock.now(),
  })
  const missing = (['id', 'text'] as const).filter((field) => check.mapping[field] === undefined)
  const known = missing.length > 0 ? 0 : await knownOf(ctx, { ...upload, ids: check.ids })
  const { ids, mapping: columns, total } = check
  const heads = check.columns.map(({ head }) => head)
  const numbers = new Map(articles.map(({ eId, number }) => [eId, number]))
  const first = check.first.map(({ line, row: { externalId, text, article, proposal, name } }) => ({
    line,
    row: { externalId, text, article: numbers.get(article ?? '') ?? '', proposal, name },
  }))
  const { wrong, problems } = check
  const judged = missing.length > 0 ? { wrong: 0, problems: [], first: [] } : { wrong, problems, first }
  return {
    kind: 'waiting',
    source: upload.source,
    fileName: upload.fileName,
    check: { columns: check.columns, total, ...judged },
    mapping: Object.fromEntries(
      Object.entries(columns).map(([field, column]) => [field, heads.indexOf(column)]),
    ),
    shown: mappingKey(columns),
    missing,
    known,
    fresh: missing.length > 0 ? 0 : ids.length - known,
  }
}

const atOnce = 5_000

/** How many of the ids were imported before. */
async function knownOf(
  ctx: Context,
  {
    consultationId,
    source,
    ids,
  }: { readonly consultationId: string; readonly source: string; readonly ids: readonly string[] },
): Promise<number> {
  let known = 0
  for (let at = 0; at < ids.length; at += atOnce) {
    const keys = ids
      .slice(at, at + atOnce)
      .map((id) => storedIdempotencyKey(consultationId, platformKey(source, id)))
    const rows = await ctx.database.driver.query<{ known: number }>(
      `SELECT count(*)::int AS known FROM "IdempotencyKey"
       WHERE "keyHash" IN (SELECT value FROM json_array_elements_text($1::json))`,
      [JSON.stringify(keys)],
    )
    known += rows[0]?.known ?? 0
  }
  return known
}

type Run = NonNullable<Awaited<ReturnType<Context['database']['prisma']['commentImport']['findUnique']>>>

async function started(ctx: Context, actor: Actor, run: Run): Promise<StartedImport> {
  const job = (await jobsOfImports(ctx.database, [run.id])).get(run.id)
  const { source, fileName, rows, added, known, wrong } = run
  return {
    kind: 'started',
    source,
    fileName,
    createdAt: run.createdAt.getTime(),
    status: run.undoneAt ? 'undone' : (job?.status ?? 'queued'),
    isUndoing: job?.name === 'undo-import',
    done: job?.done ?? 0,
    total: job?.total ?? 0,
    sentence: { zh: job?.sentenceZh ?? '', en: job?.sentenceEn ?? '' },
    error: job?.error ?? '',
    ...{ rows, added, known, wrong },
    problems: run.problems as unknown as ImportProblemLine[],
    isFinished: run.finishedAt !== null,
    mayManage: can(actor, 'job:manage', { ownerId: job?.createdById ?? undefined }),
  }
}
