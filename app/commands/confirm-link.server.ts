// A person ties an answer to the exact characters it changed, or says that a candidate is not it. The characters are
// read from the stored text and the stored comparison, never from the form: a link can only point at what changed.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type CarrySide, type ChangedSpan, changedSpans } from '~/domain/adoption'
import type { ChangeSet } from '~/domain/comparison'
import { checkLinks } from './check-links.server'
import {
  type CurrentDisposition,
  currentDisposition,
  ledgerRole,
  refuseChanged,
  type Target,
  type TargetRef,
  targetOf,
} from './disposition-target.server'
import { claim, copyLinks } from './propose-disposition.server'
import { recountFates } from './recount-fates.server'
import { Refusal } from './refusal'

export interface LinkInput {
  /** The later version. */
  readonly versionId: string
  /** Row of its comparison with the version before. */
  readonly changeId: string
  /** Article of the later version; empty for a repealed one. */
  readonly eId: string
  /** UTF-16 units in that article. */
  readonly start: number
  readonly end: number
  /** Why a machine offered it; empty when a person found it alone. */
  readonly evidence?: string
  readonly source: 'machine' | 'person'
  readonly lockVersion?: number
}

/** Confirm a link. Returns the id of the disposition it belongs to; begins one when there is none yet. */
export function confirmLink(ctx: Context, actor: Actor, ref: TargetRef, input: LinkInput): Promise<string> {
  return decideLink(ctx, actor, { ref, input, isRejected: false })
}

/** Say that a candidate is not what the comment caused; it is kept and not offered again. */
export function rejectLink(ctx: Context, actor: Actor, ref: TargetRef, input: LinkInput): Promise<string> {
  return decideLink(ctx, actor, { ref, input, isRejected: true })
}

interface Decision {
  readonly ref: TargetRef
  readonly input: LinkInput
  readonly isRejected: boolean
}

async function decideLink(ctx: Context, actor: Actor, decision: Decision): Promise<string> {
  const { input, isRejected } = decision
  const target = await targetOf(ctx, actor, 'disposition:propose', decision.ref)
  const { span, fromVersionId } = await readSpan(ctx, target, input)
  const before = await currentDisposition(ctx.database.prisma, target)
  await refuseChanged(ctx, before, input.lockVersion)
  const now = new Date(ctx.clock.now())
  const made = await ctx.change(async ({ tx, record }) => {
    const dispositionId = await openRow(ctx, tx, { actor, target, before, now })
    const place = { toVersionId: input.versionId, articleEId: span.eId, start: span.start, end: span.end }
    await tx.dispositionLink.deleteMany({ where: { dispositionId, ...place, changeId: span.changeId } })
    const id = ctx.ids.next()
    await tx.dispositionLink.create({
      data: {
        id,
        dispositionId,
        fromVersionId,
        changeId: span.changeId,
        ...place,
        words: span.words,
        evidence: input.evidence ?? '',
        source: input.source,
        isRejected,
        confirmedById: actor.id ?? '',
        confirmedAt: now,
      },
    })
    await recountFates(tx, target.consultationId)
    record({
      type: isRejected ? 'trace.rejected' : 'trace.confirmed',
      by: ledgerRole(actor),
      ref: [id, dispositionId],
      committed: {
        words: { ...place, change: span.changeId, words: span.words, removed: span.removed },
        person: { id: actor.id ?? '' },
      },
    })
    return dispositionId
  })
  // What a middle draft brought may be gone from the newest one already.
  if (!isRejected) await checkLinks(ctx, target.consultationId)
  return made
}

interface Opening {
  readonly actor: Actor
  readonly target: Target
  readonly before: CurrentDisposition | null
  readonly now: Date
}

type Tx = Parameters<Parameters<Context['change']>[0]>[0]['tx']

/** The row to put the link on. An approved answer is not touched: a new draft of it begins, to be approved again. */
async function openRow(ctx: Context, tx: Tx, { actor, target, before, now }: Opening): Promise<string> {
  if (before && before.status !== 'approved') {
    await claim(ctx, tx, before, {})
    return before.id
  }
  const id = ctx.ids.next()
  await tx.disposition.create({
    data: {
      id,
      consultationId: target.consultationId,
      themeId: target.themeId,
      commentId: target.commentId,
      partId: target.partId,
      result: before?.result ?? '',
      ground: before?.ground ?? '',
      rationale: before?.rationale ?? '',
      exception: before?.exception ?? '',
      status: 'draft',
      proposedById: actor.id ?? '',
      proposedAt: now,
      lockVersion: (before?.lockVersion ?? 0) + 1,
    },
  })
  if (before) {
    await claim(ctx, tx, before, { replacedById: id })
    await copyLinks(ctx, tx, { links: before.links, to: id })
  }
  return id
}

async function readSpan(
  ctx: Context,
  target: Target,
  input: LinkInput,
): Promise<{ span: ChangedSpan; fromVersionId: string }> {
  const version = await ctx.database.prisma.version.findUnique({
    where: { id: input.versionId },
    include: { articles: { select: { eId: true, number: true, text: true } } },
  })
  const comparison =
    version?.workId === target.workId && version.undoneAt === null
      ? await ctx.database.prisma.comparison.findFirst({
          where: { toVersionId: version.id },
          orderBy: { createdAt: 'desc' },
        })
      : null
  const side: CarrySide = {
    articles: new Map(version?.articles.map(({ eId, ...article }) => [eId, article])),
    title: '',
    explanation: '',
  }
  const row = (comparison?.changes as ChangeSet | undefined)?.rows.find(({ id }) => id === input.changeId)
  const spans = row ? changedSpans(row, side) : []
  const span = spans.find(
    ({ eId, start, end }) => eId === input.eId && start === input.start && end === input.end,
  )
  if (!comparison || !span) {
    throw new Refusal('not-found', {
      zh: '这处改动已经不在了，可能更正过条文对应。没有执行，请刷新后再选。',
      en: 'This change is not there any more; a pairing may have been corrected. Nothing was done: reload and choose again.',
    })
  }
  return { span, fromVersionId: comparison.fromVersionId }
}
