// The first step of a consultation: which text. Each line leads to the form for that version.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText } from '../day'
import { LinkButton } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Table } from '../ui/Table'

interface Version {
  readonly id: string
  readonly title: string
  readonly label: string
  readonly datedOn: number
  readonly articles: number
}

export function VersionChoices({ versions }: { versions: readonly Version[] }) {
  const { say, language } = useLanguage()
  return (
    <>
      <p>{say('先选对哪一稿征求意见。', 'First choose the text to consult on.')}</p>
      <Table
        caption={say('可以征求意见的稿次', 'Versions to consult on')}
        rows={versions}
        rowKey={(version) => version.id}
        empty={
          <EmptyState
            action={<LinkButton href={paths.importWork()}>{say('导入文本', 'Import a text')}</LinkButton>}
          >
            {say(
              '还没有导入草案。先把草案的Word文件导入进来。',
              'No draft is imported yet. Import the Word file of the draft first.',
            )}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            head: say('法规', 'Text'),
            cell: (version) => <span lang="zh-CN">{version.title}</span>,
          },
          {
            key: 'label',
            head: say('稿次', 'Version'),
            cell: (version) => <span lang="zh-CN">{version.label}</span>,
          },
          { key: 'day', head: say('日期', 'Day'), cell: (version) => dayText(version.datedOn, language) },
          {
            key: 'articles',
            head: say('条', 'Articles'),
            numeric: true,
            cell: (version) => version.articles,
          },
          {
            key: 'act',
            head: say('下一步', 'Next'),
            cell: (version) => (
              <a href={paths.newConsultation({ version: version.id })}>
                {say('用这一稿征求意见', 'Consult on this version')}
                <span className="visually-hidden" lang="zh-CN">
                  {version.title}
                  {version.label}
                </span>
              </a>
            ),
          },
        ]}
      />
    </>
  )
}
