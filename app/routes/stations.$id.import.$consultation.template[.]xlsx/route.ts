import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer, orRefuse } from '~/answers'
import { visitor } from '~/domain/access'
import { entryTemplate } from '~/queries/station-import.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { consultationId: params.consultation ?? '', stationId: params.id ?? '' }
  const bytes = await orRefuse(entryTemplate(context.ctx, context.person ?? visitor, place))
  return fileAnswer(bytes, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: '意见录入表.xlsx',
  })
}
