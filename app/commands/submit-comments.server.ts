// Takes one submission with its comments, from any door: the public page, a station's desk, the API. It checks the
// words, finds the articles, and hands the rows to the group queue; the answer comes when they are durable.
// The receipt code is computed from the submission's id and stored nowhere.

import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import type { SubmissionRows } from '~/adapters/db/submit.server'
import { seal } from '~/adapters/storage/seal.server'
import { COMMENT_LENGTH_LIMIT, type CommentReading, checkCommentText, readComment } from '~/domain/comment'
import { receiptCode } from '~/domain/ledger'
import { Refusal } from './refusal'
import { carryBehind } from './start-carrying.server'
import { refuseUnlessOpen, type SubmissionDoor } from './submission-door.server'

export type { SubmissionDoor }

const maxCharacters = COMMENT_LENGTH_LIMIT
const maxProposal = 20_000

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
    include: { version: { include: { articles: { select: { eId: true, number: true, lineageId: true } } } } },
  })
  if (!consultation?.publishedAt) {
    throw new Refusal('not-found', {
      zh: '没有这次征求意见。请从首页重新进入。',
      en: 'There is no such consultation. Start again from the home page.',
    })
  }
  const now = door.receivedAt ?? ctx.clock.now()
  const isLate = refuseUnlessOpen(consultation, door, now)
  const articles = consultation.version.articles
  const placed = input.comments.map((comment, index) => ({
    ...comment,
    place: placeOf(articles, comment.article),
    words: readWords(comment.text, index),
  }))
  placed.forEach(({ proposal }, index) => {
    if (proposal) checkProposal(proposal, index)
  })
  const readings = await readingsOf(ctx, consultation.versionId, placed)
  const submissionId = ctx.ids.next()
  const commentIds = placed.map(() => ctx.ids.next())
  const rows = rowsOf(ctx, {
    door,
    input,
    placed,
    readings,
    submissionId,
    commentIds,
    versionId: consultation.versionId,
    state: consultation.moderation === 'before' ? 'pending' : 'published',
    isLate,
    now,
  })
  const result = await ctx.submissions.add(rows)
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

/** A key of a consultation as it is stored. */
export function storedIdempotencyKey(consultationId: string, key: string): string {
  return sha256Hex(`${consultationId} ${key}`)
}

/** The receipt code of a submission: an HMAC of its id, recomputed each time. */
export function receiptOf(ctx: Pick<Context, 'secrets'>, submissionId: string): string {
  return receiptCode(createHmac('sha256', ctx.secrets.receipt).update(submissionId).digest())
}

function storedComments(ctx: Context, submissionId: string) {
  return ctx.database.prisma.comment.findMany({
    where: { submissionId },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  })
}

interface Place {
  readonly eId: string
  /** Printed; empty where it is no article. */
  readonly number: string
  readonly lineageId: string | null
}

function placeOf(
  articles: readonly { eId: string; number: string; lineageId: string }[],
  article: string | null,
): Place {
  if (article === null || article === 'whole') return { eId: 'whole', number: '', lineageId: null }
  if (['title', 'explanation'].includes(article) || article.startsWith('annex_'))
    return { eId: article, number: '', lineageId: null }
  const found = articles.find(({ eId, number }) => eId === article || number === article)
  if (found) return found
  const last = articles.at(-1)?.number ?? ''
  throw new Refusal(
    'invalid',
    {
      zh: `这份草案没有${article}，最后一条是${last}。请改成草案里有的条，或者选“整部草案”。`,
      en: `This draft has no article ${article}; the last is ${last}. Choose an article of the draft, or the draft as a whole.`,
    },
    'article',
  )
}

/** The words as given, checked and never altered. Characters are code points. */
function readWords(text: string, index: number): string {
  const field = index === 0 ? 'text' : `text-${index}`
  const rules = new Set(checkCommentText(text).map(({ rule }) => rule))
  if (rules.has('empty')) {
    throw new Refusal(
      'invalid',
      {
        zh: '请写下意见后再提交。草稿没有丢。',
        en: 'Write your comment before submitting. Your draft is still here.',
      },
      field,
    )
  }
  if (rules.has('too-long')) {
    const count = [...text].length
    const over = count - maxCharacters
    throw new Refusal(
      'invalid',
      {
        zh: `意见最多5,000字，现在是${count.toLocaleString('en')}字，请删去${over.toLocaleString('en')}字，或者分成两条。`,
        en: `At most 5,000 characters; this has ${count.toLocaleString('en')}. Remove ${over.toLocaleString('en')} or split it in two.`,
      },
      field,
    )
  }
  if (rules.size > 0) throw unreadable(field, { zh: '意见', en: 'The comment' })
  return text
}

/** A suggested wording may be as long as its article. */
function checkProposal(proposal: string, index: number): void {
  const field = index === 0 ? 'proposal' : `proposal-${index}`
  if ([...proposal].length > maxProposal) {
    throw new Refusal(
      'invalid',
      {
        zh: '建议的文字最多20,000字，请只写要改的部分。什么都没有保存，写的还在。',
        en: 'A suggested wording has at most 20,000 characters: keep the part to be changed. Nothing was saved, your text is still here.',
      },
      field,
    )
  }
  const rules = checkCommentText(proposal).map(({ rule }) => rule)
  if (rules.includes('control-character') || rules.includes('lone-surrogate'))
    throw unreadable(field, { zh: '建议的文字', en: 'The suggested wording' })
}

function unreadable(field: string, what: { zh: string; en: string }): Refusal {
  return new Refusal(
    'invalid',
    {
      zh: `${what.zh}里有无法显示的控制字符，请删去后再提交。`,
      en: `${what.en} holds control characters that cannot be shown. Remove them and submit again.`,
    },
    field,
  )
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

interface RowParts {
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
  readonly now: number
}

function rowsOf(ctx: Context, parts: RowParts): SubmissionRows {
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
  const events = comments.map((comment) => ({
    type: isLate ? ('comment.late' as const) : ('comment.received' as const),
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
        bodyHash: sha256Hex(JSON.stringify(input)),
      }
    : undefined
  return { submission, comments, stationId: door.stationId, events, idempotency }
}

/** What readers may see of the name, by the author's own consent; minors are never named. */
function publicName(author: SubmissionInput['author']): string {
  const name = author?.name?.trim() ?? ''
  if (name === '' || author?.isMinor || author?.consent === undefined || author.consent === 'none') return ''
  return author.consent === 'name' ? name : `${[...name][0]}**`
}
