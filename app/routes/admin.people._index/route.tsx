import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { addPerson } from '~/commands/add-person.server'
import { AdminNav } from '~/components/admin/AdminNav'
import { Changes } from '~/components/admin/Changes'
import { PeopleTable } from '~/components/admin/PeopleTable'
import { RoleRequests } from '~/components/admin/RoleRequests'
import { Slip } from '~/components/admin/Slip'
import { pageTitle } from '~/components/page-title'
import { Button } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { TextField } from '~/components/ui/Field'
import { Form } from '~/components/ui/Form'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminPeople } from '~/queries/admin-people.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '人员与角色', 'People and roles')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const asked = { q: query.get('q') ?? '', after: query.get('after') ?? '' }
  return { ...asked, ...(await orRefuse(adminPeople(context.ctx, context.person ?? visitor, asked))) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    const given = { login: form.get('login'), name: form.get('name'), regionCode: form.get('regionCode') }
    return { slip: await addPerson(context.ctx, context.person ?? visitor, given), refused: undefined }
  } catch (error) {
    return refused(error, form)
  }
}

export default function People() {
  const { q, people, next, requests, changes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused?.typed ?? {}
  const slip = answer && 'slip' in answer ? answer.slip : undefined
  return (
    <>
      <AdminNav />
      <ErrorSummary errors={errors} />
      <h1>{say('人员与角色', 'People and roles')}</h1>
      {slip ? <Slip slip={slip} /> : null}
      {requests.length > 0 ? <RoleRequests requests={requests} /> : null}
      <Form method="get" label={say('找人', 'Find a person')}>
        <TextField
          name="q"
          label={say('姓名或用户名的开头', 'Beginning of a name or user name')}
          defaultValue={q}
          width="medium"
        />
        <Button>{say('查找', 'Find')}</Button>
      </Form>
      <PeopleTable people={people} />
      {next ? <a href={paths.adminPeople({ q, after: next })}>{say('下一页', 'Next page')}</a> : null}
      <h2>{say('增加人员', 'Add a person')}</h2>
      <Form errors={errors} summary={false}>
        <TextField
          name="name"
          label={say('姓名', 'Name')}
          defaultValue={typed.name}
          width="medium"
          autoComplete="off"
        />
        <TextField
          name="login"
          label={say('用户名', 'User name')}
          hint={say('3到32个小写字母、数字、点、横线', '3 to 32 small letters, digits, dots, dashes')}
          defaultValue={typed.login}
          width="medium"
          autoComplete="off"
        />
        <TextField
          name="regionCode"
          label={say('所在区划代码', 'Code of the region')}
          defaultValue={typed.regionCode}
          width="short"
          inputMode="numeric"
          optional
        />
        <Button look="primary">{say('增加并打印启用单', 'Add and print the slip')}</Button>
      </Form>
      <Changes changes={changes} />
    </>
  )
}
