// "Was this you?" Somebody says that a comment in their name is not theirs. The name leaves the public pages at once, the
// words stay, and staff ask the person. After a decision that it was theirs, a further complaint is noted and does not
// hide the name again: else a stranger could take names off for ever.

import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { seal } from '~/adapters/storage/seal.server'
import { type Actor, can } from '~/domain/access'
import { normaliseReceiptCode } from '~/domain/ledger'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

export const contestSchema = z.object({
  /** The comment as it is shown, or the receipt's code. */
  about: z.union([
    z.object({ commentId: z.string(), consultationId: z.string() }),
    z.object({ receipt: z.string() }),
  ]),
  words: z.string().trim().max(1_000),
  /** To be asked at; only staff open it. */
  contact: z.string().trim().max(120),
})
export type ContestInput = z.input<typeof contestSchema>

const mostOpen = 5

/** Returns the comment it is about. Whoever knows the comment or holds the receipt may say so; staff for a caller. */
export async function contestAuthorship(
  ctx: Context,
  actor: Actor,
  input: ContestInput,
): Promise<{ commentId: string }> {
  const { about, words, contact } = contestSchema.parse(input)
  const found = await submissionOf(ctx, about)
  const comment = found?.comments[0]
  if (!found || !comment) throw unknown()
  const isStaff = can(actor, 'comment:moderate', { regionCode: found.consultation.regionCode })
  const open = await ctx.database.prisma.authorshipContest.count({
    where: { submissionId: found.id, state: 'open' },
  })
  // It is hidden and known already: a hundred more of the same would only be in the way.
  if (open >= mostOpen) return { commentId: comment.id }
  const isSettled = found.authorship === 'confirmed'
  await ctx.change(async ({ tx, record }) => {
    await tx.authorshipContest.create({
      data: {
        id: ctx.ids.next(),
        submissionId: found.id,
        commentId: comment.id,
        source: isStaff ? 'staff' : 'receipt' in about ? 'receipt' : 'page',
        words,
        contactSealed: contact === '' ? null : new Uint8Array(seal(ctx.secrets.seal, 'contest', { contact })),
        hiddenName: isSettled ? '' : found.publicName,
        createdById: actor.id ?? null,
        createdAt: new Date(ctx.clock.now()),
      },
    })
    if (!isSettled) {
      await tx.submission.update({
        where: { id: found.id },
        data: { authorship: 'contested', publicName: '' },
      })
    }
    record({
      type: 'comment.contested',
      by: isStaff ? actingAs(actor) : 'anonymous',
      ref: found.comments.map(({ id }) => id),
      committed: { words: { words } },
    })
  })
  return { commentId: comment.id }
}

const wanted = {
  id: true,
  publicName: true,
  authorship: true,
  consultation: { select: { regionCode: true } },
} as const

async function submissionOf(ctx: Context, about: z.output<typeof contestSchema>['about']) {
  const { prisma } = ctx.database
  if ('receipt' in about) {
    return prisma.submission.findUnique({
      where: { receiptHash: sha256Hex(normaliseReceiptCode(about.receipt) ?? '') },
      select: { ...wanted, comments: { select: { id: true }, orderBy: { ordinal: 'asc' } } },
    })
  }
  const { commentId, consultationId } = about
  return prisma.submission.findFirst({
    where: { consultationId, comments: { some: { id: commentId } } },
    select: { ...wanted, comments: { select: { id: true }, orderBy: { ordinal: 'asc' } } },
  })
}

export const decisionSchema = z.object({
  contestId: z.string(),
  result: z.enum(['confirmed', 'disowned']),
  note: z.string().trim().max(500),
})

/** Staff have asked: it was theirs and the name is shown again, or it was not and the name is gone for good. */
export async function decideAuthorship(
  ctx: Context,
  actor: Actor,
  input: z.input<typeof decisionSchema>,
): Promise<void> {
  const { contestId, result, note } = decisionSchema.parse(input)
  const contest = await ctx.database.prisma.authorshipContest.findUnique({
    where: { id: contestId },
    include: {
      submission: {
        include: { consultation: { select: { regionCode: true } }, comments: { select: { id: true } } },
      },
    },
  })
  const submission = contest?.submission
  if (!submission || !can(actor, 'comment:moderate', { regionCode: submission.consultation.regionCode }))
    throw forbidden()
  if (contest.state !== 'open') throw decidedBefore()
  if (note === '') throw withoutNote()
  await ctx.change(async ({ tx, record }) => {
    const hidden = await tx.authorshipContest.findFirst({
      where: { submissionId: submission.id, hiddenName: { not: '' } },
      select: { hiddenName: true },
    })
    await tx.authorshipContest.updateMany({
      where: { submissionId: submission.id, state: 'open' },
      data: {
        state: result,
        decidedById: actor.id ?? '',
        decidedNote: note,
        decidedAt: new Date(ctx.clock.now()),
        ...(result === 'disowned' ? { hiddenName: '' } : {}),
      },
    })
    // Whoever took the consent back meanwhile is not named again.
    const name = submission.consent === 'none' ? '' : (hidden?.hiddenName ?? submission.publicName)
    await tx.submission.update({
      where: { id: submission.id },
      data: { authorship: result, publicName: result === 'confirmed' ? name : '' },
    })
    record({
      type: 'comment.authorshipDecided',
      by: actingAs(actor),
      ref: submission.comments.map(({ id }) => id),
      committed: { words: { result, note } },
    })
  })
}

const unknown = () =>
  new Refusal('not-found', {
    zh: '没有这条意见或者回执码，请核对地址。没有记下。',
    en: 'There is no such comment or receipt: check the address. Nothing was noted.',
  })

const decidedBefore = () =>
  new Refusal('conflict', {
    zh: '这件事已经有人核实过了，没有改动。请刷新页面看结果。',
    en: 'Somebody has settled this already; nothing was changed. Load the page again to see the result.',
  })

const withoutNote = () =>
  new Refusal(
    'invalid',
    {
      zh: '请写明是怎么核实的，例如“电话问过本人”。没有改动。',
      en: 'Say how it was found out, such as “asked by telephone”. Nothing was changed.',
    },
    'decidedNote',
  )
