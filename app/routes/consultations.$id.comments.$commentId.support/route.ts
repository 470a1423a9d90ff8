// 我也这样认为: one for each account, or for each device, which keeps a random id for this alone.

import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { deviceOf } from '~/adapters/session/device.server'
import { readForm } from '~/adapters/session/form.server'
import { orRefuse } from '~/answers'
import { supportComment } from '~/commands/support-comment.server'
import { visitor } from '~/domain/access'
import * as paths from '~/paths'

export async function action({ context, params, request }: ActionFunctionArgs) {
  await readForm(request, context)
  const { person } = context
  const device = deviceOf(request)
  const consultationId = params.id ?? ''
  const commentId = params.commentId ?? ''
  const { eId, isRepeat } = await orRefuse(
    supportComment(context.ctx, person ?? visitor, {
      consultationId,
      commentId,
      supporter: person ? { personId: person.id } : { deviceId: device.id },
    }),
  )
  const place = paths.article(consultationId, eId, { supported: isRepeat ? 'before' : 'now' })
  const headers = person || !device.cookie ? undefined : { 'Set-Cookie': device.cookie }
  return redirect(`${place}#comment-${commentId}`, { status: 303, headers })
}
