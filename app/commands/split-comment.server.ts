// A person splits a comment into its points, splits it otherwise, or joins it again. The words stay one and whole: parts
// are ranges of them, each with its place, its reading and, later, its answer. What has an answer is not split anew.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { type CommentPart, partsOf } from '~/domain/comment'
import { ledgerRole } from './disposition-target.server'
import { recountFates } from './recount-fates.server'
import { forbidden, Refusal } from './refusal'

export interface SplitInput {
  readonly consultationId: string
  readonly commentId: string
  /** Code points of the comment's text at which a part begins, without the first. */
  readonly cuts: readonly number[]
  /** Articles given by hand, by part; empty where the words or the comment's own place say it. */
  readonly articles?: readonly string[]
  /** The state the page showed. */
  readonly lockVersion?: number
}

const mostParts = 30

/** Split; returns the ids of the parts. Parts of an earlier split are undone in the same transaction. */
export async function splitComment(ctx: Context, actor: Actor, input: SplitInput): Promise<string[]> {
  const comment = await openComment(ctx, actor, input)
  const { byNumber, numberOf } = await articlePlaces(ctx, comment.versionId)
  const parts = readParts(comment.text, numberOf(comment.anchorEId), input)
  const rows = parts.map((part, index) => {
    const given = input.articles?.[index]?.trim() ?? ''
    const eId = byNumber(part.article)
    if (given !== '' && eId === undefined)
      throw refuse(
        'articles',
        `草案里没有“${given}”，没有拆分。请写条号，例如第九条。`,
        `The draft has no “${given}”; nothing was split. Write the article’s number, such as 第九条.`,
      )
    return {
      id: ctx.ids.next(),
      commentId: comment.id,
      ordinal: index,
      start: part.start,
      end: part.end,
      anchorEId: eId ?? comment.anchorEId,
      proposals: part.proposals as object[],
      stance: part.stance,
      byId: actor.id ?? '',
      createdAt: new Date(ctx.clock.now()),
    }
  })
  await ctx.change(async ({ tx, record }) => {
    await claimComment(tx, comment, ctx.clock.now())
    await tx.commentPart.createMany({ data: rows })
    await recountFates(tx, comment.consultationId)
    record({
      type: 'comment.split',
      by: ledgerRole(actor),
      ref: [comment.id],
      committed: {
        words: { parts: rows.map(({ start, end, anchorEId }) => ({ start, end, article: anchorEId })) },
        person: { id: actor.id ?? '' },
      },
    })
  })
  return rows.map(({ id }) => id)
}

/** Take the split back: the comment is answered as a whole again. */
export async function joinComment(
  ctx: Context,
  actor: Actor,
  input: Pick<SplitInput, 'consultationId' | 'commentId' | 'lockVersion'>,
): Promise<void> {
  const comment = await openComment(ctx, actor, input)
  if (comment.parts.length === 0)
    throw new Refusal('conflict', {
      zh: '这条意见没有拆分，没有执行。',
      en: 'This comment is not split; nothing was done.',
    })
  await ctx.change(async ({ tx, record }) => {
    await claimComment(tx, comment, ctx.clock.now())
    await recountFates(tx, comment.consultationId)
    record({
      type: 'comment.joined',
      by: ledgerRole(actor),
      ref: [comment.id],
      committed: { person: { id: actor.id ?? '' } },
    })
  })
}

async function articlePlaces(ctx: Context, versionId: string) {
  const rows = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId },
    select: { eId: true, number: true },
  })
  const [eIds, numbers] = [
    new Map(rows.map(({ eId, number }) => [number, eId])),
    new Map(rows.map(({ eId, number }) => [eId, number])),
  ]
  return { byNumber: (number: string) => eIds.get(number), numberOf: (eId: string) => numbers.get(eId) ?? '' }
}

type Input = Pick<SplitInput, 'consultationId' | 'commentId' | 'lockVersion'>

async function openComment(ctx: Context, actor: Actor, input: Input) {
  const comment = await ctx.database.prisma.comment.findUnique({
    where: { id: input.commentId },
    include: {
      consultation: { select: { regionCode: true, outcomePublishedAt: true } },
      parts: {
        where: { undoneAt: null },
        include: { dispositions: { where: { status: { not: 'withdrawn' }, replacedById: null }, take: 1 } },
      },
    },
  })
  const regionCode = comment?.consultation.regionCode
  if (!comment || comment.consultationId !== input.consultationId) throw forbidden()
  if (!can(actor, 'disposition:propose', { regionCode })) throw forbidden()
  if (comment.consultation.outcomePublishedAt)
    throw new Refusal('closed', {
      zh: '采纳情况已经公布，意见不能再拆分，没有执行。',
      en: 'The outcome is published: comments cannot be split any more. Nothing was done.',
    })
  if (input.lockVersion !== undefined && input.lockVersion !== comment.lockVersion) throw changed()
  if (comment.parts.some(({ dispositions }) => dispositions.length > 0))
    throw new Refusal('conflict', {
      zh: '已经有一部分写了处理意见，不能改动拆分。请先撤销那一项处理意见。',
      en: 'A part has an answer already: undo that answer before the split is changed.',
    })
  return comment
}

const changed = () =>
  new Refusal('conflict', {
    zh: '这条意见刚刚被别人改过，没有执行。请看现在的样子再决定。',
    en: 'Somebody changed this comment a moment ago; nothing was done. Look at it as it is now and decide again.',
  })

type Tx = Parameters<Parameters<Context['change']>[0]>[0]['tx']

async function claimComment(
  tx: Tx,
  comment: { readonly id: string; readonly lockVersion: number },
  now: number,
): Promise<void> {
  const { count } = await tx.comment.updateMany({
    where: { id: comment.id, lockVersion: comment.lockVersion },
    data: { lockVersion: { increment: 1 } },
  })
  if (count !== 1) throw changed()
  await tx.commentPart.updateMany({
    where: { commentId: comment.id, undoneAt: null },
    data: { undoneAt: new Date(now) },
  })
}

function readParts(text: string, place: string, input: SplitInput): CommentPart[] {
  if (input.cuts.length === 0)
    throw refuse('cuts', '请至少勾选一处分开的地方。', 'Tick at least one place to split at.')
  if (input.cuts.length >= mostParts)
    throw refuse('cuts', `一条意见最多拆成${mostParts}部分。`, `A comment has at most ${mostParts} parts.`)
  try {
    return partsOf(text, input.cuts, place, input.articles)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw refuse(
      'cuts',
      '分开的地方不在这条意见的文字里，没有拆分。请用页面上的勾选框。',
      'The places to split at are not in the words; nothing was split. Use the boxes of the page.',
    )
  }
}

const refuse = (field: string, zh: string, en: string) => new Refusal('invalid', { zh, en }, field)
