import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { actOnReceipt } from '~/commands/receipt-form.server'
import { channelLabels } from '~/components/comment/places'
import { ReceiptAuthor, ReceiptFiles } from '~/components/comment/ReceiptAuthor'
import { ReceiptComment } from '~/components/comment/ReceiptParts'
import { ReceiptCode } from '~/components/comment/ReceiptSteps'
import { dayText } from '~/components/day'
import { pageTitle } from '~/components/page-title'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { receiptView } from '~/queries/receipt.server'

export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, '意见回执', 'Receipt'),
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'same-origin' },
]

// The address holds the code, so no other site is told it. `no-referrer` would go further and make browsers send `Origin:
// null` with the forms of this page, which the server refuses as another site's.
const privately = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' }
export const headers: HeadersFunction = () => privately

export async function loader({ context, params }: LoaderFunctionArgs) {
  const receipt = await receiptView(context.ctx, params.code ?? '')
  if (!receipt) throw noSuchReceipt()
  return data(receipt, { headers: privately })
}

/** A name is taken back or disowned, or a decision appealed; the code is the proof of who asks. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    const code = await actOnReceipt(context.ctx, params.code ?? '', form)
    return redirect(paths.receipt(code), { status: 303, headers: privately })
  } catch (error) {
    return refused(error, form)
  }
}

function noSuchReceipt() {
  const sentence = {
    zh: '没有这个回执码。请对照回执逐位检查，共16位，没有字母O、I、L、U。',
    en: 'There is no such receipt. Check it symbol by symbol: 16 symbols, without the letters O, I, L and U.',
  }
  return data({ sentence }, { status: 404, headers: privately })
}

export default function Receipt() {
  const receipt = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, label, language } = useLanguage()
  const { code, consultation, checkpoint } = receipt
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed
  const door = channelLabels[receipt.channel]
  const first = receipt.comments.find(({ entry }) => entry !== undefined)
  return (
    <div className="reading">
      <ErrorSummary
        errors={errors.map((error) =>
          error.field ? { ...error, field: `${error.field}-${typed?.commentId}` } : error,
        )}
      />
      <h1>{say('已收到您的意见', 'Your comment was received')}</h1>
      <ReceiptCode code={code} qr={paths.receiptQr(code)} />
      <p className="facts">
        <a href={paths.consultation(consultation.id)} lang="zh-CN">
          {consultation.title}
        </a>
        {' · '}
        {dayText(receipt.receivedAt, language)} · {door ? label(door) : receipt.channel}
        {receipt.station ? <span lang="zh-CN"> · {receipt.station}</span> : null}
        {receipt.isLate ? ` · ${say('截止后收到', 'received after the close')}` : null}
      </p>
      {receipt.comments.map((comment) => (
        <ReceiptComment
          key={comment.id}
          comment={comment}
          consultation={consultation}
          receivedAt={receipt.receivedAt}
          errors={errors}
          typed={typed}
        />
      ))}
      <ReceiptFiles files={receipt.files} />
      <ReceiptAuthor publicName={receipt.publicName} authorship={receipt.authorship} />
      <section className="comment">
        <h2>{say('存证', 'Proof')}</h2>
        <p>
          {first
            ? say(
                `账本第${(first.entry ?? 0).toLocaleString('en')}号`,
                `Entry ${(first.entry ?? 0).toLocaleString('en')} of the ledger`,
              )
            : null}
          {checkpoint
            ? say(
                `，最近的校验点：${checkpoint.size.toLocaleString('en')}条，${dayText(checkpoint.at, language)}`,
                `; latest checkpoint: ${checkpoint.size.toLocaleString('en')} entries, ${dayText(checkpoint.at, language)}`,
              )
            : null}
        </p>
        <div className="line-acts">
          <a href={paths.receiptProof(code)} download>
            {say('下载证明', 'Download the proof')}
          </a>
          <a href={paths.help('receipt')}>{say('怎样自己核对', 'How to check it yourself')}</a>
          <button type="button" className="plain-button island-only" data-print>
            {say('打印回执', 'Print the receipt')}
          </button>
        </div>
      </section>
    </div>
  )
}
