// The outcome of a consultation: one person prepares the report, another publishes it. It cannot be published while one
// comment has no fate. The event in the ledger discloses the count of every fate and the root over all single fates, so
// that each receipt can be checked against what was published.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { balanceOf, type FateCounts } from '~/domain/adoption'
import { stageOf } from '~/domain/consultation'
import { carryLeft } from '~/queries/carry-left.server'
import { lostChanges } from '~/queries/lost-changes.server'
import { balanceOfSummary, outcomeFacts } from '~/queries/outcome-facts.server'
import { dutyOf } from './duty.server'
import { recountFates } from './recount-fates.server'
import { forbidden, Refusal } from './refusal'

/** Prepare or prepare again: counts afresh and keeps the words that stand above the report. */
export async function prepareOutcome(
  ctx: Context,
  actor: Actor,
  input: { readonly consultationId: string; readonly note: string },
): Promise<void> {
  const row = await readConsultation(ctx, input.consultationId)
  if (!can(actor, 'outcome:prepare', { regionCode: row.regionCode })) throw forbidden()
  refusePublished(row)
  const preparedAt = new Date(ctx.clock.now())
  await ctx.change(async ({ tx, record }) => {
    await recountFates(tx, row.id)
    const summary = await outcomeFacts(tx, row.id)
    const report = {
      summary: JSON.parse(JSON.stringify(summary)),
      note: input.note.trim(),
      preparedById: actor.id ?? '',
      preparedAt,
    }
    await tx.outcomeReport.upsert({
      where: { consultationId: row.id },
      create: { consultationId: row.id, ...report },
      update: report,
    })
    record({
      type: 'consultation.report-prepared',
      by: 'drafter',
      ref: [row.id, dutyOf(ctx, row.id, actor.id ?? '')],
      committed: { words: { note: report.note, received: summary.received } },
    })
  })
}

/** Publish the prepared report. Refuses while the sum does not close, and the one who prepared it. */
export async function publishOutcome(ctx: Context, actor: Actor, consultationId: string): Promise<void> {
  const row = await readConsultation(ctx, consultationId)
  const report = await ctx.database.prisma.outcomeReport.findUnique({ where: { consultationId } })
  if (!can(actor, 'outcome:publish', { regionCode: row.regionCode })) throw forbidden()
  refusePublished(row)
  if (!report) {
    throw new Refusal('conflict', {
      zh: '报告还没有准备好，不能公布。请先由起草人准备报告。',
      en: 'The report is not prepared yet and cannot be published. The drafter prepares it first.',
    })
  }
  if (actor.id === report.preparedById) {
    throw new Refusal('forbidden', {
      zh: '准备报告的人不能自己公布，请换一个人。',
      en: 'The person who prepared the report cannot publish it; choose someone else.',
    })
  }
  const now = ctx.clock.now()
  const stage = stageOf(
    { status: row.status, opensAt: row.opensAt.getTime(), closesAt: row.closesAt.getTime() },
    now,
  )
  if (stage !== 'closed') {
    throw new Refusal('conflict', {
      zh: '征求意见还没有截止，不能公布采纳情况。没有公布。',
      en: 'The consultation has not closed yet: the outcome cannot be published. Nothing was published.',
    })
  }
  await refuseUnbalanced(ctx, consultationId)
  await refuseUncarried(ctx, consultationId)
  await refuseLost(ctx, consultationId)
  const publishedAt = new Date(now)
  const last = await ctx.database.prisma.version.findFirst({
    where: { workId: row.workId, undoneAt: null, isPublic: true },
    orderBy: { ordinal: 'desc' },
    select: { id: true },
  })
  await ctx.change(async ({ tx, record }) => {
    await recountFates(tx, row.id)
    const summary = await outcomeFacts(tx, row.id)
    const balance = balanceOfSummary(summary)
    if (!balance.isBalanced) throw unbalanced(balance.received, balance.waiting)
    await tx.outcomeReport.update({
      where: { consultationId: row.id },
      data: { summary: JSON.parse(JSON.stringify(summary)), publishedById: actor.id ?? '', publishedAt },
    })
    // The mark of the close may come later than the clock; the ledger tells of both in their order.
    if (row.status !== 'closed') record({ type: 'consultation.closed', by: 'system', ref: [row.id] })
    const { count } = await tx.consultation.updateMany({
      where: { id: row.id, status: row.status, outcomePublishedAt: null },
      data: {
        status: 'closed',
        outcomePublishedAt: publishedAt,
        answeredInVersionId: last?.id ?? null,
        lockVersion: { increment: 1 },
      },
    })
    if (count !== 1) refusePublished({ outcomePublishedAt: publishedAt })
    record({
      type: 'consultation.reported',
      by: 'publisher',
      ref: [row.id, dutyOf(ctx, row.id, actor.id ?? '')],
      committed: {
        outcome: {
          received: summary.received,
          counts: { ...summary.counts },
          root: summary.root,
          version: last?.id ?? null,
        },
      },
      isPublic: ['outcome'],
    })
  })
  await ctx.search.refresh({ workId: row.workId })
}

async function readConsultation(ctx: Context, id: string) {
  const row = await ctx.database.prisma.consultation.findUnique({ where: { id } })
  if (!row?.publishedAt) {
    throw new Refusal('not-found', { zh: '没有这次征求意见。', en: 'There is no such consultation.' })
  }
  return row
}

function refusePublished(row: { readonly outcomePublishedAt: Date | null }): void {
  if (!row.outcomePublishedAt) return
  throw new Refusal('conflict', {
    zh: '采纳情况已经公布，没有重复执行。',
    en: 'The outcome is already published; nothing was done twice.',
  })
}

/** Judge by the counters first, so that a refusal costs nothing; the transaction counts again. */
async function refuseUnbalanced(ctx: Context, consultationId: string): Promise<void> {
  const counts = await ctx.database.prisma.consultationCount.findUnique({ where: { consultationId } })
  if (!counts) return
  const fates: FateCounts = {
    adopted: counts.adopted,
    'partly-adopted': counts.partlyAdopted,
    'not-adopted': counts.notAdopted,
    noted: counts.noted,
    merged: counts.merged,
    'out-of-scope': counts.outOfScope,
    spam: counts.spam,
  }
  const { received, waiting } = balanceOf(counts.comments, fates)
  if (waiting > 0) throw unbalanced(received, waiting)
}

/** What has no place in a later version has no fate there either. */
async function refuseUncarried(ctx: Context, consultationId: string): Promise<void> {
  const [left] = await carryLeft(ctx, [consultationId])
  if (!left) return
  throw new Refusal('conflict', {
    zh: `不能公布：还有${left.comments}条意见没有移到${left.label}。请在“处理意见”页点“继续移动”，完成后再公布。`,
    en: `Cannot publish: ${left.comments} comments have no place in ${left.label} yet. Go on carrying on the page of dispositions, then publish.`,
  })
}

/** 采纳 is told to people as words that stand in the text. */
async function refuseLost(ctx: Context, consultationId: string): Promise<void> {
  const lost = await lostChanges(ctx, [consultationId])
  const [first] = lost
  if (!first) return
  throw new Refusal('conflict', {
    zh: `不能公布：有${lost.length}处已采纳的改动在${first.newestLabel}里不见了。请在“处理意见”页重新答复，或者写明例外，再公布。`,
    en: `Cannot publish: ${lost.length} adopted changes are gone from ${first.newestLabel}. Answer them again on the page of dispositions, or state an exception, then publish.`,
  })
}

const unbalanced = (received: number, waiting: number) =>
  new Refusal('conflict', {
    zh: `不能公布：${received}条里还有${waiting}条没有去向。它们列在下面，逐条处理后再公布。`,
    en: `Cannot publish: ${waiting} of ${received} comments have no fate yet. They are listed below; answer them first.`,
  })
