import type { LoaderFunctionArgs } from '@remix-run/node'
import { orRefuse, pdfAnswer } from '~/answers'
import * as paths from '~/paths'
import { commentSheet } from '~/queries/posters.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const consultationId = params.id ?? ''
  const { origin, searchParams } = new URL(request.url)
  const path = paths.consultation(consultationId)
  const stationId = searchParams.get('station') ?? undefined
  const article = searchParams.get('article') ?? undefined
  const pdf = await orRefuse(commentSheet(context.ctx, { consultationId, stationId, article, origin, path }))
  return pdfAnswer(pdf, 'comment-sheet.pdf')
}
