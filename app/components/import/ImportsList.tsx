// The imports of a consultation: whence, when, by whom, and what became of the rows.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { instantText } from '../day'
import { Table } from '../ui/Table'
import { figure, importStatusLabels } from './words'

interface ImportsListProps {
  readonly consultationId: string
  readonly imports: readonly {
    readonly id: string
    readonly source: string
    readonly fileName: string
    readonly createdAt: number
    readonly by: string
    readonly status: string
    readonly added: number
    readonly known: number
    readonly wrong: number
  }[]
}

export function ImportsList({ consultationId, imports }: ImportsListProps) {
  const { say, label } = useLanguage()
  return (
    <>
      <h2>{say('导入过的文件', 'Files imported before')}</h2>
      <Table
        caption={say(`${imports.length}次`, counted(imports.length, 'import'))}
        rows={imports}
        rowKey={({ id }) => id}
        empty={<p>{say('还没有导入过。', 'Nothing was imported yet.')}</p>}
        columns={[
          {
            key: 'file',
            head: say('文件', 'File'),
            cell: ({ id, fileName, source }) => (
              <a href={paths.deskImport(consultationId, id)} lang="zh-CN">
                {fileName || source}
              </a>
            ),
          },
          {
            key: 'source',
            head: say('平台', 'Platform'),
            cell: ({ source }) => <span lang="zh-CN">{source}</span>,
          },
          {
            key: 'when',
            head: say('时间', 'When'),
            whole: true,
            cell: ({ createdAt }) => instantText(createdAt),
          },
          {
            key: 'by',
            head: say('经手', 'By'),
            cell: ({ by }) =>
              by ? <span lang="zh-CN">{by}</span> : say('平台，凭令牌', 'the platform, by token'),
          },
          {
            key: 'state',
            head: say('状态', 'State'),
            cell: ({ status }) => label(importStatusLabels[status] ?? { zh: status, en: status }),
          },
          {
            key: 'added',
            head: say('导入（条）', 'Imported'),
            numeric: true,
            cell: ({ added }) => figure(added),
          },
          {
            key: 'known',
            head: say('早已有（条）', 'Known'),
            numeric: true,
            cell: ({ known }) => figure(known),
          },
          {
            key: 'wrong',
            head: say('有错（行）', 'With errors'),
            numeric: true,
            cell: ({ wrong }) => figure(wrong),
          },
        ]}
      />
    </>
  )
}
