import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiNotFound } from '~/api-answers'
import { versionText } from '~/queries/works-api.server'

const noSuchVersion = {
  zh: '没有这个稿次，或者还没有公开。稿次的编号见 /api/v1/works。',
  en: 'There is no such version, or it is not public. /api/v1/works lists them.',
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await versionText(context.ctx, params.work ?? '', params.version ?? '')
  if (!found) return apiNotFound(noSuchVersion)
  return new Response(found.body, { headers: { 'Content-Type': found.type } })
}
