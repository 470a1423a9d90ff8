// What the buttons of the page for typing do: save, one more field, show an article's text, take the last one back. Everything
// typed comes back with the answer, so that no button ever costs a word.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { filesFromForm } from './attach-files.server'
import { articleOf, type EntryPlace, enterComments, readEntryPlace } from './enter-comments.server'
import { blockCount, entryFromForm, fieldOf, mostBlocks } from './entry-form.server'
import { undoEntries } from './undo-entries.server'

export interface EntryAnswer {
  readonly saved?: { readonly receipt: string; readonly count: number }
  /** How many comments were taken back. */
  readonly undone?: number
  readonly typed: Readonly<Record<string, string>>
  readonly blocks: number
  readonly shown: readonly ({ readonly number: string; readonly text: string } | undefined)[]
  readonly key: string
  /** The block whose first field the clerk goes on in. */
  readonly focus: number
}

/** What stays in the form for the next person: where and how it was said. */
const keptFields = ['channel', 'meeting', 'occasion']

/** Do what was pressed. Refuses what a submission refuses. */
export async function actOnEntry(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  form: FormData,
): Promise<EntryAnswer> {
  const act = String(form.get('act') ?? 'save')
  const typed = typedIn(form)
  const key = typed.idempotencyKey ?? ''
  const kept = Object.fromEntries(keptFields.map((name) => [name, typed[name] ?? '']))
  if (act === 'undo') {
    const undone = await undoEntries(ctx, actor, place, { submissionId: typed.undo ?? '' })
    return { undone, typed: kept, blocks: 1, shown: [], key: ctx.ids.next(), focus: 0 }
  }
  const blocks = blockCount(form)
  if (act === 'save') {
    const { receipt, comments } = await enterComments(ctx, actor, place, entryFromForm(form), {
      key,
      files: await filesFromForm(form),
      ...(typed.meeting ? { meetingId: typed.meeting } : {}),
    })
    const saved = { receipt, count: comments.length }
    return { saved, typed: kept, blocks: 1, shown: [], key: ctx.ids.next(), focus: 0 }
  }
  const { articles } = await readEntryPlace(ctx, actor, place)
  const shown = Array.from({ length: blocks }, (_, block) =>
    typed[fieldOf('article', block)] || act === `show-${block}`
      ? articleOf(articles, typed[fieldOf('article', block)] ?? '', block)
      : undefined,
  )
  const after = Math.min(blocks + (act === 'more' ? 1 : 0), mostBlocks)
  return { typed, blocks: after, shown, key, focus: act === 'more' ? after - 1 : Number(act.slice(5)) || 0 }
}

/** The form's fields as text; files are left out. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
