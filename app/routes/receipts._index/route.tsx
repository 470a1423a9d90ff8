import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { receiptView } from '~/queries/receipt.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('code') ?? ''
  if (typed.trim() === '') return { typed: '', isUnknown: false }
  const receipt = await receiptView(context.ctx, typed)
  return receipt ? redirect(paths.receipt(receipt.code)) : { typed, isUnknown: true }
}

export default function ReceiptLookup() {
  const { typed, isUnknown } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <h1>{say('查我的意见', 'Look up my comment')}</h1>
      {isUnknown ? (
        <p className="error-summary" role="alert">
          {say(
            '没有这个回执码。请对照回执逐位检查，共16位，没有字母O、I、L、U。',
            'There is no such receipt. Check it symbol by symbol: 16 symbols, without the letters O, I, L and U.',
          )}
        </p>
      ) : null}
      <form method="get">
        <div className="field">
          <label htmlFor="code">{say('回执码', 'Receipt code')}</label>
          <input id="code" name="code" type="text" defaultValue={typed} autoComplete="off" />
        </div>
        <button className="primary" type="submit">
          {say('查询', 'Look up')}
        </button>
      </form>
    </>
  )
}
