// The 条文对照表 of the two versions as a file: three links for how it is usually wanted, and a form for the rest. The form
// answers with a file, so it needs no script.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../ui/Button'
import { Details } from '../ui/Disclosure'

interface TableDownloadsProps {
  readonly workId: string
  readonly from: number
  readonly to: number
}

const formats = [
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
  ['pdf', 'PDF'],
] as const

export function TableDownloads({ workId, from, to }: TableDownloadsProps) {
  const { say } = useLanguage()
  return (
    <section aria-label={say('下载条文对照表', 'Download the comparison table')} className="no-print">
      <ul className="link-row">
        <li>{say('下载条文对照表：', 'Download the comparison table:')}</li>
        {formats.map(([format, name]) => (
          <li key={format}>
            <a href={paths.compareTable(workId, format, { from, to })}>{name}</a>
          </li>
        ))}
      </ul>
      <Details summary={say('另选栏数、范围和标法', 'Choose columns, articles and marks')}>
        <form method="get" action={paths.compareTable(workId, 'docx')} className="layers">
          <input type="hidden" name="from" value={from} />
          <input type="hidden" name="to" value={to} />
          <Select
            name="columns"
            label={say('栏', 'Columns')}
            options={[
              ['3', say('三栏，有说明', 'Three, with remarks')],
              ['2', say('两栏', 'Two')],
            ]}
          />
          <Select
            name="articles"
            label={say('条文', 'Articles')}
            options={[
              ['all', say('全部条文', 'All articles')],
              ['changed', say('只列有变动的', 'Only those that changed')],
            ]}
          />
          <Select
            name="deletions"
            label={say('删去的字', 'Deleted words')}
            options={[
              ['framed', say('加框', 'In a frame')],
              ['struck', say('加删除线', 'Struck through')],
            ]}
          />
          {formats.map(([format, name]) => (
            <Button key={format} formAction={paths.compareTable(workId, format)}>
              {say(`下载 ${name}`, `Download ${name}`)}
            </Button>
          ))}
        </form>
      </Details>
    </section>
  )
}

interface SelectProps {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, words: string])[]
}

function Select({ name, label, options }: SelectProps) {
  return (
    <label className="layer">
      {label}{' '}
      <select className="input" name={name}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
