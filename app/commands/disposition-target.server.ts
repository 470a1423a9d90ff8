// What a disposition answers, and the row that now stands for it. Every command on dispositions starts here: it knows
// whether the actor may work on the theme or comment, which answer is current, and whether somebody changed it since the
// page was opened.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type Action, type Actor, can } from '~/domain/access'
import type { LedgerActor } from '~/domain/ledger'
import { forbidden, Refusal } from './refusal'

export interface TargetRef {
  readonly consultationId: string
  readonly themeId?: string
  readonly commentId?: string
  /** One part of a split comment. */
  readonly partId?: string
}

export interface Target {
  readonly consultationId: string
  readonly workId: string
  readonly regionCode: string
  readonly versionId: string
  readonly themeId: string | null
  readonly commentId: string | null
  readonly partId: string | null
  /** The theme or comment that the ledger names: for a part, its comment. */
  readonly subjectId: string
  readonly unitId: string | undefined
}

/** The theme or comment, if the actor may do this to it. */
export async function targetOf(ctx: Context, actor: Actor, action: Action, ref: TargetRef): Promise<Target> {
  const { prisma } = ctx.database
  const consultation = await prisma.consultation.findUnique({ where: { id: ref.consultationId } })
  const theme = ref.themeId ? await prisma.theme.findUnique({ where: { id: ref.themeId } }) : null
  const part = ref.partId
    ? await prisma.commentPart.findFirst({ where: { id: ref.partId, undoneAt: null } })
    : null
  const commentId = part?.commentId ?? ref.commentId
  const comment = commentId
    ? await prisma.comment.findUnique({
        where: { id: commentId },
        include: { themes: { include: { theme: { select: { assignedUnitId: true } } } } },
      })
    : null
  const found = theme ?? comment
  if (ref.partId && !part) throw notFound()
  if (!consultation || !found || found.consultationId !== consultation.id) throw notFound()
  const unitId = theme?.assignedUnitId ?? comment?.themes[0]?.theme.assignedUnitId ?? undefined
  if (!can(actor, action, { regionCode: consultation.regionCode, unitId })) throw forbidden()
  if (consultation.outcomePublishedAt) {
    throw new Refusal('closed', {
      zh: '采纳情况已经公布，处理意见不能再改，没有执行。',
      en: 'The outcome is published: dispositions cannot be changed any more. Nothing was done.',
    })
  }
  return {
    consultationId: consultation.id,
    workId: consultation.workId,
    regionCode: consultation.regionCode,
    versionId: consultation.versionId,
    themeId: theme?.id ?? null,
    commentId: part ? null : (comment?.id ?? null),
    partId: part?.id ?? null,
    subjectId: found.id,
    unitId,
  }
}

const notFound = () =>
  new Refusal('not-found', {
    zh: '没有这一项，它可能已被合并或移走。请回到列表重新选。',
    en: 'There is no such item; it may have been merged or moved. Go back to the list and choose again.',
  })

/** The row that now stands for the target; undefined when nobody has begun. */
export function currentDisposition(
  database: Pick<Prisma.TransactionClient, 'disposition'>,
  target: Pick<Target, 'themeId' | 'commentId' | 'partId'>,
) {
  return database.disposition.findFirst({
    where: {
      ...answeredBy(target),
      replacedById: null,
      status: { not: 'withdrawn' },
    },
    orderBy: { proposedAt: 'desc' },
    include: { links: true },
  })
}

function answeredBy({ themeId, commentId, partId }: Pick<Target, 'themeId' | 'commentId' | 'partId'>) {
  if (themeId) return { themeId }
  return partId ? { partId } : { commentId: commentId ?? '' }
}

export type CurrentDisposition = NonNullable<Awaited<ReturnType<typeof currentDisposition>>>

/** Refuse when the row is not as the page showed it. `seen` is the form's `lockVersion`, 0 for no row. */
export async function refuseChanged(
  ctx: Context,
  current: CurrentDisposition | null,
  seen: number | undefined,
): Promise<void> {
  const now = current?.lockVersion ?? 0
  if (seen === undefined || seen === now) return
  const id = current?.approvedById ?? current?.proposedById ?? ''
  const person = await ctx.database.prisma.person.findUnique({ where: { id }, select: { name: true } })
  const at = current ? clockTime((current.decidedAt ?? current.proposedAt).getTime()) : ''
  const who = person?.name ?? ''
  throw new Refusal('conflict', {
    zh: `${who}在${at}改过这一项。您填的内容还在下面，现存的也在页面上；请对照后再提交，两边都没有丢。`,
    en: `${who} changed this at ${at}. What you typed is still below and what is stored is on the page: compare and submit again. Neither is lost.`,
  })
}

/** 09:41 in Asia/Shanghai. */
function clockTime(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)
}

/** The role the ledger names for whoever works on dispositions. */
export function ledgerRole(actor: Actor): LedgerActor {
  return actor.roles.includes('drafter')
    ? 'drafter'
    : actor.roles.includes('reviewer')
      ? 'reviewer'
      : 'undertaking'
}
