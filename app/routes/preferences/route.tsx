// Keeps a reader's choice of language, size, theme and contrast, and returns to the page it was made on.

import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { preferenceHeaders, sameSitePath } from '~/language'
import * as paths from '~/paths'

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const headers = new Headers()
  const secure = new URL(request.url).protocol === 'https:'
  for (const cookie of preferenceHeaders(form, secure)) headers.append('Set-Cookie', cookie)
  return redirect(sameSitePath(form.get('return')), { headers, status: 303 })
}

export function loader() {
  return redirect(paths.home())
}
