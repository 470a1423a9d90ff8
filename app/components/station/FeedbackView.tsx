// 采纳情况反馈 of a station or of a person: how many came to what, the Word file, and each comment with its answer.

import type { AnswerFate } from '~/domain/adoption'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { FateTag } from '../comment/FateTag'
import type { CommentFate } from '../comment/fates'
import { dayText } from '../day'
import { type OwnComment, OwnComments } from '../desk/OwnComments'
import { EmptyState } from '../ui/EmptyState'

interface FeedbackViewProps {
  readonly feedback: {
    readonly title: string
    readonly whose: string
    readonly publishedAt: number
    readonly received: number
    readonly fates: readonly { readonly fate: AnswerFate; readonly count: number }[]
    readonly changed: number
    readonly comments: readonly OwnComment[]
  }
  readonly consultationId: string
  readonly fileHref: string
}

export function FeedbackView({ feedback, consultationId, fileHref }: FeedbackViewProps) {
  const { say, language } = useLanguage()
  const { title, whose, publishedAt, received, fates, changed, comments } = feedback
  return (
    <>
      <h1>{say('采纳情况反馈', 'What became of the comments')}</h1>
      <p className="facts" lang="zh-CN">
        {whose} · {title}
      </p>
      <p>
        <b>
          {say(
            `${received}条意见，${changed}条改变了条文`,
            `${changed} of ${received} comments changed the text`,
          )}
        </b>
        {say(
          `。采纳情况于${dayText(publishedAt, language)}公布。`,
          `. The outcome was published on ${dayText(publishedAt, language)}.`,
        )}
      </p>
      <ul className="link-row" aria-label={say('去向', 'Fates')}>
        {fates.map(({ fate, count }) => (
          <li key={fate}>
            <FateTag fate={fate === 'waiting' ? 'open' : (fate as CommentFate)} /> {count}
          </li>
        ))}
      </ul>
      <ul className="link-row">
        <li>
          <a href={fileHref}>{say('下载反馈表（Word）', 'Download the table (Word)')}</a>
        </li>
        <li>
          <a href={paths.outcome(consultationId)}>
            {say('全部意见的采纳情况', 'The outcome of all comments')}
          </a>
        </li>
      </ul>
      {comments.length === 0 ? (
        <EmptyState>
          {say('这次征求意见里没有意见。', 'There are no comments in this consultation.')}
        </EmptyState>
      ) : (
        <OwnComments comments={comments} />
      )}
    </>
  )
}
