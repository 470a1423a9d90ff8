import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitor } from '~/domain/access'
import { searchDocument } from '~/queries/search-api.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { status, body } = await searchDocument(
    context.ctx,
    context.person ?? visitor,
    new URL(request.url).searchParams,
  )
  return Response.json(body, { status })
}
