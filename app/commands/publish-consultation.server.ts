// Both acts in a row, for loaders of the demonstration and of tests: one person prepares, another approves and
// publishes, through the same commands and rules as the pages. Times may lie in the past.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { periodOf } from '~/domain/consultation'
import { approveConsultation } from './approve-consultation.server'
import { type ConsultationPlan, prepareConsultation } from './prepare-consultation.server'

export interface ConsultationInput
  extends Partial<Pick<ConsultationPlan, 'whoMayComment' | 'moderation' | 'showsComments' | 'explanation'>> {
  readonly versionId: string
  readonly title: string
  readonly preparedById: string
  /** Milliseconds since 1970 UTC; the period ends at 24:00 of its last day in Asia/Shanghai. */
  readonly opensAt: number
  readonly closesAt: number
  readonly stationIds: readonly string[]
  readonly shortenReason?: string
}

/** Prepare as `preparedById`, a drafter of the actor's regions, and publish as the actor; returns the id. */
export async function publishConsultation(
  ctx: Context,
  actor: Actor,
  input: ConsultationInput,
): Promise<string> {
  const now = Math.min(input.opensAt, ctx.clock.now())
  const drafter: Actor = {
    id: input.preparedById,
    roles: ['drafter'],
    stationIds: [],
    regionCodes: actor.regionCodes,
  }
  const plan: ConsultationPlan = {
    versionId: input.versionId,
    title: input.title,
    explanation: input.explanation ?? '',
    ...periodOf(input.opensAt, input.closesAt),
    regionCodes: [],
    stationIds: [...input.stationIds],
    shortenReason: input.shortenReason ?? '',
    whoMayComment: input.whoMayComment ?? 'anyone',
    moderation: input.moderation ?? 'after',
    showsComments: input.showsComments ?? true,
  }
  const consultationId = await prepareConsultation(ctx, drafter, plan, { now })
  await approveConsultation(ctx, actor, { consultationId, now })
  return consultationId
}
