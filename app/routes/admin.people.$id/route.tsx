import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { actOnPerson } from '~/commands/person-acts.server'
import { AdminNav } from '~/components/admin/AdminNav'
import { Changes } from '~/components/admin/Changes'
import { useStateWords } from '~/components/admin/PeopleTable'
import { PersonForms } from '~/components/admin/PersonForms'
import { RoleForm } from '~/components/admin/RoleForm'
import { RoleRequests } from '~/components/admin/RoleRequests'
import { Slip } from '~/components/admin/Slip'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminPerson } from '~/queries/admin-people.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.person.name ?? ''} · 人员`, `${data?.person.name ?? ''} · Person`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const view = await orRefuse(adminPerson(context.ctx, context.person ?? visitor, params.id ?? ''))
  return { ...view, done: new URL(request.url).searchParams.get('done') ?? '' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const personId = params.id ?? ''
  try {
    const result = await actOnPerson(context.ctx, context.person ?? visitor, personId, form)
    if ('slip' in result) return { slip: result.slip, refused: undefined }
    return redirect(paths.withQuery(paths.adminPerson(personId), { done: result.done }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Person() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const stateWords = useStateWords()
  const errors = formErrors(answer, language)
  const slip = answer && 'slip' in answer ? answer.slip : undefined
  const { person, requests } = view
  const doneWords = {
    asked: say('已申请，等另一名管理员确认。', 'Asked for; another administrator confirms.'),
    role: say('角色已变更。', 'The role was changed.'),
    declined: say('申请已退回。', 'The request was turned down.'),
    state: say('账号状态已变更。', "The account's state was changed."),
    term: say('任期已保存。', 'The term was saved.'),
  }
  const done = Object.entries(doneWords).find(([key]) => key === view.done)?.[1]
  return (
    <>
      <AdminNav />
      <Breadcrumb
        crumbs={[
          { label: say('人员与角色', 'People and roles'), href: paths.adminPeople() },
          { label: person.login },
        ]}
      />
      <ErrorSummary errors={errors} />
      {done && errors.length === 0 ? (
        <Notice tone="ok" focus>
          {done}
        </Notice>
      ) : null}
      <h1 lang="zh-CN">{person.name}</h1>
      <p className="facts">
        {say('用户名', 'User name')} {person.login} · {stateWords(person.state)}
      </p>
      {slip ? <Slip slip={slip} /> : null}
      {requests.length > 0 ? <RoleRequests requests={requests} /> : null}
      <RoleForm view={view} errors={errors} typed={answer?.refused?.typed ?? {}} />
      <PersonForms view={view} errors={errors} />
      <Changes changes={view.changes} />
    </>
  )
}
