// Has a language model draft a summary of a theme or of a machine's group, in the background. What it writes is judged
// against the comments and stored as an offer; it changes no theme, no comment and nothing that a person decided. When the
// model gives nothing, that is stored too, and the desk stays with the words and quotes found without it.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { ModelFailure } from '~/adapters/model/failures'
import type { Question } from '~/adapters/model/model.server'
import { type Actor, can } from '~/domain/access'
import {
  readSummaryAnswer,
  type SummaryAnswer,
  type SummaryRequest,
  type SummaryText,
  summaryRequest,
} from '~/domain/comment'
import { mayBeSent, namesOf } from './comments-for-model.server'
import { forbidden, Refusal } from './refusal'
import { noModel } from './switch-model.server'

const group = {
  consultationId: z.string(),
  themeId: z.string().optional(),
  clusterId: z.string().optional(),
}
export const summaryPayload = z.strictObject({ ...group, summaryId: z.string(), byId: z.string() })
export type SummaryPayload = z.infer<typeof summaryPayload>
export type SummarisedGroup = Omit<SummaryPayload, 'summaryId' | 'byId'>

export const suggestSummaryName = 'suggest-summary'

/** Put a draft into the queue; where one of the same group is under way its run is given back. The run's id. */
export async function startSummary(ctx: Context, actor: Actor, asked: SummarisedGroup): Promise<string> {
  const { prisma } = ctx.database
  const { consultationId, themeId, clusterId } = asked
  const row = await prisma.consultation.findUnique({ where: { id: consultationId } })
  if (!row || actor.id === undefined || !can(actor, 'comment:group', { regionCode: row.regionCode }))
    throw forbidden()
  if (!ctx.model?.config.model) throw noModel()
  if (!row.usesModel) throw notAllowed()
  const isThere = themeId
    ? await prisma.theme.findFirst({ where: { id: themeId, consultationId }, select: { id: true } })
    : await prisma.cluster.findFirst({
        where: { id: clusterId ?? '', clustering: { consultationId } },
        select: { id: true },
      })
  if (!isThere) throw groupIsGone()
  const subject = isThere.id
  const underWay = await prisma.jobRun.findFirst({
    where: { name: suggestSummaryName, subject, status: { in: ['queued', 'running'] } },
    select: { id: true },
  })
  if (underWay) return underWay.id
  const payload: SummaryPayload = { ...asked, summaryId: ctx.ids.next(), byId: actor.id }
  return ctx.jobs.start({ name: suggestSummaryName, subject, payload, byId: actor.id })
}

/** What came of it: the kind of failure, or nothing. */
export interface Suggested {
  readonly read: number
  readonly failure?: ModelFailure
}

/** Ask the model and store the offer; the job calls it. It can run twice: the first stored offer stands. */
export async function suggestSummary(ctx: Context, payload: SummaryPayload): Promise<Suggested> {
  const { prisma } = ctx.database
  const { consultationId } = payload
  const row = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { usesModel: true },
  })
  if (!ctx.model?.config.model) throw noModel()
  if (!row?.usesModel) throw notAllowed()
  if (await prisma.summary.findUnique({ where: { id: payload.summaryId } })) return { read: 0 }
  const { texts, more, minors } = await textsOf(ctx, payload)
  const request = summaryRequest(texts)
  const { answer, failure } = await ask(ctx, request, consultationId)
  await save(ctx, payload, { request, more: more + request.more, minors, answer, failure })
  return { read: request.sources.length, ...(failure ? { failure } : {}) }
}

async function ask(
  ctx: Context,
  request: SummaryRequest,
  consultationId: string,
): Promise<{ answer?: SummaryAnswer; failure?: ModelFailure }> {
  if (!ctx.model) throw noModel()
  if (request.sources.length === 0) return { failure: 'nothing' }
  const { system, user, schema } = request
  const question: Question = { consultationId, system, user, schema, schemaName: 'summary' }
  const given = await ctx.model.answer(question)
  if (!given.ok) return { failure: given.failure }
  const answer = readSummaryAnswer(given.value, request)
  if (!answer) return { failure: 'malformed' }
  return answer.points.length === 0 ? { answer, failure: 'unsupported' } : { answer }
}

/** Distinct texts looked at, the ones that most people sent. */
const mostTexts = 200

async function textsOf(ctx: Context, { themeId, clusterId }: SummarisedGroup) {
  const { driver, prisma } = ctx.database
  const [members, id] = themeId
    ? ['JOIN "ThemeMember" m ON m."commentId" = c."id" AND m."themeId" = $1', themeId]
    : ['JOIN "ClusterMember" m ON m."commentId" = c."id" AND m."clusterId" = $1', clusterId]
  const from = `FROM "Comment" c ${members} JOIN "Submission" s ON s."id" = c."submissionId"`
  const [distinct, [totals], subject] = await Promise.all([
    driver.query<{ id: string; people: number }>(
      `SELECT min(c."id") AS id, count(DISTINCT coalesce(s."personId", s."id"))::int AS people ${from}
       WHERE ${mayBeSent} GROUP BY c."foldedHash" ORDER BY 2 DESC, 1 LIMIT ${mostTexts}`,
      [id],
    ),
    driver.query<{ texts: number; minors: number }>(
      `SELECT (count(DISTINCT c."foldedHash") FILTER (WHERE ${mayBeSent}))::int AS texts,
         (count(*) FILTER (WHERE s."isMinor"))::int AS minors ${from}`,
      [id],
    ),
    themeId
      ? prisma.theme.findUnique({ where: { id: themeId }, select: { representatives: true } })
      : prisma.cluster.findUnique({ where: { id: clusterId ?? '' }, select: { representatives: true } }),
  ])
  const typical = subject?.representatives ?? []
  const rank = (one: string) => (typical.includes(one) ? typical.indexOf(one) : typical.length)
  const ordered = distinct.toSorted((a, b) => rank(a.id) - rank(b.id))
  const texts = await withWords(ctx, ordered)
  return { texts, more: (totals?.texts ?? 0) - texts.length, minors: totals?.minors ?? 0 }
}

async function withWords(
  ctx: Context,
  ordered: readonly { readonly id: string; readonly people: number }[],
): Promise<SummaryText[]> {
  const rows = await ctx.database.prisma.comment.findMany({
    where: { id: { in: ordered.map(({ id }) => id) } },
    select: { id: true, text: true, submission: { select: { publicName: true, authorSealed: true } } },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ordered.flatMap(({ id, people }) => {
    const row = byId.get(id)
    if (!row) return []
    return [{ id, people, text: row.text, names: namesOf(ctx, row.submission) }]
  })
}

interface Outcome {
  readonly request: SummaryRequest
  readonly more: number
  readonly minors: number
  readonly answer: SummaryAnswer | undefined
  readonly failure: ModelFailure | undefined
}

async function save(ctx: Context, payload: SummaryPayload, outcome: Outcome): Promise<void> {
  const { request, answer, failure, more, minors } = outcome
  const { summaryId, consultationId, themeId, clusterId, byId } = payload
  const model = ctx.model?.config.model ?? ''
  const status = failure ? 'failed' : 'offered'
  await ctx.change(async ({ tx, record }) => {
    // Drafts that nobody decided on give way; what a person decided stays as it is.
    const where = themeId ? { themeId } : { clusterId: clusterId ?? '' }
    await tx.summary.deleteMany({ where: { ...where, status: { in: ['offered', 'failed'] } } })
    await tx.summary.create({
      data: {
        id: summaryId,
        consultationId,
        themeId: themeId ?? null,
        clusterId: clusterId ?? null,
        status,
        model,
        label: asJson(answer?.label ?? {}),
        points: asJson(answer?.points ?? []),
        dropped: asJson(answer?.dropped ?? {}),
        failure: failure ?? '',
        read: request.sources.length,
        addressed: [...request.addressed],
        more,
        minors,
        askedById: byId,
        createdAt: new Date(ctx.clock.now()),
      },
    })
    record({
      type: failure ? 'summary.failed' : 'summary.offered',
      by: 'system',
      ref: [summaryId, consultationId],
      committed: {
        words: { model, failure: failure ?? '', read: request.sources.map(({ id }) => id) },
        person: { id: byId },
      },
    })
  })
}

const asJson = (value: object) => JSON.parse(JSON.stringify(value))

const notAllowed = () =>
  new Refusal('conflict', {
    zh: '这次征求意见没有允许语言模型读来信，没有发送。需要时请审核或者发布人员在意见台上允许。',
    en: 'The language model may not read the comments of this consultation; nothing was sent. A reviewer or publisher can allow it on the desk.',
  })

const groupIsGone = () =>
  new Refusal('conflict', {
    zh: '机器已经重新分过组，这一组不在了，没有发送。请看新的分组。',
    en: 'The machine has grouped anew and this group is gone; nothing was sent. Look at the new groups.',
  })
