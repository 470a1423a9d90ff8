// Reads the forms of the comments desk and of a theme's page, and does what the pressed button says. Chosen comments come
// as one field each, `c-ID`, whose value is the theme that the page showed them in: so a page that has grown old is
// noticed, and a refused form comes back with its boxes still ticked.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { moderationStates } from '~/domain/comment'
import { assignComments, finishAssignment } from './assign-comments.server'
import { countMatching, type DeskFilters, matchingComments } from './comment-filter.server'
import { decideAppeal } from './decide-appeal.server'
import { actOnGroups } from './desk-groups-form.server'
import { type Assignment, assignTheme, closeTheme, renameTheme } from './edit-theme.server'
import { createTheme, mergeThemes, moveComments, splitTheme } from './group-comments.server'
import { actOnModel } from './model-form.server'
import { moderateComments } from './moderate-comment.server'
import { Refusal } from './refusal'
import { removeFilter, saveFilter } from './save-filter.server'
import type { SeenComment } from './theme-change.server'
import { undoDeskAction } from './undo-desk-action.server'
import { writeNote } from './write-note.server'

/** What was done, for the page to say; `runId` where a job was started. */
export interface DeskDone {
  readonly done: string
  readonly runId?: string
  readonly themeId?: string
  /** For all that meet the conditions, before anything is done: how many, for the person to agree to. */
  readonly toConfirm?: number
}

const none = '-'

/** What a form is about: the consultation and, for what is done to all, the conditions of the list. */
export interface DeskPlace {
  readonly consultationId: string
  readonly filters?: DeskFilters
}

type Field = (name: string) => string

interface Asked extends DeskPlace {
  readonly act: string
  readonly field: Field
  readonly comments: readonly ChosenComment[]
}

/** Acts on comments, which may be done to all that meet the conditions. */
const bulkActs: readonly string[] = ['move', 'take-out', 'create', 'assign-comments', ...moderationStates]

/** Do what the form asks in one consultation. */
export async function actOnDesk(
  ctx: Context,
  actor: Actor,
  place: DeskPlace,
  form: FormData,
): Promise<DeskDone> {
  const { consultationId, filters } = place
  const act = String(form.get('act') ?? '')
  const field: Field = (name) => String(form.get(name) ?? '').trim()
  const isForAll = field('scope') === 'all' && filters !== undefined && bulkActs.includes(act)
  if (isForAll && field('confirmed') === '')
    return { done: act, toConfirm: await countMatching(ctx, actor, { consultationId, filters }) }
  const comments = isForAll
    ? await matchingComments(ctx, actor, { consultationId, filters, confirmed: Number(field('confirmed')) })
    : chosenComments(form)
  const asked = { ...place, act, field, comments }
  return (
    (await actOnComments(ctx, actor, asked)) ??
    (await actOnModel(ctx, actor, consultationId, form)) ??
    (await actOnRest(ctx, actor, asked))
  )
}

/** What is done to chosen comments or to a machine's group; undefined where the act is another one. */
async function actOnComments(ctx: Context, actor: Actor, asked: Asked): Promise<DeskDone | undefined> {
  const { consultationId, act, field, comments } = asked
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
    const themeId = needed(field(`themeId-${clusterId}`))
    await moveComments(ctx, actor, { consultationId, clusterId, themeId })
    return { done: act }
  }
  if (act === 'assign-comments') {
    const targets = comments.map(({ id, assigned }) => ({ id, lockVersion: assigned }))
    await assignComments(ctx, actor, { consultationId, kind: 'comment', targets, ...assigneeIn(field) })
    return { done: act }
  }
  const state = moderationStates.find((known) => known === act)
  if (!state) return undefined
  const commentIds = comments.map(({ id }) => id)
  const why = { reason: field('reason'), note: field('note') }
  await moderateComments(ctx, actor, { consultationId, commentIds, state, ...why })
  return { done: state }
}

/** What is done to the whole desk, to an article, or to what somebody saved. */
async function actOnRest(
  ctx: Context,
  actor: Actor,
  { consultationId, act, field }: Asked,
): Promise<DeskDone> {
  const onGroups = await actOnGroups(ctx, actor, { consultationId, act, field })
  if (onGroups) return onGroups
  if (act === 'undo') await undoDeskAction(ctx, actor, { consultationId, actionId: field('actionId') })
  else if (act === 'assign-article') {
    const targets = [{ id: field('article'), lockVersion: Number(field('lockVersion')) }]
    await assignComments(ctx, actor, { consultationId, kind: 'article', targets, ...assigneeIn(field) })
  } else if (act === 'finish' || act === 'reopen') {
    const isDone = act === 'finish'
    await finishAssignment(ctx, actor, { consultationId, assignmentId: field('assignmentId'), isDone })
  } else if (act === 'save-filter') {
    const isShared = field('isShared') === 'yes'
    const filter = { name: field('filterName'), query: field('query'), isShared }
    await saveFilter(ctx, actor, { consultationId, ...filter })
  } else if (act === 'remove-filter')
    await removeFilter(ctx, actor, { consultationId, filterId: field('filterId') })
  else throw unknownAct()
  return { done: act }
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
    await assignTheme(ctx, actor, { ...edited, ...assigneeIn(field) })
  } else if (act === 'split') {
    const { themeId } = await splitTheme(ctx, actor, {
      ...place,
      comments: chosenComments(form),
      name: field('splitName'),
    })
    return { done: act, themeId }
  } else if (act === 'note') await writeNote(ctx, actor, { ...place, words: field('noteWords') })
  else return actOnDesk(ctx, actor, { consultationId: place.consultationId }, form)
  return { done: act }
}

/** Do what the form asks with one comment: a note, an assignment, the answer to an appeal. */
export async function actOnComment(
  ctx: Context,
  actor: Actor,
  place: { readonly consultationId: string; readonly commentId: string },
  form: FormData,
): Promise<DeskDone> {
  const { consultationId, commentId } = place
  const act = String(form.get('act') ?? '')
  const field: Field = (name) => String(form.get(name) ?? '').trim()
  if (act === 'note') await writeNote(ctx, actor, { ...place, words: field('noteWords') })
  else if (act === 'assign-comments') {
    const targets = [{ id: commentId, lockVersion: Number(field('lockVersion')) }]
    await assignComments(ctx, actor, { consultationId, kind: 'comment', targets, ...assigneeIn(field) })
  } else if (act === 'grant' || act === 'uphold') {
    const appealId = field('appealId')
    const isGranted = act === 'grant'
    await decideAppeal(ctx, actor, { consultationId, appealId, isGranted, answer: field('answer') })
  } else return actOnDesk(ctx, actor, { consultationId }, form)
  return { done: act }
}

interface ChosenComment extends SeenComment {
  /** Version of its assignment as the page showed it. */
  readonly assigned?: number
}

/** `c-ID` = the theme it was shown in, then the version of its assignment: `THEME 2`, `- 0`. */
function chosenComments(form: FormData): ChosenComment[] {
  const chosen: ChosenComment[] = []
  for (const [name, value] of form.entries()) {
    if (!name.startsWith('c-') || typeof value !== 'string') continue
    const [theme = none, assigned = '0'] = value.split(' ')
    chosen.push({ id: name.slice(2), themeId: theme === none ? '' : theme, assigned: Number(assigned) })
  }
  return chosen
}

function assigneeIn(field: Field): Assignment {
  const [kind, id] = field('assignee').split(':')
  return {
    unitId: kind === 'unit' && id ? id : null,
    personId: kind === 'person' && id ? id : null,
    dueOn: field('dueOn'),
  }
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
