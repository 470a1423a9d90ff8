// Saves what a preview showed, with what the person filled in: which work it belongs to, its stage, day and the rest.
// The text is the one that was previewed, taken from the waiting upload and not from the form.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { dropUpload, openUpload } from '~/adapters/documents/waiting-upload.server'
import type { Actor } from '~/domain/access'
import { stages } from '~/domain/statute'
import { type ImportedVersion, importVersion } from './import-version.server'
import { Refusal } from './refusal'

/** The form under the preview. `work` is the id of a known work, or `new`. */
export const importForm = z.object({
  ticket: z.string(),
  work: z.string(),
  title: z.string().trim(),
  kind: z.string().trim(),
  issuer: z.string().trim(),
  region: z.string().trim(),
  stage: z.enum(stages),
  label: z.string().trim(),
  /** 2026-11-22, in Asia/Shanghai. */
  day: z.string().trim(),
  explanation: z.string(),
  isPublic: z.boolean(),
})
export type ImportForm = z.infer<typeof importForm>

export interface SavedImport extends ImportedVersion {
  readonly workId: string
}

const chinaMs = 8 * 3_600_000
const longest = { title: 120, label: 60, explanation: 50_000 } as const

/** Save the previewed text. The same text of the same work again changes nothing. */
export async function saveImport(ctx: Context, actor: Actor, form: ImportForm): Promise<SavedImport> {
  const waiting = await openUpload(ctx, form.ticket, actor.id ?? '')
  if (!waiting) throw previewGone()
  const datedOn = dayOrRefuse(form.day)
  if (form.label === '')
    throw missing('label', '请写明稿次名称，如“草案二次审议稿”', 'Name the version, e.g. 草案二次审议稿')
  for (const [field, most] of Object.entries(longest)) {
    const length = Array.from(form[field as keyof typeof longest]).length
    if (length > most) throw tooLong(field, length, most)
  }
  const work = await workOf(ctx, form)
  const saved = await importVersion(ctx, actor, {
    ...work,
    stage: form.stage,
    label: form.label,
    source: waiting.read.text,
    explanation: form.explanation,
    datedOn,
    isPublic: form.isPublic,
    file: waiting.file,
  })
  await dropUpload(ctx, waiting.id)
  return { ...saved, workId: work.workId }
}

export function previewGone(): Refusal {
  return new Refusal(
    'not-found',
    {
      zh: '这份预览已经不在了：预览保留一天，保存后即清除。请重新选一次文件；什么都没有保存。',
      en: 'This preview is gone: previews are kept for a day and cleared when saved. Choose the file again; nothing was saved.',
    },
    'file',
  )
}

/** The known work that was chosen, or the new one that the form describes. */
async function workOf(ctx: Context, form: ImportForm) {
  if (form.work !== 'new') {
    const known = await ctx.database.prisma.work.findUnique({ where: { id: form.work } })
    if (!known)
      throw missing('work', '请选择这份文本属于哪一部法规', 'Choose the work that this text belongs to')
    const { id: workId, title, kind, issuer, regionCode } = known
    return { workId, title, kind, issuer, regionCode }
  }
  if (form.title === '') throw missing('title', '请写明法规名称', 'Give the title of the work')
  if (form.kind === '') throw missing('kind', '请选择类别', 'Choose the kind')
  const region = await ctx.database.prisma.region.findUnique({ where: { code: form.region } })
  if (!region) throw missing('region', '请选择地区', 'Choose the region')
  const { title, kind, issuer } = form
  return { workId: ctx.ids.next(), title, kind, issuer, regionCode: region.code }
}

function dayOrRefuse(given: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given) ?? []
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day)) - chinaMs
  const isDay = !Number.isNaN(ms) && new Date(ms + chinaMs).getUTCDate() === Number(day)
  if (!isDay)
    throw missing('day', '请写明文本的日期，如 2026-11-22', 'Give the day of the text, e.g. 2026-11-22')
  return ms
}

const missing = (field: string, zh: string, en: string) =>
  new Refusal('invalid', { zh: `${zh}；还没有保存。`, en: `${en}; nothing was saved yet.` }, field)

const tooLong = (field: string, length: number, most: number) =>
  new Refusal(
    'invalid',
    {
      zh: `这一项最多${most.toLocaleString('en')}字，现在是${length.toLocaleString('en')}字，请缩短后再保存；还没有保存。`,
      en: `At most ${most.toLocaleString('en')} characters; this has ${length.toLocaleString('en')}. Shorten it; nothing was saved yet.`,
    },
    field,
  )
