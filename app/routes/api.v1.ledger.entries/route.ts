import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitor } from '~/domain/access'
import { ledgerEntries } from '~/queries/ledger.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const given = new URL(request.url).searchParams.get('from') ?? '0'
  if (!/^\d{1,9}$/.test(given)) {
    const message = '"from" has to be the number of an entry, from 0.'
    const error = { code: 'invalid', message, messageZh: 'from 应为存证的序号，从0开始。' }
    return Response.json({ error }, { status: 422 })
  }
  return Response.json(await ledgerEntries(context.ctx, visitor, Number(given)))
}
