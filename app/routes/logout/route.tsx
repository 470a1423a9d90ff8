import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { sessionCookieHeader } from '~/adapters/session/cookie.server'
import { signOut } from '~/commands/sign-out.server'
import * as paths from '~/paths'

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  await signOut(context.ctx, { session: context.session, token: form.get('csrf') })
  return redirect(paths.home(), {
    status: 303,
    headers: { 'Set-Cookie': sessionCookieHeader(context.ctx.config, '') },
  })
}

export function loader() {
  return redirect(paths.home())
}
