// The author takes back the consent to publish the name, with the receipt as the only proof needed. The words stay, and
// the name is shown nowhere any more from the next page on.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { normaliseReceiptCode } from '~/domain/ledger'
import { Refusal } from './refusal'

/** Returns the canonical code. Whoever holds the code is its owner: no account is asked for. */
export async function withdrawName(ctx: Context, typed: string): Promise<string> {
  const code = normaliseReceiptCode(typed) ?? ''
  const submission = await ctx.database.prisma.submission.findUnique({
    where: { receiptHash: sha256Hex(code) },
    select: {
      id: true,
      publicName: true,
      consent: true,
      comments: { select: { id: true }, orderBy: { ordinal: 'asc' } },
    },
  })
  if (!submission) {
    throw new Refusal('not-found', {
      zh: '没有这个回执码，请逐位核对。什么都没有改。',
      en: 'There is no such receipt. Check the 16 symbols; nothing was changed.',
    })
  }
  // A name that is hidden while it is contested could come back: the consent is what is taken away.
  if (submission.publicName === '' && submission.consent === 'none') return code
  await ctx.change(async ({ tx, record }) => {
    await tx.submission.update({
      where: { id: submission.id },
      data: { publicName: '', consent: 'none' },
    })
    record({ type: 'comment.nameWithdrawn', by: 'anonymous', ref: submission.comments.map(({ id }) => id) })
  })
  return code
}
