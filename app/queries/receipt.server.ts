// What a receipt shows to whoever holds its code: the words as given, how far they have come, the answer and the words
// they changed, their place in each later version, and their entry in the ledger. Malformed, unknown and erased codes
// get the same answer after the same look-up.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { type Stage, stageOf } from '~/domain/consultation'
import { normaliseReceiptCode } from '~/domain/ledger'
import { type CommentFate, commentFates } from './comment-fates.server'
import { stageFacts } from './consultation-head.server'
import { readingText } from './reading-text.server'

export interface ReceiptComment {
  readonly id: string
  readonly eId: string
  /** Printed number of its article; empty for the draft as a whole and other places. */
  readonly number: string
  readonly text: string
  readonly suggestion: string
  /** The article's text as it stood, for the small comparison. */
  readonly original?: string
  readonly quote?: string
  /** `published`, `pending`, `held`, `refused` or `withdrawn`. */
  readonly state: string
  /** Why it is not shown, and what came of an appeal; the last one also after it was granted. */
  readonly moderation?: ReceiptModeration
  readonly supports: number
  /** Number of its entry in the ledger. */
  readonly entry?: number
  readonly fate?: CommentFate
}

export interface ReceiptModeration {
  /** One of `moderationReasons`. */
  readonly reason: string
  readonly note: string
  readonly at: number
  readonly mayAppeal: boolean
  readonly appeal?: {
    readonly words: string
    readonly at: number
    readonly isGranted?: boolean
    readonly answer: string
  }
}

export interface ReceiptView {
  readonly code: string
  readonly consultation: {
    readonly id: string
    readonly title: string
    readonly workId: string
    readonly versionId: string
    readonly versionLabel: string
    readonly stage: Stage
    readonly closesAt: number
    readonly hasOutcome: boolean
  }
  readonly channel: string
  readonly station?: string
  readonly receivedAt: number
  readonly isLate: boolean
  /** As readers see it; empty when not published. */
  readonly publicName: string
  /** `contested`, `disowned`, `confirmed` or empty. */
  readonly authorship: string
  readonly files: readonly { readonly id: string; readonly name: string; readonly isErased: boolean }[]
  /** Size and day of the newest checkpoint of the ledger. */
  readonly checkpoint?: { readonly size: number; readonly at: number }
  readonly comments: readonly ReceiptComment[]
}

/** Undefined for every code that is not a receipt of ours. */
export async function receiptView(ctx: Context, typed: string): Promise<ReceiptView | undefined> {
  const code = normaliseReceiptCode(typed) ?? ''
  const submission = await ctx.database.prisma.submission.findUnique({
    where: { receiptHash: sha256Hex(code) },
    include: {
      consultation: { include: { version: { select: { label: true } } } },
      station: { select: { name: true } },
      attachments: { orderBy: { ordinal: 'asc' }, select: { id: true, name: true, erasedAt: true } },
      comments: {
        orderBy: { ordinal: 'asc' },
        include: {
          moderations: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 },
          appeals: { orderBy: { createdAt: 'desc' }, take: 1 },
        },
      },
    },
  })
  if (!submission) return undefined
  const { consultation } = submission
  const [text, fates, entries, checkpoint] = await Promise.all([
    readingText(ctx, submission.comments[0]?.versionId ?? consultation.versionId),
    commentFates(
      ctx,
      submission.comments.map(({ id }) => id),
    ),
    entriesOf(ctx, submission),
    ctx.database.prisma.ledgerCheckpoint.findFirst({ orderBy: { size: 'desc' } }),
  ])
  return {
    code,
    consultation: {
      id: consultation.id,
      title: consultation.title,
      workId: consultation.workId,
      versionId: consultation.versionId,
      versionLabel: consultation.version.label,
      stage: stageOf(stageFacts(consultation), ctx.clock.now()),
      closesAt: consultation.closesAt.getTime(),
      hasOutcome: consultation.outcomePublishedAt !== null,
    },
    channel: submission.channel,
    ...(submission.station ? { station: submission.station.name } : {}),
    receivedAt: submission.receivedAt.getTime(),
    isLate: submission.isLate,
    publicName: submission.publicName,
    authorship: submission.authorship,
    files: submission.attachments.map(({ id, name, erasedAt }) => ({
      id,
      name,
      isErased: erasedAt !== null,
    })),
    ...(checkpoint ? { checkpoint: { size: checkpoint.size, at: checkpoint.createdAt.getTime() } } : {}),
    comments: submission.comments.map((comment): ReceiptComment => {
      const article = text.articles.find(({ eId }) => eId === comment.anchorEId)
      const entry = entries.get(comment.id)
      return {
        id: comment.id,
        eId: comment.anchorEId,
        number: article?.number ?? '',
        text: comment.text,
        suggestion: comment.suggestion,
        ...(article ? { original: article.text } : {}),
        ...(isQuote(comment.quote) ? { quote: comment.quote.text } : {}),
        state: comment.state,
        ...moderationOf(comment),
        supports: comment.supports,
        ...(entry === undefined ? {} : { entry }),
        fate: fates.get(comment.id),
      }
    }),
  }
}

interface Moderated {
  readonly state: string
  readonly moderations: readonly { id: string; reason: string; note: string; createdAt: Date }[]
  readonly appeals: readonly {
    readonly moderationId: string
    readonly words: string
    readonly createdAt: Date
    readonly isGranted: boolean | null
    readonly answer: string
  }[]
}

/** The decision that stands, and the last appeal: against this decision, or granted and so the reason that it is shown. */
function moderationOf({ state, moderations, appeals }: Moderated): { moderation?: ReceiptModeration } {
  const [decided] = moderations
  const [appeal] = appeals
  const isHidden = state === 'held' || state === 'refused'
  const isAbout = appeal && (isHidden ? appeal.moderationId === decided?.id : appeal.isGranted === true)
  if (!decided || (!isHidden && !isAbout)) return {}
  const { reason, note, createdAt } = decided
  return {
    moderation: {
      reason: isHidden ? reason : '',
      note: isHidden ? note : '',
      at: createdAt.getTime(),
      mayAppeal: isHidden && !isAbout,
      ...(isAbout
        ? {
            appeal: {
              words: appeal.words,
              at: appeal.createdAt.getTime(),
              ...(appeal.isGranted === null ? {} : { isGranted: appeal.isGranted }),
              answer: appeal.answer,
            },
          }
        : {}),
    },
  }
}

function isQuote(quote: unknown): quote is { text: string } {
  return typeof quote === 'object' && quote !== null && 'text' in quote && typeof quote.text === 'string'
}

/** Entry numbers by comment: the events of one submission stand one after the other, from its own number on. */
async function entriesOf(
  ctx: Context,
  submission: { readonly ledgerSeq: number; readonly comments: readonly { readonly id: string }[] },
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.database.prisma.ledgerEntry.findMany({
    where: { seq: { gte: submission.ledgerSeq, lt: submission.ledgerSeq + submission.comments.length } },
    select: { seq: true, bytes: true },
  })
  const words = rows.map(({ seq, bytes }) => ({ seq, leaf: Buffer.from(bytes).toString('utf8') }))
  return new Map(
    submission.comments.flatMap(({ id }) => {
      const found = words.find(({ leaf }) => leaf.includes(id))
      return found ? [[id, found.seq] as const] : []
    }),
  )
}
