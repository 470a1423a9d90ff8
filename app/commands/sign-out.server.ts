// Ends a session. The form's token is asked for here too: a foreign page must not even sign somebody out.

import type { Context } from '~/adapters/context.server'
import { closeSession, isCsrfToken } from '~/adapters/session/session.server'
import { forbidden } from './refusal'

export async function signOut(
  ctx: Context,
  form: { readonly session: string; readonly token: unknown },
): Promise<void> {
  if (form.session === '') return
  if (!isCsrfToken(ctx.secrets.session, form.session, form.token)) throw forbidden()
  await closeSession(ctx, form.session)
}
