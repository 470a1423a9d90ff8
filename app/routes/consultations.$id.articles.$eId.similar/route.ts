// Asked by the browser script while somebody types. A POST, so that no unsent word stands in an address or a log.

import type { ActionFunctionArgs } from '@remix-run/node'
import { visitor } from '~/domain/access'
import { similarOnPlace } from '~/queries/similar-comments.server'

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const items = await similarOnPlace(context.ctx, context.person ?? visitor, {
    id: params.id ?? '',
    eId: params.eId ?? '',
    text: String(form.get('text') ?? ''),
  })
  return Response.json({ items }, { headers: { 'Cache-Control': 'no-store' } })
}
