import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitor } from '~/domain/access'
import { verifierFile } from '~/queries/verifier-files.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const name = params.file ?? ''
  const bytes = verifierFile(context.ctx, visitor, name)
  if (!bytes) return new Response('没有这个文件。 There is no such file.\n', { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
