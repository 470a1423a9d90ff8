// The version of a text that somebody reads, writes notes on or answers questions about: one that they may read.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'

/** Undefined for a version that is not there or that the actor may not read. */
export async function readableVersion(ctx: Context, actor: Actor, versionId: string) {
  const version = await ctx.database.prisma.version.findFirst({
    where: { id: versionId, undoneAt: null },
    select: {
      id: true,
      workId: true,
      isPublic: true,
      work: { select: { isPublic: true, regionCode: true } },
    },
  })
  if (!version) return undefined
  const { regionCode } = version.work
  const isPublished = version.isPublic && version.work.isPublic
  return can(actor, 'draft:read', { isPublished, regionCode }) ? version : undefined
}
