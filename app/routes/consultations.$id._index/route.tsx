import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { lastDayText } from '~/components/day'
import { LawLines } from '~/components/statute/LawLines'
import { articleInEnglish } from '~/components/statute/number'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { consultationText } from '~/queries/consultation-text.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · 条议` }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const text = await consultationText(context.ctx, params.id ?? '')
  if (!text) throw new Response(null, { status: 404 })
  return text
}

export default function Consultation() {
  const text = useLoaderData<typeof loader>()
  const { say, language } = useLanguage()
  const day = lastDayText(text.closesAt, language)
  return (
    <>
      <h1 lang="zh-CN">{text.title}</h1>
      <p className="facts">
        {text.isOpen
          ? say(`${day}24:00截止`, `Until ${day} 24:00`)
          : say(`已于${day}结束`, `Ended on ${day}`)}{' '}
        ·{' '}
        {say(
          `${text.people}人提了${text.comments}条意见`,
          `${text.comments} comments from ${text.people} people`,
        )}
      </p>
      <p>
        <a href={paths.commentOn(text.id, 'whole')}>
          {say('对整部草案提意见', 'Comment on the draft as a whole')}
        </a>
      </p>
      <div className="law">
        {text.articles.map((article, index) => (
          <Fragment key={article.eId}>
            {article.heading !== text.articles[index - 1]?.heading && article.heading ? (
              <h2 lang="zh-CN">{article.heading}</h2>
            ) : null}
            <section id={article.eId}>
              <LawLines text={article.text} number={article.number} />
              <p className="acts">
                <a
                  href={
                    text.isOpen ? paths.commentOn(text.id, article.eId) : paths.article(text.id, article.eId)
                  }
                >
                  {text.isOpen
                    ? say(`对${article.number}提意见`, `Comment on ${articleInEnglish(article.eId)}`)
                    : say(`${article.number}的意见`, `Comments on ${articleInEnglish(article.eId)}`)}
                </a>
                {article.comments > 0 ? (
                  <a href={paths.article(text.id, article.eId)}>
                    {say(
                      `意见${article.comments}条，${article.people}人`,
                      `${article.comments} comments, ${article.people} people`,
                    )}
                  </a>
                ) : null}
              </p>
            </section>
          </Fragment>
        ))}
      </div>
    </>
  )
}
