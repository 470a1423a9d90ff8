// Asked by the browser script when somebody begins to type: the small task that its machine solves meanwhile. It gives
// the device its id, so that a family's telephone is told from a script that begins anew each time.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { deviceOf } from '~/adapters/session/device.server'
import { callerOf, challengeFor, crowdOf } from '~/adapters/session/door.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { ctx, person, address } = context
  const id = params.id ?? ''
  const device = deviceOf(request)
  const caller = callerOf(ctx, id, { deviceId: person?.id ?? device.id, address })
  const challenge = challengeFor(ctx, id, await crowdOf(ctx, id, caller))
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  if (device.cookie && !person) headers.set('Set-Cookie', device.cookie)
  return Response.json(challenge, { headers })
}
