// Proposes the answer to a theme, which reaches all its members, or to one comment apart. Sent again it replaces the
// answer before it, which stays in the history; the links to changed words go along. Another person approves it.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type DispositionFault, dispositionFaults } from '~/domain/adoption'
import {
  type CurrentDisposition,
  currentDisposition,
  ledgerRole,
  refuseChanged,
  type TargetRef,
  targetOf,
} from './disposition-target.server'
import { dutyOf } from './duty.server'
import { recountFates } from './recount-fates.server'
import { Refusal, type Sentence } from './refusal'

export const dispositionForm = z.object({
  result: z.string().default(''),
  ground: z.string().default(''),
  rationale: z.string().max(4_000).default(''),
  exception: z.string().max(1_000).default(''),
  /** The state the page showed; left out by programs. */
  lockVersion: z.coerce.number().int().optional(),
})
export type DispositionInput = z.input<typeof dispositionForm>

const faultSentences: Readonly<Record<DispositionFault, Sentence & { field: string }>> = {
  result: {
    field: 'result',
    zh: '请选一个结果：采纳、部分采纳、未采纳或者留作参考。写的理由没有丢。',
    en: 'Choose a result: adopted, partly adopted, not adopted or noted. Your rationale is still here.',
  },
  ground: {
    field: 'ground',
    zh: '请选一个与结果相符的理由类别。写的理由没有丢。',
    en: 'Choose a ground that fits the result. Your rationale is still here.',
  },
  rationale: {
    field: 'rationale',
    zh: '请写明理由，公众看得到。只有留作参考可以不写。',
    en: 'State the reason; the public reads it. Only “noted” may go without one.',
  },
  link: {
    field: 'exception',
    zh: '采纳要连到最新一稿里还在的改动。请选一处改动，或者写明例外。',
    en: 'Adopting needs a link to changed words that stand in the newest text. Pick a change or state the exception.',
  },
}

export interface Proposal {
  readonly ref: TargetRef
  readonly given: DispositionInput
}

/** Propose; returns the id of the disposition. */
export async function proposeDisposition(
  ctx: Context,
  actor: Actor,
  ref: TargetRef,
  given: DispositionInput,
): Promise<string> {
  const [id = ''] = await proposeDispositions(ctx, actor, [{ ref, given }])
  return id
}

/** Propose several in one transaction, all or none; the ids come in the order of the proposals. */
export async function proposeDispositions(
  ctx: Context,
  actor: Actor,
  proposals: readonly Proposal[],
): Promise<string[]> {
  const plans = await Promise.all(proposals.map((proposal) => planOf(ctx, actor, proposal)))
  const proposedAt = new Date(ctx.clock.now())
  await ctx.change(async ({ tx, record }) => {
    for (const { id, before, target, words } of plans) {
      const row = { ...words, status: 'proposed', proposedById: actor.id ?? '', proposedAt }
      if (before?.status === 'draft') {
        await claim(ctx, tx, before, row)
      } else {
        const { consultationId, themeId, commentId, partId } = target
        await tx.disposition.create({
          data: {
            id,
            consultationId,
            themeId,
            commentId,
            partId,
            lockVersion: (before?.lockVersion ?? 0) + 1,
            ...row,
          },
        })
        if (before) {
          await claim(ctx, tx, before, { replacedById: id })
          await copyLinks(ctx, tx, { links: before.links, to: id })
        }
      }
      const replaced = before && before.status !== 'draft' ? before.id : undefined
      record({
        type: replaced === undefined ? 'disposition.proposed' : 'disposition.changed',
        by: ledgerRole(actor),
        ref: [
          id,
          dutyOf(ctx, id, actor.id ?? ''),
          target.subjectId,
          ...(replaced === undefined ? [] : [replaced]),
        ],
        committed: { words, person: { id: actor.id ?? '' } },
      })
    }
    for (const consultationId of new Set(plans.map(({ target }) => target.consultationId))) {
      await recountFates(tx, consultationId)
    }
  })
  return plans.map(({ id }) => id)
}

/** What a proposal will write, once it is known to be complete and nobody was there in between. */
async function planOf(ctx: Context, actor: Actor, { ref, given }: Proposal) {
  const input = dispositionForm.parse(given)
  const target = await targetOf(ctx, actor, 'disposition:propose', ref)
  const before = await currentDisposition(ctx.database.prisma, target)
  await refuseChanged(ctx, before, input.lockVersion)
  const links =
    before?.links.filter(({ isRejected, lostInId }) => !isRejected && lostInId === null).length ?? 0
  const [fault] = dispositionFaults({ ...input, links })
  if (fault) throw new Refusal('invalid', faultSentences[fault], faultSentences[fault].field)
  return {
    id: before?.status === 'draft' ? before.id : ctx.ids.next(),
    target,
    before,
    words: {
      result: input.result,
      ground: input.ground,
      rationale: input.rationale.trim(),
      exception: input.exception.trim(),
    },
  }
}

type Tx = Parameters<Parameters<Context['change']>[0]>[0]['tx']

/** Change the row only if it is still as it was read; a change between reading and writing is a conflict too. */
export async function claim(
  ctx: Context,
  tx: Tx,
  row: CurrentDisposition,
  data: Parameters<Tx['disposition']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await tx.disposition.updateMany({
    where: { id: row.id, lockVersion: row.lockVersion, replacedById: null },
    data: { ...data, lockVersion: { increment: 1 } },
  })
  if (count !== 1) await refuseChanged(ctx, row, -1)
}

/** A new row starts with the links of the one it replaces. */
export async function copyLinks(
  ctx: Context,
  tx: Tx,
  { links, to }: { links: CurrentDisposition['links']; to: string },
): Promise<void> {
  await tx.dispositionLink.createMany({
    data: links.map((link) => ({ ...link, id: ctx.ids.next(), dispositionId: to })),
  })
}
