import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { activateAccount } from '~/commands/activate-account.server'
import { pageTitle } from '~/components/page-title'
import { Button } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { TextField } from '~/components/ui/Field'
import { Form } from '~/components/ui/Form'
import { Notice } from '~/components/ui/Notice'
import { useLanguage } from '~/language'
import * as paths from '~/paths'

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '启用账号', 'Activate an account')]

export function loader({ request }: LoaderFunctionArgs) {
  return { isDone: new URL(request.url).searchParams.has('done') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const text = (name: string) => String(form.get(name) ?? '')
  try {
    await activateAccount(context.ctx, {
      login: text('login'),
      code: text('code'),
      password: text('password'),
      again: text('again'),
      address: context.address,
    })
    return redirect(paths.activate({ done: 1 }), 303)
  } catch (error) {
    form.delete('password')
    form.delete('again')
    return refused(error, form)
  }
}

export default function Activate() {
  const { isDone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed ?? {}
  if (isDone && errors.length === 0) {
    return (
      <>
        <h1>{say('启用账号', 'Activate an account')}</h1>
        <Notice tone="ok" focus>
          <p>
            {say('密码已设置，可以登录了。', 'The password is set; you can sign in now.')}{' '}
            <a href={paths.login()}>{say('登录', 'Sign in')}</a>
          </p>
        </Notice>
      </>
    )
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1>{say('启用账号', 'Activate an account')}</h1>
      <p>
        {say(
          '用管理员交给您的启用单设置自己的密码。',
          'Set your own password with the slip that your administrator gave you.',
        )}
      </p>
      <Form errors={errors} summary={false}>
        <TextField
          name="login"
          label={say('用户名', 'User name')}
          defaultValue={typed.login}
          width="medium"
          autoComplete="username"
        />
        <TextField
          name="code"
          label={say('启用码', 'Code of the slip')}
          defaultValue={typed.code}
          width="medium"
          autoComplete="off"
        />
        <TextField
          name="password"
          type="password"
          label={say('新密码（至少10个字符）', 'New password (10 characters or more)')}
          width="medium"
          autoComplete="new-password"
        />
        <TextField
          name="again"
          type="password"
          label={say('再输一次密码', 'The password again')}
          width="medium"
          autoComplete="new-password"
        />
        <Button look="primary">{say('设置密码', 'Set the password')}</Button>
      </Form>
    </>
  )
}
