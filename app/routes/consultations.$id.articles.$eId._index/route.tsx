import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayText } from '~/components/day'
import { LawLines } from '~/components/statute/LawLines'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { commentsOnArticle, consultationText } from '~/queries/consultation-text.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const text = await consultationText(context.ctx, params.id ?? '')
  const article = text?.articles.find(({ eId }) => eId === params.eId)
  if (!text || !article) throw new Response(null, { status: 404 })
  const after = new URL(request.url).searchParams.get('after') ?? undefined
  const comments = await commentsOnArticle(context.ctx, { consultationId: text.id, eId: article.eId, after })
  return { id: text.id, title: text.title, isOpen: text.isOpen, article, comments }
}

export default function Article() {
  const { id, title, isOpen, article, comments } = useLoaderData<typeof loader>()
  const { say, language } = useLanguage()
  return (
    <>
      <p>
        <a href={`${paths.consultation(id)}#${article.eId}`} lang="zh-CN">
          {title}
        </a>
      </p>
      <h1 lang="zh-CN">{article.number}</h1>
      <div className="law">
        <section lang="zh-CN">
          <LawLines text={article.text} />
        </section>
      </div>
      {isOpen ? (
        <p>
          <a href={paths.commentOn(id, article.eId)}>{say('对本条提意见', 'Comment on this article')}</a>
        </p>
      ) : null}
      <h2>
        {say(
          `意见 ${article.comments}条，${article.people}人`,
          `${article.comments} comments, ${article.people} people`,
        )}
      </h2>
      {article.comments === 0 ? (
        <p>{say('还没有人对本条提意见。', 'Nobody has commented on this article yet.')}</p>
      ) : null}
      {comments.items.map((comment) => (
        <article className="card" key={comment.id}>
          <p className="facts">
            <bdi lang="zh-CN">{comment.name || say('未公开姓名', 'Name not published')}</bdi> ·{' '}
            {dayText(comment.receivedAt, language)}
          </p>
          <blockquote lang="zh-CN">{comment.text}</blockquote>
          {comment.suggestion ? (
            <>
              <p>{say('建议改为', 'Suggested wording')}</p>
              <blockquote lang="zh-CN">{comment.suggestion}</blockquote>
            </>
          ) : null}
        </article>
      ))}
      {comments.next ? <a href={`?after=${comments.next}`}>{say('更早的意见', 'Earlier comments')}</a> : null}
    </>
  )
}
