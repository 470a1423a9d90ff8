// Reads the forms of the comments desk and of a theme's page, and does what the pressed button says. Chosen comments come
// as one field each, `c-ID`, whose value is the theme that the page showed them in: so a page that has grown old is
// noticed, and a refused form comes back with its boxes still ticked.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type ModerationState, moderationStates } from '~/domain/comment'
import { startClustering } from './cluster-comments.server'
import { assignTheme, closeTheme, renameTheme } from './edit-theme.server'
import { createTheme, mergeThemes, moveComments, splitTheme } from './group-comments.server'
import { moderateComments } from './moderate-comment.server'
import { Refusal } from './refusal'
import type { SeenComment } from './theme-change.server'
import { undoThemeAction } from './undo-theme-action.server'

/** What was done, for the page to say; `runId` where a job was started. */
export interface DeskDone {
  readonly done: string
  readonly runId?: string
  readonly themeId?: string
}

const none = '-'

/** Do what the form asks in one consultation. */
export async function actOnDesk(
  ctx: Context,
  actor: Actor,
  consultationId: string,
  form: FormData,
): Promise<DeskDone> {
  const act = String(form.get('act') ?? '')
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const comments = chosenComments(form)
  if (act === 'cluster') return { done: act, runId: await startClustering(ctx, actor, consultationId) }
  if (act === 'undo') {
    await undoThemeAction(ctx, actor, { consultationId, actionId: field('actionId') })
    return { done: act }
  }
  if (act === 'create') {
    const { themeId } = await createTheme(ctx, actor, { consultationId, comments, name: field('name') })
    return { done: act, themeId }
  }
  if (act === 'move' || act === 'take-out') {
    const themeId = act === 'move' ? needed(field('themeId')) : null
    await moveComments(ctx, actor, { consultationId, comments, themeId })
    return { done: act }
  }
  if (act === 'create-from-group') {
    const { themeId } = await createTheme(ctx, actor, {
      consultationId,
      clusterId: field('clusterId'),
      name: field(`name-${field('clusterId')}`),
    })
    return { done: act, themeId }
  }
  if (act === 'move-group') {
    const clusterId = field('clusterId')
    await moveComments(ctx, actor, {
      consultationId,
      clusterId,
      themeId: needed(field(`themeId-${clusterId}`)),
    })
    return { done: act }
  }
  const state = moderationStates.find((known) => known === act)
  if (state) return moderated(ctx, actor, { consultationId, comments, state, field })
  throw unknownAct()
}

/** Do what the form asks with one theme. */
export async function actOnTheme(
  ctx: Context,
  actor: Actor,
  place: { readonly consultationId: string; readonly themeId: string },
  form: FormData,
): Promise<DeskDone> {
  const act = String(form.get('act') ?? '')
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const edited = { ...place, lockVersion: Number(field('lockVersion')) }
  if (act === 'rename') await renameTheme(ctx, actor, { ...edited, name: field('name') })
  else if (act === 'close') await closeTheme(ctx, actor, edited)
  else if (act === 'merge') {
    const { themeId } = await mergeThemes(ctx, actor, { ...edited, intoId: field('intoId') })
    return { done: act, themeId }
  } else if (act === 'assign') {
    const [kind, id] = field('assignee').split(':')
    await assignTheme(ctx, actor, {
      ...edited,
      unitId: kind === 'unit' && id ? id : null,
      personId: kind === 'person' && id ? id : null,
      dueOn: field('dueOn'),
    })
  } else if (act === 'split') {
    const { themeId } = await splitTheme(ctx, actor, {
      ...place,
      comments: chosenComments(form),
      name: field('splitName'),
    })
    return { done: act, themeId }
  } else return actOnDesk(ctx, actor, place.consultationId, form)
  return { done: act }
}

function chosenComments(form: FormData): SeenComment[] {
  const chosen: SeenComment[] = []
  for (const [name, value] of form.entries()) {
    if (!name.startsWith('c-') || typeof value !== 'string') continue
    chosen.push({ id: name.slice(2), themeId: value === none ? '' : value })
  }
  return chosen
}

async function moderated(
  ctx: Context,
  actor: Actor,
  what: {
    consultationId: string
    comments: readonly SeenComment[]
    state: ModerationState
    field: (name: string) => string
  },
): Promise<DeskDone> {
  const { consultationId, comments, state, field } = what
  const commentIds = comments.map(({ id }) => id)
  await moderateComments(ctx, actor, {
    consultationId,
    commentIds,
    state,
    reason: field('reason'),
    note: field('note'),
  })
  return { done: state }
}

function needed(themeId: string): string {
  if (themeId !== '') return themeId
  throw new Refusal(
    'invalid',
    { zh: '请先选要归入的要点，没有改动。', en: 'Choose the theme first; nothing was changed.' },
    'themeId',
  )
}

function unknownAct(): Refusal {
  return new Refusal('invalid', {
    zh: '没有看懂要做什么，没有改动。请回到页面再按一次按钮。',
    en: 'It is not clear what to do; nothing was changed. Go back and press the button again.',
  })
}
