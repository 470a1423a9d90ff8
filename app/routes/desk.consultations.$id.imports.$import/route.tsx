import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { actOnImport } from '~/commands/imports-act.server'
import { ImportState } from '~/components/import/ImportState'
import { PlatformPreview } from '~/components/import/PlatformPreview'
import { isUnderWay } from '~/components/job/words'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { importFields } from '~/domain/comment'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { commentImport } from '~/queries/comment-import.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, '导入其他平台的意见', 'Import of comments'),
]
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

const placeOf = (params: Readonly<Record<string, string | undefined>>) => ({
  consultationId: params.id ?? '',
  importId: params.import ?? '',
})

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  const chosen = importFields.flatMap((field) => {
    const column = asked.get(`map-${field}`)
    return column ? [[field, column] as const] : []
  })
  const place = placeOf(params)
  const mapping = chosen.length > 0 ? { mapping: Object.fromEntries(chosen) } : {}
  const view = await orRefuse(commentImport(context.ctx, context.person ?? visitor, { ...place, ...mapping }))
  const goesOn = view.import.kind === 'started' && isUnderWay(view.import.status)
  // The browser asks again by itself while the import runs, with or without a script.
  return data(view, { headers: goesOn ? { Refresh: '3', 'Cache-Control': 'no-store' } : {} })
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const { consultationId, importId } = placeOf(params)
  try {
    const mapping = await actOnImport(context.ctx, context.person ?? visitor, placeOf(params), form)
    const query = Object.fromEntries(
      Object.entries(mapping ?? {}).map(([field, column]) => [`map-${field}`, column]),
    )
    return redirect(paths.deskImport(consultationId, importId, query), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function ImportPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const one = view.import
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('征求意见', 'Consultation'), href: paths.deskConsultation(view.consultationId) },
          {
            label: say('其他平台的意见', 'Comments of other platforms'),
            href: paths.deskImports(view.consultationId),
          },
          { label: one.kind === 'waiting' ? say('预览', 'Preview') : say('导入', 'Import') },
        ]}
      />
      <ErrorSummary errors={formErrors(answer, language)} />
      <h1>
        {one.kind === 'waiting'
          ? say('预览，尚未导入', 'Preview, not imported yet')
          : say('导入其他平台的意见', 'Import of comments')}
      </h1>
      <p className="facts" lang="zh-CN">
        {one.source} · {one.fileName} · {view.title}
      </p>
      {one.kind === 'waiting' ? (
        <PlatformPreview preview={one} />
      ) : (
        <ImportState state={one} commentsHref={paths.deskComments(view.consultationId)} />
      )}
    </>
  )
}
