import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused, typedIn } from '~/answers'
import { filterQuery, readFilters } from '~/commands/comment-filter.server'
import { actOnDesk } from '~/commands/comments-desk-form.server'
import { HeatStrip } from '~/components/chart/HeatStrip'
import { ArticleAssignment } from '~/components/comment/desk/ArticleAssignment'
import { ArticleProposals } from '~/components/comment/desk/ArticleProposals'
import { ConfirmAll } from '~/components/comment/desk/ConfirmAll'
import { DeskFilter } from '~/components/comment/desk/DeskFilter'
import { DeskGroups } from '~/components/comment/desk/DeskGroups'
import { DeskHead } from '~/components/comment/desk/DeskHead'
import { DeskList } from '~/components/comment/desk/DeskList'
import { SavedFilters } from '~/components/comment/desk/SavedFilters'
import { pageTitle } from '~/components/page-title'
import { Details } from '~/components/ui/Disclosure'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { commentsDesk } from '~/queries/comments-desk.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.view.title ?? ''} · 意见`, `${data?.view.title ?? ''} · Comments`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const actor = context.person ?? visitor
  const filters = readFilters(query)
  const view = await orRefuse(commentsDesk(context.ctx, actor, params.id ?? '', filters))
  return { view, query: filterQuery(filters), done: query.get('done') ?? '' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const to = new URL(request.url)
  try {
    const place = { consultationId: params.id ?? '', filters: readFilters(to.searchParams) }
    const done = await actOnDesk(context.ctx, context.person ?? visitor, place, form)
    if (done.toConfirm !== undefined) return { confirm: { count: done.toConfirm, typed: typedIn(form) } }
    if (done.runId) return redirect(paths.job(done.runId), 303)
    to.searchParams.set('done', done.done)
    return redirect(to.pathname + to.search, 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function CommentsDeskPage() {
  const { view, query, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const refusal = answer && 'refused' in answer ? answer : undefined
  const confirm = answer && 'confirm' in answer ? answer.confirm : undefined
  const errors = formErrors(refusal, language)
  const typed = refusal?.refused.typed ?? confirm?.typed
  const { may, filters } = view
  const canChoose = may.group || may.moderate
  const isConflict = refusal?.refused.code === 'conflict'
  const isBulk = typed?.act === 'assign-comments'
  const form = { errors, typed }
  const heat = (
    <HeatStrip
      onlySpoken
      rows={view.articles}
      href={(eId) => paths.deskComments(view.id, { article: eId })}
    />
  )
  return (
    <>
      <ErrorSummary
        errors={errors.map((error) =>
          isBulk && error.field === 'dueOn' ? { ...error, field: 'bulk-dueOn' } : error,
        )}
      />
      <DeskHead view={view} done={answer ? '' : done} />
      {confirm ? (
        <ConfirmAll {...confirm} backHref={paths.deskComments(view.id, { ...filters, after: '' })} />
      ) : null}
      <DeskFilter {...view} />
      <SavedFilters {...view} query={query} mayShare={may.group} {...form} />
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
          {filters.article ? <ArticleAssignment view={view} isConflict={isConflict} {...form} /> : null}
          <ArticleProposals consultationId={view.id} proposals={view.proposals} />
          {filters.cluster || filters.after ? null : (
            <DeskGroups
              {...view}
              mayGroup={may.group}
              total={view.counts.comments - view.counts.spam}
              errors={errors}
              {...(typed ? { typed } : {})}
            />
          )}
          <DeskList view={view} canChoose={canChoose} {...form} />
        </div>
      </div>
    </>
  )
}
