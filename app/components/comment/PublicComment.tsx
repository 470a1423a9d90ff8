// A published comment on a public page, with the button of those who think the same. No ranking: supports are counted
// and shown, and move nothing.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText } from '../day'
import { CsrfField } from '../ui/Form'
import { CommentCard } from './CommentCard'
import { AuthorshipNote } from './Contest'
import { channelLabels } from './places'

export interface PublicCommentView {
  readonly id: string
  readonly text: string
  readonly suggestion: string
  readonly name: string
  readonly channel: string
  readonly receivedAt: number
  readonly supports: number
  /** `contested`, `disowned`, `confirmed` or empty. */
  readonly authorship: string
}

interface PublicCommentProps {
  readonly comment: PublicCommentView
  readonly consultationId: string
  /** The article's own text: the suggested wording is shown against it. */
  readonly original?: string
  /** Whether it can still be supported. */
  readonly isOpen: boolean
}

export function PublicComment({ comment, consultationId, original, isOpen }: PublicCommentProps) {
  const { say, label, language } = useLanguage()
  const { id, text, suggestion, name, channel, receivedAt, supports, authorship } = comment
  const door = channelLabels[channel]
  const supported = say(`${supports}人也这样认为`, `${supports} more think so`)
  return (
    <CommentCard
      comment={{
        id,
        text,
        suggestion,
        original,
        name,
        date: dayText(receivedAt, language),
        channel: door ? label(door) : channel,
        state: 'published',
      }}
    >
      {isOpen ? (
        <form method="post" action={paths.supportComment(consultationId, id)}>
          <CsrfField />
          <button type="submit" className="button button-text">
            {say('我也这样认为', 'I think so too')}
          </button>
        </form>
      ) : null}
      {name ? (
        <a className="button button-text" href={paths.contest(consultationId, id)}>
          {say('这是您提的吗？', 'Was this you?')}
        </a>
      ) : null}
      <AuthorshipNote authorship={authorship} />
      {supports > 0 ? <span className="facts">{supported}</span> : null}
    </CommentCard>
  )
}
