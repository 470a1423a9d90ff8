// Decides whether comments are shown to the public. Each decision is a record of its own with its reason; the words stay
// as they are, and the counts of published comments move in the same transaction.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { type Actor, can } from '~/domain/access'
import { type ModerationReason, moderationReasons, moderationStates } from '~/domain/comment'
import { forbidden, Refusal } from './refusal'
import { type ActionBefore, actingAs } from './theme-change.server'

/** Comments of one decision: more than that is for a narrower filter. */
export const mostAtOnce = 20_000

export const moderationSchema = z.object({
  consultationId: z.string(),
  commentIds: z.array(z.string()).max(mostAtOnce).readonly(),
  state: z.enum(moderationStates),
  /** One of `moderationReasons`; empty for publishing. */
  reason: z.string(),
  /** Own words beside the reason; the author reads both on the receipt. */
  note: z.string().max(500).default(''),
})
export type ModerationInput = z.input<typeof moderationSchema>

/** Publish, hold or refuse comments; returns how many changed. Comments that their authors withdrew stay withdrawn. */
export async function moderateComments(ctx: Context, actor: Actor, input: ModerationInput): Promise<number> {
  const moderation = moderationSchema.parse(input)
  const { consultationId, commentIds, state, reason, note } = moderation
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true, outcomePublishedAt: true },
  })
  if (!row || !can(actor, 'comment:moderate', { regionCode: row.regionCode })) throw forbidden()
  if (commentIds.length === 0) throw nothingChosen()
  if (state !== 'published') checkReason(reason, note)
  const moderated = await ctx.change((change) => writeModeration({ ctx, ...change }, actor, moderation))
  // A comment whose answer is public can be found by its words: no longer when it is hidden.
  if (row.outcomePublishedAt) await ctx.search.refresh({ consultationId })
  return moderated
}

export type ModerationWrite = z.output<typeof moderationSchema>

/** Write a decision inside a change that has asked: rows, counts, ledger, and what undoing it needs. O(comments). */
export async function writeModeration(
  { ctx, tx, record }: Change & { readonly ctx: Context },
  actor: Actor,
  { consultationId, commentIds, state, reason, note }: ModerationWrite,
): Promise<number> {
  const comments = await tx.comment.findMany({
    where: { id: { in: [...commentIds] }, consultationId, state: { notIn: ['withdrawn', 'undone', state] } },
    select: { id: true, state: true, anchorEId: true, lockVersion: true },
  })
  if (comments.length === 0) throw nothingToDo()
  const ids = comments.map(({ id }) => id)
  const createdAt = new Date(ctx.clock.now())
  const byId = actor.id ?? ''
  await tx.comment.updateMany({ where: { id: { in: ids } }, data: { state, lockVersion: { increment: 1 } } })
  await tx.moderation.createMany({
    data: ids.map((commentId) => ({
      id: ctx.ids.next(),
      commentId,
      state,
      reason: state === 'published' ? '' : reason,
      note,
      byId,
      createdAt,
    })),
  })
  await countPublished(tx, consultationId, { comments, state })
  const moderated = comments.map((comment) => ({
    commentId: comment.id,
    from: comment.state,
    lockVersionAfter: comment.lockVersion + 1,
  }))
  const before: ActionBefore = { themes: [], members: [], moderated, subject: String(ids.length) }
  await tx.themeAction.create({
    data: {
      id: ctx.ids.next(),
      consultationId,
      kind: 'moderate',
      before: JSON.parse(JSON.stringify(before)),
      byId,
      createdAt,
    },
  })
  for (const id of ids) {
    record({
      type: 'comment.moderated',
      by: actingAs(actor),
      ref: [id],
      committed: { words: { state, reason, note } },
    })
  }
  return comments.length
}

/** Move the counts of published comments by what became of these. */
export async function countPublished(
  tx: Change['tx'],
  consultationId: string,
  { comments, state }: { comments: readonly { state: string; anchorEId: string }[]; state: string },
): Promise<void> {
  const moved = new Map<string, number>()
  for (const { state: before, anchorEId } of comments) {
    const by = (state === 'published' ? 1 : 0) - (before === 'published' ? 1 : 0)
    moved.set(anchorEId, (moved.get(anchorEId) ?? 0) + by)
  }
  let all = 0
  // In the order of their keys, as every writer takes these locks.
  for (const [eId, by] of [...moved].sort(([a], [b]) => (a < b ? -1 : 1))) {
    all += by
    if (by === 0) continue
    await tx.articleCount.updateMany({
      where: { consultationId, eId },
      data: { published: { increment: by } },
    })
  }
  await tx.consultationCount.updateMany({
    where: { consultationId },
    data: { published: { increment: all } },
  })
}

function checkReason(reason: string, note: string): asserts reason is ModerationReason {
  if (!Object.hasOwn(moderationReasons, reason)) {
    throw new Refusal(
      'invalid',
      {
        zh: '不公开要有理由，请从列表里选一个。没有改动。',
        en: 'Not publishing needs a reason: choose one from the list. Nothing was changed.',
      },
      'reason',
    )
  }
  if (reason === 'other' && note.trim() === '') {
    throw new Refusal(
      'invalid',
      {
        zh: '选了“其他”，请在说明里写明是什么。没有改动。',
        en: 'You chose “other”: say what it is in the note. Nothing was changed.',
      },
      'note',
    )
  }
}

const nothingChosen = () =>
  new Refusal(
    'invalid',
    {
      zh: '还没有选意见。请先在意见前面的方框里打勾，再点按钮；没有改动。',
      en: 'No comment is chosen. Tick the boxes before the comments, then press the button; nothing was changed.',
    },
    'comment',
  )

const nothingToDo = () =>
  new Refusal('conflict', {
    zh: '选中的意见已经是这个状态，或者已由本人撤回，没有改动。',
    en: 'The chosen comments are in that state already, or were withdrawn by their authors; nothing was changed.',
  })
