import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { actOnDesk } from '~/commands/comments-desk-form.server'
import { HeatStrip } from '~/components/chart/HeatStrip'
import { BulkActs, DeskComments } from '~/components/comment/desk/DeskComments'
import { DeskFilter } from '~/components/comment/desk/DeskFilter'
import { DeskGroups } from '~/components/comment/desk/DeskGroups'
import { DeskHead } from '~/components/comment/desk/DeskHead'
import { NextPage } from '~/components/comment/desk/NextPage'
import { pageTitle } from '~/components/page-title'
import { Details } from '~/components/ui/Disclosure'
import { EmptyState } from '~/components/ui/EmptyState'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Form } from '~/components/ui/Form'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { commentsDesk, readFilters } from '~/queries/comments-desk.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.view.title ?? ''} · 意见`, `${data?.view.title ?? ''} · Comments`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const actor = context.person ?? visitor
  const view = await orRefuse(commentsDesk(context.ctx, actor, params.id ?? '', readFilters(query)))
  return { view, done: query.get('done') ?? '' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    const done = await actOnDesk(context.ctx, context.person ?? visitor, params.id ?? '', form)
    if (done.runId) return redirect(paths.job(done.runId), 303)
    const to = new URL(request.url)
    to.searchParams.set('done', done.done)
    return redirect(to.pathname + to.search, 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function CommentsDeskPage() {
  const { view, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed
  const heat = (
    <HeatStrip
      onlySpoken
      rows={view.articles}
      href={(eId) => paths.deskComments(view.id, { article: eId })}
    />
  )
  return (
    <>
      <ErrorSummary errors={errors} />
      <DeskHead view={view} done={answer ? '' : done} />
      <DeskFilter {...view} />
      <div className="desk-columns">
        <div>
          <aside className="desk-strip" aria-label={say('各条的意见数', 'Comments by article')}>
            {heat}
          </aside>
          <div className="desk-strip-fold">
            <Details summary={say('各条的意见数', 'Comments by article')}>{heat}</Details>
          </div>
        </div>
        <div>
          {view.filters.cluster || view.filters.after ? null : (
            <DeskGroups {...view} mayGroup={view.may.group} total={view.counts.comments - view.counts.spam} />
          )}
          <h2 id="comments">{say('意见', 'Comments')}</h2>
          {view.comments.length === 0 ? (
            <EmptyState
              action={<a href={paths.deskComments(view.id)}>{say('去掉全部条件', 'Clear all filters')}</a>}
            >
              {say('没有符合条件的意见。', 'No comment meets these conditions.')}
            </EmptyState>
          ) : (
            <Form errors={errors} summary={false} className="form-wide">
              <DeskComments
                consultationId={view.id}
                comments={view.comments}
                letter={view.letter}
                typed={typed}
                canChoose={view.may.group || view.may.moderate}
              />
              <NextPage view={view} />
              {view.may.group || view.may.moderate ? (
                <BulkActs
                  themes={view.themes}
                  mayGroup={view.may.group}
                  mayModerate={view.may.moderate}
                  typed={typed}
                />
              ) : null}
            </Form>
          )}
        </div>
      </div>
    </>
  )
}
