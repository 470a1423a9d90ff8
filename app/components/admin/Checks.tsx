// Checks of the installation: a word beside each, never the colour alone.

import { useLanguage } from '~/language'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'

export interface CheckLine {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly zh: string
  readonly en: string
}

const names: Readonly<Record<string, { zh: string; en: string }>> = {
  versions: { zh: '版本', en: 'Versions' },
  lock: { zh: '占用', en: 'Lock' },
  space: { zh: '空间', en: 'Space' },
  database: { zh: '数据库', en: 'Database' },
  migrations: { zh: '数据库结构', en: 'Schema' },
  keys: { zh: '密钥', en: 'Keys' },
  ledger: { zh: '存证日志', en: 'Ledger' },
  checkpoint: { zh: '检查点', en: 'Checkpoint' },
  files: { zh: '文件', en: 'Files' },
  search: { zh: '检索', en: 'Search' },
  jobs: { zh: '任务', en: 'Jobs' },
  backup: { zh: '备份', en: 'Backup' },
  model: { zh: '语言模型', en: 'Language model' },
  clock: { zh: '时钟', en: 'Clock' },
}

export function Checks({ checks }: { checks: readonly CheckLine[] }) {
  const { say, label } = useLanguage()
  const words = {
    ok: say('正常', 'in order'),
    warn: say('留意', 'check this'),
    fail: say('要处理', 'act now'),
  }
  return (
    <Table
      caption={say('检查结果', 'Checks')}
      captionHidden
      rows={checks}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          head: say('项目', 'Check'),
          cell: ({ name }) => label(names[name] ?? { zh: name, en: name }),
        },
        {
          key: 'state',
          head: say('状态', 'State'),
          cell: ({ state }) => <Tag tone={state === 'fail' ? 'err' : state}>{words[state]}</Tag>,
        },
        { key: 'says', head: say('说明', 'What it says'), cell: (check) => label(check) },
      ]}
    />
  )
}
