import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer, orRefuse } from '~/answers'
import { exportStationReport } from '~/commands/export-station-report.server'
import { visitor } from '~/domain/access'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { consultationId: params.consultation ?? '', stationId: params.id ?? '' }
  const { name, bytes } = await orRefuse(exportStationReport(context.ctx, context.person ?? visitor, place))
  return fileAnswer(bytes, {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name,
  })
}
