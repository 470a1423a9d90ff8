// Reads a posted form. Where somebody is signed in, the form must carry the token of that session: a page of another
// site can make a browser post, but cannot know the token. Visitors have no session to abuse; their forms are kept to
// this site by the origin check of the server.

import type { RequestContext } from '../http/context.server'
import { isCsrfToken } from './session.server'

/** The form's fields. Throws a 403 answer when the token of the session is missing or another's. */
export async function readForm(request: Request, context: RequestContext): Promise<FormData> {
  const form = await request.formData()
  if (context.session === '') return form
  if (isCsrfToken(context.ctx.secrets.session, context.session, form.get('csrf'))) return form
  throw new Response(
    '这个表单已经失效，没有执行。请回到页面重新提交。 This form has expired; nothing was done.',
    {
      status: 403,
    },
  )
}
