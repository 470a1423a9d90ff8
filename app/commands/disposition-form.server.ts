// Reads a form of the workbench and does its one act. Each button of the page names its act; the rest is what the command
// of that act needs.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { approveDisposition, returnDisposition } from './approve-disposition.server'
import { confirmLink, type LinkInput, rejectLink } from './confirm-link.server'
import { type CarryCorrection, correctCarry } from './correct-carry.server'
import { correctPartPlace } from './correct-part-place.server'
import type { TargetRef } from './disposition-target.server'
import { proposeDisposition } from './propose-disposition.server'
import { Refusal } from './refusal'
import { resumeCarrying } from './resume-carrying.server'
import { settleComments, unsettleComments } from './settle-comments.server'
import { undoDisposition } from './undo-disposition.server'

interface Asked {
  readonly consultationId: string
  /** `t-…`, `c-…` or `p-…`. */
  readonly item: string
}

/** Do what the form asks. Returns the act that was done, for the sentence on the next page. */
export async function applyDispositionForm(
  ctx: Context,
  actor: Actor,
  { consultationId, item }: Asked,
  form: FormData,
): Promise<string> {
  const field = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  const id = item.slice(2)
  const ref = refOf(consultationId, item)
  const lockVersion = form.has('lockVersion') ? Number(field('lockVersion')) : undefined
  const decision = { dispositionId: field('dispositionId'), lockVersion }
  const act = field('act')
  switch (act) {
    case 'confirm':
      await confirmLink(ctx, actor, ref, { ...linkOf(field), lockVersion })
      return act
    case 'reject':
      await rejectLink(ctx, actor, ref, { ...linkOf(field), lockVersion })
      return act
    case 'propose':
      await proposeDisposition(ctx, actor, ref, {
        result: field('result'),
        ground: field('ground'),
        rationale: field('rationale').slice(0, 4_000),
        exception: field('exception').slice(0, 1_000),
        lockVersion,
      })
      return act
    case 'approve':
      await approveDisposition(ctx, actor, decision)
      return act
    case 'return':
      await returnDisposition(ctx, actor, { ...decision, reason: field('reason').slice(0, 1_000) })
      return act
    case 'undo':
      await undoDisposition(ctx, actor, ref, lockVersion)
      return act
    case 'settle':
      await settleComments(ctx, actor, {
        consultationId,
        commentIds: [id],
        as: field('as'),
        mergedIntoId: field('mergedIntoId'),
        reason: field('settledReason').slice(0, 1_000),
      })
      return act
    case 'unsettle':
      await unsettleComments(ctx, actor, { consultationId, commentIds: [id] })
      return act
    case 'place':
      await correctPlace(ctx, actor, item, {
        versionId: field('versionId'),
        places: field('places')
          .split(/[、,，\s]+/)
          .filter((place) => place !== ''),
        reason: field('placeReason').slice(0, 500),
      })
      return act
    case 'resume-carry':
      await resumeCarrying(ctx, actor, consultationId)
      return act
    default:
      throw new Refusal('invalid', {
        zh: '没有看出要做什么，没有执行。请用页面上的按钮。',
        en: 'It is not clear what to do; nothing was done. Use the buttons of the page.',
      })
  }
}

type Correction = Omit<CarryCorrection, 'commentId'>

function correctPlace(ctx: Context, actor: Actor, item: string, correction: Correction): Promise<void> {
  const id = item.slice(2)
  return item.startsWith('p-')
    ? correctPartPlace(ctx, actor, { partId: id, ...correction })
    : correctCarry(ctx, actor, { commentId: id, ...correction })
}

function refOf(consultationId: string, item: string): TargetRef {
  const id = item.slice(2)
  if (item.startsWith('t-')) return { consultationId, themeId: id }
  return item.startsWith('p-') ? { consultationId, partId: id } : { consultationId, commentId: id }
}

/** The candidate's place as its button carries it: version, change, article, start, end, source. */
function linkOf(field: (name: string) => string): LinkInput {
  const [versionId = '', changeId = '', eId = '', start = '', end = '', source = ''] =
    field('link').split('|')
  return {
    versionId,
    changeId,
    eId,
    start: Number(start),
    end: Number(end),
    evidence: field('evidence').slice(0, 200),
    source: source === 'machine' ? 'machine' : 'person',
  }
}
