import type { LoaderFunctionArgs } from '@remix-run/node'
import { orRefuse } from '~/answers'
import { exportSummary } from '~/commands/export-summary.server'
import { visitor } from '~/domain/access'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const made = await orRefuse(exportSummary(context.ctx, context.person ?? visitor, params.id ?? ''))
  return new Response(new Uint8Array(made.bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`,
      'Cache-Control': 'no-store',
    },
  })
}
