// Comments with what became of each: the place, the words, the answer, and the characters they changed.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { FateTag } from '../comment/FateTag'
import type { CommentFate } from '../comment/fates'
import { dayText } from '../day'
import { articleInEnglish } from '../statute/number'
import { Tag } from '../ui/Tag'

export interface OwnComment {
  readonly id: string
  readonly consultationId: string
  readonly title: string
  readonly number: string
  readonly eId: string
  readonly text: string
  readonly receivedAt: number
  readonly isLate: boolean
  readonly receipt: string
  readonly outcome: string
  readonly rationale: string
  readonly changed: readonly {
    readonly fromText: string
    readonly toText: string
    readonly articleNumber: string
  }[]
}

interface OwnCommentsProps {
  readonly comments: readonly OwnComment[]
  /** The draft is named where the list is of several. */
  readonly withTitle?: boolean
}

export function OwnComments({ comments, withTitle }: OwnCommentsProps) {
  return (
    <ol className="own-comments">
      {comments.map((comment) => (
        <li key={comment.id}>
          <OneComment comment={comment} withTitle={withTitle} />
        </li>
      ))}
    </ol>
  )
}

function OneComment({ comment, withTitle }: { comment: OwnComment; withTitle: boolean | undefined }) {
  const { say, language } = useLanguage()
  const place = comment.number
    ? say(comment.number, articleInEnglish(comment.eId))
    : say('整部草案', 'The draft as a whole')
  const fate = comment.outcome === 'waiting' ? 'open' : (comment.outcome as CommentFate)
  return (
    <>
      <p>
        {withTitle ? (
          <>
            <a href={paths.consultation(comment.consultationId)} lang="zh-CN">
              {comment.title}
            </a>{' '}
          </>
        ) : null}
        <b>{place}</b> <FateTag fate={fate} />{' '}
        {comment.isLate ? <Tag tone="warn">{say('截止后收到', 'Received late')}</Tag> : null}
      </p>
      <blockquote lang="zh-CN" className="preserved">
        {comment.text}
      </blockquote>
      {comment.changed.map((change) => (
        <p key={change.articleNumber + change.fromText + change.toText} lang="zh-CN">
          {change.articleNumber}：{change.fromText ? <del>{change.fromText}</del> : null}
          {change.toText ? <ins>{change.toText}</ins> : null}
        </p>
      ))}
      {comment.rationale ? (
        <p>
          {say('答复：', 'Answer: ')}
          <span lang="zh-CN">{comment.rationale}</span>
        </p>
      ) : null}
      <p className="facts">
        {dayText(comment.receivedAt, language)} ·{' '}
        <a href={paths.receipt(comment.receipt)}>
          {say('回执', 'Receipt')} {comment.receipt}
        </a>
      </p>
    </>
  )
}

/** For each draft whose comments are answered in public, the way to all of them with the Word file. */
export function OwnFeedbackLinks({ comments }: { comments: readonly OwnComment[] }) {
  const { say } = useLanguage()
  const answered = new Map(
    comments
      .filter(({ outcome }) => outcome !== 'waiting')
      .map(({ consultationId, title }) => [consultationId, title]),
  )
  if (answered.size === 0) return null
  return (
    <ul>
      {[...answered].map(([id, title]) => (
        <li key={id}>
          <a href={paths.deskFeedback(id)}>
            {say('采纳情况反馈：', 'What became of them: ')}
            <span lang="zh-CN">{title}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
