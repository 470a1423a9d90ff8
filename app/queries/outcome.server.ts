// The published outcome of a consultation, and the same view for those who prepare it: the sum, the flow, what changed
// with who suggested it, what was not adopted and why, the stations, the comments one by one.

import type { Context } from '~/adapters/context.server'
import { Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import {
  type AnswerFate,
  type Balance,
  changedSpans,
  type DispositionResult,
  type ReportRow,
  reportRow,
} from '~/domain/adoption'
import { adoptionSteps } from './adoption-steps.server'
import { balanceOfSummary, type OutcomeSummary, outcomeFacts } from './outcome-facts.server'
import { outcomeRows } from './outcome-rows.server'

export interface OutcomeChange {
  readonly versionLabel: string
  readonly number: string
  readonly before: string
  readonly removed: string
  readonly words: string
  readonly after: string
  readonly rationale: string
  readonly result: DispositionResult
  readonly name: string
  readonly texts: number
  /** With consent only, earliest first. */
  readonly people: readonly string[]
  readonly stations: readonly string[]
}

export interface OutcomeAnswer {
  readonly id: string
  readonly result: DispositionResult
  readonly ground: string
  readonly rationale: string
  readonly exception: string
  readonly name: string
  readonly texts: number
}

/** A row with what a page needs to word it in the reader's language. */
export interface OutcomePageRow extends ReportRow {
  readonly code: AnswerFate
  readonly isShown: boolean
  readonly hasName: boolean
}

export interface OutcomeView {
  readonly consultation: {
    readonly id: string
    readonly title: string
    readonly workId: string
    readonly opensAt: number
    readonly closesAt: number
  }
  readonly publishedAt: number
  readonly note: string
  readonly summary: OutcomeSummary
  readonly balance: Balance
  readonly changes: readonly OutcomeChange[]
  readonly answers: readonly OutcomeAnswer[]
  readonly rows: readonly OutcomePageRow[]
  readonly nextRow?: string
}

const rowsOnPage = 50
const namesShown = 12
const mostInBrief = 3
/** Characters of the old and the new words together. */
const briefLength = 24

/** The outcome as the actor may see it. Refuses until it is published; staff of the region see it while it is prepared. */
export async function outcomeView(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly after?: string; readonly from?: number },
): Promise<OutcomeView> {
  const consultation = await readableOutcome(ctx, actor, asked.consultationId)
  const report = await ctx.database.prisma.outcomeReport.findUnique({
    where: { consultationId: consultation.id },
  })
  const summary = report
    ? (report.summary as unknown as OutcomeSummary)
    : await ctx.database.prisma.$transaction((tx) => outcomeFacts(tx, consultation.id))
  const answers = await readAnswers(ctx, consultation.id)
  const page = await outcomeRows(ctx, {
    consultationId: consultation.id,
    after: asked.after,
    take: rowsOnPage + 1,
  })
  const first = asked.from ?? 1
  return {
    consultation: {
      id: consultation.id,
      title: consultation.title,
      workId: consultation.workId,
      opensAt: consultation.opensAt.getTime(),
      closesAt: consultation.closesAt.getTime(),
    },
    publishedAt: consultation.outcomePublishedAt?.getTime() ?? 0,
    note: report?.note ?? '',
    summary,
    balance: balanceOfSummary(summary),
    changes: await changesOf(ctx, consultation, { answers, answeredBy: summary.answeredBy }),
    answers: answers
      .filter(({ id }) => id in summary.answeredBy)
      .map((answer) => ({
        id: answer.id,
        result: answer.result as DispositionResult,
        ground: answer.ground,
        rationale: answer.rationale,
        exception: answer.exception,
        name: nameOf(answer),
        texts: summary.answeredBy[answer.id] ?? 0,
      })),
    rows: page.slice(0, rowsOnPage).map((row, index) => ({
      ...reportRow(row, first + index),
      code: row.fate,
      isShown: row.isShown,
      hasName: row.author !== '',
    })),
    ...(page.length > rowsOnPage ? { nextRow: page[rowsOnPage - 1]?.id ?? '' } : {}),
  }
}

/** A few words that changed, those most people asked for first, each from another article and short enough to be read at
 *  a glance. Only of a published outcome: the caller has read its date. */
export async function changesInBrief(ctx: Context, consultationId: string): Promise<OutcomeChange[]> {
  const [consultation, report] = await Promise.all([
    ctx.database.prisma.consultation.findUniqueOrThrow({ where: { id: consultationId } }),
    ctx.database.prisma.outcomeReport.findUnique({ where: { consultationId } }),
  ])
  if (!report || !consultation.outcomePublishedAt) return []
  const { answeredBy } = report.summary as unknown as OutcomeSummary
  const answers = await readAnswers(ctx, consultationId)
  const changes = await changesOf(ctx, consultation, { answers, answeredBy })
  const short = changes
    .filter(({ removed, words }) => removed !== '' && [...removed, ...words].length <= briefLength)
    .sort((a, b) => b.texts - a.texts)
  return short
    .filter(({ number }, at) => short.findIndex((other) => other.number === number) === at)
    .slice(0, mostInBrief)
}

/** The consultation whose outcome the actor may read; the one judge of page and files. */
export async function readableOutcome(ctx: Context, actor: Actor, id: string) {
  const row = await ctx.database.prisma.consultation.findUnique({ where: { id } })
  const isPublished = row?.outcomePublishedAt != null
  if (row?.publishedAt && can(actor, 'outcome:read', { regionCode: row.regionCode, isPublished })) return row
  throw new Refusal('not-found', {
    zh: '采纳情况还没有公布。公布后在这里能看到每条意见的去向；手里的回执码也能查到答复。',
    en: 'The outcome is not published yet. Then the fate of every comment stands here, and a receipt shows its answer.',
  })
}

const member = {
  select: {
    text: true,
    state: true,
    receivedAt: true,
    submission: { select: { publicName: true, station: { select: { name: true } } } },
  },
} as const

function readAnswers(ctx: Context, consultationId: string) {
  return ctx.database.prisma.disposition.findMany({
    where: { consultationId, status: 'approved', replacedById: null },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    include: {
      links: { where: { isRejected: false }, orderBy: [{ articleEId: 'asc' }, { start: 'asc' }] },
      comment: member,
      theme: {
        select: {
          name: true,
          members: { take: 200, select: { comment: member } },
        },
      },
    },
  })
}

type Answer = Awaited<ReturnType<typeof readAnswers>>[number]

/** The theme's name, or the first words of the comment when they may be shown. */
function nameOf(answer: Answer): string {
  if (answer.theme) return answer.theme.name
  if (answer.comment?.state !== 'published') return '（未公布）'
  const characters = [...answer.comment.text.replace(/\s+/g, ' ')]
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}

async function changesOf(
  ctx: Context,
  consultation: { readonly workId: string; readonly versionId: string },
  { answers, answeredBy }: { answers: readonly Answer[]; answeredBy: OutcomeSummary['answeredBy'] },
): Promise<OutcomeChange[]> {
  const steps = (await adoptionSteps(ctx, consultation)).filter(({ to }) => to.isPublic)
  const changes = answers.flatMap((answer) =>
    answer.links.flatMap((link) => {
      const at = steps.findIndex(({ to }) => to.id === link.toVersionId)
      const step = steps[at]
      if (!step) return []
      const row = step.changes.rows.find(({ id }) => id === link.changeId)
      const span = row
        ? changedSpans(row, step.to.side).find(
            ({ eId, start }) => eId === link.articleEId && start === link.start,
          )
        : undefined
      const articles = [...step.to.side.articles.keys()]
      return [
        {
          order: at * 10_000 + Math.max(0, articles.indexOf(link.articleEId)),
          change: {
            versionLabel: step.to.label,
            number: step.to.side.articles.get(link.articleEId)?.number ?? span?.number ?? '',
            before: span?.before ?? '',
            removed: span?.removed ?? '',
            words: link.words,
            after: span?.after ?? '',
            rationale: answer.rationale,
            result: answer.result as DispositionResult,
            name: nameOf(answer),
            texts: answeredBy[answer.id] ?? 0,
            ...creditOf(answer),
          },
        },
      ]
    }),
  )
  return changes.sort((a, b) => a.order - b.order).map(({ change }) => change)
}

/** Everybody who said it, earliest first: never one only, and nobody without consent. */
function creditOf(answer: Answer): Pick<OutcomeChange, 'people' | 'stations'> {
  const comments = answer.comment
    ? [answer.comment]
    : (answer.theme?.members ?? []).map(({ comment }) => comment)
  const sorted = [...comments].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  const names = sorted.flatMap(({ submission }) => submission.publicName || [])
  const stations = sorted.flatMap(({ submission }) => submission.station?.name ?? [])
  return {
    people: [...new Set(names)].slice(0, namesShown),
    stations: [...new Set(stations)].slice(0, namesShown),
  }
}
