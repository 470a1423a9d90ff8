import type { LoaderFunctionArgs } from '@remix-run/node'
import { orRefuse, pdfAnswer } from '~/answers'
import * as paths from '~/paths'
import { stationPoster } from '~/queries/posters.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const consultationId = params.id ?? ''
  const stationId = (params.file ?? '').replace(/\.pdf$/, '')
  const { origin, searchParams } = new URL(request.url)
  const article = searchParams.get('article') ?? undefined
  const path = article ? paths.commentOn(consultationId, article) : paths.consultation(consultationId)
  const pdf = await orRefuse(stationPoster(context.ctx, { consultationId, stationId, origin, path, article }))
  return pdfAnswer(pdf, `poster-${stationId}.pdf`)
}
