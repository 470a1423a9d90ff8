import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitor } from '~/domain/access'
import { ledgerCheckpoint } from '~/queries/ledger.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const view = await ledgerCheckpoint(context.ctx, visitor)
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=2' }
  return new Response(view?.checkpoint ?? 'Nothing is signed yet.\n', { status: view ? 200 : 404, headers })
}
