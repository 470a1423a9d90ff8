// The decision under a preview: which work the text belongs to, which version it is, and what is said about it.
// What the text says of itself is filled in already.

import { type Stage, stages } from '~/domain/statute'
import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Tick } from '../ui/Choice'
import { Details } from '../ui/Disclosure'
import type { FieldError } from '../ui/ErrorSummary'
import { SelectField, TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { stageLabels, workKindLabels } from './stages'

export interface Proposed {
  readonly work?: { readonly id: string; readonly title: string; readonly versions: number }
  readonly title: string
  readonly stage: Stage
  readonly label: string
  readonly day: string
  readonly region: string
}

interface ImportSaveProps {
  readonly ticket: string
  readonly proposed: Proposed
  readonly works: readonly { readonly id: string; readonly title: string; readonly versions: number }[]
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly issuers: readonly string[]
  readonly errors: readonly FieldError[]
  /** What was typed when it was refused. */
  readonly typed?: Readonly<Record<string, string>>
}

export function ImportSave({ ticket, proposed, works, regions, issuers, errors, typed }: ImportSaveProps) {
  const { say, label } = useLanguage()
  const isKnown = works.some(({ id }) => id === proposed.work?.id)
  const chosen = typed?.work ?? (isKnown ? (proposed.work?.id ?? 'new') : 'new')
  const stage = typed?.stage ?? proposed.stage
  return (
    <Form errors={errors} label={say('保存', 'Save')}>
      <input type="hidden" name="ticket" value={ticket} />
      <SelectField
        name="work"
        label={say('属于哪一部法规', 'Work')}
        hint={say(
          '同一部法规的各稿放在一起，才能逐条对照、带着意见往下走。',
          'Versions of one work are kept together, so that they can be compared and comments carried on.',
        )}
        defaultValue={chosen}
        options={[
          { value: 'new', label: say('新法规（在下面填写）', 'A new work (described below)') },
          ...works.map(({ id, title, versions }) => ({
            value: id,
            lang: 'zh-CN',
            label: say(
              `${title}（已有${versions}稿，本件是第${versions + 1}稿）`,
              `${title} (has ${versions}; this is no. ${versions + 1})`,
            ),
          })),
        ]}
      />
      <Details
        summary={say('新法规的名称、类别、机关和地区', 'Title, kind, issuer and region of a new work')}
        open={chosen === 'new'}
      >
        <TextField
          name="title"
          label={say('法规名称', 'Title')}
          defaultValue={typed?.title ?? proposed.title}
        />
        <SelectField
          name="kind"
          label={say('类别', 'Kind')}
          defaultValue={typed?.kind ?? 'regulation'}
          options={Object.entries(workKindLabels).map(([value, words]) => ({ value, label: label(words) }))}
        />
        <TextField
          name="issuer"
          label={say('制定机关', 'Issuer')}
          optional
          defaultValue={typed?.issuer ?? issuers[0] ?? ''}
        />
        <SelectField
          name="region"
          label={say('地区', 'Region')}
          defaultValue={typed?.region ?? proposed.region}
          options={regions.map(({ code, name }) => ({ value: code, label: name, lang: 'zh-CN' }))}
        />
      </Details>
      <SelectField
        name="stage"
        label={say('稿次', 'Stage')}
        defaultValue={stage}
        options={stages.map((value) => ({ value, label: label(stageLabels[value]) }))}
      />
      <TextField
        name="label"
        label={say('稿次名称', 'Name of the version')}
        hint={say(
          '印在标题下面的名称，如“草案二次审议稿”。',
          'As it is printed under the title, in Chinese.',
        )}
        defaultValue={typed?.label ?? (proposed.label || stageLabels[proposed.stage].zh)}
        width="medium"
      />
      <TextField
        name="day"
        label={say('文本的日期', 'Day of the text')}
        hint={say('年-月-日，如 2026-11-22。', 'Year-month-day, e.g. 2026-11-22.')}
        defaultValue={typed?.day ?? proposed.day}
        width="short"
      />
      <TextArea
        name="explanation"
        label={say('说明', 'Explanatory note')}
        hint={say(
          '起草说明，随文本一起公开，公众也可以对它提意见。',
          'Published with the text; the public may comment on it too.',
        )}
        optional
        rows={6}
        lang="zh-CN"
        defaultValue={typed?.explanation ?? ''}
      />
      <Tick
        name="isPublic"
        label={say('现在就公开这份文本', 'Make this text public now')}
        hint={say(
          '不公开的文本，发布征求意见时会一起公开。',
          'A text that is not public becomes so when its consultation is published.',
        )}
        checked={typed ? typed.isPublic === 'yes' : false}
      />
      <div className="button-row">
        <Button look="primary" name="intent" value="save" busyWords={say('正在保存…', 'Saving …')}>
          {say('保存这一稿', 'Save this version')}
        </Button>
        <Button name="intent" value="give-up">
          {say('放弃', 'Give up')}
        </Button>
      </div>
      <p className="hint">
        {say(
          '保存后可以整件撤销，直到有征求意见用到它。',
          'A saved import can be undone until a consultation rests on it.',
        )}
      </p>
    </Form>
  )
}
