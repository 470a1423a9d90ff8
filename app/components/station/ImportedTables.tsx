// The tables a station imported, each with the way to take it back.

import { counted, useLanguage } from '~/language'
import { instantText } from '../day'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/Form'
import { Table } from '../ui/Table'

interface ImportedTablesProps {
  readonly tables: readonly {
    readonly id: string
    readonly fileName: string
    readonly createdAt: number
    readonly comments: number
    readonly undoneAt?: number
  }[]
}

export function ImportedTables({ tables }: ImportedTablesProps) {
  const { say } = useLanguage()
  if (tables.length === 0) return null
  return (
    <>
      <h2>{say('导入过的表格', 'Tables imported before')}</h2>
      <Table
        caption={say(`${tables.length}次`, counted(tables.length, 'import'))}
        rows={tables}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: say('文件', 'File'),
            cell: ({ fileName }) => <span lang="zh-CN">{fileName}</span>,
          },
          {
            key: 'at',
            head: say('时间', 'When'),
            whole: true,
            cell: ({ createdAt }) => instantText(createdAt),
          },
          {
            key: 'comments',
            head: say('意见（条）', 'Comments'),
            numeric: true,
            cell: ({ comments }) => comments,
          },
          {
            key: 'undo',
            head: say('撤销', 'Undo'),
            cell: ({ id, undoneAt }) =>
              undoneAt === undefined ? (
                <form method="post" className="inline-form">
                  <CsrfField />
                  <input type="hidden" name="batch" value={id} />
                  <Button name="act" value="undo">
                    {say('撤销这次导入', 'Take this import back')}
                  </Button>
                </form>
              ) : (
                say(`已于${instantText(undoneAt)}撤销`, `taken back ${instantText(undoneAt)}`)
              ),
          },
        ]}
      />
    </>
  )
}
