import type { LoaderFunctionArgs } from '@remix-run/node'
import { worksPage } from '~/queries/works-api.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  return Response.json(await worksPage(context.ctx, new URL(request.url).searchParams.get('cursor')))
}
