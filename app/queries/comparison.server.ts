// The comparison screen, public and on the desk: which versions of a work there are for this reader, the two that are
// compared, their changes, and the pairings that people corrected.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import type { ChangeSet } from '~/domain/comparison'
import { changesBetween } from './changes.server'

export interface VersionLabel {
  readonly id: string
  readonly ordinal: number
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
  /** Lines of the articles that were split or joined, by `old` or `new` and eId, to set several in one cell apart. */
  readonly lineCounts: Readonly<Record<string, number>>
  readonly canCorrect: boolean
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
        select: { id: true, ordinal: true, label: true, datedOn: true, articleCount: true, isPublic: true },
      },
    },
  })
  if (!work) return undefined
  const { regionCode } = work
  const versions = work.versions
    .filter((version) =>
      can(actor, 'comparison:read', { regionCode, isPublished: work.isPublic && version.isPublic }),
    )
    .map(labelOf)
  const find = (given: string | null | undefined, fallback: number) =>
    given
      ? versions.find(({ id, ordinal }) => id === given || String(ordinal) === given)
      : versions.at(fallback)
  const from = versions.length > 1 ? find(pair.from, -2) : undefined
  const to = find(pair.to, -1)
  if (!from || !to || from.id === to.id) return undefined
  const changes = await changesBetween(ctx, from.id, to.id)
  const canCorrect = can(actor, 'comparison:correct', { regionCode })
  return {
    work: { id: work.id, title: work.title },
    versions,
    from,
    to,
    changes,
    lineCounts: await lineCountsOf(ctx, changes, { old: from.id, new: to.id }),
    canCorrect,
    corrections: canCorrect ? await correctionsOf(ctx, from.id, to.id) : [],
  }
}

interface VersionRow {
  readonly id: string
  readonly ordinal: number
  readonly label: string
  readonly datedOn: Date
  readonly articleCount: number
}

function labelOf({ id, ordinal, label, datedOn, articleCount }: VersionRow): VersionLabel {
  return { id, ordinal, label, datedOn: datedOn.getTime(), articles: articleCount }
}

async function lineCountsOf(
  ctx: Context,
  changes: ChangeSet,
  versionIds: { readonly old: string; readonly new: string },
): Promise<Record<string, number>> {
  const several = changes.rows.filter(({ from, to }) => from.length > 1 || to.length > 1)
  const counts: Record<string, number> = {}
  for (const side of ['old', 'new'] as const) {
    const eIds = several.flatMap((row) => row[side === 'old' ? 'from' : 'to'].map(({ eId }) => eId))
    if (eIds.length === 0) continue
    const rows = await ctx.database.prisma.versionArticle.findMany({
      where: { versionId: versionIds[side], eId: { in: eIds } },
      select: { eId: true, text: true },
    })
    for (const { eId, text } of rows) counts[`${side} ${eId}`] = text.split('\n').filter(Boolean).length
  }
  return counts
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
