import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { changePassword } from '~/commands/change-password.server'
import { pageTitle } from '~/components/page-title'
import { Button } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { TextField } from '~/components/ui/Field'
import { Form } from '~/components/ui/Form'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '我的账号', 'My account')]

export function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(paths.account()))
  const isDone = new URL(request.url).searchParams.has('done')
  return { name: context.person.name, isDone }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const field = (name: string) => String(form.get(name) ?? '')
  try {
    const change = { current: field('current'), next: field('next'), again: field('again') }
    await changePassword(context.ctx, context.person ?? visitor, { ...change, session: context.session })
    return redirect(paths.withQuery(paths.account(), { done: 'yes' }), 303)
  } catch (error) {
    // A password is never sent back to the page.
    return refused(error)
  }
}

export default function Account() {
  const { name, isDone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1>{say('我的账号', 'My account')}</h1>
      <p lang="zh-CN">{name}</p>
      {isDone && !answer ? (
        <Notice tone="ok" focus>
          {say('密码已修改，别处的登录已退出。', 'The password is changed; sign-ins elsewhere have ended.')}
        </Notice>
      ) : null}
      <h2>{say('修改密码', 'Change the password')}</h2>
      <Form errors={errors} summary={false}>
        <TextField
          name="current"
          type="password"
          width="medium"
          autoComplete="current-password"
          label={say('现在的密码', 'Present password')}
        />
        <TextField
          name="next"
          type="password"
          width="medium"
          autoComplete="new-password"
          label={say('新密码', 'New password')}
          hint={say('10个字以上', '10 characters or more')}
        />
        <TextField
          name="again"
          type="password"
          width="medium"
          autoComplete="new-password"
          label={say('再输一次新密码', 'New password again')}
        />
        <Button look="primary">{say('修改密码', 'Change the password')}</Button>
      </Form>
    </>
  )
}
