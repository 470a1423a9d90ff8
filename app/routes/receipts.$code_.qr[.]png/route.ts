// The receipt's address as a QR code: a PNG, so that it can be kept by a long press.

import type { LoaderFunctionArgs } from '@remix-run/node'
import * as paths from '~/paths'
import { receiptQr } from '~/queries/receipt-qr.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const site = context.ctx.config.publicUrl ?? new URL(request.url).origin
  const png = await receiptQr(context.ctx, params.code ?? '', (code) => site + paths.receipt(code))
  const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' }
  if (!png) return new Response(null, { status: 404, headers })
  return new Response(png, { headers: { ...headers, 'Content-Type': 'image/png' } })
}
