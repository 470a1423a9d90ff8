// What the lists of the desk say of each comment beside its words: files that nobody has read, other submissions from the
// same device, a name that is contested. Three queries a page, whatever its length.

import type { Context } from '~/adapters/context.server'

export interface DoorMarks {
  readonly files: number
  /** Photos, scans and pictures whose text no program read. */
  readonly unreadFiles: number
  /** Submissions of this consultation from the same device, this one among them; 0 where nothing was noticed. */
  readonly sameDevice: number
  /** `contested`, `disowned`, `confirmed` or empty. */
  readonly authorship: string
}

/** By comment; those with nothing to say are left out. The asker has been asked before. */
export async function doorMarks(
  ctx: Context,
  commentIds: readonly string[],
): Promise<Map<string, DoorMarks>> {
  const { prisma } = ctx.database
  const rows = await prisma.comment.findMany({
    where: { id: { in: [...commentIds] } },
    select: {
      id: true,
      submissionId: true,
      consultationId: true,
      submission: {
        select: { authorship: true, attachments: { where: { erasedAt: null }, select: { reading: true } } },
      },
    },
  })
  const signals = await prisma.doorSignal.findMany({
    where: { submissionId: { in: rows.map(({ submissionId }) => submissionId) } },
    select: { submissionId: true, device: true },
  })
  const counted = await prisma.doorSignal.groupBy({
    by: ['device'],
    where: {
      consultationId: { in: [...new Set(rows.map(({ consultationId }) => consultationId))] },
      device: { in: signals.map(({ device }) => device) },
    },
    _count: true,
  })
  const countOf = new Map(counted.map(({ device, _count }) => [device, _count]))
  const deviceOf = new Map(signals.map(({ submissionId, device }) => [submissionId, device]))
  return new Map(
    rows.flatMap(({ id, submissionId, submission: { attachments, authorship } }) => {
      const sameDevice = countOf.get(deviceOf.get(submissionId) ?? '') ?? 0
      const unreadFiles = attachments.filter(({ reading }) => reading !== 'read').length
      const marks = { files: attachments.length, unreadFiles, sameDevice, authorship }
      return attachments.length > 0 || sameDevice > 1 || authorship !== '' ? [[id, marks] as const] : []
    }),
  )
}
