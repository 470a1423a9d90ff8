// Notes that a signed-in person opened a version: for the person's record of learning and for "what changed since I last
// read". Not an event of the ledger: docs/decisions/004. Opening the same text again within half an hour is one reading.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { readableVersion } from './readable-version.server'

const oneReadingMs = 30 * 60_000

/** Record the reading of a version that the person may see. Does nothing for visitors and unknown versions. */
export async function recordReading(ctx: Context, actor: Actor, versionId: string): Promise<void> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) return
  if (!(await readableVersion(ctx, actor, versionId))) return
  const now = new Date(ctx.clock.now())
  const key = { personId_versionId: { personId, versionId } }
  const known = await ctx.database.prisma.studyRecord.findUnique({ where: key })
  const isSameReading = known !== null && now.getTime() - known.lastReadAt.getTime() < oneReadingMs
  await ctx.database.prisma.studyRecord.upsert({
    where: key,
    create: { personId, versionId, firstReadAt: now, lastReadAt: now },
    update: { lastReadAt: now, ...(isSameReading ? {} : { times: { increment: 1 } }) },
  })
}
