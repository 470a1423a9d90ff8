// Lets the configured language model read the comments of one consultation, or no longer. Off until a reviewer or a
// publisher decides it, since residents' words leave the house by it.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

/** Switch it on or off. Refuses where no model is configured, and where it is so already. */
export async function switchModel(
  ctx: Context,
  actor: Actor,
  { consultationId, on }: { readonly consultationId: string; readonly on: boolean },
): Promise<void> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  if (!row || !can(actor, 'model:switch', { regionCode: row.regionCode })) throw forbidden()
  if (on && !ctx.model) throw noModel()
  await ctx.change(async ({ tx, record }) => {
    const { count } = await tx.consultation.updateMany({
      where: { id: consultationId, usesModel: !on },
      data: { usesModel: on },
    })
    if (count === 0) throw already(on)
    record({
      type: 'model.switched',
      by: actingAs(actor),
      ref: [consultationId],
      committed: { words: { on, host: ctx.model ? new URL(ctx.model.config.baseUrl).host : '' } },
    })
  })
}

export function noModel(): Refusal {
  return new Refusal('conflict', {
    zh: '这里没有配置语言模型，没有改动。不用它，分组、概括和引语都照常。',
    en: 'No language model is configured here; nothing was changed. Groups, labels and quotes work without one.',
  })
}

const already = (on: boolean) =>
  on
    ? new Refusal('conflict', {
        zh: '已经有人允许了，没有再改。',
        en: 'Somebody has allowed it already; nothing was changed.',
      })
    : new Refusal('conflict', {
        zh: '已经是停用的，没有再改。',
        en: 'It is switched off already; nothing was changed.',
      })
