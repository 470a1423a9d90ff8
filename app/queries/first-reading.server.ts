// What the machine makes of a comment that came after the last grouping: whose words it repeats, what it says otherwise,
// and the group that the comments nearest to it stand in. Computed when it is looked at and stored nowhere; the next
// grouping says it better.

import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '~/adapters/context.server'
import { letterOf, type VariantKind, variationsOf } from '~/domain/comment'

export interface FirstReading {
  readonly family: {
    /** Comments in the same words, this one not counted. */
    readonly others: number
    readonly letter: { readonly id: string; readonly text: string }
    readonly isExact: boolean
    /** What it says otherwise than the letter. */
    readonly what: readonly VariantKind[]
  } | null
  readonly group: { readonly id: string; readonly label: string; readonly article: string } | null
}

interface Row {
  readonly id: string
  readonly consultationId: string
  readonly anchorEId: string
  readonly text: string
}

/** Comments that vote for a group, the nearest on the place and of the family. */
const voters = 15
const patienceMs = 300

/** Null for a comment that was grouped already, by the machine or by people, and where nothing was found. */
export async function firstReading(ctx: Context, row: Row): Promise<FirstReading | null> {
  const { prisma } = ctx.database
  const [clustering, inTheme] = await Promise.all([
    prisma.clustering.findFirst({
      where: { consultationId: row.consultationId },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
    }),
    prisma.themeMember.count({ where: { commentId: row.id } }),
  ])
  const isGrouped = await prisma.clusterMember.count({
    where: { commentId: row.id, cluster: { clusteringId: clustering?.id ?? '', isRest: false } },
  })
  if (inTheme > 0 || isGrouped > 0) return null
  // One that has just come is taken at once; a first filling goes on behind the page.
  await Promise.race([ctx.standing.settled(row.consultationId), pause(patienceMs)])
  const { index } = ctx.standing.of(row.consultationId)
  const found = index.familyOf(row.text, row.anchorEId)
  const others = await standingAmong(ctx, found?.members.filter((id) => id !== row.id) ?? [])
  const near = index.nearestOn(row.anchorEId, row.text, voters + 1).filter((id) => id !== row.id)
  const votes = [...others.ids.slice(0, voters), ...near]
  const [family, group] = await Promise.all([
    familyWith(ctx, row, others),
    clustering ? votedGroup(ctx, clustering.id, votes) : null,
  ])
  return family || group ? { family, group } : null
}

/** How many of them count still, and the first few. */
async function standingAmong(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return { count: 0, ids: [] as readonly string[] }
  const rows = await ctx.database.driver.query<{ id: string }>(
    `SELECT "id" FROM "Comment" WHERE "id" IN (SELECT json_array_elements_text($1::json)) AND "state" <> 'undone'`,
    [JSON.stringify(ids)],
  )
  const counted = new Set(rows.map(({ id }) => id))
  return { count: counted.size, ids: ids.filter((id) => counted.has(id)) }
}

async function familyWith(
  ctx: Context,
  row: Row,
  { count, ids }: { readonly count: number; readonly ids: readonly string[] },
): Promise<FirstReading['family']> {
  const letter = ids[0]
    ? await ctx.database.prisma.comment.findUnique({
        where: { id: ids[0] },
        select: { id: true, text: true },
      })
    : null
  if (!letter) return null
  const [own, other] = [letterOf(row.text), letterOf(letter.text)]
  return { others: count, letter, isExact: own.body === other.body, what: variationsOf(own, other) }
}

async function votedGroup(
  ctx: Context,
  clusteringId: string,
  ids: readonly string[],
): Promise<FirstReading['group']> {
  const [most] = await ctx.database.driver.query<{ id: string; label: string; article: string }>(
    `SELECT k."id", k."label", k."anchorEId" AS article FROM "ClusterMember" m JOIN "Cluster" k ON k."id" = m."clusterId"
     WHERE m."commentId" IN (SELECT json_array_elements_text($1::json)) AND k."clusteringId" = $2
       AND NOT k."isRest" GROUP BY 1, 2, 3 ORDER BY count(*) DESC, k."id" LIMIT 1`,
    [JSON.stringify(ids), clusteringId],
  )
  return most ?? null
}
