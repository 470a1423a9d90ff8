// A version is new, or a pairing of its articles was corrected: whatever was said about earlier versions of the work is
// carried to the later ones in the background.

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
