// Groups a consultation's comments by machine, in the background. It writes suggestions only: what people grouped stays
// as it is, and an earlier run of the machine is replaced. The words are read anew as well, so that better rules reach
// comments that came before them.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { compute } from '~/adapters/workers/compute.server'
import { type GroupedComment, sharedComments } from '~/adapters/workers/shared-comments'
import { type Actor, can } from '~/domain/access'
import { type Constraints, type Earlier, type Grouping, mapGroups } from '~/domain/comment'
import { type EmbeddedComments, embedComments } from './comments-for-model.server'
import { forbidden } from './refusal'

/** Ends of the slider; beyond them there is one group, or as many as texts. */
export const leastResolution = 0.5
export const mostResolution = 4

export const clusterPayload = z.strictObject({
  consultationId: z.string(),
  seed: z.number().int().default(1),
  scope: z.enum(['article', 'draft']).default('article'),
  /** Above 1: more and smaller groups. */
  resolution: z.number().min(leastResolution).max(mostResolution).default(1),
  /** Whether groups stay and only new comments are put into them, or all are grouped anew. */
  mode: z.enum(['anew', 'continue']).default('anew'),
})
export type ClusterPayload = z.input<typeof clusterPayload>

export type ReportGrouping = (done: number, total: number) => Promise<void>

/** Put a grouping into the queue; where one is under way its run is given back. Resolves with the run's id. */
export async function startClustering(ctx: Context, actor: Actor, payload: ClusterPayload): Promise<string> {
  const { prisma } = ctx.database
  const { consultationId } = payload
  const row = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  if (!row || !can(actor, 'comment:group', { regionCode: row.regionCode })) throw forbidden()
  const name = 'cluster-comments'
  const underWay = await prisma.jobRun.findFirst({
    where: { name, subject: consultationId, status: { in: ['queued', 'running'] } },
    select: { id: true },
  })
  if (underWay) return underWay.id
  return ctx.jobs.start({ name, subject: consultationId, payload, ...(actor.id ? { byId: actor.id } : {}) })
}

/** Group the comments and save the result; the job calls it. It can run twice: the later result stands. */
export async function clusterComments(
  ctx: Context,
  input: ClusterPayload,
  report: ReportGrouping,
): Promise<void> {
  const asked = clusterPayload.parse(input)
  const { consultationId, seed, scope, resolution } = asked
  const rows = await groupedRows(ctx, consultationId)
  const [constraints, earlier, meaning] = await Promise.all([
    decisionsOn(ctx, consultationId),
    earlierGroups(ctx, consultationId, scope),
    embedComments(ctx, consultationId),
  ])
  await report(0, rows.length)
  const grouping = await compute(
    'group',
    {
      comments: sharedComments(rows.map(groupedComment)),
      options: {
        seed,
        scope,
        resolution,
        constraints,
        ...(asked.mode === 'continue' ? { earlier } : {}),
        ...(meaning.embedded ? { embedded: meaning.embedded } : {}),
      },
    },
    (done) => report(done as number, rows.length),
  )
  await ctx.change((change) => save(ctx, change, { asked, rows, grouping, earlier, meaning }))
  await report(rows.length, rows.length)
}

interface GroupedRow {
  readonly id: string
  readonly text: string
  readonly suggestion: string
  readonly anchorEId: string
  readonly author: string
  readonly stationId: string | null
  readonly number: string | null
  readonly original: string | null
  readonly stance: string
  readonly proposals: unknown
}

function groupedRows(ctx: Context, consultationId: string): Promise<GroupedRow[]> {
  return ctx.database.driver.query<GroupedRow>(
    `SELECT c."id", c."text", c."suggestion", c."anchorEId", c."stance", c."proposals", s."stationId",
       coalesce(s."personId", s."id") AS author, a."number",
       CASE WHEN c."suggestion" = '' THEN NULL ELSE a."text" END AS original
     FROM "Comment" c JOIN "Submission" s ON s."id" = c."submissionId"
     LEFT JOIN "VersionArticle" a ON a."versionId" = c."versionId" AND a."eId" = c."anchorEId"
     WHERE c."consultationId" = $1 AND c."state" <> 'undone' AND c."settledAs" IS DISTINCT FROM 'spam' ORDER BY c."id"`,
    [consultationId],
  )
}

const groupedComment = (row: GroupedRow): GroupedComment => ({
  id: row.id,
  text: row.text,
  article: row.anchorEId,
  author: row.author,
  ...(row.stationId ? { station: row.stationId } : {}),
  number: row.number ?? '',
  suggestion: row.suggestion,
  original: row.original ?? '',
})

/** The groups of the last run in this scope, by comment. What was left of an article is no group and holds nobody. */
async function earlierGroups(ctx: Context, consultationId: string, scope: string): Promise<Earlier> {
  const rows = await ctx.database.driver.query<{ commentId: string; clusterId: string }>(
    `SELECT m."commentId", m."clusterId" FROM "ClusterMember" m JOIN "Cluster" k ON k."id" = m."clusterId"
     JOIN "Clustering" g ON g."id" = k."clusteringId"
     WHERE g."consultationId" = $1 AND g."scope" = $2 AND NOT k."isRest"`,
    [consultationId, scope],
  )
  return new Map(rows.map(({ commentId, clusterId }) => [commentId, clusterId]))
}

/** A theme of this name holds what fits nowhere else: its comments need not be alike. */
const leftovers = /^(?:其他|其它|other)(?:[（(].*[）)])?$/iu

/** What people decided: comments of one theme belong together, those of two themes never, and what they said of groups. */
async function decisionsOn(ctx: Context, consultationId: string): Promise<Constraints> {
  const { prisma } = ctx.database
  const [themes, choices] = await Promise.all([
    prisma.theme.findMany({
      where: { consultationId },
      orderBy: { id: 'asc' },
      select: { name: true, members: { select: { commentId: true }, orderBy: { commentId: 'asc' } } },
    }),
    prisma.groupChoice.findMany({
      where: { consultationId, undoneAt: null, kind: { in: ['together', 'apart'] } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { kind: true, lists: true },
    }),
  ])
  const held = themes
    .filter(({ name, members }) => members.length > 0 && !leftovers.test(name))
    .map(({ members }) => members.map(({ commentId }) => commentId))
  const said = (kind: string) =>
    choices.flatMap((choice) => (choice.kind === kind ? [choice.lists as string[][]] : []))
  return {
    together: [...held, ...said('together').map((lists) => lists.flat())],
    apart: [...(held.length > 1 ? [held] : []), ...said('apart')],
  }
}

interface Saved {
  readonly asked: z.output<typeof clusterPayload>
  readonly rows: readonly GroupedRow[]
  readonly grouping: Grouping
  readonly earlier: Earlier
  readonly meaning: EmbeddedComments
}

/** Rows of one statement: few enough for a parameter, many enough to be quick. */
const chunk = 2000
const shownProposals = 12

async function save(
  ctx: Context,
  { tx, record }: Change,
  { asked, rows, grouping, earlier, meaning }: Saved,
): Promise<void> {
  const { clusters, seed, stability, unassigned } = grouping
  const { consultationId, scope, resolution } = asked
  const before = { clustering: { consultationId, scope } }
  const rests = await restsBefore(tx, before)
  const again = mapGroups(
    earlier,
    clusters.map(({ members, isRest }) => (isRest ? [] : members)),
  )
  const made = clusters.map((cluster, ordinal) => ({
    cluster,
    id:
      (cluster.isRest
        ? rests.get(cluster.article)
        : asked.mode === 'continue'
          ? cluster.kept
          : again.kept[ordinal]) ?? ctx.ids.next(),
    ordinal,
  }))
  const changes =
    asked.mode === 'continue'
      ? []
      : again.changes.map((change) => ({ ...change, to: change.to.flatMap((at) => made[at]?.id ?? []) }))
  await tx.clusterMember.deleteMany({ where: { cluster: before } })
  await tx.cluster.deleteMany({ where: before })
  await tx.clustering.deleteMany({ where: { consultationId, scope } })
  const clusteringId = ctx.ids.next()
  const createdAt = new Date(ctx.clock.now())
  await tx.clustering.create({
    data: {
      id: clusteringId,
      consultationId,
      seed,
      scope,
      resolution,
      stability,
      comments: rows.length,
      changes,
      model: meaning.model,
      modelFailure: meaning.failure,
      createdAt,
    },
  })
  await tx.cluster.createMany({
    data: made.map(({ cluster, id, ordinal }) => ({
      id,
      clusteringId,
      ordinal,
      anchorEId: cluster.article || 'whole',
      label: cluster.label,
      people: cluster.people,
      texts: cluster.texts,
      stations: cluster.stations,
      stance: { ...cluster.stance },
      representatives: [...cluster.representatives],
      isDuplicateFamily: cluster.isDuplicateFamily,
      isRest: cluster.isRest,
      proposals: cluster.proposals
        .slice(0, shownProposals)
        .map(({ words, people, texts }) => ({ words, people, texts })),
    })),
  })
  const members = made.flatMap(({ cluster, id }) => cluster.members.map((member) => [id, member]))
  for (const part of chunks(members)) {
    await tx.$executeRawUnsafe(
      `INSERT INTO "ClusterMember" ("clusterId", "commentId")
       SELECT pair->>0, pair->>1 FROM json_array_elements($1::json) pair`,
      JSON.stringify(part),
    )
  }
  await saveReadings(tx, rows, grouping)
  record({
    type: 'comments.clustered',
    by: 'system',
    ref: [consultationId],
    committed: {
      words: {
        seed,
        scope,
        resolution: String(resolution),
        mode: asked.mode,
        stability: String(stability),
        merged: changes.filter(({ kind }) => kind === 'merged').length,
        split: changes.filter(({ kind }) => kind === 'split').length,
        comments: rows.length,
        clusters: clusters.length,
        unassigned: unassigned.length,
        model: meaning.model,
      },
    },
  })
}

/** What was left of each article, so that it keeps its identity however its comments change. */
async function restsBefore(
  tx: Change['tx'],
  before: { readonly clustering: { readonly consultationId: string; readonly scope: string } },
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.cluster.findMany({
    where: { ...before, isRest: true },
    select: { id: true, anchorEId: true },
  })
  return new Map(rows.map(({ id, anchorEId }) => [anchorEId, id]))
}

async function saveReadings(
  tx: Change['tx'],
  rows: readonly GroupedRow[],
  { readings }: Grouping,
): Promise<void> {
  const changed = rows.flatMap((row) => {
    const reading = readings.get(row.id)
    if (!reading) return []
    const isSame = row.stance === reading.stance && sameJson(row.proposals, reading.proposals)
    return isSame ? [] : [{ id: row.id, stance: reading.stance, proposals: reading.proposals }]
  })
  for (const part of chunks(changed)) {
    await tx.$executeRawUnsafe(
      `UPDATE "Comment" c SET "stance" = r->>'stance', "proposals" = (r->'proposals')::jsonb
       FROM json_array_elements($1::json) r WHERE c."id" = r->>'id'`,
      JSON.stringify(part),
    )
  }
}

// jsonb sorts its keys, so the texts are compared after ours are sorted the same way.
const sameJson = (stored: unknown, read: unknown) =>
  JSON.stringify(sorted(stored)) === JSON.stringify(sorted(read))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < all.length; at += chunk) parts.push(all.slice(at, at + chunk))
  return parts
}
