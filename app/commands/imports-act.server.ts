// What the buttons of the bulk import's pages do: take a file in for its preview, start it with the columns that were looked at,
// cancel, take back; make and revoke a platform's token. What is imported is what was shown: where the columns were changed
// after the last look, they are shown again first.

import type { Context } from '~/adapters/context.server'
import { decodeText } from '~/adapters/documents/decode-text'
import { DocumentRefusal } from '~/adapters/documents/refusals'
import { jobsOfImports } from '~/adapters/jobs/import-state.server'
import type { Actor } from '~/domain/access'
import { type ImportField, type ImportMapping, importFields } from '~/domain/comment'
import { beginUpload, keepPart } from './comment-upload.server'
import { cancelJob, retryJob } from './manage-job.server'
import { giveToken, revokeToken } from './platform-token.server'
import { queueCommentImport } from './queue-comment-import.server'
import { Refusal } from './refusal'
import { startImportUndo } from './start-import-undo.server'

/** What came of it: the import whose page comes next, a token to show this once, or neither. */
export interface ImportsAnswer {
  readonly importId?: string
  readonly token?: string
}

/** The page of a consultation's imports. */
export async function actOnImports(
  ctx: Context,
  actor: Actor,
  consultationId: string,
  form: FormData,
): Promise<ImportsAnswer> {
  const act = String(form.get('act') ?? '')
  if (act === 'give-token') {
    const source = String(form.get('platform') ?? '')
    return { token: await giveToken(ctx, actor, { consultationId, source }) }
  }
  if (act === 'revoke-token') {
    await revokeToken(ctx, actor, { consultationId, tokenId: String(form.get('token') ?? '') })
    return {}
  }
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) throw noFile()
  const bytes = new Uint8Array(await file.arrayBuffer())
  refuseUnlessText(bytes)
  const source = String(form.get('source') ?? '').slice(0, 60)
  const who = { actor }
  const fileName = file.name.slice(0, 200)
  const { id } = await beginUpload(ctx, who, { consultationId, source, fileName })
  await keepPart(ctx, who, { consultationId, id, number: 1, bytes })
  return { importId: id }
}

interface Place {
  readonly consultationId: string
  readonly importId: string
}

/** The page of one import; returns the columns to show it with again, where it was not started for that. */
export async function actOnImport(
  ctx: Context,
  actor: Actor,
  place: Place,
  form: FormData,
): Promise<ImportMapping | undefined> {
  const { consultationId, importId } = place
  switch (form.get('act')) {
    case 'undo':
      await startImportUndo(ctx, actor, place)
      return undefined
    case 'cancel':
      await cancelJob(ctx, actor, await jobOf(ctx, importId))
      return undefined
    case 'retry':
      await retryJob(ctx, actor, await jobOf(ctx, importId))
      return undefined
    default: {
      const mapping = importMappingOf((name) => String(form.get(name) ?? ''), columnsOf(form))
      const isAsShown = mappingKey(mapping) === String(form.get('shown') ?? '')
      if (form.get('act') !== 'start' || !isAsShown) return mapping
      await queueCommentImport(ctx, { actor }, { consultationId, id: importId, parts: 1, mapping })
      return undefined
    }
  }
}

/** One text for the same columns, whatever their order. */
export const mappingKey = (mapping: ImportMapping): string =>
  JSON.stringify(
    importFields.flatMap((field) => (mapping[field] === undefined ? [] : [field, mapping[field]])),
  )

/** The columns as chosen: `column-FIELD` holds the place of one among `columns`, or nothing. */
export function importMappingOf(value: (name: string) => string, columns: readonly string[]): ImportMapping {
  const chosen = importFields.flatMap((field): [ImportField, string][] => {
    const at = value(`column-${field}`)
    const column = /^\d{1,3}$/.test(at) ? columns[Number(at)] : undefined
    return column === undefined ? [] : [[field, column]]
  })
  return Object.fromEntries(chosen)
}

const columnsOf = (form: FormData) => form.getAll('column').map(String)

async function jobOf(ctx: Context, importId: string): Promise<string> {
  return (await jobsOfImports(ctx.database, [importId])).get(importId)?.id ?? ''
}

function refuseUnlessText(bytes: Uint8Array): void {
  try {
    decodeText(bytes)
  } catch (error) {
    if (!(error instanceof DocumentRefusal)) throw error
    throw new Refusal(
      'invalid',
      {
        zh: '这个文件里读不出意见：它是空的、太大，或者不是文本。请选 20 MB 以内的 JSONL 或者 CSV 文件；什么都没有保存。',
        en: 'No comments can be read from this file: it is empty, too large or no text. Choose a JSON lines or CSV file of at most 20 MB; nothing was saved.',
      },
      'file',
    )
  }
}

const noFile = () =>
  new Refusal(
    'invalid',
    {
      zh: '还没有选文件。请选一个 JSONL 或者 CSV 文件；什么都没有保存。',
      en: 'No file was chosen. Choose a JSON lines or CSV file; nothing was saved.',
    },
    'file',
  )
