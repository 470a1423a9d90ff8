// Groups a consultation's comments by machine, in the background. It writes suggestions only: what people grouped stays
// as it is, and an earlier run of the machine is replaced. The words are read anew as well, so that better rules reach
// comments that came before them.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { wordTools } from '~/adapters/language/words.server'
import { type Actor, can } from '~/domain/access'
import { type CommentReading, type Grouping, groupingSteps, readComment } from '~/domain/comment'
import { forbidden } from './refusal'

export const clusterPayload = z.strictObject({
  consultationId: z.string(),
  seed: z.number().int().default(1),
})
export type ClusterPayload = z.input<typeof clusterPayload>

export type ReportGrouping = (done: number, total: number) => Promise<void>

const breathMs = 25
const reportMs = 400

/** Put a grouping into the queue; where one is under way its run is given back. Resolves with the run's id. */
export async function startClustering(ctx: Context, actor: Actor, consultationId: string): Promise<string> {
  const { prisma } = ctx.database
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
  const payload: ClusterPayload = { consultationId }
  return ctx.jobs.start({ name, subject: consultationId, payload, ...(actor.id ? { byId: actor.id } : {}) })
}

/** Group the comments and save the result; the job calls it. It can run twice: the later result stands. */
export async function clusterComments(
  ctx: Context,
  input: ClusterPayload,
  report: ReportGrouping,
): Promise<void> {
  const { consultationId, seed } = clusterPayload.parse(input)
  const rows = await groupedRows(ctx, consultationId)
  const tools = await wordTools()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const steps = groupingSteps(
    rows.map((row) => ({
      id: row.id,
      text: row.text,
      article: row.anchorEId,
      author: row.author,
      ...(row.stationId ? { station: row.stationId } : {}),
    })),
    { ...tools, seed, read: ({ id }) => readRow(byId.get(id)) },
  )
  await report(0, rows.length)
  let step = steps.next()
  let breathed = performance.now()
  let reported = breathed
  for (; !step.done; step = steps.next()) {
    const now = performance.now()
    if (now - breathed > breathMs) {
      // The same process answers pages: they get their turn between two steps.
      await new Promise((resolve) => setImmediate(resolve))
      breathed = performance.now()
    }
    if (now - reported > reportMs) {
      await report(Math.min(step.value.done, rows.length), rows.length)
      reported = performance.now()
    }
  }
  const grouping = step.value
  await ctx.change((change) => save(ctx, change, { consultationId, rows, grouping }))
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

function readRow(row: GroupedRow | undefined): CommentReading {
  if (!row) throw new Error('Expected a row for every grouped comment')
  const { text, suggestion, number, original } = row
  return readComment({ text, suggestion, article: number ?? '', original: original ?? '' })
}

interface Saved {
  readonly consultationId: string
  readonly rows: readonly GroupedRow[]
  readonly grouping: Grouping
}

/** Rows of one statement: few enough for a parameter, many enough to be quick. */
const chunk = 2000
const shownProposals = 12

async function save(
  ctx: Context,
  { tx, record }: Change,
  { consultationId, rows, grouping }: Saved,
): Promise<void> {
  const { clusters, seed, stability, unassigned } = grouping
  const before = { clustering: { consultationId } }
  await tx.clusterMember.deleteMany({ where: { cluster: before } })
  await tx.cluster.deleteMany({ where: before })
  await tx.clustering.deleteMany({ where: { consultationId } })
  const clusteringId = ctx.ids.next()
  const createdAt = new Date(ctx.clock.now())
  await tx.clustering.create({
    data: { id: clusteringId, consultationId, seed, stability, comments: rows.length, createdAt },
  })
  const made = clusters.map((cluster, ordinal) => ({ cluster, id: ctx.ids.next(), ordinal }))
  await tx.cluster.createMany({
    data: made.map(({ cluster, id, ordinal }) => ({
      id,
      clusteringId,
      ordinal,
      anchorEId: cluster.article,
      label: cluster.label,
      people: cluster.people,
      texts: cluster.texts,
      stations: cluster.stations,
      stance: { ...cluster.stance },
      representatives: [...cluster.representatives],
      isDuplicateFamily: cluster.isDuplicateFamily,
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
        stability: String(stability),
        comments: rows.length,
        clusters: clusters.length,
        unassigned: unassigned.length,
      },
    },
  })
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
