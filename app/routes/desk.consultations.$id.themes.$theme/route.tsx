import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { actOnTheme } from '~/commands/comments-desk-form.server'
import { BulkActs } from '~/components/comment/desk/BulkActs'
import { DeskComments } from '~/components/comment/desk/DeskComments'
import { NotesPanel } from '~/components/comment/desk/NotesPanel'
import { SplitField, ThemeForms } from '~/components/comment/desk/ThemeForms'
import { ThemeHead } from '~/components/comment/desk/ThemeHead'
import { ThemeSummary } from '~/components/comment/desk/ThemeSummary'
import { pageTitle } from '~/components/page-title'
import { EmptyState } from '~/components/ui/EmptyState'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Form } from '~/components/ui/Form'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { themePage } from '~/queries/theme-page.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.view.name ?? ''} · 处理要点`, `${data?.view.name ?? ''} · Theme`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const asked = {
    consultationId: params.id ?? '',
    themeId: params.theme ?? '',
    after: query.get('after') ?? '',
  }
  const view = await orRefuse(themePage(context.ctx, context.person ?? visitor, asked))
  return { view, done: query.get('done') ?? '' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const place = { consultationId: params.id ?? '', themeId: params.theme ?? '' }
  try {
    const done = await actOnTheme(context.ctx, context.person ?? visitor, place, form)
    if (done.runId) return redirect(paths.job(done.runId), 303)
    const themeId = done.themeId ?? place.themeId
    return redirect(paths.deskTheme(place.consultationId, themeId, { done: done.done }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function ThemePage() {
  const { view, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed
  const isConflict = answer?.refused.code === 'conflict'
  const canChoose = view.may.group || view.may.moderate
  return (
    <>
      <ErrorSummary errors={errors} />
      <ThemeHead view={view} done={answer ? '' : done} />
      <ThemeSummary view={view} errors={errors} {...(typed ? { typed } : {})} />
      <ThemeForms view={view} errors={errors} typed={typed} isConflict={isConflict} />
      <NotesPanel notes={view.notes} errors={errors} typed={typed} />
      <h2>{say(`意见 ${view.texts}条`, `${view.texts} comments`)}</h2>
      {view.comments.length === 0 ? (
        <EmptyState
          action={
            <a href={paths.deskComments(view.consultation.id)}>{say('回到意见台', 'Back to the desk')}</a>
          }
        >
          {say('这个要点里没有意见。', 'This theme holds no comments.')}
        </EmptyState>
      ) : (
        <Form errors={errors} summary={false} className="form-wide">
          <DeskComments
            consultationId={view.consultation.id}
            comments={view.comments}
            typed={typed}
            canChoose={canChoose}
          />
          {view.next ? (
            <p>
              <a href={paths.deskTheme(view.consultation.id, view.id, { after: view.next })}>
                {say('下一页', 'Next')}
              </a>
            </p>
          ) : null}
          {canChoose ? (
            <BulkActs
              themes={view.others}
              assignees={view.assignees}
              mayGroup={view.may.group}
              mayModerate={view.may.moderate}
              typed={typed}
              more={view.may.group ? <SplitField typed={typed} /> : null}
            />
          ) : null}
        </Form>
      )}
    </>
  )
}
