// The bulk imports of a consultation, latest first, and the tokens with which other platforms send comments to it.

import type { Context } from '~/adapters/context.server'
import { jobsOfImports } from '~/adapters/jobs/import-state.server'
import { importRight } from '~/commands/import-right.server'
import type { Actor } from '~/domain/access'

export interface ImportLine {
  readonly id: string
  readonly source: string
  readonly fileName: string
  readonly createdAt: number
  readonly by: string
  /** `done`, `undone`, or the state of its job. */
  readonly status: string
  readonly rows: number
  readonly added: number
  readonly known: number
  readonly wrong: number
}

export interface TokenLine {
  readonly id: string
  readonly source: string
  readonly createdAt: number
  readonly by: string
  readonly revokedAt?: number
}

export interface CommentImports {
  readonly consultationId: string
  readonly title: string
  readonly imports: readonly ImportLine[]
  readonly tokens: readonly TokenLine[]
  /** Platforms known from imports and tokens, to choose from. */
  readonly sources: readonly string[]
}

const listed = 100

/** Refuses who may not import into it, and a consultation that is not published. */
export async function commentImports(
  ctx: Context,
  actor: Actor,
  consultationId: string,
): Promise<CommentImports> {
  await importRight(ctx, { actor }, consultationId)
  const { prisma } = ctx.database
  const [{ title }, runs, given] = await Promise.all([
    prisma.consultation.findUniqueOrThrow({ where: { id: consultationId }, select: { title: true } }),
    prisma.commentImport.findMany({
      where: { consultationId },
      orderBy: { createdAt: 'desc' },
      take: listed,
    }),
    prisma.platformToken.findMany({ where: { consultationId }, orderBy: { createdAt: 'desc' } }),
  ])
  const nameOf = await namesOf(ctx, [
    ...runs.map(({ byId }) => byId),
    ...given.map(({ createdById }) => createdById),
  ])
  const jobs = await jobsOfImports(
    ctx.database,
    runs.map(({ id }) => id),
  )
  return {
    consultationId,
    title,
    imports: runs.map(({ id, source, fileName, createdAt, byId, rows, added, known, wrong, undoneAt }) => ({
      id,
      source,
      fileName,
      createdAt: createdAt.getTime(),
      by: nameOf(byId),
      status: undoneAt ? 'undone' : (jobs.get(id)?.status ?? 'queued'),
      ...{ rows, added, known, wrong },
    })),
    tokens: given.map(({ id, source, createdAt, createdById, revokedAt }) => ({
      id,
      source,
      createdAt: createdAt.getTime(),
      by: nameOf(createdById),
      ...(revokedAt ? { revokedAt: revokedAt.getTime() } : {}),
    })),
    sources: [...new Set([...runs, ...given].map(({ source }) => source))],
  }
}

async function namesOf(ctx: Context, ids: readonly (string | null)[]) {
  const people = await ctx.database.prisma.person.findMany({
    where: { id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (id: string | null) => names.get(id ?? '') ?? ''
}
