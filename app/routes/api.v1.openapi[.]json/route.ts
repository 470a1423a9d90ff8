import type { LoaderFunctionArgs } from '@remix-run/node'
import { openApiDocument } from '~/api-description'

export function loader({ context, request }: LoaderFunctionArgs) {
  return Response.json(openApiDocument(context.ctx.config.publicUrl ?? new URL(request.url).origin))
}
