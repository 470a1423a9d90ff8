// Reads what the desk's forms ask of the language model: to allow it, to have it draft, to decide on a draft.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import type { DeskDone } from './comments-desk-form.server'
import { decideSummary } from './decide-summary.server'
import { createTheme } from './group-comments.server'
import { startSummary } from './suggest-summary.server'
import { switchModel } from './switch-model.server'

/** Do what the form asks; `undefined` when it asks nothing of the model. */
export async function actOnModel(
  ctx: Context,
  actor: Actor,
  consultationId: string,
  form: FormData,
): Promise<DeskDone | undefined> {
  const act = String(form.get('act') ?? '')
  const field = (name: string) => String(form.get(name) ?? '').trim()
  if (act === 'model-on' || act === 'model-off') {
    await switchModel(ctx, actor, { consultationId, on: act === 'model-on' })
    return { done: act }
  }
  if (act === 'suggest-summary') {
    const [themeId, clusterId] = [field('themeId'), field('clusterId')]
    const runId = await startSummary(ctx, actor, {
      consultationId,
      ...(themeId ? { themeId } : { clusterId }),
    })
    return { done: act, runId }
  }
  const decision = {
    consultationId,
    summaryId: field('summaryId'),
    lockVersion: Number(field('summaryLock')),
  }
  if (act === 'accept-summary') {
    const clusterId = field('clusterId')
    const made = clusterId
      ? await createTheme(ctx, actor, { consultationId, clusterId, name: field('summaryName') })
      : undefined
    await decideSummary(ctx, actor, { ...decision, words: field('summaryWords') })
    return { done: act, ...(made ? { themeId: made.themeId } : {}) }
  }
  if (act === 'reject-summary') {
    await decideSummary(ctx, actor, { ...decision, words: null })
    return { done: act }
  }
  return undefined
}
