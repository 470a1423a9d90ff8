// A version is new, a pairing of its articles or a comment's place was corrected, or a comment came after the version:
// whatever was said about earlier versions of the work is carried to the later ones in the background.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'

/** Start a job for each published consultation of the work; returns their runs, none where nobody was consulted. */
export async function startCarrying(ctx: Context, actor: Actor, workId: string): Promise<string[]> {
  const consultations = await ctx.database.prisma.consultation.findMany({
    where: { workId, publishedAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  const runs: string[] = []
  for (const { id } of consultations) {
    const payload = { consultationId: id }
    runs.push(await ctx.jobs.start({ name: 'carry-comments', subject: id, payload, byId: actor.id }))
  }
  return runs
}

/**
 * Carry the comments of one consultation to what stands behind `versionId`, if anything does. Many comments may come at
 * once: a run that still waits in the queue reads them all, so one is enough.
 */
export async function carryBehind(
  ctx: Context,
  { consultationId, versionId, byId }: { consultationId: string; versionId: string; byId?: string },
): Promise<void> {
  const { prisma } = ctx.database
  const own = await prisma.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { workId: true, ordinal: true },
  })
  const later = await prisma.version.findFirst({
    where: { workId: own.workId, undoneAt: null, ordinal: { gt: own.ordinal } },
    select: { id: true },
  })
  if (!later) return
  const run = { name: 'carry-comments', subject: consultationId }
  const waiting = await prisma.jobRun.findFirst({ where: { ...run, status: 'queued' }, select: { id: true } })
  if (!waiting) await ctx.jobs.start({ ...run, payload: { consultationId }, ...(byId ? { byId } : {}) })
}

/**
 * At a start: comments without a place in a later version although nobody cancelled their carrying. The process died between
 * saving the version and starting the job (the bench of kills met it), or the rows were put back from the journal, which
 * keeps no places that a machine found.
 */
export async function carryWhatIsLeft(ctx: Context): Promise<void> {
  const { prisma } = ctx.database
  const left = await prisma.$queryRaw<{ id: string; versionId: string }[]>`
    SELECT DISTINCT o."id", o."versionId" FROM "Consultation" o
    JOIN "Version" own ON own."id" = o."versionId"
    JOIN "Version" later
      ON later."workId" = own."workId" AND later."ordinal" > own."ordinal" AND later."undoneAt" IS NULL
    WHERE o."publishedAt" IS NOT NULL AND EXISTS (
      SELECT 1 FROM "Comment" c
      LEFT JOIN "Carry" carry ON carry."commentId" = c."id" AND carry."toVersionId" = later."id"
      WHERE c."consultationId" = o."id" AND c."state" <> 'undone' AND carry."commentId" IS NULL)
    ORDER BY o."id"`
  for (const { id, versionId } of left) {
    const last = await prisma.jobRun.findFirst({
      where: { name: 'carry-comments', subject: id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { status: true },
    })
    // One that was cancelled or failed is said on the desk, and a person goes on with it; one under way goes on by itself.
    if (!last || last.status === 'done') await carryBehind(ctx, { consultationId: id, versionId })
  }
}
