import type { LoaderFunctionArgs } from '@remix-run/node'
import { receiptView } from '~/queries/receipt.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const receipt = await receiptView(context.ctx, params.code ?? '')
  const headers = { 'Cache-Control': 'no-store' }
  if (!receipt) {
    const message = 'There is no such receipt. Check the 16 symbols.'
    return Response.json(
      { error: { code: 'not-found', message, messageZh: '没有这个回执码，请逐位核对。' } },
      { status: 404, headers },
    )
  }
  return Response.json(receipt, { headers })
}
