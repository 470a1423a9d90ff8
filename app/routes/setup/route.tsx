import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { needsSetUp, setUp } from '~/commands/set-up.server'
import { pageTitle } from '~/components/page-title'
import { Button } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { TextField } from '~/components/ui/Field'
import { Form } from '~/components/ui/Form'
import { useLanguage } from '~/language'
import * as paths from '~/paths'

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '首次设置', 'First run')]

export async function loader({ context }: LoaderFunctionArgs) {
  return { isNeeded: await needsSetUp(context.ctx) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const text = (name: string) => String(form.get(name) ?? '')
  try {
    await setUp(context.ctx, {
      code: text('code'),
      login: text('login'),
      name: text('name'),
      password: text('password'),
      again: text('again'),
      regionCode: text('regionCode'),
      regionName: text('regionName'),
    })
    return redirect(paths.login(paths.admin()), 303)
  } catch (error) {
    form.delete('password')
    form.delete('again')
    return refused(error, form)
  }
}

export default function SetUp() {
  const { isNeeded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed ?? {}
  if (!isNeeded) {
    return (
      <>
        <h1>{say('首次设置已经完成', 'The first run is over')}</h1>
        <a href={paths.login()}>{say('登录', 'Sign in')}</a>
      </>
    )
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1>{say('首次设置', 'First run')}</h1>
      <p>
        {say(
          '建立第一个管理员账号。设置码印在服务器启动的窗口里。',
          'Make the first administrator. The code was printed on the console when the server started.',
        )}
      </p>
      <Form errors={errors} summary={false}>
        <TextField
          name="code"
          label={say('设置码', 'Code')}
          defaultValue={typed.code}
          width="medium"
          autoComplete="off"
        />
        <TextField name="name" label={say('姓名', 'Name')} defaultValue={typed.name} width="medium" />
        <TextField
          name="login"
          label={say('用户名', 'User name')}
          defaultValue={typed.login}
          width="medium"
          autoComplete="username"
        />
        <TextField
          name="password"
          type="password"
          label={say('密码（至少10个字符）', 'Password (10 characters or more)')}
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
        <TextField
          name="regionCode"
          label={say('本级区划代码', 'Code of your region')}
          defaultValue={typed.regionCode}
          width="short"
          inputMode="numeric"
          optional
        />
        <TextField
          name="regionName"
          label={say('本级区划名称', 'Name of your region')}
          defaultValue={typed.regionName}
          width="medium"
          optional
        />
        <Button look="primary">{say('建立管理员', 'Make the administrator')}</Button>
      </Form>
    </>
  )
}
