// Carries every comment of a consultation to every later version of its work and keeps the stated fates. A run may be
// repeated at any time, after a corrected pairing or a late comment: it writes what the machine knows and never
// touches what a person said. Written in pages, each with its event, so that 100,000 comments neither fill the memory
// nor hold the ledger for long. The places are found in a thread of their own, while the page before is written: found here,
// a page of them kept everyone's next click waiting.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { compute } from '~/adapters/workers/compute.server'
import {
  type Carried,
  type CarriedAnchor,
  type CarryFate,
  type CarrySide,
  carryAll,
  carryFates,
  evidenceLine,
  type PersonsCarry,
  type PlainStep,
} from '~/domain/adoption'
import type { Quote } from '~/domain/comment'
import type { ChangeSet } from '~/domain/comparison'
import { checkLinks } from './check-links.server'
import { Refusal } from './refusal'

/** What the job of this name carries as its payload. */
export const carryPayload = z.strictObject({ consultationId: z.string() })

const pageSize = 2_000

export interface CarriedCount {
  readonly comments: number
  /** Later versions, in order. */
  readonly versions: readonly { readonly id: string; readonly fates: Readonly<Record<string, number>> }[]
}

/** Carry all comments. `report` hears how many are done after each page. */
export async function carryComments(
  ctx: Context,
  consultationId: string,
  report: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<CarriedCount> {
  const consultation = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    include: { version: { select: { ordinal: true } }, counts: true },
  })
  if (!consultation) {
    throw new Refusal('not-found', { zh: '没有这次征求意见。', en: 'There is no such consultation.' })
  }
  const steps = await stepsOf(ctx, consultation.workId, consultation.version.ordinal)
  const tally = new Map(steps.map(({ versionId }) => [versionId, emptyFates()]))
  const total = consultation.counts?.comments ?? 0
  let done = 0
  if (steps.length > 0) {
    const { versionId: fromVersionId } = consultation
    for (let next = await foundPage(ctx, { consultationId, steps, after: '' }); next.page.length > 0; ) {
      const { page, ways } = next
      const after = page.at(-1)?.id ?? ''
      const [coming] = await Promise.all([
        foundPage(ctx, { consultationId, steps, after }),
        writePage(ctx, { page, ways, steps, tally, fromVersionId }),
      ])
      done += page.length
      next = coming
      await report(done, Math.max(total, done))
    }
  }
  await checkLinks(ctx, consultationId)
  return { comments: done, versions: [...tally].map(([id, fates]) => ({ id, fates })) }
}

const emptyFates = (): Record<CarryFate, number> =>
  Object.fromEntries(carryFates.map((fate) => [fate, 0])) as Record<CarryFate, number>

/** The comparisons from the consultation's version on, each with the version before it. */
async function stepsOf(ctx: Context, workId: string, firstOrdinal: number): Promise<PlainStep[]> {
  const versions = await ctx.database.prisma.version.findMany({
    where: { workId, undoneAt: null, ordinal: { gte: firstOrdinal } },
    orderBy: { ordinal: 'asc' },
    include: { articles: { select: { eId: true, number: true, text: true } } },
  })
  const sides = versions.map(
    (version): CarrySide => ({
      articles: new Map(version.articles.map(({ eId, ...article }) => [eId, article])),
      title: version.title,
      explanation: version.explanation,
    }),
  )
  const steps: PlainStep[] = []
  for (let at = 1; at < versions.length; at++) {
    const [before, version] = [versions[at - 1], versions[at]]
    const [from, to] = [sides[at - 1], sides[at]]
    if (!before || !version || !from || !to) continue
    const changes = await changesBetween(ctx, before, version)
    steps.push({ versionId: version.id, changes, from, to })
  }
  return steps
}

interface StoredText {
  readonly id: string
  readonly source: string
}

async function changesBetween(ctx: Context, from: StoredText, to: StoredText): Promise<ChangeSet> {
  const stored = await ctx.database.prisma.comparison.findUnique({
    where: { fromVersionId_toVersionId: { fromVersionId: from.id, toVersionId: to.id } },
  })
  if (stored) return stored.changes as unknown as ChangeSet
  const corrections = await ctx.database.prisma.pairCorrection.findMany({
    where: { fromVersionId: from.id, toVersionId: to.id, undoneAt: null },
    orderBy: { createdAt: 'asc' },
  })
  return compute('compare', {
    from: from.source,
    to: to.source,
    corrections: corrections.map(({ fromEIds, toEIds }) => ({ from: fromEIds, to: toEIds })),
  })
}

function pageOf(ctx: Context, consultationId: string, after: string) {
  return ctx.database.prisma.comment.findMany({
    where: { consultationId, id: { gt: after }, state: { not: 'undone' } },
    orderBy: { id: 'asc' },
    take: pageSize,
    select: {
      id: true,
      anchorEId: true,
      quote: true,
      carries: {
        where: { source: 'person' },
        select: { toVersionId: true, fate: true, eIds: true, quoteKept: true },
      },
    },
  })
}

type Page = Awaited<ReturnType<typeof pageOf>>

/** Fewer are carried where they are: a page of 100 costs five milliseconds, and a thread that is not there yet a hundred. */
const leastForThread = 200

async function foundPage(
  ctx: Context,
  { consultationId, steps, after }: { consultationId: string; steps: readonly PlainStep[]; after: string },
): Promise<{ page: Page; ways: readonly (readonly Carried[])[] }> {
  const page = await pageOf(ctx, consultationId, after)
  const anchors = page.map(
    ({ id, anchorEId, quote, carries }): CarriedAnchor => ({
      id,
      eId: anchorEId,
      quote: (quote as Quote | null) ?? undefined,
      said: new Map(carries.map((carry) => [carry.toVersionId, personsCarry(carry)])),
    }),
  )
  const ways =
    page.length < leastForThread ? carryAll(steps, anchors) : await compute('carry', { steps, anchors })
  return { page, ways }
}

interface PageInput {
  readonly page: Page
  /** The way of each comment of the page through the steps. */
  readonly ways: readonly (readonly Carried[])[]
  readonly steps: readonly PlainStep[]
  readonly tally: ReadonlyMap<string, Record<CarryFate, number>>
  readonly fromVersionId: string
}

async function writePage(
  ctx: Context,
  { page, ways, steps, tally, fromVersionId }: PageInput,
): Promise<void> {
  const createdAt = new Date(ctx.clock.now()).toISOString()
  const counts = new Map(steps.map(({ versionId }) => [versionId, emptyFates()]))
  const rows = page.flatMap((comment, place) =>
    (ways[place] ?? []).map((carried, at) => {
      const toVersionId = steps[at]?.versionId ?? ''
      const sum = counts.get(toVersionId)
      if (sum) sum[carried.fate] += 1
      return {
        commentId: comment.id,
        toVersionId,
        fromVersionId,
        fate: carried.fate,
        eIds: carried.eIds,
        quoteKept: carried.quoteKept ?? null,
        evidence: evidenceLine(carried.evidence),
        source: carried.evidence.reason === 'person' ? 'person' : 'machine',
        createdAt,
      }
    }),
  )
  await ctx.change(async ({ tx, record }) => {
    await upsertCarries(tx, rows)
    for (const [versionId, fates] of counts) {
      record({
        type: 'carry.recorded',
        by: 'system',
        ref: [fromVersionId, versionId],
        committed: { words: { comments: page.length, fates } },
      })
    }
  })
  for (const [versionId, fates] of counts) {
    const sum = tally.get(versionId)
    if (sum) for (const fate of carryFates) sum[fate] += fates[fate]
  }
}

function personsCarry(carry: { fate: string; eIds: string[]; quoteKept: boolean | null }): PersonsCarry {
  const fate = carryFates.find((known) => known === carry.fate) ?? 'needs-person'
  return { fate, eIds: carry.eIds, ...(carry.quoteKept === null ? {} : { quoteKept: carry.quoteKept }) }
}

/** One statement for a page; a row that a person corrected stays as it is. */
async function upsertCarries(tx: Prisma.TransactionClient, rows: readonly object[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO "Carry" ("commentId", "toVersionId", "fromVersionId", "fate", "eIds", "quoteKept", "evidence", "source", "createdAt")
     SELECT "commentId", "toVersionId", "fromVersionId", "fate", "eIds", "quoteKept", "evidence", "source", "createdAt"
     FROM json_populate_recordset(NULL::"Carry", $1::json) AS r
     WHERE EXISTS (SELECT 1 FROM "Comment" c WHERE c."id" = r."commentId" AND c."state" <> 'undone')
     ON CONFLICT ("commentId", "toVersionId") DO UPDATE SET
       "fromVersionId" = excluded."fromVersionId", "fate" = excluded."fate", "eIds" = excluded."eIds",
       "quoteKept" = excluded."quoteKept", "evidence" = excluded."evidence", "source" = excluded."source",
       "createdAt" = excluded."createdAt"
     WHERE "Carry"."source" <> 'person'`,
    JSON.stringify(rows),
  )
}
