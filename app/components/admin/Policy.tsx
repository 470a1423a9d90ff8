// The policy table, and the form that adds a row to it.

import { useLanguage } from '~/language'
import { dayText } from '../day'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { SelectField, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { Table } from '../ui/Table'
import { textKinds } from './words'

interface PolicyLine {
  readonly id: string
  readonly region: string
  readonly kind: string
  readonly minDays: number
  readonly stationLeadDays: number
  readonly contactMonths: number
  readonly sourceArticle: string
  readonly validFrom: number
  readonly isFuture: boolean
}

export function PolicyTable({ rows }: { rows: readonly PolicyLine[] }) {
  const { say, label, language } = useLanguage()
  return (
    <Table
      caption={say('规则', 'Rows')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p>{say('还没有规则，按三十日。', 'No row yet: thirty days hold.')}</p>}
      columns={[
        {
          key: 'region',
          head: say('区划', 'Region'),
          cell: ({ region }) => <span lang="zh-CN">{region}</span>,
        },
        {
          key: 'kind',
          head: say('文本', 'Kind'),
          cell: ({ kind }) => label(textKinds[kind] ?? { zh: kind, en: kind }),
        },
        { key: 'days', head: say('最少天数', 'Minimum days'), cell: ({ minDays }) => minDays, numeric: true },
        {
          key: 'lead',
          head: say('站点提前天数', 'Lead of stations'),
          cell: (row) => row.stationLeadDays,
          numeric: true,
        },
        {
          key: 'contact',
          head: say('联系方式保存月数', 'Months contacts are kept'),
          cell: (row) => row.contactMonths,
          numeric: true,
        },
        {
          key: 'source',
          head: say('依据', 'Rests on'),
          cell: (row) => <span lang="zh-CN">{row.sourceArticle}</span>,
        },
        {
          key: 'from',
          head: say('生效', 'From'),
          cell: ({ validFrom, isFuture }) =>
            isFuture
              ? say(
                  `${dayText(validFrom, language)}起（还没生效）`,
                  `${dayText(validFrom, language)} (not yet)`,
                )
              : dayText(validFrom, language),
        },
      ]}
    />
  )
}

interface PolicyFormProps {
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
}

export function PolicyForm({ regions, errors, typed }: PolicyFormProps) {
  const { say, label } = useLanguage()
  const regionOptions = regions.map(({ code, name }) => ({
    value: code,
    label: `${name} ${code}`,
    lang: 'zh-CN',
  }))
  return (
    <section>
      <h2>{say('增加一行', 'Add a row')}</h2>
      <Form errors={errors} summary={false}>
        <SelectField
          name="regionCode"
          label={say('区划', 'Region')}
          defaultValue={typed.regionCode}
          options={regionOptions}
        />
        <SelectField
          name="kind"
          label={say('文本类型', 'Kind of text')}
          defaultValue={typed.kind ?? '*'}
          options={Object.entries(textKinds).map(([value, words]) => ({ value, label: label(words) }))}
        />
        <TextField
          name="minDays"
          label={say('最少天数', 'Minimum days')}
          defaultValue={typed.minDays ?? '30'}
          width="short"
          inputMode="numeric"
        />
        <TextField
          name="stationLeadDays"
          label={say('站点提前几天报送', 'Days stations report before the close')}
          defaultValue={typed.stationLeadDays ?? '5'}
          width="short"
          inputMode="numeric"
        />
        <TextField
          name="contactMonths"
          label={say('联系方式在答复后保存几个月', 'Months contacts are kept after the answer')}
          defaultValue={typed.contactMonths ?? '12'}
          width="short"
          inputMode="numeric"
        />
        <TextField
          name="sourceArticle"
          label={say('依据的条文', 'The article it rests on')}
          defaultValue={typed.sourceArticle}
        />
        <TextField
          name="validFrom"
          type="date"
          label={say('哪天起生效', 'First day')}
          defaultValue={typed.validFrom}
          width="short"
        />
        <Button look="primary">{say('增加这一行', 'Add the row')}</Button>
      </Form>
    </section>
  )
}
