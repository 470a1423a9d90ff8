// Which column of a table is taken for what: guessed from its head, corrected by the person. Each choice names the column as the file
// does and shows what stands in it, since two columns may be called 意见.

import { type Label, useLanguage } from '~/language'
import { Details } from '../ui/Disclosure'
import { SelectField } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { fieldLabels } from './words'

export interface Column {
  readonly head: string
  readonly sample: string
}

interface ColumnChoicesProps {
  readonly columns: readonly Column[]
  readonly mapping: Readonly<Record<string, number | undefined>>
  readonly missing: readonly string[]
  /** What a column may hold; a station's table where it is not given. */
  readonly labels?: Readonly<Record<string, Label>>
}

export function ColumnChoices({ columns, mapping, missing, labels = fieldLabels }: ColumnChoicesProps) {
  const { say, label } = useLanguage()
  const nameOf = (field: string) => label(labels[field] as Label)
  const chosen = Object.entries(mapping).flatMap(([field, at]) => {
    const column = at === undefined ? undefined : columns[at]
    return column ? [`${nameOf(field)}${say('＝', ' = ')}${column.head || letterOf(at ?? 0)}`] : []
  })
  return (
    <>
      {missing.length > 0 ? (
        <Notice tone="warn">
          {say(
            `没认出哪一列是${missing.map((field) => `“${nameOf(field)}”`).join('、')}，请在下面选。`,
            `No column was recognised for ${missing.map(nameOf).join(' and ')}: choose below.`,
          )}
        </Notice>
      ) : null}
      <Details
        open={missing.length > 0}
        summary={
          <span>
            {say('列的对应：', 'Columns: ')}
            <span lang="zh-CN">{chosen.join(say('，', ', '))}</span>
            {say('（不对就改）', ' (correct them here)')}
          </span>
        }
      >
        <div className="column-choices">
          {Object.keys(labels).map((field) => (
            <SelectField
              key={field}
              name={`column-${field}`}
              label={nameOf(field)}
              options={[
                { value: '', label: say('没有这一列', 'No such column') },
                ...columns.map(({ head, sample }, at) => ({
                  value: String(at),
                  label: `${letterOf(at)} ${head}${sample ? `：${sample}` : ''}`,
                  lang: 'zh-CN',
                })),
              ]}
              defaultValue={mapping[field] === undefined ? '' : String(mapping[field])}
            />
          ))}
        </div>
      </Details>
    </>
  )
}

/** A, B, … as spreadsheets name columns; beyond Z it has two letters. */
function letterOf(at: number): string {
  const first = at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : ''
  return first + String.fromCharCode(65 + (at % 26))
}
