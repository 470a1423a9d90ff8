// What would become of each row of a table. The rows that are wrong come first, with the row and the column as the spreadsheet
// names them; the others are not held up by them.

import { useLanguage } from '~/language'
import { dayText } from '../day'
import { Button, ButtonRow } from '../ui/Button'
import { SelectField } from '../ui/Field'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'
import { Table } from '../ui/Table'
import { type Column, ColumnChoices } from './ColumnChoices'
import { channelLabels } from './words'

interface Row {
  readonly row: number
  readonly entry: {
    readonly author: { readonly name: string; readonly contact: string; readonly consents: boolean }
    readonly channel: string
    readonly occasion: string
    readonly comments: readonly {
      readonly article: string
      readonly text: string
      readonly proposal: string
    }[]
  }
}

export interface Preview {
  readonly fileName: string
  readonly source: unknown
  readonly columns: readonly Column[]
  readonly mapping: Readonly<Record<string, number | undefined>>
  readonly missing: readonly string[]
  readonly good: readonly Row[]
  readonly wrong: readonly {
    readonly row: number
    readonly problem: { readonly zh: string; readonly en: string }
    readonly text: string
  }[]
  readonly known: number
  readonly importedAt?: number
}

interface ImportPreviewProps {
  readonly preview: Preview
  readonly meetings: readonly { readonly id: string; readonly name: string }[]
  readonly meeting: string
}

export function ImportPreview({ preview, meetings, meeting }: ImportPreviewProps) {
  const { say, language } = useLanguage()
  const { good, wrong, known, fileName, missing, importedAt } = preview
  return (
    <>
      <p>
        <span lang="zh-CN">{fileName}</span>
        {say('：', ': ')}
        {missing.length > 0
          ? say('还没有判断各行。', 'the rows are not judged yet.')
          : say(
              `可导入${good.length}条，有错${wrong.length}条${known > 0 ? `，以前导入过${known}条` : ''}。`,
              `${good.length} can be imported, ${wrong.length} have errors${known > 0 ? `, ${known} were imported before` : ''}.`,
            )}
        {importedAt === undefined
          ? ''
          : say(
              `这个文件${dayText(importedAt, language)}导入过。`,
              ` This file was imported on ${dayText(importedAt, language)}.`,
            )}
      </p>
      {wrong.length > 0 ? <Wrong preview={preview} /> : null}
      <Form files summary={false}>
        <input type="hidden" name="source" value={JSON.stringify(preview.source)} />
        <input type="hidden" name="shown" value={JSON.stringify(preview.mapping)} />
        {meetings.length > 0 ? (
          <SelectField
            name="meeting"
            label={say('这些意见是在哪次座谈会、走访上提的', 'Meeting or visit at which these were said')}
            options={[
              { value: '', label: say('不属于任何一次', 'None of these') },
              ...meetings.map(({ id, name }) => ({ value: id, label: name, lang: 'zh-CN' })),
            ]}
            defaultValue={meeting}
          />
        ) : null}
        <ColumnChoices columns={preview.columns} mapping={preview.mapping} missing={missing} />
        <ButtonRow>
          {good.length > 0 ? (
            <Button look="primary" name="act" value="confirm" busyWords={say('正在导入…', 'Importing…')}>
              {say(`导入${good.length}条`, `Import ${good.length}`)}
            </Button>
          ) : null}
          <Button name="act" value="map" look={good.length > 0 ? 'secondary' : 'primary'}>
            {say('按这样的列重新预览', 'Preview again with these columns')}
          </Button>
        </ButtonRow>
      </Form>
      {good.length > 0 ? (
        <Good rows={good} />
      ) : missing.length === 0 ? (
        <p>
          {known > 0 && wrong.length === 0
            ? say(
                '这个文件里的意见都导入过了，再导入也不会重复，没有要做的事。',
                'Every comment of this file was imported before; nothing is doubled and there is nothing to do.',
              )
            : say('没有可以导入的行。', 'There is no row to import.')}
        </p>
      ) : null}
    </>
  )
}

function Wrong({ preview }: { preview: Preview }) {
  const { say, language } = useLanguage()
  const others = preview.good.length + preview.known
  return (
    <Notice tone="warn">
      <ul>
        {preview.wrong.map(({ row, problem }) => (
          <li key={row} lang={language === 'en' ? undefined : 'zh-CN'}>
            {problem[language]}
          </li>
        ))}
      </ul>
      <p>
        {say(
          `改好后重新选择文件，其余${others}行不受影响。`,
          `Fix ${preview.wrong.length === 1 ? 'it' : 'them'} and choose the file again; the other ${others} rows are fine.`,
        )}
      </p>
    </Notice>
  )
}

function Good({ rows }: { rows: readonly Row[] }) {
  const { say, label } = useLanguage()
  return (
    <Table
      caption={say(`可以导入的 ${rows.length} 条`, `${rows.length} rows to import`)}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', head: say('行', 'Row'), cell: ({ row }) => say(`第${row}行`, `Row ${row}`) },
        {
          key: 'article',
          head: say('条款', 'Article'),
          cell: ({ entry }) => (
            <span lang="zh-CN">{entry.comments[0]?.article || say('整部草案', 'whole draft')}</span>
          ),
        },
        {
          key: 'text',
          head: say('意见', 'Comment'),
          cell: ({ entry }) => <span lang="zh-CN">{entry.comments[0]?.text}</span>,
        },
        {
          key: 'proposal',
          head: say('建议修改为', 'Suggested wording'),
          cell: ({ entry }) => <span lang="zh-CN">{entry.comments[0]?.proposal}</span>,
        },
        {
          key: 'name',
          head: say('提出人', 'Author'),
          cell: ({ entry }) => (
            <>
              <span lang="zh-CN">{entry.author.name}</span>{' '}
              {entry.author.consents ? say('（公开姓名）', '(name published)') : ''}
            </>
          ),
        },
        {
          key: 'channel',
          head: say('方式', 'How'),
          cell: ({ entry }) =>
            label(channelLabels[entry.channel] ?? { zh: entry.channel, en: entry.channel }),
        },
      ]}
    />
  )
}
