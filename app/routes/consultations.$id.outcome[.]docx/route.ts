import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer, orRefuse } from '~/answers'
import { visitor } from '~/domain/access'
import { outcomeFile } from '~/queries/outcome-file.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asked = { consultationId: params.id ?? '', format: 'docx' } as const
  const { bytes, mediaType, name } = await orRefuse(
    outcomeFile(context.ctx, context.person ?? visitor, asked),
  )
  return fileAnswer(bytes, { type: mediaType, name })
}
