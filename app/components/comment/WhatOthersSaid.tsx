// What others said about one place: the counts of the whole, the machine's groups named as such, and the comments of this
// page of the list, newest first.

import { counted, useLanguage } from '~/language'
import { EmptyState } from '../ui/EmptyState'
import { MachineNote, Notice } from '../ui/Notice'
import { PublicComment, type PublicCommentView } from './PublicComment'

interface WhatOthersSaidProps {
  readonly consultationId: string
  readonly name: string
  readonly original?: string
  readonly isOpen: boolean
  readonly showsComments: boolean
  readonly count: { readonly comments: number; readonly published: number; readonly people: number }
  readonly groups: readonly {
    readonly id: string
    readonly label: string
    readonly people: number
    readonly texts: number
  }[]
  readonly comments: readonly PublicCommentView[]
  /** `now` or `before`, after a support. */
  readonly supported: string | null
}

export function WhatOthersSaid(props: WhatOthersSaidProps) {
  const { name, isOpen, showsComments, count, groups, comments, supported } = props
  const { say } = useLanguage()
  return (
    <>
      <h2 id="comments">
        {say(
          `意见 ${count.comments}条，${count.people}人`,
          `${counted(count.comments, 'comment')}, ${counted(count.people, 'person', 'people')}`,
        )}
      </h2>
      {supported ? (
        <Notice tone="ok" focus>
          {supported === 'now'
            ? say('已记下：您也这样认为。', 'Noted: you think so too.')
            : say('您已经附议过这条，不重复计数。', 'You supported this one before; it counts once.')}
        </Notice>
      ) : null}
      {count.published < count.comments && showsComments ? (
        <p className="facts">
          {say(`其中${count.published}条已公开`, `${count.published} of them are shown`)}
        </p>
      ) : null}
      {showsComments ? null : (
        <p className="facts">
          {say(
            '征求意见期间不公开各条意见，采纳情况公布时一并公开。',
            'Comments are shown together with the outcome.',
          )}
        </p>
      )}
      {groups.length > 0 ? (
        <MachineNote label={say('机器分组', 'Grouped by machine')}>
          <ul className="plain-list">
            {groups.map((group) => (
              <li key={group.id}>
                <span lang="zh-CN">{group.label}</span> ·{' '}
                {say(
                  `${group.people}人，${group.texts}条`,
                  `${counted(group.people, 'person', 'people')}, ${counted(group.texts, 'comment')}`,
                )}
              </li>
            ))}
          </ul>
        </MachineNote>
      ) : null}
      {comments.map((comment) => (
        <PublicComment
          key={comment.id}
          comment={comment}
          consultationId={props.consultationId}
          original={props.original}
          isOpen={isOpen}
        />
      ))}
      {count.comments === 0 ? (
        <EmptyState>{say(`还没有人对${name}提意见。`, `Nobody has commented on ${name} yet.`)}</EmptyState>
      ) : null}
    </>
  )
}
