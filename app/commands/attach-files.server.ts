// Photos and files that come with a submission: taken out of the form, looked at, and kept on the disk before the rows
// that name them are written, so that a name in the database always means a whole file. What no row came to name is
// taken away again. The public page and the entry form of a station use the same two functions.

import type { Context } from '~/adapters/context.server'
import {
  type CheckedFile,
  checkFile,
  type FileFault,
  FileRefused,
} from '~/adapters/documents/attachment.server'
import { storedAs } from '~/adapters/storage/files.server'
import { mostFileBytes, mostFiles } from '~/domain/door'
import { Refusal, type Sentence } from './refusal'

export type { CheckedFile }
export { storedAs }

/** The files of a form's field, looked at. Refuses too many, too large, and what is not taken, with the file's name. */
export async function filesFromForm(form: FormData, field = 'files'): Promise<readonly CheckedFile[]> {
  const given = form.getAll(field).filter((one): one is File => one instanceof File && one.size > 0)
  if (given.length > mostFiles) throw tooMany(given.length, field)
  const bytes = given.reduce((sum, { size }) => sum + size, 0)
  if (bytes > mostFileBytes) throw tooLarge(bytes, field)
  const checked: CheckedFile[] = []
  for (const one of given) {
    try {
      checked.push(await checkFile(new Uint8Array(await one.arrayBuffer()), one.name))
    } catch (error) {
      if (error instanceof FileRefused) throw refusalFor(error, field)
      throw error
    }
  }
  return checked
}

export async function keepFiles(ctx: Context, files: readonly CheckedFile[]): Promise<void> {
  for (const { sha256, bytes } of files) await ctx.files.put(storedAs(sha256), bytes)
}

/** Takes away what no attachment names, or names no more. */
export async function dropUnnamed(ctx: Context, hashes: readonly string[]): Promise<void> {
  const named = await ctx.database.prisma.attachment.findMany({
    where: { sha256: { in: [...hashes] }, erasedAt: null },
    select: { sha256: true },
  })
  const kept = new Set(named.map(({ sha256 }) => sha256))
  for (const sha256 of hashes) if (!kept.has(sha256)) await ctx.files.remove(storedAs(sha256))
}

/** Rows and ledger entries of a submission's files: one entry a file, so that one can be erased without the others. */
export function attachmentParts(
  ctx: Pick<Context, 'ids'>,
  files: readonly CheckedFile[],
  of: { readonly submissionId: string; readonly commentId: string; readonly receivedAt: string },
) {
  const rows = files.map(({ sha256, mediaType, name, bytes, reading, text }, ordinal) => ({
    id: ctx.ids.next(),
    submissionId: of.submissionId,
    ordinal,
    sha256,
    mediaType,
    name,
    size: bytes.length,
    reading,
    text,
    ledgerSeq: 0,
    createdAt: of.receivedAt,
  }))
  const committed = rows.map(({ id, sha256, mediaType, size }) => ({
    ref: [of.commentId, id],
    committed: { files: { sha256, mediaType, size } },
  }))
  return { rows, committed }
}

const shown = (bytes: number) => (bytes / 1_000_000).toFixed(1)

const tooMany = (count: number, field: string) =>
  new Refusal(
    'invalid',
    {
      zh: `一次最多附${mostFiles}个文件，您选了${count}个。请少选几个；写的话都在，还没有提交。`,
      en: `At most ${mostFiles} files at once; you chose ${count}. Choose fewer; your text is here and was not sent yet.`,
    },
    field,
  )

const tooLarge = (bytes: number, field: string) =>
  new Refusal(
    'invalid',
    {
      zh: `文件合计最多${mostFileBytes / 1_000_000} MB，您选的有${shown(bytes)} MB。请少选几个；写的话都在，还没有提交。`,
      en: `Files may have ${mostFileBytes / 1_000_000} MB together; yours have ${shown(bytes)} MB. Choose fewer; your text is here and was not sent yet.`,
    },
    field,
  )

const faults: Readonly<Record<FileFault, Sentence>> = {
  heic: {
    zh: '是苹果手机的HEIC照片，很多电脑打不开。请把照片截图后选截图，或者在手机“设置—相机—格式”里选“兼容性最佳”再拍',
    en: 'is an HEIC photo, which many computers cannot open. Take a screenshot of it and choose that, or set the camera to “Most Compatible”',
  },
  'wrong-type': {
    zh: '的内容不是照片（JPG、PNG、WebP）、PDF或Word文档（.docx）。请换一种格式',
    en: 'is no photo (JPG, PNG, WebP), PDF or Word document (.docx) by its content. Use another format',
  },
  damaged: {
    zh: '打不开，可能没有传完整。请重新选一次',
    en: 'cannot be opened; it may be cut short. Choose it again',
  },
  encrypted: {
    zh: '加了密码，工作人员打不开。请去掉密码再选',
    en: 'is protected by a password. Remove it and choose the file again',
  },
  macro: {
    zh: '带有宏，出于安全不接收。请另存为不带宏的.docx再选',
    en: 'holds macros and is not taken for safety. Save it as a .docx without macros',
  },
  'zip-bomb': {
    zh: '解开后大得不正常，没有接收。请把内容贴到新文件里再选',
    en: 'unpacks to far too much and was not taken. Paste its content into a new file',
  },
}

function refusalFor({ fault, fileName }: FileRefused, field: string): Refusal {
  const { zh, en } = faults[fault]
  return new Refusal(
    'invalid',
    {
      zh: `“${fileName}”${zh}；写的话都在，还没有提交。`,
      en: `“${fileName}” ${en}; your text is here and was not sent yet.`,
    },
    field,
  )
}
