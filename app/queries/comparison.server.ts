// The comparison screen, public and on the desk: which versions of a work there are for this reader, the two that are
// compared, their changes, and the pairings that people corrected.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import type { ChangeSet } from '~/domain/comparison'
import { changesBetween } from './changes.server'
import { type VersionArticleText, versionArticles } from './version-articles.server'

export interface VersionLabel {
  readonly id: string
  readonly ordinal: number
  /** consultation-draft, passed, in-force … */
  readonly stage: string
  readonly label: string
  readonly datedOn: number
  readonly articles: number
}

export interface Correction {
  readonly id: string
  /** Printed numbers of both sides. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly by: string
  readonly at: number
}

export interface ComparisonView {
  readonly work: { readonly id: string; readonly title: string }
  readonly versions: readonly VersionLabel[]
  readonly from: VersionLabel
  readonly to: VersionLabel
  readonly changes: ChangeSet
  /** Both texts, for the chapters of the outline and to set several articles in one cell apart. */
  readonly texts: {
    readonly old: { readonly articles: readonly VersionArticleText[] }
    readonly new: { readonly articles: readonly VersionArticleText[] }
  }
  readonly canCorrect: boolean
  /** Whether this person may have the 修改决定 drafted. */
  readonly canDraft: boolean
  readonly corrections: readonly Correction[]
}

export interface PairAsked {
  readonly from?: string | null
  readonly to?: string | null
}

/** Versions by id or ordinal; the last two when not given. Undefined when there are not two that the actor may read,
 *  or when a version was asked for that is not there. */
export async function comparisonView(
  ctx: Context,
  actor: Actor,
  { workId, pair }: { readonly workId: string; readonly pair: PairAsked },
): Promise<ComparisonView | undefined> {
  const work = await comparableWork(ctx, actor, workId)
  if (!work) return undefined
  const { versions, regionCode } = work
  const from = versions.length > 1 ? askedVersion(versions, pair.from, -2) : undefined
  const to = askedVersion(versions, pair.to, -1)
  if (!from || !to || from.id === to.id) return undefined
  const canCorrect = can(actor, 'comparison:correct', { regionCode })
  const [changes, old, fresh] = await Promise.all([
    changesBetween(ctx, from.id, to.id),
    versionArticles(ctx, from.id),
    versionArticles(ctx, to.id),
  ])
  return {
    work: { id: work.id, title: work.title },
    versions,
    from,
    to,
    changes,
    texts: { old: { articles: old }, new: { articles: fresh } },
    canCorrect,
    canDraft: can(actor, 'decision:draft', { regionCode }),
    corrections: canCorrect ? await correctionsOf(ctx, from.id, to.id) : [],
  }
}

export interface ComparableWork {
  readonly id: string
  readonly title: string
  readonly regionCode: string
  /** Those that the actor may read, in order. */
  readonly versions: readonly VersionLabel[]
}

/** A work with the versions that this person may compare; undefined when there is no such work. */
export async function comparableWork(
  ctx: Context,
  actor: Actor,
  workId: string,
): Promise<ComparableWork | undefined> {
  const work = await ctx.database.prisma.work.findUnique({
    where: { id: workId },
    select: {
      id: true,
      title: true,
      regionCode: true,
      isPublic: true,
      versions: {
        where: { undoneAt: null },
        orderBy: { ordinal: 'asc' },
        select: {
          id: true,
          ordinal: true,
          stage: true,
          label: true,
          datedOn: true,
          articleCount: true,
          isPublic: true,
        },
      },
    },
  })
  if (!work) return undefined
  const { id, title, regionCode } = work
  const versions = work.versions
    .filter((version) =>
      can(actor, 'comparison:read', { regionCode, isPublished: work.isPublic && version.isPublic }),
    )
    .map(labelOf)
  return { id, title, regionCode, versions }
}

/** By id or ordinal; without a word the one at `fallback`. */
export function askedVersion(
  versions: readonly VersionLabel[],
  given: string | null | undefined,
  fallback: number,
): VersionLabel | undefined {
  if (!given) return versions.at(fallback)
  return versions.find(({ id, ordinal }) => id === given || String(ordinal) === given)
}

interface VersionRow {
  readonly id: string
  readonly ordinal: number
  readonly stage: string
  readonly label: string
  readonly datedOn: Date
  readonly articleCount: number
}

function labelOf({ id, ordinal, stage, label, datedOn, articleCount }: VersionRow): VersionLabel {
  return { id, ordinal, stage, label, datedOn: datedOn.getTime(), articles: articleCount }
}

async function correctionsOf(
  ctx: Context,
  fromVersionId: string,
  toVersionId: string,
): Promise<Correction[]> {
  const { prisma } = ctx.database
  const rows = await prisma.pairCorrection.findMany({
    where: { fromVersionId, toVersionId, undoneAt: null },
    orderBy: { createdAt: 'asc' },
  })
  if (rows.length === 0) return []
  const [people, articles] = await Promise.all([
    prisma.person.findMany({
      where: { id: { in: rows.map(({ byId }) => byId) } },
      select: { id: true, name: true },
    }),
    prisma.versionArticle.findMany({
      where: { versionId: { in: [fromVersionId, toVersionId] } },
      select: { versionId: true, eId: true, number: true },
    }),
  ])
  const numbers = (versionId: string, eIds: readonly string[]) =>
    eIds.map((eId) => articles.find((one) => one.versionId === versionId && one.eId === eId)?.number ?? eId)
  return rows.map((row) => ({
    id: row.id,
    from: numbers(fromVersionId, row.fromEIds),
    to: numbers(toVersionId, row.toEIds),
    by: people.find(({ id }) => id === row.byId)?.name ?? '',
    at: row.createdAt.getTime(),
  }))
}
