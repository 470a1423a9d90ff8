// Takes one submission with its comments, from any door: the public page, a station's desk, the API. It checks the
// words, finds the articles, and hands the rows to the group queue; the answer comes when they are durable.
// The receipt code is computed from the submission's id and stored nowhere.

import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import type { SubmissionRows } from '~/adapters/db/submit.server'
import { seal } from '~/adapters/storage/seal.server'
import { type CommentReading, readComment } from '~/domain/comment'
import { mayAct } from '~/domain/consultation'
import { attachmentParts, dropUnnamed, keepFiles } from './attach-files.server'
import { type Place, placesOf, wholeDraft } from './comment-place.server'
import { checkProposal, readWords } from './comment-words'
import { Refusal } from './refusal'
import { bodyHashOf, receiptOf, sentBefore, storedComments, storedIdempotencyKey } from './sent-before.server'
import { carryBehind } from './start-carrying.server'
import {
  type DoorNotice,
  notTaken,
  refuseUnlessOpen,
  type SubmissionDoor,
  stageAt,
} from './submission-door.server'

export type { SubmissionDoor }

/** The body of a submission, as the form, the job and the API give it. */
export const submissionSchema = z.strictObject({
  comments: z
    .array(
      z.strictObject({
        /** Printed number, eId, or null for the draft as a whole. */
        article: z.string().max(60).nullable(),
        text: z.string(),
        proposal: z.string().max(20_000).optional(),
        quote: z.strictObject({ text: z.string(), prefix: z.string(), suffix: z.string() }).optional(),
      }),
    )
    .min(1)
    .max(50),
  author: z
    .strictObject({
      name: z.string().max(60).optional(),
      contact: z.string().max(120).optional(),
      consent: z.enum(['name', 'masked', 'none']).default('none'),
      isMinor: z.boolean().default(false),
    })
    .optional(),
})

export type SubmissionInput = z.infer<typeof submissionSchema>

export interface Submitted {
  readonly receipt: string
  readonly comments: readonly { readonly id: string }[]
  readonly isRepeat: boolean
}

/** Store one submission. Refuses empty, overlong and unreadable words, unknown articles, closed consultations. */
export async function submitComments(
  ctx: Context,
  input: SubmissionInput,
  door: SubmissionDoor,
): Promise<Submitted> {
  const consultation = await ctx.database.prisma.consultation.findUnique({
    where: { id: door.consultationId },
  })
  if (!consultation?.publishedAt) {
    throw new Refusal('not-found', {
      zh: '没有这次征求意见。请从首页重新进入。',
      en: 'There is no such consultation. Start again from the home page.',
    })
  }
  const now = door.receivedAt ?? ctx.clock.now()
  // A lost answer is asked for again, also when the last minute has passed meanwhile.
  const first = mayAct(stageAt(consultation, now), 'comment') ? undefined : await sentBefore(ctx, input, door)
  if (first) return first
  const isLate = refuseUnlessOpen(consultation, door, now)
  const { versionId } = consultation
  const words = input.comments.map(({ text }, index) => readWords(text, index))
  const places = await placesOf(ctx, versionId, input)
  const placed = input.comments.map((comment, index) => ({
    ...comment,
    place: places[index] ?? wholeDraft,
    words: words[index] ?? '',
  }))
  placed.forEach(({ proposal }, index) => {
    if (proposal) checkProposal(proposal, index)
  })
  const readings = await readingsOf(ctx, versionId, placed)
  const submissionId = ctx.ids.next()
  const commentIds = placed.map(() => ctx.ids.next())
  const rows = rowsOf(ctx, {
    door,
    input,
    placed,
    readings,
    submissionId,
    commentIds,
    versionId,
    // What comes in a crowd is kept like everything else, and waits for a person before it is shown.
    state: consultation.moderation === 'before' || door.noticed?.heldFor ? 'pending' : 'published',
    isLate,
    now,
  })
  const result = await addWithFiles(ctx, rows, door)
  // It closed, or was suspended, while these words waited for their turn to be written.
  if (result.kind === 'not-open') throw await notTakenNow(ctx, consultation.id)
  if (result.kind === 'other-body') {
    throw new Refusal('conflict', {
      zh: '这个 Idempotency-Key 已经用于另一份内容。内容不同时请换一个新的键。',
      en: 'This Idempotency-Key was used with another body. Use a new key for other content.',
    })
  }
  // A later draft may be there already: what comes now is carried to it as well. The loader carries all at its end.
  if (!result.isRepeat && door.receivedAt === undefined)
    await carryBehind(ctx, { consultationId: consultation.id, versionId: consultation.versionId })
  const comments = result.isRepeat
    ? await storedComments(ctx, result.submissionId)
    : commentIds.map((id) => ({ id }))
  return { receipt: receiptOf(ctx, result.submissionId), comments, isRepeat: result.isRepeat }
}

async function notTakenNow(ctx: Context, id: string): Promise<Refusal> {
  const consultation = await ctx.database.prisma.consultation.findUniqueOrThrow({ where: { id } })
  return notTaken(stageAt(consultation, ctx.clock.now()), consultation)
}

/** The files lie on the disk before the rows name them; when the rows are not written, they go again. */
async function addWithFiles(ctx: Context, rows: SubmissionRows, { files = [] }: SubmissionDoor) {
  if (files.length === 0) return ctx.submissions.add(rows)
  const hashes = files.map(({ sha256 }) => sha256)
  await keepFiles(ctx, files)
  try {
    const result = await ctx.submissions.add(rows)
    if (result.kind !== 'stored') await dropUnnamed(ctx, hashes)
    return result
  } catch (error) {
    await dropUnnamed(ctx, hashes)
    throw error
  }
}

/** What the machine reads in them, at once: an answer may be asked for before the comments are ever grouped. */
async function readingsOf(
  ctx: Context,
  versionId: string,
  placed: readonly { readonly place: Place; readonly words: string; readonly proposal?: string }[],
): Promise<CommentReading[]> {
  const edited = placed.filter(({ proposal }) => proposal).map(({ place }) => place.eId)
  const originals =
    edited.length === 0
      ? []
      : await ctx.database.prisma.versionArticle.findMany({
          where: { versionId, eId: { in: edited } },
          select: { eId: true, text: true },
        })
  return placed.map(({ place, words, proposal }) =>
    readComment({
      text: words,
      article: place.number,
      ...(proposal ? { suggestion: proposal } : {}),
      original: originals.find(({ eId }) => eId === place.eId)?.text ?? '',
    }),
  )
}

export interface RowParts {
  readonly door: SubmissionDoor
  readonly input: SubmissionInput
  readonly placed: readonly (SubmissionInput['comments'][number] & {
    readonly place: Place
    readonly words: string
  })[]
  readonly readings: readonly CommentReading[]
  readonly submissionId: string
  readonly commentIds: readonly string[]
  readonly versionId: string
  /** `pending` where comments are looked at before they are shown. */
  readonly state: 'published' | 'pending'
  readonly isLate: boolean
  /** Taken in time by another platform, handed on after the close. */
  readonly isForwarded?: boolean
  readonly now: number
}

/** The rows of a submission whose words and places were checked; a bulk import makes them without asking the database. */
export function rowsOf(ctx: Context, parts: RowParts): SubmissionRows {
  const { door, input, placed, readings, submissionId, commentIds, versionId, state, isLate, now } = parts
  const author = input.author
  const receivedAt = new Date(now).toISOString()
  const hasAuthor = Boolean(author?.name || author?.contact)
  const sealed = hasAuthor
    ? seal(ctx.secrets.seal, 'author', { name: author?.name, contact: author?.contact })
    : undefined
  const submission = {
    id: submissionId,
    consultationId: door.consultationId,
    channel: door.channel,
    receiptHash: sha256Hex(receiptOf(ctx, submissionId)),
    personId: door.personId ?? null,
    authorKind: door.by,
    publicName: publicName(author),
    consent: author?.consent ?? 'none',
    authorSealed: sealed ? `\\x${sealed.toString('hex')}` : null,
    isMinor: author?.isMinor ?? false,
    stationId: door.stationId ?? null,
    typedById: door.typedById ?? null,
    occasion: door.occasion ?? '',
    importBatchId: door.importBatchId ?? null,
    meetingId: door.meetingId ?? null,
    source: door.source?.platform ?? null,
    externalId: door.source?.externalId ?? null,
    sourceAt: door.source?.receivedAt === undefined ? null : new Date(door.source.receivedAt).toISOString(),
    receivedAt,
    isLate,
    ledgerSeq: 0,
  }
  const comments = placed.map((comment, ordinal) => ({
    id: commentIds[ordinal] ?? '',
    submissionId,
    consultationId: door.consultationId,
    versionId,
    ordinal,
    anchorEId: comment.place.eId,
    lineageId: comment.place.lineageId,
    quote: comment.quote ?? null,
    text: comment.words,
    suggestion: comment.proposal ?? '',
    proposals: readings[ordinal]?.proposals ?? [],
    stance: readings[ordinal]?.stance ?? 'unclear',
    state,
    foldedHash: sha256Hex(comment.words.normalize('NFKC').split(/\s/).join('')),
    supports: 0,
    receivedAt,
    lockVersion: 0,
  }))
  const attached = attachmentParts(ctx, door.files ?? [], {
    submissionId,
    commentId: comments[0]?.id ?? '',
    receivedAt,
  })
  const received = comments.map((comment) => ({
    type: receivedAs(parts),
    by: door.by,
    ref: [comment.id, door.consultationId],
    committed: {
      words: { text: comment.text, suggestion: comment.suggestion },
      place: { article: comment.anchorEId, version: versionId, station: door.stationId ?? null },
    },
  }))
  const idempotency = door.idempotencyKey
    ? {
        keyHash: storedIdempotencyKey(door.consultationId, door.idempotencyKey),
        bodyHash: bodyHashOf(input, door),
      }
    : undefined
  return {
    submission,
    comments,
    stationId: door.stationId,
    attachments: attached.rows,
    ...(door.noticed ? { signal: signalRow(door.noticed, parts) } : {}),
    events: [
      ...received,
      ...attached.committed.map((file) => ({
        type: 'comment.fileAttached' as const,
        by: door.by,
        ...file,
      })),
    ],
    idempotency,
  }
}

function receivedAs({ isLate, isForwarded }: RowParts) {
  if (isLate) return 'comment.late' as const
  return isForwarded ? ('comment.forwarded' as const) : ('comment.received' as const)
}

function signalRow(noticed: DoorNotice, { submissionId, door, now }: RowParts) {
  return { submissionId, consultationId: door.consultationId, ...noticed, at: new Date(now).toISOString() }
}

/** What readers may see of the name, by the author's own consent; minors are never named. */
function publicName(author: SubmissionInput['author']): string {
  const name = author?.name?.trim() ?? ''
  if (name === '' || author?.isMinor || author?.consent === undefined || author.consent === 'none') return ''
  return author.consent === 'name' ? name : `${[...name][0]}**`
}
