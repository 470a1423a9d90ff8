import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitor } from '~/domain/access'
import { ledgerCheckpoint } from '~/queries/ledger.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const view = await ledgerCheckpoint(context.ctx, visitor)
  if (view) return Response.json(view, { headers: { 'Cache-Control': 'public, max-age=2' } })
  const error = { code: 'not-found', message: 'Nothing is signed yet.', messageZh: '还没有签署过检查点。' }
  return Response.json({ error }, { status: 404 })
}
