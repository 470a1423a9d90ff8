// The latest imports with what may be done next, and the way back.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText } from '../day'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Form } from '../ui/Form'
import { Table } from '../ui/Table'

export interface RecentImport {
  readonly versionId: string
  readonly workId: string
  readonly title: string
  readonly label: string
  readonly ordinal: number
  readonly articles: number
  readonly createdAt: number
  readonly by: string
  readonly before?: number
}

export function RecentImports({ rows }: { rows: readonly RecentImport[] }) {
  const { say, language } = useLanguage()
  return (
    <Table
      caption={say('最近导入的文本', 'Latest imports')}
      rows={rows}
      rowKey={({ versionId }) => versionId}
      empty={
        <EmptyState>
          {say(
            '还没有导入过文本。在上面选一个文件开始。',
            'No text was imported yet. Choose a file above to begin.',
          )}
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          head: say('法规和稿次', 'Work and version'),
          cell: ({ title, label, workId, versionId }) => (
            <a href={paths.version(workId, versionId)} lang="zh-CN">
              {title}（{label}）
            </a>
          ),
        },
        { key: 'articles', head: say('条数', 'Articles'), numeric: true, cell: ({ articles }) => articles },
        {
          key: 'by',
          head: say('谁、何时', 'By whom, when'),
          cell: ({ by, createdAt }) => (
            <>
              <span lang="zh-CN">{by}</span> {dayText(createdAt, language)}
            </>
          ),
        },
        { key: 'acts', head: say('下一步', 'Next'), cell: (row) => <Acts row={row} /> },
      ]}
    />
  )
}

function Acts({ row }: { row: RecentImport }) {
  const { say } = useLanguage()
  return (
    <div className="button-row">
      {row.before === undefined ? null : (
        <a href={paths.deskCompare(row.workId, { from: row.before, to: row.ordinal })}>
          {say('与上一稿对照', 'Compare with the version before')}
        </a>
      )}
      <Form
        className="act-form"
        label={say(`撤销导入：${row.title}（${row.label}）`, `Undo the import of ${row.title}, ${row.label}`)}
      >
        <input type="hidden" name="version" value={row.versionId} />
        <Button look="text" name="intent" value="undo">
          {say('撤销导入', 'Undo import')}
        </Button>
      </Form>
    </div>
  )
}
