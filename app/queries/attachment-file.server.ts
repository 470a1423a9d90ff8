// The bytes of a photo or file that came with a comment, for those who may read the comment before the public does. Its
// hash is checked on every reading: what is not what came in is not handed out.

import type { Context } from '~/adapters/context.server'
import { sha256Hex } from '~/adapters/context.server'
import { storedAs } from '~/commands/attach-files.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'

export interface AttachmentFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string
}

/** Refuses who may not read the comment, what was erased, and what no longer has its hash. */
export async function attachmentFile(
  ctx: Context,
  actor: Actor,
  asked: { readonly commentId: string; readonly attachmentId: string },
): Promise<AttachmentFile> {
  const comment = await ctx.database.prisma.comment.findUnique({
    where: { id: asked.commentId },
    select: {
      consultation: { select: { regionCode: true } },
      submission: {
        select: { stationId: true, attachments: { where: { id: asked.attachmentId, erasedAt: null } } },
      },
      themes: { select: { theme: { select: { assignedUnitId: true } } } },
    },
  })
  const unitId = comment?.themes[0]?.theme.assignedUnitId ?? undefined
  const stationId = comment?.submission.stationId ?? undefined
  const subject = {
    regionCode: comment?.consultation.regionCode,
    ...(stationId ? { stationId } : {}),
    ...(unitId ? { unitId } : {}),
  }
  const found = comment?.submission.attachments[0]
  if (!comment || !found || !can(actor, 'comment:read', subject)) throw forbidden()
  const bytes = await ctx.files.get(storedAs(found.sha256))
  if (sha256Hex(bytes) !== found.sha256) throw altered()
  return { bytes, mediaType: found.mediaType, name: found.name }
}

const altered = () =>
  new Refusal('conflict', {
    zh: '这个文件和收到时的存证不一致，没有打开。请告诉管理员，从备份里找回。',
    en: 'This file is not what its entry in the ledger says and was not opened. Tell the administrator: a backup has it.',
  })
