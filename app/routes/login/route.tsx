import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { sessionCookieHeader } from '~/adapters/session/cookie.server'
import { readForm } from '~/adapters/session/form.server'
import { isRefusal, refusalStatus } from '~/commands/refusal'
import { signIn } from '~/commands/sign-in.server'
import { pageTitle } from '~/components/page-title'
import { Button } from '~/components/ui/Button'
import { TextField } from '~/components/ui/Field'
import { Form } from '~/components/ui/Form'
import { sameSitePath, useLanguage } from '~/language'
import * as paths from '~/paths'

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '登录', 'Sign in')]

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const login = String(form.get('login') ?? '')
  try {
    const cookie = await signIn(context.ctx, {
      login,
      password: String(form.get('password') ?? ''),
      address: context.address,
    })
    const to = sameSitePath(new URL(request.url).searchParams.get('to') ?? paths.desk())
    return redirect(to, {
      status: 303,
      headers: { 'Set-Cookie': sessionCookieHeader(context.ctx.config, cookie) },
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return data({ login, sentence: error.sentence }, { status: refusalStatus[error.code] })
  }
}

export default function SignIn() {
  const refused = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = refused ? [{ field: 'password', message: refused.sentence[language] }] : []
  return (
    <>
      <h1>{say('登录', 'Sign in')}</h1>
      <p>{say('提意见、查回执不用登录。', 'Commenting and looking up a receipt need no account.')}</p>
      <Form errors={errors}>
        <TextField
          name="login"
          label={say('用户名', 'User name')}
          autoComplete="username"
          defaultValue={refused?.login}
          width="medium"
        />
        <TextField
          name="password"
          type="password"
          label={say('密码', 'Password')}
          autoComplete="current-password"
          width="medium"
        />
        <Button look="primary">{say('登录', 'Sign in')}</Button>
      </Form>
    </>
  )
}
