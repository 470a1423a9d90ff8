// What can be done with the ticked comments, or with all that meet the conditions of the list: those are counted and the
// number is agreed to first. Buttons only: it works by touch, by keyboard and without a script.

import type { ReactNode } from 'react'
import { moderationReasons } from '~/domain/comment'
import { counted, useLanguage } from '~/language'
import { Button, ButtonRow } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { SelectField, TextField } from '../../ui/Field'
import { AssigneeFields, type AssigneeOption } from './AssignPanel'

interface BulkProps {
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly mayGroup: boolean
  readonly mayModerate: boolean
  readonly typed?: Readonly<Record<string, string>>
  readonly more?: ReactNode
  /** How many meet the conditions; without it only ticked comments can be acted on. */
  readonly matching?: number
  /** Whom comments can be given to; without it they cannot. */
  readonly assignees?: readonly AssigneeOption[]
}

export function BulkActs(props: BulkProps) {
  const { mayGroup, mayModerate, typed, more, matching, assignees } = props
  const { say } = useLanguage()
  return (
    <section className="bulk" aria-labelledby="bulk" id="comment">
      <h3 id="bulk">{say('对选中的意见', 'With the chosen comments')}</h3>
      {matching === undefined ? null : (
        <Choice
          name="scope"
          legend={say('对哪些意见', 'Which comments')}
          chosen={[typed?.scope === 'all' ? 'all' : 'ticked']}
          options={[
            { value: 'ticked', label: say('打了勾的', 'Those that are ticked') },
            {
              value: 'all',
              label: say(
                `符合现在条件的全部${matching.toLocaleString('en')}条`,
                `All ${counted(matching, 'comment')} that meet the conditions`,
              ),
              hint: say('按下按钮后先请您确认条数', 'The number is shown for you to agree to first'),
            },
          ]}
        />
      )}
      {more}
      {mayGroup ? <ThemeActs {...props} /> : null}
      {mayGroup && assignees ? (
        <>
          <AssigneeFields
            prefix="bulk-"
            assignees={assignees}
            assignee={typed?.assignee}
            dueOn={typed?.dueOn}
          />
          <ButtonRow>
            <Button name="act" value="assign-comments">
              {say('分办', 'Assign')}
            </Button>
          </ButtonRow>
        </>
      ) : null}
      {mayModerate ? <ModerationActs typed={typed} /> : null}
    </section>
  )
}

function ThemeActs({ themes, typed }: BulkProps) {
  const { say } = useLanguage()
  return (
    <>
      <SelectField
        name="themeId"
        label={say('归入要点', 'Put into a theme')}
        defaultValue={typed?.themeId}
        options={[
          { value: '', label: say('请选择', 'Choose') },
          ...themes.map(({ id, name }) => ({ value: id, label: name, lang: 'zh-CN' })),
        ]}
      />
      <ButtonRow>
        <Button name="act" value="move">
          {say('归入', 'Put in')}
        </Button>
        <Button name="act" value="take-out" look="text">
          {say('移出要点', 'Take out of its theme')}
        </Button>
      </ButtonRow>
      <TextField name="name" label={say('新要点的名字', 'Name of a new theme')} defaultValue={typed?.name} />
      <ButtonRow>
        <Button name="act" value="create">
          {say('建立要点', 'Make the theme')}
        </Button>
      </ButtonRow>
    </>
  )
}

function ModerationActs({ typed }: Pick<BulkProps, 'typed'>) {
  const { say, label } = useLanguage()
  return (
    <>
      <SelectField
        name="reason"
        label={say('不公开的理由', 'Reason not to publish')}
        hint={say(
          '提出人在回执上看得到理由和说明，可以提异议；不公开的意见照样计数',
          'The author reads the reason and the note on the receipt and can appeal; the comment stays in the count',
        )}
        defaultValue={typed?.reason}
        options={[
          { value: '', label: say('请选择', 'Choose') },
          ...Object.entries(moderationReasons).map(([value, words]) => ({ value, label: label(words) })),
        ]}
      />
      <TextField name="note" optional label={say('说明', 'Note')} defaultValue={typed?.note} />
      <ButtonRow>
        <Button name="act" value="held">
          {say('暂不公开', 'Hold back')}
        </Button>
        <Button name="act" value="refused" look="danger">
          {say('不予公开', 'Do not publish')}
        </Button>
        <Button name="act" value="published">
          {say('公开', 'Publish')}
        </Button>
      </ButtonRow>
    </>
  )
}
