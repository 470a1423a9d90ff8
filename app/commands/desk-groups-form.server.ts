// The part of the comments desk's form that is about the machine's groups: group anew or put new comments in, and what a
// person decides about two groups.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import {
  type ClusterPayload,
  leastResolution,
  mostResolution,
  startClustering,
} from './cluster-comments.server'
import { decideGroups, type GroupChoiceKind, undoGroupChoice } from './decide-groups.server'
import { Refusal } from './refusal'

interface AskedOfGroups {
  readonly consultationId: string
  readonly act: string
  readonly field: (name: string) => string
}

const groupActs: ReadonlyMap<string, GroupChoiceKind> = new Map([
  ['group-together', 'together'],
  ['group-apart', 'apart'],
  ['group-later', 'later'],
])

/** Do what the pressed button says; undefined where the act is another one. */
export async function actOnGroups(
  ctx: Context,
  actor: Actor,
  { consultationId, act, field }: AskedOfGroups,
): Promise<{ readonly done: string; readonly runId?: string } | undefined> {
  if (act === 'cluster' || act === 'cluster-new') {
    const payload = askedGrouping({ consultationId, act, field })
    return { done: act, runId: await startClustering(ctx, actor, payload) }
  }
  const kind = groupActs.get(act)
  if (kind) {
    const clusterId = field('clusterId')
    const otherId = field(`otherId-${clusterId}`)
    await decideGroups(ctx, actor, { consultationId, kind, clusterId, otherId })
    return { done: act }
  }
  if (act !== 'undo-choice') return undefined
  await undoGroupChoice(ctx, actor, { consultationId, choiceId: field('choiceId') })
  return { done: act }
}

function askedGrouping({ consultationId, act, field }: AskedOfGroups): ClusterPayload {
  const resolution = Number(field('resolution') || '1')
  if (!(resolution >= leastResolution && resolution <= mostResolution))
    throw new Refusal('invalid', {
      zh: `分组粗细要在${leastResolution}到${mostResolution}之间，没有开始分组。`,
      en: `The fineness has to be from ${leastResolution} to ${mostResolution}; nothing was started.`,
    })
  return {
    consultationId,
    resolution,
    scope: field('groupScope') === 'draft' ? 'draft' : 'article',
    mode: act === 'cluster' ? 'anew' : 'continue',
  }
}
