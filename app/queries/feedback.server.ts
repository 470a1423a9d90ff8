// 采纳情况反馈 for one station or one deputy: what it brought or said, the fate and the reason of each, the characters that changed.
// It opens when the outcome is published, and shows nobody's comments but their own. The Word file is made to be passed on, so
// its rows are the public ones: names only with consent, held-back words not at all.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { officeTableDocx } from '~/adapters/documents/office-table-docx.server'
import { outcomeColumns } from '~/adapters/documents/outcome-table'
import { readEntryPlace } from '~/commands/enter-comments.server'
import { forbidden, Refusal } from '~/commands/refusal'
import type { Actor } from '~/domain/access'
import { type AnswerFate, reportRow } from '~/domain/adoption'
import { allRows, dayOf } from './outcome-file.server'
import { type OwnComment, ownComments } from './own-comments.server'

export interface FeedbackPlace {
  readonly consultationId: string
  /** Of this station; without it, of the person who asks. */
  readonly stationId?: string
}

export interface Feedback {
  readonly title: string
  /** Name of the station or of the person. */
  readonly whose: string
  readonly publishedAt: number
  readonly received: number
  /** How many came to each fate; those with none are left out. */
  readonly fates: readonly { readonly fate: AnswerFate; readonly count: number }[]
  /** How many changed characters of the text. */
  readonly changed: number
  readonly comments: readonly OwnComment[]
}

/** All of it on one page: a station brings hundreds at most. Refuses before the outcome is public, and everybody else. */
export async function feedback(ctx: Context, actor: Actor, place: FeedbackPlace): Promise<Feedback> {
  const { head, of } = await readable(ctx, actor, place)
  const comments: OwnComment[] = []
  let after: string | undefined
  do {
    const { items, next } = await ownComments(ctx, of, after, 200)
    comments.push(...items)
    after = next
  } while (after !== undefined)
  const counts = new Map<AnswerFate, number>()
  for (const { outcome } of comments) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return {
    ...head,
    received: comments.length,
    fates: order.flatMap((fate) => {
      const count = counts.get(fate)
      return count === undefined ? [] : [{ fate, count }]
    }),
    changed: comments.filter(({ changed }) => changed.length > 0).length,
    comments,
  }
}

const order: readonly AnswerFate[] = [
  'adopted',
  'partly-adopted',
  'not-adopted',
  'noted',
  'merged',
  'out-of-scope',
  'spam',
  'waiting',
]

/** The same as a Word file in the form of 采纳情况表. */
export async function feedbackFile(
  ctx: Context,
  actor: Actor,
  place: FeedbackPlace,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { head, of } = await readable(ctx, actor, place)
  const rows = (await allRows(ctx, place.consultationId, of)).map((row, at) => reportRow(row, at + 1))
  const title = `${head.title}意见采纳情况反馈`
  const bytes = await officeTableDocx({
    title,
    name: '采纳情况反馈',
    facts: [
      `${place.stationId ? '基层立法联系点' : '提出人'}：${head.whose}`,
      `共${rows.length}条意见；采纳情况于${dayOf(head.publishedAt)}公布`,
      '姓名经本人同意才写明；联系方式不在本表中。',
    ],
    columns: outcomeColumns,
    rows,
  })
  return { bytes, name: `${title}（${head.whose}）.docx` }
}

async function readable(ctx: Context, actor: Actor, { consultationId, stationId }: FeedbackPlace) {
  const { prisma } = ctx.database
  if (stationId !== undefined) await readEntryPlace(ctx, actor, { consultationId, stationId })
  else if (actor.id === undefined) throw forbidden()
  const row = await prisma.consultation.findUnique({ where: { id: consultationId } })
  if (!row?.publishedAt) {
    throw new Refusal('not-found', { zh: '没有这次征求意见。', en: 'There is no such consultation.' })
  }
  if (!row.outcomePublishedAt) {
    throw new Refusal('not-found', {
      zh: '采纳情况还没有公布，公布以后这里才有反馈。',
      en: 'The outcome is not published yet; the feedback stands here once it is.',
    })
  }
  const of: Prisma.SubmissionWhereInput =
    stationId === undefined
      ? { consultationId, personId: actor.id ?? '' }
      : { consultationId, stationId, undoneAt: null }
  const owner =
    stationId === undefined
      ? await prisma.person.findUnique({ where: { id: actor.id ?? '' }, select: { name: true } })
      : await prisma.station.findUnique({ where: { id: stationId }, select: { name: true } })
  const head = {
    title: row.title,
    whose: owner?.name ?? '',
    publishedAt: row.outcomePublishedAt.getTime(),
  }
  return { head, of }
}
