// A submission that was sent before: its key, the body that went with it, and the answer that it was given. Whoever lost that answer
// asks with the same key and gets the same receipt; the receipt code is computed from the submission's id and stored nowhere.

import { createHmac } from 'node:crypto'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { receiptCode } from '~/domain/ledger'
import type { SubmissionDoor } from './submission-door.server'
import type { SubmissionInput, Submitted } from './submit-comments.server'

/** A key of a consultation as it is stored. */
export function storedIdempotencyKey(consultationId: string, key: string): string {
  return sha256Hex(`${consultationId} ${key}`)
}

/** What tells two bodies of one key apart: the words and the files. */
export function bodyHashOf(input: SubmissionInput, { files = [] }: Pick<SubmissionDoor, 'files'>): string {
  return sha256Hex(JSON.stringify(input) + files.map(({ sha256 }) => sha256).join())
}

/** The receipt code of a submission: an HMAC of its id, recomputed each time. */
export function receiptOf(ctx: Pick<Context, 'secrets'>, submissionId: string): string {
  return receiptCode(createHmac('sha256', ctx.secrets.receipt).update(submissionId).digest())
}

export function storedComments(ctx: Context, submissionId: string) {
  return ctx.database.prisma.comment.findMany({
    where: { submissionId },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  })
}

/** The answer to the same words under the same key, where they were stored; undefined where they are new. */
export async function sentBefore(
  ctx: Context,
  input: SubmissionInput,
  door: SubmissionDoor,
): Promise<Submitted | undefined> {
  if (!door.idempotencyKey) return undefined
  const keyHash = storedIdempotencyKey(door.consultationId, door.idempotencyKey)
  const known = await ctx.database.prisma.idempotencyKey.findUnique({ where: { keyHash } })
  if (known?.bodyHash !== bodyHashOf(input, door)) return undefined
  const { submissionId } = known
  return {
    receipt: receiptOf(ctx, submissionId),
    comments: await storedComments(ctx, submissionId),
    isRepeat: true,
  }
}
