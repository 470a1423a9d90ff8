// Opens the name and contact of a comment's author for somebody who needs them. Each look is written into the ledger with
// its reason before anything is shown.

import type { Context } from '~/adapters/context.server'
import { unseal } from '~/adapters/storage/seal.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

export const contactReasons = {
  clarify: { zh: '请提出人说明意见', en: 'To ask the author what is meant' },
  answer: { zh: '告知处理结果', en: 'To tell the author the outcome' },
  invite: { zh: '邀请参加座谈、论证', en: 'To invite the author to a meeting' },
  verify: { zh: '核实录入是否准确', en: 'To check what was typed in' },
} as const

export interface Contact {
  readonly name: string
  readonly contact: string
  /** Left by whoever said that the comment is not theirs. */
  readonly contesters: readonly string[]
}

/** Look at a contact. Refuses without a reason, and where nothing was left. */
export async function viewContact(
  ctx: Context,
  actor: Actor,
  { commentId, reason }: { readonly commentId: string; readonly reason: string },
): Promise<Contact> {
  const row = await ctx.database.prisma.comment.findUnique({
    where: { id: commentId },
    select: {
      submission: {
        select: {
          authorSealed: true,
          stationId: true,
          personId: true,
          contests: { where: { contactSealed: { not: null } }, select: { contactSealed: true } },
        },
      },
      consultation: { select: { regionCode: true } },
      themes: { select: { theme: { select: { assignedUnitId: true } } } },
    },
  })
  const unitId = row?.themes[0]?.theme.assignedUnitId ?? undefined
  const subject = {
    regionCode: row?.consultation.regionCode,
    stationId: row?.submission.stationId ?? undefined,
    ownerId: row?.submission.personId ?? undefined,
    ...(unitId ? { unitId } : {}),
  }
  if (!row || !can(actor, 'comment:contact', subject)) throw forbidden()
  if (!Object.hasOwn(contactReasons, reason)) {
    throw new Refusal(
      'invalid',
      {
        zh: '请选查看联系方式的理由；每次查看都会记录。',
        en: 'Choose why you need the contact; each look is recorded.',
      },
      'contactReason',
    )
  }
  const sealed = row.submission.authorSealed
  const { contests } = row.submission
  if (sealed === null && contests.length === 0) {
    throw new Refusal('not-found', {
      zh: '提出人没有留下姓名和联系方式。',
      en: 'The author left no name or contact.',
    })
  }
  await ctx.change(async ({ record }) => {
    record({
      type: 'contact.viewed',
      by: actingAs(actor),
      ref: [],
      committed: { person: { by: actor.id ?? '', comment: commentId, reason } },
    })
  })
  const author = sealed
    ? (unseal(ctx.secrets.seal, 'author', sealed) as { name?: string; contact?: string })
    : {}
  const contesters = contests.flatMap(({ contactSealed }) =>
    contactSealed
      ? [(unseal(ctx.secrets.seal, 'contest', contactSealed) as { contact: string }).contact]
      : [],
  )
  return { name: author.name ?? '', contact: author.contact ?? '', contesters }
}
