// A station types in what reached it on paper, by letter, by word of mouth or at a meeting. The words are the author's, who is
// never the typist; they get the same receipt, the same place in the count and the same answer as those typed on a phone.
// What comes after the close is taken and marked as late.

import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { articleWritten } from '~/domain/comment'
import type { CheckedFile } from './attach-files.server'
import { meetingOf } from './meeting-of.server'
import { forbidden, Refusal } from './refusal'
import { storedIdempotencyKey } from './sent-before.server'
import { type Submitted, submitComments } from './submit-comments.server'

export const entryChannels = ['paper', 'oral', 'meeting', 'letter'] as const
export type EntryChannel = (typeof entryChannels)[number]

export const entrySchema = z.strictObject({
  author: z.strictObject({
    name: z.string().max(60),
    contact: z.string().max(120),
    /** The box on the paper: not ticked means no. */
    consents: z.boolean(),
  }),
  channel: z.enum(entryChannels),
  /** The meeting or visit where it was said. */
  occasion: z.string().max(120),
  comments: z
    .array(
      z.strictObject({
        /** A number as people write it (12, 第十二条, 第十二条第二款), empty for the draft as a whole. */
        article: z.string().max(60),
        text: z.string(),
        proposal: z.string().max(20_000),
      }),
    )
    .min(1)
    .max(20),
})
export type Entry = z.infer<typeof entrySchema>

export interface EntryPlace {
  readonly consultationId: string
  readonly stationId: string
}

interface Options {
  /** One key, one submission: a double tap or the same row of a table again gives the first receipt. */
  readonly key?: string
  readonly importBatchId?: string
  /** The meeting at which it was said: its name is the occasion. */
  readonly meetingId?: string
  /** Scans of the paper, looked at by `filesFromForm`. */
  readonly files?: readonly CheckedFile[]
}

/** Store one person's comments. Refuses an unknown article, a station without the task, a typist as author. */
export async function enterComments(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  entry: Entry,
  options: Options = {},
): Promise<Submitted> {
  const { articles, typist } = await readEntryPlace(ctx, actor, place)
  const name = entry.author.name.trim()
  if (name === '') throw needsName()
  if (name === typist) throw ownWords()
  const meeting = await meetingOf(ctx, place, options.meetingId)
  const comments = entry.comments.map(({ article, text, proposal }, index) => {
    const found = articleOf(articles, article, index)
    const isChanged = proposal.trim() !== '' && proposal.trim() !== found?.text.trim()
    return { article: found?.eId ?? null, text, ...(isChanged ? { proposal } : {}) }
  })
  return submitComments(
    ctx,
    {
      comments,
      author: {
        name,
        contact: entry.author.contact.trim() || undefined,
        consent: entry.author.consents ? 'name' : 'none',
        isMinor: false,
      },
    },
    {
      ...place,
      channel: entry.channel,
      by: 'station',
      typedById: actor.id ?? '',
      occasion: entry.occasion.trim() || meeting?.name || '',
      meetingId: meeting?.id,
      ...(options.files ? { files: options.files } : {}),
      takesLate: true,
      idempotencyKey: options.key === undefined ? undefined : entryKey(place, options.key),
      importBatchId: options.importBatchId,
    },
  )
}

function entryKey({ stationId }: EntryPlace, key: string): string {
  return sha256Hex(`entry ${stationId} ${key}`)
}

/** A key as the table of keys stores it. */
export function storedKey(place: EntryPlace, key: string): string {
  return storedIdempotencyKey(place.consultationId, entryKey(place, key))
}

export interface EntryArticle {
  readonly eId: string
  readonly number: string
  readonly text: string
}

/** Articles of the draft and the typist's name, for those who may enter comments for this station. */
export async function readEntryPlace(
  ctx: Context,
  actor: Actor,
  { consultationId, stationId }: EntryPlace,
): Promise<{ articles: readonly EntryArticle[]; typist: string }> {
  const task = await ctx.database.prisma.consultationStation.findUnique({
    where: { consultationId_stationId: { consultationId, stationId } },
    include: { consultation: { select: { regionCode: true, publishedAt: true, versionId: true } } },
  })
  if (!task?.consultation.publishedAt) throw noTask()
  if (!can(actor, 'comment:enter', { stationId, regionCode: task.consultation.regionCode })) throw forbidden()
  const [articles, person] = await Promise.all([
    ctx.database.prisma.versionArticle.findMany({
      where: { versionId: task.consultation.versionId },
      orderBy: { ordinal: 'asc' },
      select: { eId: true, number: true, text: true },
    }),
    ctx.database.prisma.person.findUnique({ where: { id: actor.id ?? '' }, select: { name: true } }),
  ])
  return { articles, typist: person?.name ?? '' }
}

/** The article somebody wrote down; undefined for the draft as a whole. Throws sentence 12 of the design for others. */
export function articleOf(
  articles: readonly EntryArticle[],
  typed: string,
  index = 0,
): EntryArticle | undefined {
  const { article: found, number } = articleWritten(articles, typed)
  if (found !== undefined) return found ?? undefined
  const last = articles.at(-1)?.number ?? ''
  throw new Refusal(
    'invalid',
    {
      zh: `草案没有${number}，最后一条是${last}。请改成草案里有的条；对整部草案的意见，这一栏留空。`,
      en: `The draft has no Article ${number}; the last is ${last}. Choose an article of the draft, or leave it empty for the draft as a whole.`,
    },
    index === 0 ? 'article' : `article-${index}`,
  )
}

const needsName = () =>
  new Refusal(
    'invalid',
    {
      zh: '请写提意见人的姓名。本人不愿留名的，写“某居民”，不勾“同意公开姓名”。',
      en: 'Write the name of the person whose comment it is. If the person gives none, write 某居民 and leave the box unticked.',
    },
    'name',
  )

const ownWords = () =>
  new Refusal(
    'invalid',
    {
      zh: '提意见人不能是录入人自己。自己的意见，请在公众页面提。',
      en: 'The author cannot be the typist. Give your own comment on the public page.',
    },
    'name',
  )

const noTask = () =>
  new Refusal('not-found', {
    zh: '这个站点没有这次征求意见的任务。请从站点的工作台重新进入。',
    en: 'This station has no task in this consultation. Start again from the station desk.',
  })
