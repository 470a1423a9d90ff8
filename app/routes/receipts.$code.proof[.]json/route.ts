import type { LoaderFunctionArgs } from '@remix-run/node'
import { orRefuse } from '~/answers'
import { visitor } from '~/domain/access'
import { receiptProof } from '~/queries/ledger.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const proof = await orRefuse(receiptProof(context.ctx, visitor, params.code ?? ''))
  const name = `tiaoyi-${proof.receipt}.proof.json`
  return new Response(`${JSON.stringify(proof, null, 1)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  })
}
