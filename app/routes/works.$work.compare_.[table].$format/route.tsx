import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '~/answers'
import { visitor } from '~/domain/access'
import { comparisonFile } from '~/queries/comparison-file.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = {
    workId: params.work ?? '',
    format: params.format ?? '',
    query: new URL(request.url).searchParams,
  }
  const file = await comparisonFile(context.ctx, context.person ?? visitor, asked)
  if (!file) throw new Response(null, { status: 404 })
  return fileAnswer(file.bytes, { type: file.mediaType, name: file.name })
}
