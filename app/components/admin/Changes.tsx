// The last changes: when, who, what, from what to what.

import { type Label, useLanguage } from '~/language'
import { instantText } from '../day'
import { Table } from '../ui/Table'
import { roleLabels, valueLabels, whatLabels } from './words'

export interface ChangeLine {
  readonly seq: number
  readonly at: number
  readonly by: string
  readonly name: string
  readonly what: string
  readonly from: string
  readonly to: string
}

export function Changes({ changes }: { changes: readonly ChangeLine[] }) {
  const { say, label } = useLanguage()
  const word = (labels: Readonly<Record<string, Label>>, text: string) => {
    const known = labels[text]
    return known ? label(known) : <span lang="zh-CN">{text}</span>
  }
  // A role with its place, `drafter (9901)`, or a word, or whatever somebody typed.
  const value = (text: string) => {
    const [first = '', ...place] = text.split(' ')
    const role = roleLabels[first]
    return role ? [label(role), ...place].join(' ') : word(valueLabels, text)
  }
  return (
    <section>
      <h2>{say('最近的改动', 'Recent changes')}</h2>
      <Table
        caption={say('谁在什么时候把什么改成了什么', 'Who changed what, and when')}
        captionHidden
        rows={changes}
        rowKey={({ seq }) => String(seq)}
        empty={<p>{say('还没有改动。', 'Nothing was changed yet.')}</p>}
        columns={[
          { key: 'at', head: say('时间', 'When'), cell: ({ at }) => instantText(at) },
          {
            key: 'by',
            head: say('谁', 'Who'),
            cell: ({ by }) => (by ? <span lang="zh-CN">{by}</span> : say('系统', 'system')),
          },
          { key: 'name', head: say('对象', 'Of'), cell: ({ name }) => <span lang="zh-CN">{name}</span> },
          { key: 'what', head: say('内容', 'What'), cell: ({ what }) => word(whatLabels, what) },
          { key: 'from', head: say('原来', 'From'), cell: ({ from }) => value(from) },
          { key: 'to', head: say('改为', 'To'), cell: ({ to }) => value(to) },
        ]}
      />
    </section>
  )
}
