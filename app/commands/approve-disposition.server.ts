// Another person decides on a proposed answer: approves it, or returns it with a reason. The rule is about persons and
// not about roles: whoever proposed it cannot approve it, not even with every role there is.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { dispositionFaults } from '~/domain/adoption'
import { type CurrentDisposition, refuseChanged } from './disposition-target.server'
import { dutyOf } from './duty.server'
import { claim } from './propose-disposition.server'
import { recountFates } from './recount-fates.server'
import { forbidden, Refusal } from './refusal'

export interface DecisionInput {
  readonly dispositionId: string
  readonly lockVersion?: number
}

/** Approve a proposed disposition; every comment it answers is answered from now on. */
export function approveDisposition(ctx: Context, actor: Actor, input: DecisionInput): Promise<void> {
  return approveDispositions(ctx, actor, [input])
}

/** Approve several in one transaction, all or none. */
export async function approveDispositions(
  ctx: Context,
  actor: Actor,
  inputs: readonly DecisionInput[],
): Promise<void> {
  const rows = await Promise.all(inputs.map((input) => proposedRow(ctx, actor, input)))
  if (rows.some((row) => isLinkedBy(row, actor))) throw ownLink()
  if (rows.some(isIncomplete)) {
    throw new Refusal('conflict', {
      zh: '采纳要连到改动的字，而这一项的连接已被去掉，没有批准。请退回补上。',
      en: 'Adopting needs a link to the changed words and this has lost its link; it was not approved. Return it.',
    })
  }
  const decidedAt = new Date(ctx.clock.now())
  await ctx.change(async ({ tx, record }) => {
    for (const row of rows) {
      await claim(ctx, tx, row, { status: 'approved', approvedById: actor.id ?? null, decidedAt })
      record({
        type: 'disposition.approved',
        by: 'reviewer',
        ref: [row.id, dutyOf(ctx, row.id, actor.id ?? '')],
        committed: {
          words: { result: row.result, ground: row.ground, rationale: row.rationale },
          person: { id: actor.id ?? '' },
        },
      })
    }
    for (const consultationId of new Set(rows.map((row) => row.consultationId))) {
      await recountFates(tx, consultationId)
    }
  })
}

/** What the answer says it changed is part of the answer: whoever tied it there has a hand in the proposal. */
function isLinkedBy({ links }: CurrentDisposition, actor: Actor): boolean {
  return links.some(({ isRejected, confirmedById }) => !isRejected && confirmedById === actor.id)
}

function ownLink(): Refusal {
  return new Refusal('forbidden', {
    zh: '这一项连到的改动里有您自己确认的，不能由您复核，没有批准。请换一位复核人。',
    en: 'You confirmed one of the changes that this is linked to, so you cannot approve it; nothing was approved. Ask another reviewer.',
  })
}

function isIncomplete(row: CurrentDisposition): boolean {
  const links = row.links.filter(({ isRejected, lostInId }) => !isRejected && lostInId === null).length
  return dispositionFaults({ ...row, links }).length > 0
}

/** Return a proposed disposition to its proposer, with the reason. */
export async function returnDisposition(
  ctx: Context,
  actor: Actor,
  input: DecisionInput & { readonly reason: string },
): Promise<void> {
  const row = await proposedRow(ctx, actor, input)
  const reason = input.reason.trim()
  if (reason === '') {
    throw new Refusal(
      'invalid',
      {
        zh: '请写明退回的理由，提出的人要照着改。',
        en: 'State why it is returned, so that it can be mended.',
      },
      'reason',
    )
  }
  await ctx.change(async ({ tx, record }) => {
    await claim(ctx, tx, row, { status: 'returned', returnReason: reason })
    record({
      type: 'disposition.returned',
      by: 'reviewer',
      ref: [row.id, dutyOf(ctx, row.id, actor.id ?? '')],
      committed: { words: { reason }, person: { id: actor.id ?? '' } },
    })
  })
}

async function proposedRow(ctx: Context, actor: Actor, input: DecisionInput): Promise<CurrentDisposition> {
  const row = await ctx.database.prisma.disposition.findUnique({
    where: { id: input.dispositionId },
    include: { links: true },
  })
  const consultation = row
    ? await ctx.database.prisma.consultation.findUnique({ where: { id: row.consultationId } })
    : null
  if (!row || !consultation) {
    throw new Refusal('not-found', { zh: '没有这一项处理意见。', en: 'There is no such disposition.' })
  }
  const { regionCode } = consultation
  if (actor.id === row.proposedById) throw await ownProposal(ctx, row.proposedById, regionCode)
  if (!can(actor, 'disposition:approve', { regionCode, proposerId: row.proposedById })) throw forbidden()
  if (consultation.outcomePublishedAt) throw published()
  await refuseChanged(ctx, row, input.lockVersion)
  if (row.status !== 'proposed' || row.replacedById) {
    throw new Refusal('conflict', {
      zh: '这一项现在不在待复核状态，没有执行。请刷新看现在的情况。',
      en: 'This is not waiting for approval now; nothing was done. Reload to see it as it is.',
    })
  }
  return row
}

const published = () =>
  new Refusal('closed', {
    zh: '采纳情况已经公布，处理意见不能再改，没有执行。',
    en: 'The outcome is published: dispositions cannot be changed any more. Nothing was done.',
  })

/** Whom to ask; in an office where nobody else may approve, whom to have added. */
async function ownProposal(ctx: Context, proposerId: string, regionCode: string): Promise<Refusal> {
  const reviewers = await ctx.database.prisma.person.findMany({
    where: {
      id: { not: proposerId },
      disabledAt: null,
      grants: { some: { role: 'reviewer', endedAt: null } },
    },
    include: { grants: { where: { endedAt: null } } },
    orderBy: { name: 'asc' },
    take: 20,
  })
  const able = reviewers.filter((person) =>
    [person.regionCode, ...person.grants.map((grant) => grant.regionCode ?? '')].some(
      (code) => code !== '' && regionCode.startsWith(code),
    ),
  )
  const names = able.slice(0, 3).map(({ name }) => name)
  return names.length > 0
    ? new Refusal('forbidden', {
        zh: `提出处理意见的人不能自己复核，请换一个人：${names.join('、')}。`,
        en: `The person who proposed it cannot approve it; choose someone else: ${names.join(', ')}.`,
      })
    : new Refusal('forbidden', {
        zh: '提出处理意见的人不能自己复核，请换一个人。本单位还没有别的复核人，请管理员在“人员与角色”里给另一位同事加上复核角色。',
        en: 'The person who proposed it cannot approve it; choose someone else. Nobody else may: ask the administrator to give another colleague the role of reviewer.',
      })
}
