import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, type Refused, refused } from '~/answers'
import { actOnImport, type ImportAnswer } from '~/commands/import-act.server'
import { pageTitle } from '~/components/page-title'
import { ImportDone } from '~/components/station/ImportDone'
import { ImportedTables } from '~/components/station/ImportedTables'
import { ImportForm } from '~/components/station/ImportForm'
import { ImportPreview } from '~/components/station/ImportPreview'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationEntry } from '~/queries/station-entry.server'
import { importedTables } from '~/queries/station-import.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '导入表格', 'Import a table')]

const placeOf = (params: Readonly<Record<string, string | undefined>>) => ({
  consultationId: params.consultation ?? '',
  stationId: params.id ?? '',
})

export async function loader({ context, params }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const place = placeOf(params)
  const { title, stationName, meetings, mayUndo } = await orRefuse(stationEntry(context.ctx, actor, place))
  const tables = mayUndo ? await orRefuse(importedTables(context.ctx, actor, place)) : []
  return { title, stationName, place, meetings, tables }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    const answer = await actOnImport(context.ctx, context.person ?? visitor, placeOf(params), form)
    return data<ImportAnswer & { readonly refused?: Refused }>(answer)
  } catch (error) {
    // The table itself is not sent back: the file is chosen again.
    form.delete('source')
    const answer = refused(error, form)
    return data<ImportAnswer & { readonly refused?: Refused }>(
      { ...answer.data, meeting: '' },
      answer.init ?? {},
    )
  }
}

export default function ImportTable() {
  const { title, stationName, place, meetings, tables } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const { stationId, consultationId } = place
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('站点工作台', 'Station desk'), href: paths.station(stationId) },
          { label: say('导入表格', 'Import a table') },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>
        {answer?.preview
          ? say('预览，尚未保存', 'Preview, not saved yet')
          : say('导入表格', 'Import a table')}
      </h1>
      <p className="facts" lang="zh-CN">
        {stationName} · {title}
      </p>
      <ImportDone
        done={answer?.done}
        undone={answer?.undone}
        reportHref={paths.stationReport(stationId, consultationId)}
      />
      {answer?.preview ? (
        <ImportPreview preview={answer.preview} meetings={meetings} meeting={answer.meeting} />
      ) : null}
      <ImportForm
        errors={errors}
        templateHref={paths.stationTemplate(stationId, consultationId)}
        pasted={answer?.refused?.typed.pasted}
        isSecond={answer?.preview !== undefined}
      />
      <ImportedTables tables={tables} />
    </>
  )
}
