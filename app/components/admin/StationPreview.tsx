// What importing a table of stations would do, before anything is saved.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'
import { Table } from '../ui/Table'

interface PreviewProps {
  readonly preview: {
    readonly added: number
    readonly changed: number
    readonly unchanged: number
    readonly faults: readonly {
      readonly row: number
      readonly column: string
      readonly zh: string
      readonly en: string
    }[]
  }
  /** The table itself, for the form that saves it. */
  readonly table: string
}

const mostShown = 200

export function StationPreview({ preview, table }: PreviewProps) {
  const { say, label } = useLanguage()
  const { added, changed, unchanged, faults } = preview
  const counts = say(
    `新增${added}个，修改${changed}个，不变${unchanged}个`,
    `${added} new, ${changed} changed, ${unchanged} as they are`,
  )
  if (faults.length === 0) {
    return (
      <>
        <Notice tone="info" focus>
          {say(`检查通过：${counts}。还没有保存。`, `No fault: ${counts}. Nothing is saved yet.`)}
        </Notice>
        <Form>
          <input type="hidden" name="table" value={table} />
          <Button look="primary" name="act" value="save">
            {say('确认导入', 'Import')}
          </Button>
        </Form>
      </>
    )
  }
  return (
    <>
      <Notice tone="err" focus>
        {say(
          `有${faults.length}处错误，没有保存。请改好表格再选一次。`,
          `${faults.length} faults; nothing was saved. Mend the table and choose it again.`,
        )}
      </Notice>
      <Table
        caption={say('错误', 'Faults')}
        rows={faults.slice(0, mostShown)}
        rowKey={({ row, column, zh }) => `${row} ${column} ${zh}`}
        columns={[
          { key: 'row', head: say('行', 'Row'), cell: ({ row }) => row, numeric: true },
          {
            key: 'column',
            head: say('列', 'Column'),
            cell: ({ column }) => <span lang="zh-CN">{column}</span>,
          },
          { key: 'says', head: say('问题', 'What is wrong'), cell: (fault) => label(fault) },
        ]}
      />
    </>
  )
}
