// The workbench page: the queue, and beside it the item or the unexplained changes that were asked for.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type DispositionItem, dispositionItem } from './disposition-item.server'
import { type DispositionQueue, dispositionQueue } from './disposition-queue.server'
import { type UnexplainedStep, unexplainedChanges } from './unexplained-changes.server'

export interface DispositionDesk {
  readonly queue: DispositionQueue
  readonly item?: DispositionItem
  readonly unexplained?: readonly UnexplainedStep[]
  readonly previous?: string
  readonly next?: string
}

/** The page for `item` (a key of the queue), for `view` = `unexplained`, or the queue alone. */
export async function dispositionDesk(
  ctx: Context,
  actor: Actor,
  asked: {
    readonly consultationId: string
    readonly item?: string
    readonly view?: string
    readonly after?: string
  },
): Promise<DispositionDesk> {
  const queue = await dispositionQueue(ctx, actor, asked)
  if (asked.view === 'unexplained') {
    const row = await ctx.database.prisma.consultation.findUniqueOrThrow({
      where: { id: asked.consultationId },
    })
    return { queue, unexplained: await unexplainedChanges(ctx, row) }
  }
  if (!asked.item) return { queue }
  const item = await dispositionItem(ctx, actor, { consultationId: asked.consultationId, key: asked.item })
  const keys = [...queue.themes, ...queue.comments].map(({ key }) => key)
  const at = keys.indexOf(asked.item)
  return { queue, item, previous: keys[at - 1], next: at < 0 ? undefined : keys[at + 1] }
}
