// The file of a bulk import while it is on its way: in parts with numbers, because a platform's connection breaks. Nothing of it
// is in the database; the parts lie in the file store, synced, so an upload goes on after any crash. The same part again
// changes nothing, another one under its number is refused. What nobody finished in a week is swept away.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { type ImportMapping, importFields } from '~/domain/comment'
import { type Importer, importRight } from './import-right.server'
import { Refusal } from './refusal'

export const mappingSchema = z.partialRecord(z.enum(importFields), z.string().max(200))

export const uploadSchema = z.strictObject({
  consultationId: z.string(),
  source: z.string().trim().max(60),
  fileName: z.string().max(200).default(''),
  mapping: mappingSchema.optional(),
})
export type UploadInput = z.input<typeof uploadSchema>

export interface Upload {
  readonly id: string
  readonly consultationId: string
  readonly source: string
  readonly fileName: string
  readonly mapping?: ImportMapping
}

const prefix = 'import'
const weekMs = 7 * 86_400_000
const mostParts = 10_000
const metaId = (id: string) => `${prefix}${id}meta`
/** Where part `number` lies in the file store. */
export const partId = (id: string, number: number) => `${prefix}${id}p${number}`

/** Begin an upload; returns it with its id. */
export async function beginUpload(ctx: Context, who: Importer, input: UploadInput): Promise<Upload> {
  const asked = uploadSchema.parse(input)
  const right = await importRight(ctx, who, asked.consultationId)
  const source = right.source ?? asked.source
  if (source === '')
    throw invalid('source', '请写明意见来自哪个平台。', 'Say which platform the comments come from.')
  await ctx.files.sweep(prefix, ctx.clock.now() - weekMs)
  const upload: Upload = { ...asked, source, id: ctx.ids.next() }
  await ctx.files.put(metaId(upload.id), new TextEncoder().encode(JSON.stringify(upload)))
  return upload
}

/** The upload under way; refuses one that is unknown, of another consultation or of another platform. */
export async function openUpload(
  ctx: Context,
  who: Importer,
  asked: { readonly consultationId: string; readonly id: string },
): Promise<Upload> {
  const right = await importRight(ctx, who, asked.consultationId)
  const bytes = /^[0-9a-z]{26}$/.test(asked.id) ? await whole(ctx, metaId(asked.id)) : undefined
  const upload = bytes && (JSON.parse(bytes.toString('utf8')) as Upload)
  const isTheirs = right.source === undefined || right.source === upload?.source
  if (!upload || upload.consultationId !== asked.consultationId || !isTheirs) throw noUpload()
  return upload
}

/** Keep one part of the file; `isRepeat` when it was there. Refuses other bytes under a number that is taken. */
export async function keepPart(
  ctx: Context,
  who: Importer,
  part: {
    readonly consultationId: string
    readonly id: string
    readonly number: number
    readonly bytes: Uint8Array
  },
): Promise<{ isRepeat: boolean }> {
  const upload = await openUpload(ctx, who, part)
  const { number, bytes } = part
  if (!Number.isInteger(number) || number < 1 || number > mostParts)
    throw invalid('number', `分块编号应为1到${mostParts}。`, `Parts are numbered from 1 to ${mostParts}.`)
  if (bytes.length === 0) throw invalid('body', '这一块是空的。', 'This part is empty.')
  const before = await whole(ctx, partId(upload.id, number))
  if (before?.equals(bytes)) return { isRepeat: true }
  if (before) {
    throw new Refusal('conflict', {
      zh: `第${number}块已经收到过，内容不同，没有替换。要换文件请重新开始一次上传。`,
      en: `Part ${number} was received before with other content and was not replaced. Begin a new upload for another file.`,
    })
  }
  await ctx.files.put(partId(upload.id, number), bytes)
  return { isRepeat: false }
}

/** Which of the parts 1 to `count` are there. */
export async function partsThere(ctx: Context, id: string, count: number): Promise<number[]> {
  const there: number[] = []
  for (let number = 1; number <= count; number++)
    if (await ctx.files.has(partId(id, number))) there.push(number)
  return there
}

async function whole(ctx: Context, id: string): Promise<Buffer | undefined> {
  return (await ctx.files.has(id)) ? ctx.files.get(id) : undefined
}

const invalid = (field: string, zh: string, en: string) => new Refusal('invalid', { zh, en }, field)

const noUpload = () =>
  new Refusal('not-found', {
    zh: '没有这次上传，或者已经过了一个星期。请重新开始。',
    en: 'There is no such upload, or it is older than a week. Begin again.',
  })
