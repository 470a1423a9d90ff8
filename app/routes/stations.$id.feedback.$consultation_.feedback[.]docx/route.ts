import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer, orRefuse } from '~/answers'
import { visitor } from '~/domain/access'
import { feedbackFile } from '~/queries/feedback.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { consultationId: params.consultation ?? '', stationId: params.id ?? '' }
  const { name, bytes } = await orRefuse(feedbackFile(context.ctx, context.person ?? visitor, place))
  return fileAnswer(bytes, {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name,
  })
}
