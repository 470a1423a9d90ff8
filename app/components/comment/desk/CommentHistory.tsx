// Each decision about showing a comment, newest first, with its reason and who took it.

import { dayText } from '~/components/day'
import { type CommentShownState, moderationReasons, stateLabels } from '~/domain/comment'
import { type Label, useLanguage } from '~/language'
import { Table } from '../../ui/Table'

interface Moderation {
  readonly id: string
  readonly state: string
  readonly reason: string
  readonly note: string
  readonly byName: string
  readonly at: number
}

export function CommentHistory({ moderations }: { readonly moderations: readonly Moderation[] }) {
  const { say, label, language } = useLanguage()
  const reasons: Readonly<Record<string, Label>> = moderationReasons
  const stateOf = (state: string) =>
    label(stateLabels[state as CommentShownState] ?? { zh: state, en: state })
  const reasonOf = (reason: string) => label(reasons[reason] ?? { zh: reason, en: reason })
  return (
    <>
      <h2>{say('公开审核', 'Moderation')}</h2>
      <Table
        caption={say('每次决定', 'Each decision')}
        captionHidden
        rows={moderations}
        rowKey={({ id }) => id}
        empty={<p>{say('还没有人审核过。', 'Nobody has moderated it yet.')}</p>}
        columns={[
          { key: 'state', head: say('决定', 'Decision'), cell: ({ state }) => stateOf(state) },
          {
            key: 'reason',
            head: say('理由', 'Reason'),
            cell: ({ reason, note }) => (
              <>
                {reasonOf(reason)} <span lang="zh-CN">{note}</span>
              </>
            ),
          },
          { key: 'by', head: say('谁', 'By'), cell: ({ byName }) => <span lang="zh-CN">{byName}</span> },
          { key: 'at', head: say('什么时候', 'When'), cell: ({ at }) => dayText(at, language) },
        ]}
      />
    </>
  )
}
