import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, type Refused, refused } from '~/answers'
import { actOnImports } from '~/commands/imports-act.server'
import { ImportsList } from '~/components/import/ImportsList'
import { PlatformTokens } from '~/components/import/PlatformTokens'
import { UploadForm } from '~/components/import/UploadForm'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { commentImports } from '~/queries/comment-imports.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, '其他平台的意见', 'Comments of other platforms'),
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  return orRefuse(commentImports(context.ctx, context.person ?? visitor, params.id ?? ''))
}

interface Answer {
  readonly token?: string
  readonly refused?: Refused
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const id = params.id ?? ''
  try {
    const done = await actOnImports(context.ctx, context.person ?? visitor, id, form)
    // Shown by this answer alone: an address would keep the token in the browser's history.
    if (done.token) return data<Answer>({ token: done.token }, { headers: { 'Cache-Control': 'no-store' } })
    return redirect(done.importId ? paths.deskImport(id, done.importId) : paths.deskImports(id), 303)
  } catch (error) {
    const answer = refused(error, form)
    return data<Answer>(answer.data, answer.init ?? {})
  }
}

export default function Imports() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('征求意见', 'Consultation'), href: paths.deskConsultation(view.consultationId) },
          { label: say('其他平台的意见', 'Comments of other platforms') },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>{say('其他平台的意见', 'Comments of other platforms')}</h1>
      <p className="facts" lang="zh-CN">
        {view.title}
      </p>
      <UploadForm errors={errors} typed={answer?.refused?.typed} sources={view.sources} />
      <ImportsList consultationId={view.consultationId} imports={view.imports} />
      <PlatformTokens
        tokens={view.tokens}
        given={answer?.token}
        errors={errors}
        typed={answer?.refused?.typed}
      />
    </>
  )
}
