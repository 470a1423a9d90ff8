import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { actOnStudyList } from '~/commands/study-list-act.server'
import { pageTitle } from '~/components/page-title'
import { ListFactsForm, ListHead, ListProgress, ListTexts } from '~/components/reading/DeskList'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { listProgress, studyListView } from '~/queries/study-lists.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, data?.list.title ?? '学习清单', data?.list.title ?? 'Reading list'),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(new URL(request.url).pathname))
  const list = await studyListView(context.ctx, context.person, params.list ?? '')
  if (!list) throw new Response(null, { status: 404 })
  const deputies = await orRefuse(listProgress(context.ctx, context.person, list))
  return { list, deputies }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const listId = params.list ?? ''
  try {
    await actOnStudyList(context.ctx, context.person ?? visitor, { listId, form })
  } catch (error) {
    return refused(error, form)
  }
  return redirect(paths.deskList(listId), 303)
}

export default function DeskStudyList() {
  const { list, deputies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('学习清单', 'Reading lists'), href: paths.deskLists() },
          { label: list.title, lang: 'zh-CN' },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1 lang="zh-CN">{list.title}</h1>
      <ListHead list={list} />
      <ListTexts list={list} errors={errors} typed={typed?.act === 'add' ? typed : undefined} />
      {list.state === 'draft' ? null : <ListProgress list={list} deputies={deputies} />}
      {list.state === 'archived' ? null : (
        <>
          <h2>{say('标题、说明和日期', 'Title, words and day')}</h2>
          <ListFactsForm
            list={list}
            regions={[]}
            errors={errors}
            typed={typed?.act === 'save' ? typed : undefined}
          />
        </>
      )}
    </>
  )
}
