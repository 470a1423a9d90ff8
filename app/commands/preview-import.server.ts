// Reads an upload for its preview. Nothing is saved of it: it waits beside the database until the person has seen what
// was recognised and confirms or gives up.

import type { Context } from '~/adapters/context.server'
import { DocumentRefusal, readStatuteFile } from '~/adapters/documents/read.server'
import { dropUpload, keepUpload, openUpload } from '~/adapters/documents/waiting-upload.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'

export interface Upload {
  readonly bytes: Uint8Array
  /** As the person's device calls it; empty when no file was chosen. */
  readonly name: string
  /** What was pasted; used when no file was chosen. */
  readonly pasted: string
}

/** Read the upload and keep it waiting; returns its ticket. Refuses what cannot be read, with the file's own sentence. */
export async function previewImport(ctx: Context, actor: Actor, upload: Upload): Promise<string> {
  if (!mayImportSomewhere(actor)) throw forbidden()
  const isPasted = upload.name === '' && upload.bytes.length === 0
  if (isPasted && upload.pasted.trim() === '') {
    throw new Refusal(
      'invalid',
      {
        zh: '还没有选文件，也没有粘贴文字。请选一个文件，或者把文字粘贴到下面。',
        en: 'No file was chosen and no text was pasted. Choose a file, or paste the text below.',
      },
      'file',
    )
  }
  const bytes = isPasted ? new TextEncoder().encode(upload.pasted) : upload.bytes
  const name = isPasted ? 'paste.txt' : upload.name
  try {
    const read = await readStatuteFile(bytes, name)
    return await keepUpload(ctx, { bytes, name, read }, actor.id ?? '')
  } catch (error) {
    if (!(error instanceof DocumentRefusal)) throw error
    throw new Refusal('invalid', { zh: error.chinese, en: error.message }, isPasted ? 'pasted' : 'file')
  }
}

/** Forget an upload that the person does not want to save; one that is gone already is no fault. */
export async function giveUpImport(ctx: Context, actor: Actor, ticket: string): Promise<void> {
  const waiting = await openUpload(ctx, ticket, actor.id ?? '')
  if (waiting) await dropUpload(ctx, waiting.id)
}

/** Whether there is any region into which the actor may import. */
export function mayImportSomewhere(actor: Actor): boolean {
  return ['', ...actor.regionCodes].some((regionCode) => can(actor, 'version:import', { regionCode }))
}
