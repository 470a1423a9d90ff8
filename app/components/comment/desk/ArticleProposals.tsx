// What people ask to change in one article, each change with who asks for it, and the way to their words.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Table } from '../../ui/Table'

interface ProposalsProps {
  readonly consultationId: string
  readonly proposals: readonly {
    readonly words: string
    readonly people: number
    readonly texts: number
    readonly stations: number
    readonly comments: readonly string[]
  }[]
}

export function ArticleProposals({ consultationId, proposals }: ProposalsProps) {
  const { say } = useLanguage()
  if (proposals.length === 0) return null
  return (
    <Table
      caption={say('本条的具体建议（机器读出）', 'Concrete proposals on this article (read by machine)')}
      dense
      rows={proposals}
      rowKey={(row) => row.words}
      columns={[
        { key: 'words', head: say('建议', 'Proposal'), cell: (row) => <span lang="zh-CN">{row.words}</span> },
        { key: 'people', head: say('人', 'People'), cell: (row) => row.people, numeric: true },
        { key: 'texts', head: say('条', 'Comments'), cell: (row) => row.texts, numeric: true },
        { key: 'stations', head: say('站', 'Stations'), cell: (row) => row.stations, numeric: true },
        {
          key: 'comments',
          head: say('原话', 'Their words'),
          cell: (row) =>
            row.comments.map((id, index) => (
              <span key={id}>
                {index > 0 ? ' ' : ''}
                <a href={paths.deskComment(consultationId, id)}>
                  {say(`第${index + 1}条`, `No. ${index + 1}`)}
                  <span className="visually-hidden" lang="zh-CN">
                    {row.words}
                  </span>
                </a>
              </span>
            )),
        },
      ]}
    />
  )
}
