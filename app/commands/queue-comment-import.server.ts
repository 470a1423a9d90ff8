// Ends an upload and puts its import into the queue. The same upload ended again gives the same import back.

import type { Context } from '~/adapters/context.server'
import { noteImportJob } from '~/adapters/jobs/import-state.server'
import type { ImportMapping } from '~/domain/comment'
import { openUpload, partsThere } from './comment-upload.server'
import { type Importer, importRight } from './import-right.server'
import { Refusal } from './refusal'

export interface QueuedImport {
  readonly importId: string
  readonly jobId: string
}

/** Start the import of an upload of `parts` parts. Refuses one with gaps, naming them. */
export async function queueCommentImport(
  ctx: Context,
  who: Importer,
  asked: {
    readonly consultationId: string
    readonly id: string
    readonly parts: number
    readonly mapping?: ImportMapping
  },
): Promise<QueuedImport> {
  const right = await importRight(ctx, who, asked.consultationId)
  const { prisma } = ctx.database
  const before = await prisma.commentImport.findUnique({ where: { id: asked.id } })
  if (before?.jobId && before.consultationId === asked.consultationId)
    return { importId: before.id, jobId: before.jobId }
  const upload = await openUpload(ctx, who, asked)
  const there = new Set(await partsThere(ctx, upload.id, asked.parts))
  const missing = Array.from({ length: asked.parts }, (_, at) => at + 1).filter((part) => !there.has(part))
  if (missing.length > 0 || asked.parts < 1) throw gaps(missing)
  const { consultationId, source, fileName, id } = upload
  const mapping = asked.mapping ?? upload.mapping
  await ctx.change(async ({ tx, record }) => {
    await tx.commentImport.create({
      data: {
        id,
        consultationId,
        source,
        fileName,
        parts: asked.parts,
        mapping: mapping ?? {},
        byId: right.byId,
        createdAt: new Date(ctx.clock.now()),
      },
    })
    record({
      type: 'comments.import-started',
      by: 'system',
      ref: [consultationId],
      committed: { files: { import: id, source, file: fileName }, person: { id: right.byId } },
    })
  })
  const jobId = await ctx.jobs.start({
    name: 'import-comments',
    subject: consultationId,
    payload: { importId: id },
    ...(right.byId ? { byId: right.byId } : {}),
  })
  await noteImportJob(ctx.database, id, jobId)
  return { importId: id, jobId }
}

const gaps = (missing: readonly number[]) =>
  new Refusal(
    'conflict',
    {
      zh: `文件还不完整，缺第${missing.slice(0, 50).join('、')}块。请补齐后再结束上传。`,
      en: `The file is not complete: part ${missing.slice(0, 50).join(', ')} is missing. Send it, then end the upload.`,
    },
    'parts',
  )
