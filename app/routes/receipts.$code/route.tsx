import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { receiptView } from '~/queries/receipt.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const receipt = await receiptView(context.ctx, params.code ?? '')
  if (!receipt) throw new Response(null, { status: 404 })
  return data(receipt, { headers: privately })
}

const privately = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' }

export const headers: HeadersFunction = () => privately

export default function Receipt() {
  const receipt = useLoaderData<typeof loader>()
  const { say, language } = useLanguage()
  return (
    <>
      <h1>{say('已收到您的意见', 'Your comment was received')}</h1>
      <p>
        {say('回执码', 'Receipt code')} <strong>{receipt.code}</strong>
      </p>
      <p>
        {say(
          '请截屏，或抄下这16个字。凭它可以查到答复和改动，不用登录。',
          'Take a picture or write the 16 symbols down: they show the answer and the change, without an account.',
        )}
      </p>
      <p className="facts">
        <a href={paths.consultation(receipt.consultation.id)} lang="zh-CN">
          {receipt.consultation.title}
        </a>{' '}
        · {dayText(receipt.receivedAt, language)}
      </p>
      {receipt.comments.map((comment) => (
        <article className="card" key={comment.id}>
          <h2 lang="zh-CN">{comment.place}</h2>
          <p>{say('您的原话（不会被改动）', 'Your words (never altered)')}</p>
          <blockquote lang="zh-CN">{comment.text}</blockquote>
          {comment.suggestion ? (
            <>
              <p>{say('您建议的文字', 'Your wording')}</p>
              <blockquote lang="zh-CN">{comment.suggestion}</blockquote>
            </>
          ) : null}
        </article>
      ))}
    </>
  )
}
