// The fields of a station.

import { useLanguage } from '~/language'
import { stationKindLabels } from '../consultation/words'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import type { FieldError } from '../ui/ErrorSummary'
import { ReadOnlyField, SelectField, TextField } from '../ui/Field'
import { Form } from '../ui/Form'

interface StationFormProps {
  readonly station: {
    readonly id: string
    readonly name: string
    readonly kinds: readonly string[]
    readonly regionCode: string
    readonly address: string
    readonly head: string
    readonly phone: string
  }
  readonly isNew: boolean
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly errors: readonly FieldError[]
}

export function StationForm({ station, isNew, regions, errors }: StationFormProps) {
  const { say, label } = useLanguage()
  const idLabel = say('编号', 'Id')
  const regionOptions = regions.map(({ code, name }) => ({
    value: code,
    label: `${name} ${code}`,
    lang: 'zh-CN',
  }))
  return (
    <Form errors={errors} summary={false}>
      {isNew ? (
        <TextField
          name="id"
          label={idLabel}
          hint={say('以后不能改：海报和任务都用它。', 'It never changes: posters and tasks name it.')}
          defaultValue={station.id}
          width="short"
        />
      ) : (
        <ReadOnlyField label={idLabel} value={station.id} />
      )}
      <TextField name="name" label={say('名称', 'Name')} defaultValue={station.name} />
      <Choice
        name="kinds"
        legend={say('类型', 'Kind')}
        many
        chosen={station.kinds}
        options={Object.entries(stationKindLabels).map(([value, words]) => ({ value, label: label(words) }))}
      />
      <SelectField
        name="regionCode"
        label={say('所在区划', 'Region')}
        defaultValue={station.regionCode}
        options={[{ value: '', label: say('请选择', 'Choose') }, ...regionOptions]}
      />
      <TextField name="address" label={say('地址', 'Address')} defaultValue={station.address} optional />
      <TextField
        name="head"
        label={say('负责人', 'Head')}
        defaultValue={station.head}
        width="medium"
        optional
      />
      <TextField
        name="phone"
        label={say('电话', 'Phone')}
        defaultValue={station.phone}
        type="tel"
        width="medium"
        optional
      />
      <Button look="primary" name="act" value="save">
        {say('保存站点', 'Save the station')}
      </Button>
    </Form>
  )
}
