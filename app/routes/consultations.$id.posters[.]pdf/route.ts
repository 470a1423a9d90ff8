import type { LoaderFunctionArgs } from '@remix-run/node'
import { orRefuse, pdfAnswer } from '~/answers'
import { visitor } from '~/domain/access'
import * as paths from '~/paths'
import { allPosters } from '~/queries/posters.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const consultationId = params.id ?? ''
  const { origin } = new URL(request.url)
  const path = paths.consultation(consultationId)
  const actor = context.person ?? visitor
  const pdf = await orRefuse(allPosters(context.ctx, actor, { consultationId, origin, path }))
  return pdfAnswer(pdf, 'posters.pdf')
}
