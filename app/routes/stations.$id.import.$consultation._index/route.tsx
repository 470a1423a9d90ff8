import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, type Refused, refused } from '~/answers'
import { confirmedTable, importEntries } from '~/commands/import-entries.server'
import { pageTitle } from '~/components/page-title'
import { ImportForm } from '~/components/station/ImportForm'
import { ImportPreview, type Preview } from '~/components/station/ImportPreview'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationEntry } from '~/queries/station-entry.server'
import { previewTable } from '~/queries/station-import.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '导入表格', 'Import a table')]

interface ImportAnswer {
  readonly refused?: Refused
  readonly preview?: Preview
  readonly done?: { readonly added: number; readonly known: number }
}

const placeOf = (params: Readonly<Record<string, string | undefined>>) => ({
  consultationId: params.consultation ?? '',
  stationId: params.id ?? '',
})

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { title, stationName } = await orRefuse(
    stationEntry(context.ctx, context.person ?? visitor, placeOf(params)),
  )
  return { title, stationName, place: placeOf(params) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const place = placeOf(params)
  try {
    if (form.get('act') === 'confirm') {
      const table = confirmedTable.parse(JSON.parse(String(form.get('table') ?? 'null')))
      return data<ImportAnswer>({ done: await importEntries(context.ctx, actor, place, table) })
    }
    const preview = await previewTable(context.ctx, actor, place, await fileOf(form))
    return data<ImportAnswer>({ preview })
  } catch (error) {
    const answer = refused(error, form)
    return data<ImportAnswer>(answer.data, answer.init ?? {})
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

export default function ImportTable() {
  const { title, stationName, place } = useLoaderData<typeof loader>()
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
      {answer?.done ? (
        <Notice tone="ok" focus>
          <p>
            {say(`已导入${answer.done.added}条。`, `Imported ${answer.done.added}.`)}{' '}
            {answer.done.known > 0
              ? say(
                  `另有${answer.done.known}条以前导入过，没有重复。`,
                  `${answer.done.known} had been imported before and were not doubled.`,
                )
              : ''}{' '}
            <a href={paths.stationReport(stationId, consultationId)}>
              {say('逐条看，打印回执', 'See each one and print receipts')}
            </a>
          </p>
        </Notice>
      ) : null}
      {answer?.preview ? <ImportPreview preview={answer.preview} /> : null}
      <ImportForm
        errors={errors}
        templateHref={paths.stationTemplate(stationId, consultationId)}
        pasted={answer?.refused?.typed.pasted}
        isSecond={answer?.preview !== undefined}
      />
    </>
  )
}
