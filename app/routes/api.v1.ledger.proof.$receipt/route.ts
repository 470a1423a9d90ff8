import type { LoaderFunctionArgs } from '@remix-run/node'
import { isRefusal, refusalStatus } from '~/commands/refusal'
import { visitor } from '~/domain/access'
import { receiptProof } from '~/queries/ledger.server'

/** The receipt's code opens it, so nothing on the way may keep it. */
const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' }

export async function loader({ context, params }: LoaderFunctionArgs) {
  try {
    return Response.json(await receiptProof(context.ctx, visitor, params.receipt ?? ''), { headers })
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { code, sentence } = error
    const answer = { error: { code, message: sentence.en, messageZh: sentence.zh } }
    return Response.json(answer, { status: refusalStatus[code], headers })
  }
}
