// The QR code of a receipt, for codes that are receipts only: a picture of any words somebody puts into an address would
// carry this site's name.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { qrPng } from '~/adapters/documents/qr-png.server'
import { normaliseReceiptCode } from '~/domain/ledger'

/** PNG of what `addressOf` says of the code; undefined when it is no receipt. */
export async function receiptQr(
  ctx: Context,
  typed: string,
  addressOf: (code: string) => string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const code = normaliseReceiptCode(typed) ?? ''
  const known = await ctx.database.prisma.submission.findUnique({
    where: { receiptHash: sha256Hex(code) },
    select: { id: true },
  })
  return known ? new Uint8Array(qrPng(addressOf(code))) : undefined
}
