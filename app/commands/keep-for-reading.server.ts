// Puts a work or one of its articles on a person's own reading list. Keeping it twice keeps it once. Not an event of the
// ledger: docs/decisions/004.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'

/** Longest list: it is a list to read from, not a second library. */
const mostItems = 500

/** Keep a work, or with `eId` one article of it. */
export async function keepForReading(
  ctx: Context,
  actor: Actor,
  { workId, eId }: { readonly workId: string; readonly eId: string },
): Promise<void> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) throw forbidden()
  const place = eId === '' ? {} : { articles: { some: { eId } } }
  const version = await ctx.database.prisma.version.findFirst({
    where: { workId, isPublic: true, undoneAt: null, work: { isPublic: true }, ...place },
    select: { id: true },
  })
  if (!version) {
    throw new Refusal('not-found', {
      zh: '法规库里没有这件文本，没有加入。请从检索结果里再选一次。',
      en: 'The library has no such text; nothing was kept. Choose it from the results again.',
    })
  }
  const count = await ctx.database.prisma.readingListItem.count({ where: { personId } })
  if (count >= mostItems) {
    throw new Refusal('conflict', {
      zh: `阅读清单最多${mostItems}件，没有加入。请先移出几件。`,
      en: `A reading list has at most ${mostItems} entries; nothing was kept. Remove some first.`,
    })
  }
  await ctx.database.prisma.readingListItem.upsert({
    where: { personId_workId_eId: { personId, workId, eId } },
    create: { personId, workId, eId, createdAt: new Date(ctx.clock.now()) },
    update: {},
  })
}
