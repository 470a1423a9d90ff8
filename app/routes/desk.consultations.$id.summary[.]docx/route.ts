import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer, orRefuse } from '~/answers'
import { exportSummary } from '~/commands/export-summary.server'
import { visitor } from '~/domain/access'

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const made = await orRefuse(exportSummary(context.ctx, actor, params.id ?? '', 'docx'))
  return fileAnswer(made.bytes, { type, name: made.name })
}
