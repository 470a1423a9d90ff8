// What would become of each row of another platform's file. The rows that are wrong come first, by the line the sender counts; the
// others are not held up by them.

import { counted, useLanguage } from '~/language'
import { ColumnChoices } from '../station/ColumnChoices'
import { Button, ButtonRow } from '../ui/Button'
import { Form } from '../ui/Form'
import { Table } from '../ui/Table'
import { ImportProblems } from './ImportProblems'
import { figure, importFieldLabels } from './words'

interface Row {
  readonly line: number
  readonly row: {
    readonly externalId: string
    readonly text: string
    /** As the draft prints it; empty for the draft as a whole. */
    readonly article: string
    readonly proposal: string
    readonly name: string
  }
}

interface PlatformPreviewProps {
  readonly preview: {
    readonly check: {
      readonly columns: readonly { readonly head: string; readonly sample: string }[]
      readonly total: number
      readonly wrong: number
      readonly problems: readonly {
        readonly line: number
        readonly field: string
        readonly sentence: { readonly zh: string; readonly en: string }
      }[]
      readonly first: readonly Row[]
    }
    readonly mapping: Readonly<Record<string, number | undefined>>
    readonly shown: string
    readonly missing: readonly string[]
    readonly known: number
    readonly fresh: number
  }
}

export function PlatformPreview({ preview }: PlatformPreviewProps) {
  const { say } = useLanguage()
  const { check, mapping, shown, missing, known, fresh } = preview
  const { columns, total, wrong, problems, first } = check
  return (
    <>
      <p>
        {say(`文件有${figure(total)}行：`, `The file has ${counted(total, 'row')}: `)}
        {missing.length > 0
          ? say('还没有判断各行。', 'they are not judged yet.')
          : say(
              `可导入${figure(fresh)}条，有错${figure(wrong)}行${known > 0 ? `，以前导入过${figure(known)}条` : ''}。`,
              `${figure(fresh)} can be imported, ${figure(wrong)} with errors${known > 0 ? `, ${figure(known)} were imported before` : ''}.`,
            )}
      </p>
      <ImportProblems
        problems={problems.map(({ line, field, sentence }) => ({ line, field, ...sentence }))}
        wrong={wrong}
        rest={say(
          '有错的行不影响其余各行；改好以后把整个文件再传一次，导入过的不会重复。',
          'They do not hold up the others. Mend them and send the whole file again: nothing is doubled.',
        )}
      />
      <Form summary={false}>
        <input type="hidden" name="shown" value={shown} />
        {columns.map(({ head }) => (
          <input key={head} type="hidden" name="column" value={head} />
        ))}
        <ColumnChoices columns={columns} mapping={mapping} missing={missing} labels={importFieldLabels} />
        <ButtonRow>
          {fresh > 0 ? (
            <Button look="primary" name="act" value="start" busyWords={say('正在开始…', 'Starting…')}>
              {say(`导入${figure(fresh)}条`, `Import ${figure(fresh)}`)}
            </Button>
          ) : null}
          <Button name="act" value="map" look={fresh > 0 ? 'secondary' : 'primary'}>
            {say('按这样的列重新预览', 'Preview again with these columns')}
          </Button>
        </ButtonRow>
      </Form>
      {missing.length === 0 && fresh === 0 ? (
        <p>
          {known > 0
            ? say(
                '这个文件里的意见都导入过了，没有要做的事。',
                'Every comment of this file was imported before: there is nothing to do.',
              )
            : say('没有可以导入的行。', 'There is no row to import.')}
        </p>
      ) : null}
      {first.length > 0 ? <First rows={first} /> : null}
    </>
  )
}

function First({ rows }: { rows: readonly Row[] }) {
  const { say } = useLanguage()
  return (
    <Table
      caption={say(`前${rows.length}条读出来是这样`, `The first ${rows.length} as they are read`)}
      rows={rows}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', head: say('行', 'Row'), cell: ({ line }) => say(`第${line}行`, `Row ${line}`) },
        {
          key: 'id',
          head: say('编号', 'Id'),
          cell: ({ row }) => <span lang="zh-CN">{row.externalId}</span>,
        },
        {
          key: 'article',
          head: say('条款', 'Article'),
          cell: ({ row }) =>
            row.article ? <span lang="zh-CN">{row.article}</span> : say('整部草案', 'whole draft'),
        },
        {
          key: 'text',
          head: say('意见', 'Comment'),
          cell: ({ row }) => <span lang="zh-CN">{row.text}</span>,
        },
        {
          key: 'proposal',
          head: say('建议修改为', 'Suggested wording'),
          cell: ({ row }) => <span lang="zh-CN">{row.proposal}</span>,
        },
        {
          key: 'name',
          head: say('提出人', 'Author'),
          cell: ({ row }) => <span lang="zh-CN">{row.name}</span>,
        },
      ]}
    />
  )
}
