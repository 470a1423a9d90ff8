// The record of a meeting: the day, the place, who led it, how many came and of which groups. One column of short fields, in the
// order of the paper that hangs at the door.

import { meetingGroupNames, meetingGroups, meetingKinds } from '~/domain/consultation'
import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import type { FieldError } from '../ui/ErrorSummary'
import { TextField } from '../ui/Field'
import { Form } from '../ui/Form'

interface MeetingFormProps {
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isNew: boolean
}

export function MeetingForm({ values, errors, isNew }: MeetingFormProps) {
  const { say, label } = useLanguage()
  return (
    <Form errors={errors} summary={false} className="form fast-form">
      <Choice
        name="kind"
        inline
        legend={say('方式', 'Kind')}
        options={Object.entries(meetingKinds).map(([value, words]) => ({ value, label: label(words) }))}
        chosen={[values.kind ?? 'forum']}
      />
      <TextField
        name="heldOn"
        type="date"
        width="medium"
        label={say('日期', 'Day')}
        defaultValue={values.heldOn}
        focus={errors.length === 0 && isNew}
      />
      <TextField name="place" label={say('地点', 'Place')} defaultValue={values.place} width="medium" />
      <TextField name="host" label={say('主持人', 'Led by')} defaultValue={values.host} width="medium" />
      <TextField
        name="recorder"
        optional
        label={say('记录人', 'Minutes by')}
        defaultValue={values.recorder}
        width="medium"
      />
      <TextField
        name="present"
        inputMode="numeric"
        width="short"
        label={say('到会人数', 'People present')}
        defaultValue={values.present}
      />
      <fieldset className="entry-block">
        <legend>{say('其中（可不填）', 'Of these (optional)')}</legend>
        <div className="number-row">
          {meetingGroupNames.map((group) => (
            <TextField
              key={group}
              name={`group-${group}`}
              inputMode="numeric"
              width="short"
              label={label(meetingGroups[group])}
              defaultValue={values[`group-${group}`]}
            />
          ))}
        </div>
      </fieldset>
      <p className="entry-acts">
        <Button look="primary" busyWords={say('正在保存…', 'Saving…')}>
          {isNew
            ? say('登记，开始录入意见', 'Record it and enter comments')
            : say('保存更正', 'Save the correction')}
        </Button>
      </p>
    </Form>
  )
}
