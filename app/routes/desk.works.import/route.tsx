import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { giveUpImport, previewImport } from '~/commands/preview-import.server'
import { importForm, saveImport } from '~/commands/save-import.server'
import { undoImport } from '~/commands/undo-import.server'
import { pageTitle } from '~/components/page-title'
import { ImportPreview } from '~/components/statute/ImportPreview'
import { ImportSave } from '~/components/statute/ImportSave'
import { ImportDone } from '~/components/statute/ImportSentences'
import { ImportUpload } from '~/components/statute/ImportUpload'
import { RecentImports } from '~/components/statute/RecentImports'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { importChoices, importPreview } from '~/queries/import-preview.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '导入文本', 'Import a text')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const query = new URL(request.url).searchParams
  const ticket = query.get('preview')
  const choices = await orRefuse(importChoices(context.ctx, actor))
  const preview = ticket ? await orRefuse(importPreview(context.ctx, actor, ticket)) : null
  return {
    choices,
    preview,
    ticket: ticket ?? '',
    done: query.get('done'),
    saved: query.get('version'),
    job: query.get('job'),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = context.person ?? visitor
  const form = await readForm(request, context)
  const text = (name: string) => String(form.get(name) ?? '')
  try {
    if (text('intent') === 'undo') {
      await undoImport(context.ctx, actor, text('version'))
      return redirect(paths.importWork({ done: 'undone' }), 303)
    }
    if (text('intent') === 'give-up') {
      await giveUpImport(context.ctx, actor, text('ticket'))
      return redirect(paths.importWork(), 303)
    }
    if (text('intent') === 'save') {
      const fields = Object.fromEntries([...form.entries()].filter(([, value]) => typeof value === 'string'))
      const given = importForm.parse({ ...fields, isPublic: text('isPublic') === 'yes' })
      const { versionId, isNew, carryRuns } = await saveImport(context.ctx, actor, given)
      return redirect(
        paths.importWork({ done: isNew ? 'saved' : 'same', version: versionId, job: carryRuns?.[0] }),
        303,
      )
    }
    const file = form.get('file')
    const chosen = file instanceof File && file.name !== '' ? file : undefined
    const bytes = chosen ? new Uint8Array(await chosen.arrayBuffer()) : new Uint8Array()
    const ticket = await previewImport(context.ctx, actor, {
      bytes,
      name: chosen?.name ?? '',
      pasted: text('pasted'),
    })
    return redirect(paths.importWork({ preview: ticket }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function ImportText() {
  const { choices, preview, ticket, done, saved, job } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed
  if (preview) {
    return (
      <>
        <h1>{say('预览，尚未保存', 'Preview, not saved yet')}</h1>
        <ImportPreview preview={preview}>
          <ImportSave
            {...choices}
            ticket={ticket}
            proposed={preview.proposed}
            errors={errors}
            typed={typed}
          />
        </ImportPreview>
      </>
    )
  }
  return (
    <>
      <h1>{say('导入文本', 'Import a text')}</h1>
      <ImportDone done={done} job={job} row={choices.recent.find(({ versionId }) => versionId === saved)} />
      <ImportUpload errors={errors} pasted={typed?.pasted} />
      <RecentImports rows={choices.recent} />
    </>
  )
}
