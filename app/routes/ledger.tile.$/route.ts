import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitor } from '~/domain/access'
import { ledgerTile } from '~/queries/ledger-tiles.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const bytes = await ledgerTile(context.ctx, visitor, `tile/${params['*'] ?? ''}`)
  if (!bytes) return new Response('There is no such tile yet.\n', { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
