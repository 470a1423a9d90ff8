// What came with a submission besides its words, and what the door noticed: for staff, who judge it with their own eyes.
// Counts of the same device, minute and text are facts that also a family or a meeting makes.

import type { Context } from '~/adapters/context.server'
import { crowdWindowMs } from '~/domain/door'

export interface AttachmentView {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  /** `read`, `part`, `unread`; `erased` when it was taken away by law. */
  readonly reading: string
  readonly text: string
}

export interface DoorFacts {
  readonly attachments: readonly AttachmentView[]
  /** Submissions of this consultation from the same device, this one among them; 0 when nothing was noticed. */
  readonly sameDevice: number
  /** From the same address within ten minutes before and after. */
  readonly sameAddress: number
  /** Comments of this consultation with the very same words, this one among them. */
  readonly sameWords: number
  /** `solved`, `answered`, `none`; empty when nothing was noticed. */
  readonly proof: string
  readonly heldFor: string
  readonly contests: readonly ContestView[]
  readonly authorship: string
}

export interface ContestView {
  readonly id: string
  readonly source: string
  readonly words: string
  readonly hasContact: boolean
  readonly state: string
  readonly at: number
  readonly note: string
}

/** Of one comment. The asker has been asked before. */
export async function doorFacts(
  ctx: Context,
  comment: { readonly submissionId: string; readonly consultationId: string; readonly foldedHash: string },
): Promise<DoorFacts> {
  const { prisma } = ctx.database
  const { submissionId, consultationId, foldedHash } = comment
  const [submission, signal, sameWords] = await Promise.all([
    prisma.submission.findUniqueOrThrow({
      where: { id: submissionId },
      select: {
        authorship: true,
        attachments: { orderBy: { ordinal: 'asc' } },
        contests: { orderBy: { createdAt: 'desc' } },
      },
    }),
    prisma.doorSignal.findUnique({ where: { submissionId } }),
    prisma.comment.count({ where: { consultationId, foldedHash } }),
  ])
  const counted = signal ? await alike(ctx, signal) : { sameDevice: 0, sameAddress: 0 }
  return {
    attachments: submission.attachments.map(({ id, name, mediaType, size, reading, text, erasedAt }) => ({
      id,
      name,
      mediaType,
      size,
      reading: erasedAt ? 'erased' : reading,
      text,
    })),
    ...counted,
    sameWords,
    proof: signal?.proof ?? '',
    heldFor: signal?.heldFor ?? '',
    authorship: submission.authorship,
    contests: submission.contests.map((one) => ({
      id: one.id,
      source: one.source,
      words: one.words,
      hasContact: one.contactSealed !== null,
      state: one.state,
      at: one.createdAt.getTime(),
      note: one.decidedNote,
    })),
  }
}

async function alike(
  { database }: Context,
  signal: {
    readonly consultationId: string
    readonly device: string
    readonly address: string
    readonly at: Date
  },
): Promise<{ sameDevice: number; sameAddress: number }> {
  const { consultationId, device, address } = signal
  const at = {
    gte: new Date(signal.at.getTime() - crowdWindowMs),
    lte: new Date(signal.at.getTime() + crowdWindowMs),
  }
  const { doorSignal } = database.prisma
  const [sameDevice, sameAddress] = await Promise.all([
    doorSignal.count({ where: { consultationId, device } }),
    address === '' ? 0 : doorSignal.count({ where: { consultationId, address, at } }),
  ])
  return { sameDevice, sameAddress }
}
