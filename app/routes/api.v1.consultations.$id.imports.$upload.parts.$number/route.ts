import type { ActionFunctionArgs } from '@remix-run/node'
import { apiRefused, bearerOf } from '~/api-answers'
import { keepPart } from '~/commands/comment-upload.server'

export async function action({ context, params, request }: ActionFunctionArgs) {
  const number = Number(params.number)
  try {
    const part = { consultationId: params.id ?? '', id: params.upload ?? '', number }
    const bytes = new Uint8Array(await request.arrayBuffer())
    const { isRepeat } = await keepPart(context.ctx, { token: bearerOf(request) }, { ...part, bytes })
    return Response.json({ number, isRepeat })
  } catch (error) {
    return apiRefused(error)
  }
}
