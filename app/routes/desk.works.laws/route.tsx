import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { keepLawFiles } from '~/commands/law-files.server'
import { startLawImport } from '~/commands/start-law-import.server'
import { LawFilesStart, LawFilesTable, LawFilesUpload } from '~/components/import/LawFiles'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { importChoices } from '~/queries/import-preview.server'
import { lawImport } from '~/queries/law-import.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '成批导入法规', 'Import many laws')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const id = new URL(request.url).searchParams.get('files') ?? ''
  const { regions } = await orRefuse(importChoices(context.ctx, actor))
  return { regions, files: id ? await orRefuse(lawImport(context.ctx, actor, id)) : null }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const id = new URL(request.url).searchParams.get('files') ?? ''
  try {
    if (form.get('act') === 'start')
      return redirect(paths.job(await startLawImport(context.ctx, actor, id)), 303)
    const chosen = form.getAll('files').filter((one) => one instanceof File && one.name !== '') as File[]
    const files = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    )
    const kept = await keepLawFiles(context.ctx, actor, { files, region: String(form.get('region') ?? '') })
    return redirect(paths.importLaws({ files: kept }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function ImportLaws() {
  const { regions, files } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('导入文本', 'Import a text'), href: paths.importWork() },
          { label: say('成批导入法规', 'Import many laws') },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>{say('成批导入法规', 'Import many laws')}</h1>
      {files ? (
        <>
          <LawFilesTable rows={files.rows} />
          <LawFilesStart fresh={files.fresh} />
          <p>
            <a href={paths.importLaws()}>{say('换一批文件', 'Choose other files')}</a>
          </p>
        </>
      ) : (
        <LawFilesUpload errors={errors} regions={regions} />
      )}
    </>
  )
}
