import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { ReceiptLookup } from '~/components/statute/HomeParts'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { receiptView } from '~/queries/receipt.server'

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '查我的意见', 'Look up my comment')]

const privately = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' }
export const headers: HeadersFunction = () => privately

export async function loader({ context, request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('code') ?? ''
  if (typed.trim() === '') return data({ typed: '', isUnknown: false }, { headers: privately })
  const receipt = await receiptView(context.ctx, typed)
  if (receipt) throw redirect(paths.receipt(receipt.code), { headers: privately })
  return data({ typed: typed.slice(0, 60), isUnknown: true }, { headers: privately })
}

export default function Lookup() {
  const { typed, isUnknown } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const error = isUnknown
    ? say(
        '没有这个回执码。请对照回执逐位检查，共16位，没有字母O、I、L、U。',
        'There is no such receipt. Check it symbol by symbol: 16 symbols, without the letters O, I, L and U.',
      )
    : undefined
  return (
    <div className="narrow">
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <h1>{say('查我的意见', 'Look up my comment')}</h1>
      <ReceiptLookup typed={typed} error={error} />
      <p>
        <a href={paths.help('receipt')}>{say('回执码丢了怎么办', 'If the receipt is lost')}</a>
      </p>
    </div>
  )
}
