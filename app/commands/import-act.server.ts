// What the buttons of the import page do: read a file, read it again with other columns, import what was shown, take a table back.
// What is imported is what was looked at: where the columns were changed after the last look, it is shown again first.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { previewSource, previewTable, type TablePreview, tableSource } from '~/queries/station-import.server'
import type { EntryPlace } from './enter-comments.server'
import { type EntryField, entryFields, type Mapping } from './entry-table.server'
import { importEntries } from './import-entries.server'
import { Refusal } from './refusal'
import { undoEntries } from './undo-entries.server'

export interface ImportAnswer {
  readonly preview?: TablePreview
  readonly done?: { readonly added: number; readonly known: number }
  readonly undone?: number
  /** The meeting chosen for the table. */
  readonly meeting: string
}

/** Do what was pressed. Refuses what cannot be read, and what a submission refuses. */
export async function actOnImport(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  form: FormData,
): Promise<ImportAnswer> {
  const act = String(form.get('act') ?? 'preview')
  const meeting = String(form.get('meeting') ?? '')
  if (act === 'undo') {
    const undone = await undoEntries(ctx, actor, place, { batchId: String(form.get('batch') ?? '') })
    return { undone, meeting }
  }
  if (act === 'preview')
    return { preview: await previewTable(ctx, actor, place, await fileOf(form)), meeting }
  const source = readSource(form)
  const mapping = mappingFromForm(form)
  const preview = await previewSource(ctx, actor, place, { source, mapping })
  const isAsShown = JSON.stringify(mapping) === String(form.get('shown') ?? '')
  if (act !== 'confirm' || !isAsShown || preview.good.length === 0) return { preview, meeting }
  const { fileName, fileHash, good } = preview
  const rows = good.map(({ row, entry }) => ({ row, entry }))
  const done = await importEntries(ctx, actor, place, { fileName, fileHash, rows }, meeting || undefined)
  return { done: { ...done, known: preview.known }, meeting }
}

/** The columns as chosen, in the order of the fields: one form field a field, empty for none. */
export function mappingFromForm(form: FormData): Mapping {
  const chosen = (Object.keys(entryFields) as EntryField[]).flatMap((field) => {
    const value = String(form.get(`column-${field}`) ?? '')
    return /^\d{1,2}$/.test(value) ? [[field, Number(value)] as const] : []
  })
  return Object.fromEntries(chosen)
}

function readSource(form: FormData) {
  try {
    return tableSource.parse(JSON.parse(String(form.get('source') ?? 'null')))
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    throw new Refusal(
      'invalid',
      {
        zh: '预览已经失效，请重新选择文件；什么都没有保存。',
        en: 'The preview is no longer valid. Choose the file again; nothing was saved.',
      },
      'file',
    )
  }
}

/** The chosen file, or the pasted cells as one. */
async function fileOf(form: FormData): Promise<{ name: string; bytes: Uint8Array }> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  const pasted = String(form.get('pasted') ?? '')
  return { name: '粘贴的表格', bytes: new TextEncoder().encode(pasted) }
}
