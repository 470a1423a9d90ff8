import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '~/answers'
import { visitor } from '~/domain/access'
import { versionFile } from '~/queries/version-file.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asked = {
    workId: params.work ?? '',
    version: params.version ?? '',
    format: params.format ?? '',
  }
  const file = await versionFile(context.ctx, context.person ?? visitor, asked)
  if (!file) throw new Response(null, { status: 404 })
  return fileAnswer(file.bytes, { type: file.mediaType, name: file.name })
}
