// Many law files at once: choosing them, and what was recognised in each before anything is saved.

import { counted, useLanguage } from '~/language'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { FileField, SelectField } from '../ui/Field'
import { Form } from '../ui/Form'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'

interface UploadProps {
  readonly errors: readonly FieldError[]
  readonly regions: readonly { readonly code: string; readonly name: string }[]
}

export function LawFilesUpload({ errors, regions }: UploadProps) {
  const { say } = useLanguage()
  return (
    <Form errors={errors} summary={false} files label={say('选择文件', 'Choose the files')}>
      <FileField
        name="files"
        label={say('文件', 'Files')}
        hint={say(
          '可以一次选多个 .docx、.md、.txt，或者一个 .zip，合起来最大20 MB、200个文件。下一步先看识别结果，确认后才导入。更多的用命令行 tiaoyi import。',
          'Several .docx, .md, .txt at once, or a .zip, up to 20 MB and 200 files together. You see what was recognised first; nothing is imported before you confirm. For more use the command tiaoyi import.',
        )}
        accept=".zip,.docx,.doc,.pdf,.md,.txt,.html,.htm"
        multiple
      />
      <SelectField
        name="region"
        label={say('没有写明地区的，归到', 'Region of those that name none')}
        options={regions.map(({ code, name }) => ({ value: code, label: name, lang: 'zh-CN' }))}
      />
      <Button look="primary" name="act" value="keep" busyWords={say('正在读取…', 'Reading …')}>
        {say('看识别结果', 'See what is recognised')}
      </Button>
    </Form>
  )
}

export interface LawFileRowView {
  readonly name: string
  readonly title: string
  readonly state: 'there' | 'known' | 'earlier' | 'new' | 'fault'
  readonly stage: string
  readonly day: string
  readonly articles: number
  readonly errors: number
  readonly doubts: readonly string[]
  readonly href?: string
  readonly fault?: { readonly zh: string; readonly en: string }
}

const stateWords = {
  there: { zh: '已在库中', en: 'There already' },
  known: { zh: '已有法规的新一稿', en: 'New version of a known work' },
  earlier: { zh: '本批同一部的下一稿', en: 'Next version of one above' },
  new: { zh: '新的法规', en: 'New work' },
  fault: { zh: '读不了', en: 'Cannot be read' },
} as const

export function LawFilesTable({ rows }: { rows: readonly LawFileRowView[] }) {
  const { say, label } = useLanguage()
  return (
    <Table
      caption={say(`识别结果 ${rows.length}个文件`, `Recognised: ${counted(rows.length, 'file')}`)}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', head: say('文件', 'File'), cell: ({ name }) => <span lang="zh-CN">{name}</span> },
        {
          key: 'title',
          head: say('法规', 'Work'),
          cell: ({ title, href }) =>
            href ? (
              <a href={href} lang="zh-CN">
                {title}
              </a>
            ) : (
              <span lang="zh-CN">{title}</span>
            ),
        },
        {
          key: 'state',
          head: say('结果', 'Result'),
          cell: ({ state }) => (
            <Tag tone={state === 'fault' ? 'err' : state === 'there' ? 'ok' : 'plain'}>
              {label(stateWords[state])}
            </Tag>
          ),
        },
        {
          key: 'version',
          head: say('稿次、日期', 'Version, day'),
          cell: ({ stage, day }) => <span lang="zh-CN">{[stage, day].filter(Boolean).join(' ')}</span>,
        },
        { key: 'articles', head: say('条数', 'Articles'), numeric: true, cell: ({ articles }) => articles },
        {
          key: 'doubts',
          head: say('要看一看的', 'To look into'),
          cell: ({ fault, errors, doubts }) => (
            <>
              {fault ? label(fault) : null}
              {errors > 0 ? say(`结构问题${errors}处`, counted(errors, 'finding')) : null}
              {doubts.length > 0 ? (
                <>
                  {' '}
                  {say('日期存疑', 'Doubtful day')} <span lang="en">({doubts.join('; ')})</span>
                </>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}

export function LawFilesStart({ fresh }: { fresh: number }) {
  const { say } = useLanguage()
  if (fresh === 0)
    return (
      <p>
        {say(
          '没有要导入的：都已在库中，或者读不了。',
          'Nothing to import: all are there already or cannot be read.',
        )}
      </p>
    )
  return (
    <Form label={say('开始导入', 'Start the import')}>
      <Button look="primary" name="act" value="start">
        {say(`导入${fresh}个文件`, `Import ${counted(fresh, 'file')}`)}
      </Button>
    </Form>
  )
}
